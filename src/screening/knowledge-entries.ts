import type { Entity, EntityName, EntitySchema, ListEntry } from '../core/listing.ts';
import type { ListingFact, MakerFact } from '../knowledge/knowledge.ts';

const SCHEMAS: Readonly<Record<string, EntitySchema>> = {
  person: 'Person',
  'equipment-category': 'Category',
  category: 'Category',
  government: 'PublicBody',
  agency: 'PublicBody',
};

/**
 * The companies of the built-in knowledge base as list entries, one for each list and company, so that they are screened
 * like every other list. A maker whose listing rests on recalled sources is included and says so in its remarks.
 */
export function* entriesOfKnowledge(
  makers: readonly MakerFact[],
  listings: readonly ListingFact[],
): Generator<ListEntry> {
  const byId = new Map(makers.map((maker) => [maker.id, maker]));
  for (const listing of listings) {
    const maker = byId.get(listing.entity);
    if (maker === undefined) continue;
    yield entryOf(maker, listing);
  }
}

function entryOf(maker: MakerFact, listing: ListingFact): ListEntry {
  return {
    kind: 'entry',
    list: listing.rule,
    entryId: listing.id,
    entity: {
      ...entityOfMaker(maker),
      ...(listing.verified
        ? {}
        : { remarks: 'The listing rests on sources that have not been opened: check it before relying on it.' }),
    },
    listedOn: listing.listedOn,
    ...(listing.delistedOn === undefined ? {} : { delistedOn: listing.delistedOn }),
    programmes: [],
    scope: listing.namedHow,
    // The law is cited; the address is where it, or a report of it, can be read.
    citation: { ...listing.sources[0], title: listing.citation },
    hash: listing.id,
  };
}

/** A built-in company as a party with all its names. */
export function entityOfMaker(maker: MakerFact): Entity {
  const others: EntityName[] = maker.names
    .filter((name) => name.value !== maker.name)
    .map((name) => ({
      value: name.value,
      kind: name.type === 'native' ? 'script' : name.type === 'former' ? 'former' : 'alias',
      ...(name.lang === undefined ? {} : { lang: name.lang }),
    }));
  return {
    id: `maker:${maker.id}`,
    schema: SCHEMAS[maker.kind] ?? 'Company',
    names: [{ value: maker.name, kind: 'primary' }, ...others],
    identifiers: [],
    addresses: [],
    birthDates: [],
    countries: maker.country === undefined ? [] : [maker.country.toUpperCase()],
    sectors: [],
  };
}
