import { holdsOn, type IsoDate } from '../core/dates.ts';
import type { Relation } from '../core/listing.ts';
import type { BrandFact } from '../knowledge/knowledge.ts';
import type { FeatureComparison, MatchRelation } from './compare.ts';
import type { ScreenMatch } from './screen.ts';
import type { ScreeningIndex } from './screening-index.ts';
import { suppressionKey } from './suppressions.ts';

/**
 * Listed parties reached from a name by ownership or by trade mark, not by likeness. `matches` are what the lists answer
 * for the name, `known` what the registers answer (see `registers.ts`).
 */
export type Reach = (
  queryName: string,
  matches: readonly ScreenMatch[],
  known?: readonly ScreenMatch[],
) => readonly ScreenMatch[];

const DEEPEST = 6;
/** Least score from which the asked party is taken to be the party whose owners are followed. */
const SAME_PARTY = 0.9;
/** The same for a party in a register whose name differs only in `BESIDE_A_NAME`: a branch of it, or what sells its brand. */
export const SAME_HOUSE = 0.5;

interface Link {
  readonly owner: string;
  readonly owned: string;
  readonly relation: Relation;
}

/**
 * Prepares the two kinds of reach that names do not show. `owned-or-controlled`: a party whose name agrees is, on the day
 * asked, owned, controlled or a part of a listed one; the path is given step by step. `rebrand`: the asked name is a brand
 * whose goods a listed company made on that day. Every share counts here; which share a rule asks for is the rule's matter.
 * Parties on the path that no list names are called by their name in the `registers`.
 */
export function makeReach(
  index: ScreeningIndex,
  relations: Iterable<Relation>,
  brands: readonly BrandFact[],
  asOf: IsoDate,
  registers?: ScreeningIndex,
): Reach {
  const owners = ownersOn(relations, asOf);
  const rebrands = rebrandsOn(brands, asOf);
  const listedAt = placesIn(index, () => wantedEnds(owners, brands));
  const registeredAt = registers && placesIn(registers, () => wantedEnds(owners, brands));
  const nameOf = (id: string): string | undefined =>
    nameAt(index, listedAt(endOf(id))[0]) ?? (registers && nameAt(registers, registeredAt?.(endOf(id))[0]));
  return (queryName, matches, known = []) => {
    const found = new Map(matches.map((match) => [match.at, match]));
    const own = found.size;
    const names = new Map(
      [...matches, ...known].flatMap((match) =>
        keysOf(match).map((key) => [key, match.entry.entity.names[0].value] as const),
      ),
    );
    for (const match of [...matches, ...known]) {
      if (!isParty(match) && !(known.includes(match) && isHouse(match))) continue;
      for (const [owner, path] of ownersAbove(keysOf(match), owners)) {
        for (const at of listedAt(owner)) {
          if (found.has(at)) continue;
          const said = path.map((link) => wordsOf(link, (id) => names.get(endOf(id)) ?? nameOf(id)));
          found.set(at, reached(index, at, queryName, 'owned-or-controlled', match.score, said));
        }
      }
    }
    for (const brand of brandsMeant(queryName, known, rebrands)) {
      const said = `${brand.brand} is sold by others and made by ${nameOf(`maker:${brand.maker}`) ?? brand.trueMaker} (${brand.relation}, ${brand.confidence})`;
      const score = brand.relation === 'oem-rebrand-all' && brand.verified ? 0.8 : 0.55;
      for (const at of listedAt(`maker:${brand.maker ?? ''}`))
        if (!found.has(at)) found.set(at, reached(index, at, queryName, 'rebrand', score, [said]));
    }
    return [...found.values()].slice(own);
  };
}

/** A relation's end: an id, or a name, which is keyed as a reader would compare it. */
function endOf(id: string): string {
  return id.startsWith('name:') ? nameKey(id.slice(5)) : id;
}

function nameKey(name: string): string {
  return `name:${suppressionKey(name)}`;
}

/** Ends under which relations may speak of a matched party: its id, and its names. */
function keysOf({ entry: { entity } }: ScreenMatch): readonly string[] {
  return [entity.id, ...entity.names.map(({ value }) => nameKey(value))];
}

function ownersOn(relations: Iterable<Relation>, asOf: IsoDate): ReadonlyMap<string, readonly Link[]> {
  const owners = new Map<string, Link[]>();
  for (const relation of relations) {
    const { type, from, to, since, until } = relation;
    if (type !== 'owner' && type !== 'parent' && type !== 'ultimate-parent' && type !== 'subordinate') continue;
    if (
      !holdsOn({ ...(since === undefined ? {} : { from: since }), ...(until === undefined ? {} : { to: until }) }, asOf)
    )
      continue;
    const link = { owner: endOf(from), owned: endOf(to), relation };
    const known = owners.get(link.owned);
    if (known === undefined) owners.set(link.owned, [link]);
    else known.push(link);
  }
  return owners;
}

/** One step of a path for a reader, with names in place of ids. */
function wordsOf({ relation }: Link, nameOf: (id: string) => string | undefined): string {
  const called = (id: string): string => nameOf(id) ?? id.replace(/^(?:name|maker):/u, '');
  const { type, from, to, sharePercent, unverified } = relation;
  const more = [
    ...(sharePercent === undefined ? [] : [`${sharePercent} %`]),
    ...(unverified === true ? ['recalled, not verified'] : []),
  ];
  const said =
    type === 'subordinate'
      ? `${called(to)} is part of ${called(from)}`
      : `${called(from)} is ${type.replace('-', ' ')} of ${called(to)}`;
  return more.length === 0 ? said : `${said} (${more.join('; ')})`;
}

/** Owners above a party, nearest first, each with the steps that lead to it. Circles end where they began. */
function ownersAbove(
  start: readonly string[],
  owners: ReadonlyMap<string, readonly Link[]>,
): readonly (readonly [string, readonly Link[]])[] {
  const found: (readonly [string, readonly Link[]])[] = [];
  const seen = new Set(start);
  let level: (readonly [string, readonly Link[]])[] = start.map((key) => [key, []]);
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const next: (readonly [string, readonly Link[]])[] = [];
    for (const [at, path] of level) {
      for (const link of owners.get(at) ?? []) {
        if (seen.has(link.owner)) continue;
        seen.add(link.owner);
        next.push([link.owner, [...path, link]]);
      }
    }
    found.push(...next);
    level = next;
  }
  return found;
}

/** Brands by name as it is compared and by their id in the brand register. */
function rebrandsOn(brands: readonly BrandFact[], asOf: IsoDate): ReadonlyMap<string, readonly BrandFact[]> {
  const found = new Map<string, BrandFact[]>();
  for (const brand of brands) {
    if (brand.maker === undefined || brand.relation === 'own-brand') continue;
    if ((brand.from !== undefined && asOf < brand.from) || (brand.to !== undefined && brand.to <= asOf)) continue;
    for (const key of [`brand:${brand.id}`, ...[brand.brand, ...brand.aliases].map(nameKey)])
      found.set(key, [...(found.get(key) ?? []), brand]);
  }
  return found;
}

function isParty({ score, relation }: ScreenMatch): boolean {
  return score >= SAME_PARTY && (relation === 'same-name' || relation === 'identifier');
}

function isHouse({ score, comparisons }: ScreenMatch): boolean {
  return (
    score >= SAME_HOUSE &&
    comparisons.every(({ feature }) => !feature.startsWith('word only') || BESIDE_A_NAME.test(feature))
  );
}

/** Words beside a name that leave it what it is: where the firm is, what it trades in, its legal form. */
const BESIDE_A_NAME = /^word only asked: (?:legal|place|industry|connective)$|^word only listed: (?:legal|place)$/u;

function brandsMeant(
  queryName: string,
  known: readonly ScreenMatch[],
  rebrands: ReadonlyMap<string, readonly BrandFact[]>,
): Iterable<BrandFact> {
  const meant = new Set(rebrands.get(nameKey(queryName)) ?? []);
  for (const match of known) {
    if (!isHouse(match)) continue;
    // A company known by the brand's name sells the brand.
    for (const key of keysOf(match)) for (const brand of rebrands.get(key) ?? []) meant.add(brand);
  }
  return meant;
}

/** Where an entity id, or a name as it is compared, stands in the index. */
type Places = ReadonlyMap<string, readonly number[]>;

function wantedEnds(owners: ReadonlyMap<string, readonly Link[]>, brands: readonly BrandFact[]): ReadonlySet<string> {
  const wanted = new Set(brands.map(({ maker }) => `maker:${maker ?? ''}`));
  for (const links of owners.values()) for (const { owner } of links) wanted.add(owner);
  return wanted;
}

/** Reads every entry once, when first an owner or a maker is looked for. Only the ends that relations speak of are kept. */
function placesIn(index: ScreeningIndex, wanted: () => ReadonlySet<string>): (key: string) => readonly number[] {
  let places: Places | undefined;
  return (key) => (places ??= placesOf(index, wanted())).get(key) ?? [];
}

function placesOf(index: ScreeningIndex, wanted: ReadonlySet<string>): Places {
  const at = new Map<string, number[]>();
  const byName = [...wanted].some((key) => key.startsWith('name:'));
  const add = (key: string, place: number): void => {
    if (!wanted.has(key)) return;
    const known = at.get(key);
    if (known === undefined) at.set(key, [place]);
    else if (known.at(-1) !== place) known.push(place);
  };
  for (let place = 0; place < index.entryCount; place++) {
    const { entity } = index.entry(place);
    add(entity.id, place);
    if (byName) for (const { value } of entity.names) add(nameKey(value), place);
  }
  return at;
}

function nameAt(index: ScreeningIndex, at: number | undefined): string | undefined {
  return at === undefined ? undefined : index.entry(at).entity.names[0].value;
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
