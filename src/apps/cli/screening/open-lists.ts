import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IsoDate } from '../../../core/dates.ts';
import type { ListEntry, Relation } from '../../../core/listing.ts';
import type { Problem } from '../../../core/problem.ts';
import { openKnowledge } from '../../../knowledge/open.ts';
import { type ListInForce, listsInForce } from '../../../knowledge/snapshots/read-entries.ts';
import { entriesOfKnowledge } from '../../../screening/knowledge-entries.ts';
import { makeReach, type Reach } from '../../../screening/reach.ts';
import { loadIndex, openIndex, type ScreeningIndex } from '../../../screening/screening-index.ts';

/** The index to screen against, and what must be said about its data. */
export interface OpenedLists {
  readonly index: ScreeningIndex;
  readonly problems: readonly Problem[];
  /** Owners and makers that are reached over relations, not by likeness. */
  readonly reach: Reach;
  /** One line a list: id and the day of its data. */
  readonly sources: readonly string[];
  readonly inForce: readonly ListInForce[];
}

/** Bumped when names are analysed differently, so that an older compiled index is not used. */
const ANALYSIS = 'screening-6';

/**
 * Opens the lists in force on a day, together with the companies of the built-in knowledge base. The compiled index is
 * kept under the data home and used again while lists, day and program stay the same.
 */
export async function openLists(home: string, asOf: IsoDate, maxAgeDays: number | undefined): Promise<OpenedLists> {
  const knowledge = await openKnowledge();
  const inForce = await listsInForce(home, { asOf, maxAgeDays });
  const sources = inForce.lists.map(({ list, base }) => `${list} of ${base.date}`);
  const identity = [
    ANALYSIS,
    knowledge.sha256,
    asOf,
    ...inForce.lists.map(({ list, base, next }) => `${list} ${base.id} ${next?.id ?? ''}`),
  ];
  const place = join(
    home,
    'screening',
    `${createHash('sha256').update(identity.join('\n')).digest('hex').slice(0, 24)}.index`,
  );
  const relations: Relation[] = [];
  for await (const batch of inForce.relations()) relations.push(...batch);
  const opened = (index: ScreeningIndex): OpenedLists => ({
    index,
    problems: inForce.problems,
    reach: makeReach(index, relations, knowledge.brands, asOf),
    sources,
    inForce: inForce.lists,
  });
  if (existsSync(place)) {
    try {
      return opened(loadIndex(shared(readFileSync(place))));
    } catch {
      // Damaged or of another version: it is made anew below.
    }
  }
  const entries: ListEntry[] = [...entriesOfKnowledge(knowledge.makers, knowledge.listings)].filter(
    ({ listedOn, delistedOn }) =>
      (listedOn === undefined || listedOn <= asOf) && (delistedOn === undefined || asOf < delistedOn),
  );
  for await (const batch of inForce.entries()) entries.push(...batch);
  const index = openIndex(entries);
  keep(place, index.bytes);
  return opened(index);
}

/** A copy in memory that worker threads can share. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
  copy.set(bytes);
  return copy;
}

/** Compiled indexes kept: each has some 40 MB, and every day asked makes one. */
const KEPT = 3;

function dropOld(folder: string): void {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.index'))
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .toSorted((a, b) => b.at - a.at);
  for (const { path } of all.slice(KEPT)) rmSync(path, { force: true });
}

/** A full or read-only disk costs the next run some seconds and nothing else. */
function keep(place: string, bytes: Uint8Array): void {
  try {
    mkdirSync(dirname(place), { recursive: true });
    const partial = `${place}.${process.pid}.partial`;
    writeFileSync(partial, bytes);
    renameSync(partial, place);
    dropOld(dirname(place));
  } catch {
    // The index is only a copy made for speed.
  }
}
