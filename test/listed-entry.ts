import type { ListEntry } from '../src/core/listing.ts';

/** A list entry that says no more of a party than its name; `entity` adds or replaces facts. */
export function listedEntry(
  list: string,
  entryId: string,
  name: string,
  entity: Partial<ListEntry['entity']> = {},
): ListEntry {
  return {
    kind: 'entry',
    list,
    entryId,
    entity: {
      id: `${list}:${entryId}`,
      schema: 'Company',
      names: [{ value: name, kind: 'primary' }],
      identifiers: [],
      addresses: [],
      birthDates: [],
      countries: [],
      sectors: [],
      ...entity,
    },
    programmes: [],
    citation: { title: 'made for this test' },
    hash: entryId,
  };
}
