import { holdsOn, type IsoDate } from '../core/dates.ts';
import type { Relation } from '../core/listing.ts';
import type { BrandFact } from '../knowledge/knowledge.ts';
import type { FeatureComparison, MatchRelation } from './compare.ts';
import type { ScreenMatch } from './screen.ts';
import type { ScreeningIndex } from './screening-index.ts';
import { suppressionKey } from './suppressions.ts';

/** Parties reached from a name that is theirs by ownership or by trade mark, not by likeness. */
export type Reach = (queryName: string, matches: readonly ScreenMatch[]) => readonly ScreenMatch[];

/** Registers name parties and bar nobody: an owner found only there is no alert. */
const REGISTERS = new Set(['gleif']);
const DEEPEST = 6;
/** Least score from which the asked party is taken to be the party whose owners are followed. */
const SAME_PARTY = 0.8;

interface Link {
  readonly owner: string;
  readonly said: string;
}

/**
 * Prepares the two kinds of reach that names do not show. `owned-or-controlled`: a party whose name agrees is, on the day
 * asked, owned, controlled or a part of a listed one; the path is given step by step. `rebrand`: the asked name is a brand
 * whose goods a listed company made on that day. Every share counts here; which share a rule asks for is the rule's matter.
 */
export function makeReach(
  index: ScreeningIndex,
  relations: Iterable<Relation>,
  brands: readonly BrandFact[],
  asOf: IsoDate,
): Reach {
  const owners = ownersOn(relations, asOf);
  const rebrands = rebrandsOn(brands, asOf);
  let places: ReadonlyMap<string, readonly number[]> | undefined;
  return (queryName, matches) => {
    const makers = rebrands.get(suppressionKey(queryName)) ?? [];
    if (owners.size === 0 && makers.length === 0) return [];
    places ??= placesOf(index);
    const found = new Map(matches.map((match) => [match.at, match]));
    const own = found.size;
    for (const match of matches) {
      if (match.score < SAME_PARTY || (match.relation !== 'same-name' && match.relation !== 'identifier')) continue;
      for (const [id, path] of ownersAbove(match.entry.entity.id, owners)) {
        for (const at of places.get(id) ?? [])
          if (!found.has(at)) found.set(at, reached(index, at, queryName, 'owned-or-controlled', match.score, path));
      }
    }
    for (const brand of makers) {
      const said = `${brand.brand} is sold by others and made by ${brand.trueMaker} (${brand.relation}, ${brand.confidence})`;
      const score = brand.relation === 'oem-rebrand-all' && brand.verified ? 0.8 : 0.55;
      for (const at of places.get(`maker:${brand.maker ?? ''}`) ?? [])
        if (!found.has(at)) found.set(at, reached(index, at, queryName, 'rebrand', score, [said]));
    }
    return [...found.values()].slice(own);
  };
}

function ownersOn(relations: Iterable<Relation>, asOf: IsoDate): ReadonlyMap<string, readonly Link[]> {
  const owners = new Map<string, Link[]>();
  for (const { type, from, to, sharePercent, since, until } of relations) {
    if (type !== 'owner' && type !== 'parent' && type !== 'ultimate-parent' && type !== 'subordinate') continue;
    if (
      !holdsOn({ ...(since === undefined ? {} : { from: since }), ...(until === undefined ? {} : { to: until }) }, asOf)
    )
      continue;
    const share = sharePercent === undefined ? '' : ` (${sharePercent} %)`;
    const link = {
      owner: from,
      said: type === 'subordinate' ? `${to} is part of ${from}` : `${from} is ${type} of ${to}${share}`,
    };
    owners.set(to, [...(owners.get(to) ?? []), link]);
  }
  return owners;
}

/** Owners above a party, nearest first, each with the steps that lead to it. Circles end where they began. */
function ownersAbove(
  id: string,
  owners: ReadonlyMap<string, readonly Link[]>,
): readonly (readonly [string, readonly string[]])[] {
  const found: (readonly [string, readonly string[]])[] = [];
  const seen = new Set([id]);
  let level: (readonly [string, readonly string[]])[] = [[id, []]];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const next: (readonly [string, readonly string[]])[] = [];
    for (const [at, path] of level) {
      for (const { owner, said } of owners.get(at) ?? []) {
        if (seen.has(owner)) continue;
        seen.add(owner);
        next.push([owner, [...path, said]]);
      }
    }
    found.push(...next);
    level = next;
  }
  return found;
}

function rebrandsOn(brands: readonly BrandFact[], asOf: IsoDate): ReadonlyMap<string, readonly BrandFact[]> {
  const found = new Map<string, BrandFact[]>();
  for (const brand of brands) {
    if (brand.maker === undefined || brand.relation === 'own-brand') continue;
    if ((brand.from !== undefined && asOf < brand.from) || (brand.to !== undefined && brand.to <= asOf)) continue;
    for (const name of [brand.brand, ...brand.aliases]) {
      const key = suppressionKey(name);
      found.set(key, [...(found.get(key) ?? []), brand]);
    }
  }
  return found;
}

function placesOf(index: ScreeningIndex): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at < index.entryCount; at++) {
    const { entity, list } = index.entry(at);
    if (REGISTERS.has(list)) continue;
    const known = places.get(entity.id);
    if (known === undefined) places.set(entity.id, [at]);
    else known.push(at);
  }
  return places;
}

function reached(
  index: ScreeningIndex,
  at: number,
  queryName: string,
  relation: MatchRelation,
  score: number,
  path: readonly string[],
): ScreenMatch {
  const entry = index.entry(at);
  const candidateName = entry.entity.names[0].value;
  const comparisons: readonly FeatureComparison[] = path.map((said) => ({
    feature: relation === 'rebrand' ? 'brand' : 'ownership',
    score: 1,
    query: said,
    candidate: candidateName,
    weight: 0,
  }));
  return {
    entry,
    at,
    score,
    relation,
    queryName,
    candidateName,
    comparisons,
    logit: Math.log(score / Math.max(1e-6, 1 - score)),
  };
}
