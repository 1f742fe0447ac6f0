import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDate } from '../../../core/dates.ts';
import type { ListEntry, Relation } from '../../../core/listing.ts';
import type { Problem } from '../../../core/problem.ts';
import { openKnowledge } from '../../../knowledge/open.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { type ListInForce, listsInForce, type ListsInForce } from '../../../knowledge/snapshots/read-entries.ts';
import { entriesOfKnowledge } from '../../../screening/knowledge-entries.ts';
import { registerOfKnowledge, relationsOfKnowledge } from '../../../screening/knowledge-register.ts';
import { makeReach, type Reach } from '../../../screening/reach.ts';
import { REGISTERS } from '../../../screening/registers.ts';
import { loadIndex, openIndex } from '../../../screening/screening-index.ts';
import type { Indexes } from './screen-batch.ts';

/** The indexes to screen against, and what must be said about their data. */
export interface OpenedLists extends Indexes {
  readonly problems: readonly Problem[];
  /** Owners and makers that are reached over relations, not by likeness. */
  readonly reach: Reach;
  /** One line a list: id and the day of its data. */
  readonly sources: readonly string[];
  readonly inForce: readonly ListInForce[];
  /** Titles of the lists that the built-in rules speak of. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Hash of the code that reads names, put in by the build: an index compiled by other code is not used. */
declare const SCREENING_SOURCES: string | undefined;
/** So many entries take a second or more. */
const SLOW_FROM = 10_000;
/** Run from source, the code may change under a kept index: then nothing is kept. */
const ANALYSIS = typeof SCREENING_SOURCES === 'string' ? SCREENING_SOURCES : undefined;

/**
 * Opens the lists in force on a day, together with the companies of the built-in knowledge base. The compiled indexes are
 * kept under the data home and used again while lists, day and program stay the same; making them takes seconds, which
 * `tell` is told before.
 */
export async function openLists(
  home: string,
  asOf: IsoDate,
  maxAgeDays: number | undefined,
  tell?: (line: string) => void,
): Promise<OpenedLists> {
  const knowledge = await openKnowledge();
  const inForce = await listsInForce(home, { asOf, maxAgeDays });
  const relations: Relation[] = [...relationsOfKnowledge(knowledge.makers)];
  for await (const batch of inForce.relations()) relations.push(...batch);
  const indexes = await compiled(home, identityOf(inForce, knowledge.sha256), async () => {
    const entries = await entriesOn(inForce, knowledge);
    if (entries.length >= SLOW_FROM)
      tell?.(`Preparing ${entries.length} list entries for screening; that is done once for these lists and this day.`);
    return entries;
  });
  return {
    ...indexes,
    problems: inForce.problems,
    reach: makeReach(indexes.lists, relations, knowledge.brands, asOf, indexes.registers),
    sources: inForce.lists
      .filter(({ list }) => !REGISTERS.has(list))
      .map(({ list, base }) => `${list} of ${base.date}`),
    inForce: inForce.lists,
    titles: titlesOf(knowledge.rules),
  };
}

function titlesOf(rules: readonly unknown[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const rule of rules as readonly { readonly id?: unknown; readonly title?: unknown }[])
    if (typeof rule.id === 'string' && typeof rule.title === 'string') titles.set(rule.id, rule.title);
  return titles;
}

/** What the compiled indexes depend on. */
function identityOf({ asOf, lists }: ListsInForce, knowledge: string): string {
  const parts = [
    ANALYSIS ?? '',
    knowledge,
    asOf,
    ...lists.map(({ list, base, next }) => `${list} ${base.id} ${next?.id ?? ''}`),
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24);
}

/** The entries of lists together with what the built-in knowledge says on the day. */
export async function entriesOn(
  inForce: Pick<ListsInForce, 'asOf' | 'entries'>,
  { makers, listings, brands }: Knowledge,
): Promise<readonly ListEntry[]> {
  const { asOf } = inForce;
  const entries = [...entriesOfKnowledge(makers, listings)].filter(
    ({ listedOn, delistedOn }) =>
      (listedOn === undefined || listedOn <= asOf) && (delistedOn === undefined || asOf < delistedOn),
  );
  for await (const batch of inForce.entries()) entries.push(...batch);
  return [...entries, ...registerOfKnowledge(makers, listings, brands, asOf)];
}

/** Opens the kept copies of both indexes, or makes and keeps them. */
async function compiled(
  home: string,
  identity: string,
  entriesInForce: () => Promise<readonly ListEntry[]>,
): Promise<Indexes> {
  const folder = join(home, 'screening');
  const places = {
    lists: join(folder, `${identity}.lists.index`),
    registers: join(folder, `${identity}.registers.index`),
  };
  if (ANALYSIS !== undefined && existsSync(places.lists) && existsSync(places.registers)) {
    try {
      return {
        lists: loadIndex(shared(readFileSync(places.lists))),
        registers: loadIndex(shared(readFileSync(places.registers))),
      };
    } catch {
      // Damaged or of another version: they are made anew below.
    }
  }
  const { lists, registers } = indexesOf(await entriesInForce());
  if (ANALYSIS !== undefined)
    keep(folder, [
      [places.lists, lists.bytes],
      [places.registers, registers.bytes],
    ]);
  return { lists, registers };
}

/** Compiles entries: listed parties apart from those of registers. */
export function indexesOf(entries: readonly ListEntry[]): Indexes {
  return {
    lists: openIndex(entries.filter(({ list }) => !REGISTERS.has(list))),
    registers: openIndex(entries.filter(({ list }) => REGISTERS.has(list))),
  };
}

/** A copy in memory that worker threads can share. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
  copy.set(bytes);
  return copy;
}

/** Days kept: each has some 40 MB, and every day asked makes one. */
const KEPT = 3;
const FILES_A_DAY = 2;

function dropOld(folder: string): void {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.index'))
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .toSorted((a, b) => b.at - a.at);
  for (const { path } of all.slice(KEPT * FILES_A_DAY)) rmSync(path, { force: true });
}

/** A full or read-only disk costs the next run some seconds and nothing else. */
function keep(folder: string, files: readonly (readonly [string, Uint8Array])[]): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const [place, bytes] of files) {
      const partial = `${place}.${process.pid}.partial`;
      writeFileSync(partial, bytes);
      renameSync(partial, place);
    }
    dropOld(folder);
  } catch {
    // The indexes are only copies made for speed.
  }
}
