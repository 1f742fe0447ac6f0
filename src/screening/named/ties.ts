import type { IsoDate } from '../../core/dates.ts';
import type { MakerId } from '../../core/identity.ts';
import type { OwnershipStep } from '../../core/verdict.ts';
import type { MakerFact } from '../../knowledge/knowledge.ts';

/** A company tied to a maker by ownership, with the links from the maker to it. */
export interface Tie {
  readonly company: MakerId;
  readonly path: readonly OwnershipStep[];
  /** Nearest and plainest first: itself, its owners, what it owns, what its owners own. */
  readonly rank: 0 | 1 | 2 | 3;
}

/** Longest chain of links followed; real chains in list data are shorter. */
const DEPTH = 4;

/**
 * Indexes who owns whom and returns a function that lists every company tied to a maker on a day: the maker, its owners,
 * the companies it owns, and the other companies of its owners. A link that ended before the day is kept and marked when
 * `obtained` is not known, because goods made before its end are still the former owner's; it is left out when the
 * purchase is known to be later.
 */
export function indexTies(
  makers: readonly MakerFact[],
): (maker: MakerId, asOf: IsoDate, obtained?: IsoDate) => readonly Tie[] {
  const up = new Map<MakerId, Link[]>();
  const down = new Map<MakerId, Link[]>();
  for (const maker of makers) {
    for (const link of linksOf(maker)) {
      push(up, link.owned, link);
      push(down, link.owner, link);
    }
  }
  return (maker, asOf, obtained) => {
    const day = obtained ?? asOf;
    const live = (link: Link) => stepOn(link, day, obtained !== undefined);
    const owners = climb(maker, up, 'owner', live);
    const owned = climb(maker, down, 'owned', live);
    const sisters = owners.flatMap((owner) =>
      climb(owner.company, down, 'owned', live)
        .filter((tie) => !tie.path.some((step) => step.owned === maker))
        .map((tie) => ({ company: tie.company, path: [...owner.path, ...tie.path], rank: 3 as const })),
    );
    const ties: Tie[] = [
      { company: maker, path: [], rank: 0 },
      ...owners.map((tie) => ({ ...tie, rank: 1 as const })),
      ...owned.map((tie) => ({ ...tie, rank: 2 as const })),
      ...sisters,
    ];
    const seen = new Set<MakerId>();
    return ties.filter((tie) => !seen.has(tie.company) && seen.add(tie.company) !== undefined);
  };
}

/** One stated holding, with the days between which it held. */
export interface Link extends Omit<OwnershipStep, 'endedOn'> {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/** Who owned or controlled a maker, and when. A parent without dates of its own counts as a holding without days. */
export function linksOf(maker: MakerFact): readonly Link[] {
  const spans = maker.ownership.map(
    (span): Link => ({
      owner: span.owner,
      owned: maker.id,
      verified: span.verified,
      ...(span.sharePercent === undefined ? {} : { sharePercent: span.sharePercent }),
      ...(span.from === undefined ? {} : { from: span.from }),
      ...(span.to === undefined ? {} : { to: span.to }),
    }),
  );
  const { parent } = maker;
  const parentKnown = parent === undefined || spans.some((span) => span.owner === parent);
  return parentKnown ? spans : [...spans, { owner: parent, owned: maker.id, verified: maker.verified }];
}

function stepOn(link: Link, day: IsoDate, dayIsPurchase: boolean): OwnershipStep | undefined {
  if (link.from !== undefined && day < link.from) return undefined;
  const { from: _from, to, ...step } = link;
  if (to === undefined || day < to) return step;
  return dayIsPurchase ? undefined : { ...step, endedOn: to };
}

function climb(
  start: MakerId,
  links: ReadonlyMap<MakerId, readonly Link[]>,
  towards: 'owner' | 'owned',
  live: (link: Link) => OwnershipStep | undefined,
): readonly { readonly company: MakerId; readonly path: readonly OwnershipStep[] }[] {
  const found: { company: MakerId; path: OwnershipStep[] }[] = [];
  const seen = new Set([start]);
  let edge: { company: MakerId; path: OwnershipStep[] }[] = [{ company: start, path: [] }];
  for (let depth = 0; depth < DEPTH && edge.length > 0; depth += 1) {
    const next: typeof edge = [];
    for (const { company, path } of edge) {
      for (const link of links.get(company) ?? []) {
        const step = live(link);
        if (!step || seen.has(step[towards])) continue;
        seen.add(step[towards]);
        next.push({ company: step[towards], path: [...path, step] });
      }
    }
    found.push(...next);
    edge = next;
  }
  return found;
}

function push(map: Map<MakerId, Link[]>, key: MakerId, link: Link): void {
  const held = map.get(key);
  if (held) held.push(link);
  else map.set(key, [link]);
}
