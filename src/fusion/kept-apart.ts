import type { Sighting } from '../core/evidence.ts';
import type { Doubt } from './announced.ts';
import type { Clusters } from './clusters.ts';
import type { Claims } from './contradiction.ts';
import { JOIN_KINDS, type JoinKind } from './traits.ts';

/** A value of one kind that several sightings share, whether or not it joined them. */
export interface SharedValue {
  readonly kind: JoinKind;
  readonly value: string;
  /** Positions of the sightings. */
  readonly members: readonly number[];
}

/** Kinds of which one value is one device's: sharing it and being two is a contradiction that a person must see. */
const ONE_DEVICE: ReadonlySet<JoinKind> = new Set(JOIN_KINDS.slice(0, 4));

/** A value that more things share than this is a filler and tells of none of them. */
const MOST_THINGS = 3;
const MOST_DOUBTS = 20_000;

/** Whether things that share a value of this kind and are not joined must be told. */
export function tellsApart(kind: JoinKind): boolean {
  return ONE_DEVICE.has(kind);
}

/**
 * Things that share what only one device has and were kept apart because their records contradict each other: one of the
 * records is wrong, and neither may stand as if nothing were known. Two rows of one table, and two addresses of one scan,
 * are two things by rule and are not told.
 */
export function keptApart(
  shared: readonly SharedValue[],
  all: readonly Sighting[],
  clusters: Clusters,
): readonly Doubt[] {
  const doubts: Doubt[] = [];
  for (const { kind, value, members } of shared) {
    const things = [...new Map(members.map((at) => [clusters.root(at), at] as const)).entries()];
    if (things.length < 2 || things.length > MOST_THINGS) continue;
    for (const [nth, [root, one]] of things.entries()) {
      for (const [other, two] of things.slice(nth + 1)) {
        const [a, b] = [clusters.claims(root), clusters.claims(other)];
        if (meet(a.tables, b.tables) || meet(a.scans, b.scans)) continue;
        if (doubts.length >= MOST_DOUBTS) return doubts;
        const why = `both have ${kind} ${value}, but ${difference(a, b)}`;
        doubts.push({ one, two, why, disputed: [all[one] as Sighting, all[two] as Sighting] });
      }
    }
  }
  return doubts;
}

function difference(one: Claims, two: Claims): string {
  const [a, b] = [calledOf(one), calledOf(two)];
  if (a !== '' && b !== '' && a !== b) return `one is called ${a}, the other ${b}`;
  if (one.serials.length > 0 && two.serials.length > 0 && !one.serials.some((serial) => two.serials.includes(serial)))
    return `their serial numbers are ${one.serials[0]} and ${two.serials[0]}`;
  return 'a further record contradicts one of them';
}

function calledOf({ makers, models }: Claims): string {
  return [...makers.slice(0, 2), ...models.slice(0, 1)].join(' ');
}

function meet(one: readonly number[], two: readonly number[]): boolean {
  return one.some((value) => two.includes(value));
}
