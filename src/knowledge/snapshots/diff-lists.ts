import { stat } from 'node:fs/promises';
import { isIsoDate, type IsoDate } from '../../core/dates.ts';
import type { ListEntry, Relation } from '../../core/listing.ts';
import { NameplateError } from '../../core/problem.ts';
import { DEFAULT_SOURCE_LIMITS, type SourceEvent } from '../sources/source.ts';
import { snapshotFolder } from './home.ts';
import { type Manifest, snapshots } from './manifest.ts';
import { listEntries, listsInForce, snapshotRelations } from './read-entries.ts';
import { recognise } from './recognise.ts';

/** One entry that differs between two states of a list. */
export interface EntryChange {
  readonly change: 'added' | 'removed' | 'changed';
  readonly list: string;
  readonly entryId: string;
  readonly name: string;
  /** Which parts differ, for `changed`. */
  readonly fields: readonly string[];
  readonly before?: ListEntry;
  readonly after?: ListEntry;
}

/** One state of the lists to compare. */
export interface ListState {
  readonly title: string;
  /** Lists it may hold entries of. */
  readonly lists: readonly string[];
  /** The day, when the side is a day: then it holds all lists as they stood on it. */
  readonly day?: IsoDate;
  entries(): AsyncIterable<readonly ListEntry[]>;
  relations(): AsyncIterable<readonly Relation[]>;
}

/**
 * Understands what the user names as a side: a snapshot id (or its beginning), a day (the newest snapshots up to that
 * day), or a file or folder as published. Throws `lists/no-such-snapshot`.
 */
export async function listState(home: string, text: string): Promise<ListState> {
  const all = await snapshots(home);
  const named = all.filter((manifest) => manifest.id === text);
  const close = named.length > 0 ? named : all.filter((manifest) => manifest.id.startsWith(text));
  if (close.length === 1) return stateOfSnapshot(home, close[0]!);
  if (isIsoDate(text)) {
    const inForce = await listsInForce(home, { asOf: text });
    return {
      title: `lists as of ${text}`,
      lists: inForce.lists.map((one) => one.list),
      day: text,
      entries: inForce.entries,
      relations: inForce.relations,
    };
  }
  if (
    await stat(text).then(
      () => true,
      () => false,
    )
  )
    return await stateOfFiles(text);
  const hint =
    close.length > 1
      ? `Say more: ${close.map((manifest) => manifest.id).join(', ')}`
      : `Give a snapshot id (nameplate lists status), a day, or a file. There are: ${all.map((manifest) => manifest.id).join(', ') || 'no snapshots'}`;
  throw new NameplateError(
    'lists/no-such-snapshot',
    `"${text}" names ${close.length > 1 ? 'several snapshots' : 'no snapshot, day or file'}`,
    hint,
    { exitCode: 2 },
  );
}

function stateOfSnapshot(home: string, manifest: Manifest): ListState {
  const folder = snapshotFolder(home);
  return {
    title: manifest.id,
    lists: manifest.lists.map((list) => list.id),
    async *entries() {
      for (const list of manifest.lists) yield* listEntries(folder, manifest, list.id);
    },
    relations: () => snapshotRelations(folder, manifest),
  };
}

async function stateOfFiles(path: string): Promise<ListState> {
  const { batches, problems } = await recognise([path]);
  if (batches.length === 0)
    throw new NameplateError(
      'lists/unknown-format',
      problems[0]?.message ?? `${path} holds no list`,
      problems[0]?.hint ?? 'Give a list as published.',
      { exitCode: 2 },
    );
  async function* events(): AsyncGenerator<readonly SourceEvent[]> {
    for (const { source, files } of batches) yield* source.parse(files, { limits: DEFAULT_SOURCE_LIMITS });
  }
  return {
    title: path,
    lists: [...new Set(batches.flatMap((batch) => batch.source.lists))],
    async *entries() {
      for await (const some of events()) yield some.filter((event): event is ListEntry => event.kind === 'entry');
    },
    async *relations() {
      for await (const some of events()) yield some.filter((event): event is Relation => event.kind === 'relation');
    },
  };
}

const PARTS = [
  'names',
  'identifiers',
  'addresses',
  'birthDates',
  'countries',
  'schema',
  'sectors',
  'position',
  'remarks',
] as const;

function fieldsThatDiffer(before: ListEntry, after: ListEntry): string[] {
  const entity = PARTS.filter((part) => JSON.stringify(before.entity[part]) !== JSON.stringify(after.entity[part]));
  const entry = (['listedOn', 'delistedOn', 'programmes', 'scope'] as const).filter(
    (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  );
  return [...entity, ...entry];
}

/**
 * Entries added, removed and changed from one state to another, compared list by list and id by id on the lists that
 * both sides hold (a list that only one side holds is no change of its entries; see `uncompared`). Sorted by list and id.
 */
export async function diffLists(
  before: ListState,
  after: ListState,
): Promise<{ changes: readonly EntryChange[]; uncompared: readonly string[] }> {
  const old = new Map<string, ListEntry>();
  const oldLists = new Set<string>();
  for await (const batch of before.entries()) {
    for (const entry of batch) {
      old.set(`${entry.list}\t${entry.entryId}`, entry);
      oldLists.add(entry.list);
    }
  }
  const changes: EntryChange[] = [];
  const newLists = new Set<string>();
  for await (const batch of after.entries()) {
    for (const entry of batch) {
      newLists.add(entry.list);
      const key = `${entry.list}\t${entry.entryId}`;
      const was = old.get(key);
      old.delete(key);
      if (!oldLists.has(entry.list) || was?.hash === entry.hash) continue;
      const name = entry.entity.names[0].value;
      changes.push(
        was === undefined
          ? { change: 'added', list: entry.list, entryId: entry.entryId, name, fields: [], after: entry }
          : {
              change: 'changed',
              list: entry.list,
              entryId: entry.entryId,
              name,
              fields: fieldsThatDiffer(was, entry),
              before: was,
              after: entry,
            },
      );
    }
  }
  for (const entry of old.values()) {
    if (newLists.has(entry.list))
      changes.push({
        change: 'removed',
        list: entry.list,
        entryId: entry.entryId,
        name: entry.entity.names[0].value,
        fields: [],
        before: entry,
      });
  }
  const uncompared = [...oldLists]
    .filter((list) => !newLists.has(list))
    .concat([...newLists].filter((list) => !oldLists.has(list)));
  return { changes: changes.sort(byListAndId), uncompared: uncompared.sort() };
}

function byListAndId(a: EntryChange, b: EntryChange): number {
  if (a.list !== b.list) return a.list < b.list ? -1 : 1;
  return a.entryId.localeCompare(b.entryId, 'en', { numeric: true });
}
