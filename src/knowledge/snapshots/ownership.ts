import { holdsOn, type IsoDate } from '../../core/dates.ts';
import type { Citation } from '../../core/identity.ts';
import type { ListEntry, Relation } from '../../core/listing.ts';
import type { MakerFact } from '../knowledge.ts';

/** One stated holding: `owner` holds part of `owned`. */
export interface Holding {
  readonly owner: string;
  readonly owned: string;
  /** Percent of the shares; undefined when the source says that there is ownership and not how much. */
  readonly share?: number;
  /** True for a stated parent (consolidation): control, whose share is not stated. */
  readonly control: boolean;
  readonly citation: Citation;
}

/**
 * How a rule counts ownership. `aggregate` (OFAC, Revised Guidance of 2014-08-13): a party is reached when listed and
 * reached parties together hold enough of it *directly*; a party so reached counts as listed in the next step.
 * `multiply`: shares multiply along a chain, a holding above half counting as whole, because it controls. `inclusive`
 * says whether exactly the threshold suffices. `none`: only listed parties themselves.
 */
export type ReachRule =
  | { readonly method: 'aggregate' | 'multiply'; readonly threshold: number; readonly inclusive: boolean }
  | { readonly method: 'none' };

/**
 * The rules of the lists: OFAC's 50 % or more; the EU's and UK's more than 50 %; the FCC's interest of more than 10 %
 * (47 CFR 2.903(c), 47 U.S.C. 153(2)); and none.
 */
export const REACH_RULES: Readonly<Record<'fifty-percent' | 'majority' | 'ten-percent' | 'none', ReachRule>> = {
  'fifty-percent': { method: 'aggregate', threshold: 50, inclusive: true },
  majority: { method: 'aggregate', threshold: 50, inclusive: false },
  'ten-percent': { method: 'multiply', threshold: 10, inclusive: false },
  none: { method: 'none' },
};

type CountingRule = Exclude<ReachRule, { method: 'none' }>;

function suffices(percent: number, rule: CountingRule): boolean {
  return rule.inclusive ? percent >= rule.threshold : percent > rule.threshold;
}

/** One line of the path that is shown: who holds how much of whom. */
export interface ReachStep {
  readonly owner: string;
  readonly owned: string;
  readonly share?: number;
  readonly citation: Citation;
}

/** What a rule says of one party. */
export interface Reach {
  /**
   * `listed`: named itself; `reached`: stated shares suffice; `possible`: stated shares do not suffice, unstated ones
   * could; `not-reached`: even then not.
   */
  readonly state: 'listed' | 'reached' | 'possible' | 'not-reached';
  /** Least percentage held by listed and reached parties: unstated shares count nothing. */
  readonly atLeast: number;
  /** Most it can be: unstated shares count whatever is left. */
  readonly atMost: number;
  /** Holdings from the party up to listed parties, nearest first. */
  readonly path: readonly ReachStep[];
}

/** Holdings that stood on a day, from list relations: owners and parents; affiliates and directors are no owners. */
export function holdingsOn(relations: Iterable<Relation>, day: IsoDate): Holding[] {
  const out: Holding[] = [];
  for (const relation of relations) {
    if (relation.type !== 'owner' && relation.type !== 'parent' && relation.type !== 'ultimate-parent') continue;
    if (
      (relation.since !== undefined && relation.since > day) ||
      (relation.until !== undefined && relation.until <= day)
    )
      continue;
    out.push({
      owner: relation.from,
      owned: relation.to,
      ...(relation.sharePercent === undefined ? {} : { share: relation.sharePercent }),
      control: relation.type !== 'owner',
      citation: relation.citation,
    });
  }
  return out;
}

/**
 * Holdings of the knowledge base that stood on a day, under `maker:<id>`. A parent without a stated share is control.
 * Facts that are not verified are left out: they may lead to review elsewhere, never to reach.
 */
export function makerHoldings(makers: Iterable<MakerFact>, day: IsoDate): Holding[] {
  const out: Holding[] = [];
  for (const maker of makers) {
    for (const fact of maker.ownership) {
      if (!fact.verified || !holdsOn(fact, day)) continue;
      const citation = maker.sources[0] ?? { title: fact.note };
      out.push({
        owner: `maker:${fact.owner}`,
        owned: `maker:${maker.id}`,
        ...(fact.sharePercent === undefined ? {} : { share: fact.sharePercent }),
        control: fact.sharePercent === undefined,
        citation,
      });
    }
  }
  return out;
}

/** A name as a key: letters and digits only, without marks and case. */
function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/**
 * Replaces ends that a source gave by name only (`name:…`) by the id of the entity of that name, when exactly one bears
 * it among its primary and other full names. Names that several entities bear, or none, stay as they are: a guess here
 * would put somebody under somebody else's listing.
 */
export function resolveEnds(relations: Iterable<Relation>, entries: Iterable<ListEntry>): Relation[] {
  const bearers = new Map<string, string | undefined>();
  for (const { entity } of entries) {
    for (const name of entity.names) {
      if (name.kind === 'weak' || name.kind === 'abbreviation') continue;
      const key = nameKey(name.value);
      bearers.set(key, bearers.has(key) && bearers.get(key) !== entity.id ? undefined : entity.id);
    }
  }
  const idOf = (end: string): string => (end.startsWith('name:') ? (bearers.get(nameKey(end.slice(5))) ?? end) : end);
  return [...relations].map((relation) => ({ ...relation, from: idOf(relation.from), to: idOf(relation.to) }));
}

/** Who owns whom, ready to be asked. */
export interface OwnershipGraph {
  readonly ownersOf: ReadonlyMap<string, readonly Holding[]>;
  readonly parties: ReadonlySet<string>;
}

/** Builds the graph; several statements of one holding count once, with the largest stated share (the careful reading). */
export function ownershipGraph(holdings: Iterable<Holding>): OwnershipGraph {
  const pairs = new Map<string, Holding>();
  const parties = new Set<string>();
  for (const holding of holdings) {
    if (holding.owner === holding.owned) continue;
    const key = `${holding.owner}\t${holding.owned}`;
    const known = pairs.get(key);
    if (known === undefined || (holding.share ?? -1) > (known.share ?? -1)) pairs.set(key, holding);
    parties.add(holding.owner).add(holding.owned);
  }
  const ownersOf = new Map<string, Holding[]>();
  for (const holding of pairs.values()) {
    const list = ownersOf.get(holding.owned);
    if (list) list.push(holding);
    else ownersOf.set(holding.owned, [holding]);
  }
  for (const list of ownersOf.values())
    list.sort((a, b) => (b.share ?? -1) - (a.share ?? -1) || (a.owner < b.owner ? -1 : 1));
  return { ownersOf, parties };
}

/** Percentage points below which a rise is taken for none. */
const LEAST_RISE = 1e-4;

/** Percent that each party is held by listed and reached ones, and what carried it there. */
interface Levels {
  readonly held: ReadonlyMap<string, number>;
  readonly via: ReadonlyMap<string, readonly Holding[]>;
}

/**
 * What a rule says of every party that stated ownership connects to a listed one. Cycles are safe: both methods only ever
 * raise a level, up to a fixed bound.
 */
export function reachOf(graph: OwnershipGraph, listed: ReadonlySet<string>, rule: ReachRule): Map<string, Reach> {
  const out = new Map<string, Reach>();
  for (const party of listed) out.set(party, { state: 'listed', atLeast: 100, atMost: 100, path: [] });
  if (rule.method === 'none') return out;
  const least = levels(graph, listed, rule, false);
  const most = levels(graph, listed, rule, true);
  for (const [party, atMost] of most.held) {
    if (listed.has(party)) continue;
    const atLeast = least.held.get(party) ?? 0;
    const state = suffices(atLeast, rule) ? 'reached' : suffices(atMost, rule) ? 'possible' : 'not-reached';
    const via = state === 'reached' ? least.via : most.via;
    out.set(party, { state, atLeast: round(atLeast), atMost: round(atMost), path: pathOf(party, via, listed) });
  }
  return out;
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}

/** The share a holding counts for: stated, or what is left when unstated shares count in full. */
function counted(holding: Holding, stated: number, generous: boolean): number {
  return holding.share ?? (generous ? Math.max(0, 100 - stated) : 0);
}

function levels(graph: OwnershipGraph, listed: ReadonlySet<string>, rule: CountingRule, generous: boolean): Levels {
  const held = new Map<string, number>();
  const via = new Map<string, Holding[]>();
  const ownedBy = new Map<string, string[]>();
  for (const [owned, owners] of graph.ownersOf)
    for (const { owner } of owners) ownedBy.set(owner, [...(ownedBy.get(owner) ?? []), owned]);
  const queue = [...listed].flatMap((party) => ownedBy.get(party) ?? []);
  // Each visit recomputes one party from its owners; a party is visited again only when an owner's level rose by more
  // than LEAST_RISE, so that a circle of holdings settles after a bounded number of turns.
  while (queue.length > 0) {
    const party = queue.shift()!;
    if (listed.has(party)) continue;
    const owners = graph.ownersOf.get(party) ?? [];
    const stated = owners.reduce((sum, holding) => sum + (holding.share ?? 0), 0);
    const counts = owners.map((holding) => ({
      holding,
      percent:
        counted(holding, stated, generous) *
        weightOf(holding.owner, counted(holding, stated, generous), listed, held, rule),
    }));
    const carrying = counts.filter(
      ({ holding, percent }) =>
        percent > 0 || (holding.share === undefined && (listed.has(holding.owner) || held.has(holding.owner))),
    );
    const total = Math.min(
      100,
      counts.reduce((sum, { percent }) => sum + percent, 0),
    );
    const before = held.get(party);
    if (before !== undefined && total <= before + LEAST_RISE) continue;
    held.set(party, total);
    via.set(
      party,
      carrying.map(({ holding }) => holding),
    );
    queue.push(...(ownedBy.get(party) ?? []));
  }
  return { held, via };
}

/** How much of an owner's holding counts: all or nothing under `aggregate`, its own level under `multiply`. */
function weightOf(
  owner: string,
  share: number,
  listed: ReadonlySet<string>,
  held: ReadonlyMap<string, number>,
  rule: CountingRule,
): number {
  if (listed.has(owner)) return rule.method === 'multiply' && share > 50 ? 100 / share : 1;
  const level = held.get(owner) ?? 0;
  if (rule.method === 'aggregate') return suffices(level, rule) ? 1 : 0;
  return ((level > 50 ? 100 : level) / 100) * (share > 50 ? 100 / share : 1);
}

function pathOf(party: string, via: ReadonlyMap<string, readonly Holding[]>, listed: ReadonlySet<string>): ReachStep[] {
  const steps: ReachStep[] = [];
  const seen = new Set<string>();
  const queue = [party];
  while (queue.length > 0 && steps.length < 100) {
    const owned = queue.shift()!;
    if (seen.has(owned) || listed.has(owned)) continue;
    seen.add(owned);
    for (const holding of via.get(owned) ?? []) {
      steps.push({
        owner: holding.owner,
        owned,
        ...(holding.share === undefined ? {} : { share: holding.share }),
        citation: holding.citation,
      });
      queue.push(holding.owner);
    }
  }
  return steps;
}
