import { join } from 'node:path';
import type { IsoDate } from '../../core/dates.ts';
import type { ListEntry, Relation } from '../../core/listing.ts';
import type { Problem } from '../../core/problem.ts';
import { listDefinition } from '../sources/catalogue.ts';
import { readChecks } from './checks.ts';
import { snapshotFolder } from './home.ts';
import { type Manifest, readManifest, snapshots } from './manifest.ts';
import { readLines } from './normal-form.ts';

/** The snapshots that answer for one list on one day. */
export interface ListInForce {
  readonly list: string;
  /** Newest snapshot not after the day; the earliest there is when the day lies before all data. */
  readonly base: Manifest;
  /** First later snapshot of the same source: tells entries listed between the base and the day. */
  readonly next?: Manifest;
  readonly before: boolean;
}

/** What stands on the lists on a day, and what must be said about the data. */
export interface ListsInForce {
  readonly asOf: IsoDate;
  readonly lists: readonly ListInForce[];
  /** Dates older than the data, data older than allowed, nothing at all. */
  readonly problems: readonly Problem[];
  /** Entries in force, list by list, in batches. Throws `lists/damaged`. */
  entries(): AsyncIterable<readonly ListEntry[]>;
  /** Relations of the chosen snapshots. Throws `lists/damaged`. */
  relations(): AsyncIterable<readonly Relation[]>;
}

export interface InForceOptions {
  readonly asOf: IsoDate;
  /** List ids; all there are when not given. */
  readonly lists?: readonly string[] | undefined;
  /** Warn when the chosen data is older than this many days before `asOf`; each list's own measure when not given. */
  readonly maxAgeDays?: number | undefined;
}

/** Whole days from one day to another. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Whether an entry stands on its list on a day: listed by then (or undated), and not yet delisted. */
export function standsOn(entry: ListEntry, day: IsoDate): boolean {
  return (
    (entry.listedOn === undefined || entry.listedOn <= day) &&
    (entry.delistedOn === undefined || day < entry.delistedOn)
  );
}

/** Opens the lists as they stood on a day, choosing among the snapshots under the data home. */
export async function listsInForce(home: string, options: InForceOptions): Promise<ListsInForce> {
  const all = await snapshots(home);
  const checks = await readChecks(home);
  const ids = options.lists ?? [...new Set(all.flatMap((manifest) => manifest.lists.map((list) => list.id)))].sort();
  const lists: ListInForce[] = [];
  const problems: Problem[] = [];
  for (const id of ids) {
    const chosen = chooseFor(id, all, options.asOf);
    if (chosen === undefined) {
      problems.push({
        kind: 'problem',
        code: 'lists/missing',
        severity: 'error',
        message: `${id}: no data on this machine`,
        hint: 'Run: nameplate lists update, or: nameplate lists import <files>',
      });
      continue;
    }
    lists.push(chosen);
    problems.push(...ageProblems(chosen, checks[chosen.base.id], options));
  }
  if (ids.length === 0) {
    problems.push({
      kind: 'problem',
      code: 'lists/missing',
      severity: 'error',
      message: 'no list data on this machine',
      hint: 'Run: nameplate lists update, or: nameplate lists import <files>',
    });
  }
  const folder = snapshotFolder(home);
  return {
    asOf: options.asOf,
    lists,
    problems,
    async *entries() {
      for (const list of lists) yield* entriesInForce(folder, list, options.asOf);
    },
    async *relations() {
      for (const id of new Set(lists.map((list) => list.base.id))) {
        yield* snapshotRelations(folder, lists.find((list) => list.base.id === id)!.base);
      }
    },
  };
}

function chooseFor(list: string, all: readonly Manifest[], asOf: IsoDate): ListInForce | undefined {
  const holding = all.filter((manifest) => manifest.lists.some((one) => one.id === list));
  const base = holding
    .filter((manifest) => manifest.date <= asOf)
    .reduce<Manifest | undefined>(
      (best, one) => (best === undefined || better(one, best, list) ? one : best),
      undefined,
    );
  const first = holding[0];
  if (base === undefined) return first === undefined ? undefined : { list, base: first, before: true };
  const next = holding.find((manifest) => manifest.date > asOf && manifest.source === base.source);
  return { list, base, before: false, ...(next === undefined ? {} : { next }) };
}

/** Newer wins; of one day, the one with more entries, then the one that holds fewer other lists (the publisher's own). */
function better(one: Manifest, best: Manifest, list: string): boolean {
  if (one.date !== best.date) return one.date > best.date;
  const count = (manifest: Manifest): number => manifest.lists.find(({ id }) => id === list)?.entries ?? 0;
  if (count(one) !== count(best)) return count(one) > count(best);
  return one.lists.length < best.lists.length;
}

function ageProblems(
  { list, base, before }: ListInForce,
  confirmed: IsoDate | undefined,
  { asOf, maxAgeDays }: InForceOptions,
): Problem[] {
  if (before) {
    return [
      {
        kind: 'problem',
        code: 'lists/before-data',
        severity: 'warning',
        message: `${list} as of ${asOf}: no list snapshot that old; using the earliest, of ${base.date}. Entries that give their own listing date are taken by it; the others are taken as listed`,
        hint: 'Import a snapshot of that time: nameplate lists import <file> --date YYYY-MM-DD',
      },
    ];
  }
  // The publisher may have confirmed on a later day that nothing had changed.
  const knownGoodOn = confirmed !== undefined && confirmed > base.date && confirmed <= asOf ? confirmed : base.date;
  const age = daysBetween(knownGoodOn, asOf);
  const limit = maxAgeDays ?? listDefinition(list).oldAfterDays;
  if (age <= limit) return [];
  return [
    {
      kind: 'problem',
      code: 'lists/too-old',
      severity: maxAgeDays === undefined ? 'warning' : 'error',
      message: `${list} is ${age} days old, limit ${limit}`,
      hint: `Run: nameplate lists update, or --max-age ${age}d`,
    },
  ];
}

async function* entriesInForce(
  folder: string,
  chosen: ListInForce,
  asOf: IsoDate,
): AsyncGenerator<readonly ListEntry[]> {
  const known = new Set<string>();
  for await (const batch of listEntries(folder, chosen.base, chosen.list)) {
    if (chosen.next) for (const entry of batch) known.add(entry.entryId);
    yield batch.filter((entry) => standsOn(entry, asOf));
  }
  if (chosen.next === undefined) return;
  // Listed after the base was published and by the day asked: only the later snapshot knows of it.
  for await (const batch of listEntries(folder, chosen.next, chosen.list)) {
    yield batch.filter((entry) => entry.listedOn !== undefined && !known.has(entry.entryId) && standsOn(entry, asOf));
  }
}

/** Entries of one list in one snapshot, as stored. Throws `lists/damaged`. */
export async function* listEntries(
  folder: string,
  manifest: Manifest,
  list: string,
): AsyncGenerator<readonly ListEntry[]> {
  const part = manifest.lists.find((one) => one.id === list);
  if (part !== undefined) yield* readLines<ListEntry>(join(folder, manifest.id, part.file));
}

/** Relations of one snapshot, as stored. Throws `lists/damaged`. */
export async function* snapshotRelations(folder: string, manifest: Manifest): AsyncGenerator<readonly Relation[]> {
  const { relations } = manifest;
  if (relations.count > 0) yield* readLines<Relation>(join(folder, manifest.id, relations.file));
}

/** Every entry of the named snapshots, whatever their dates. Throws `lists/damaged`. */
export async function* readEntries(home: string, snapshotIds: readonly string[]): AsyncGenerator<ListEntry> {
  const folder = snapshotFolder(home);
  for (const id of snapshotIds) {
    const manifest = await readManifest(folder, id);
    for (const list of manifest.lists) for await (const batch of listEntries(folder, manifest, list.id)) yield* batch;
  }
}
