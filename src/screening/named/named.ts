import type { IsoDate } from '../../core/dates.ts';
import type { Citation, MakerId } from '../../core/identity.ts';
import type { Match } from '../../core/verdict.ts';
import type { Knowledge, ListingFact } from '../../knowledge/knowledge.ts';
import { indexTies, type Tie } from './ties.ts';

/** What naming must know of a rule: its id, the lists it uses, and companies named in its own text. */
export interface NamingRule {
  readonly id: string;
  readonly lists: readonly string[];
  readonly entitiesNamed: readonly string[];
  readonly effective: { readonly from?: IsoDate };
  readonly citation: Citation;
  readonly verified: boolean;
}

/** The days that decide: `asOf` for the lists, `obtained` for who owned the maker when the thing was bought. */
export interface NamingDays {
  readonly asOf: IsoDate;
  readonly obtained?: IsoDate;
}

/** Answers kept per knowledge base; an inventory names few makers. */
const MOST_KEPT = 10_000;

/** At most this many sister or owned companies are kept per list; the nearest suffice to show the tie. */
const FAR_TIES_PER_LIST = 3;

/**
 * Builds, once per knowledge base, the function that says which lists name a maker or a company tied to it, with the
 * ownership path shown. How far a tie carries is each rule's own affair and judged later; here nothing is left out but
 * listings not in force on the day. Listings whose date nobody gave are kept without a date.
 */
export function prepareNaming(
  knowledge: Knowledge,
  rules: readonly NamingRule[],
): (maker: MakerId, days: NamingDays) => readonly Match[] {
  const listed = new Map<MakerId, ListingFact[]>();
  for (const listing of knowledge.listings) add(listed, listing.entity, listing);
  const byText = new Map<MakerId, NamingRule[]>();
  for (const rule of rules) {
    for (const entity of rule.entitiesNamed) {
      const inLists = (listed.get(entity) ?? []).some(
        (listing) => listing.rule === rule.id || rule.lists.includes(listing.rule),
      );
      if (!entity.endsWith(':*') && !inLists) add(byText, entity, rule);
    }
  }
  const tiesOf = indexTies(knowledge.makers);
  const held = new Map<string, readonly Match[]>();
  return (maker, days) => {
    const id = knowledge.maker(maker)?.id ?? maker;
    const key = `${id} ${days.asOf} ${days.obtained ?? ''}`;
    const known = held.get(key);
    if (known) return known;
    const near = new Map<string, { rank: number; kept: number }>();
    const matches: Match[] = [];
    for (const tie of tiesOf(id, days.asOf, days.obtained)) {
      const base = {
        maker: id,
        entity: tie.company,
        via: chain(id, tie),
        ...(tie.path.length > 0 ? { path: tie.path } : {}),
      };
      const found = [
        ...(listed.get(tie.company) ?? [])
          .filter((listing) => inForce(listing, days.asOf))
          .map((listing) => matchOf(listing, base)),
        ...(byText.get(tie.company) ?? []).map((rule) => textMatch(rule, base)),
      ];
      for (const match of found) {
        const best = near.get(match.list);
        if (best && best.rank < tie.rank && !match.path?.some((step) => step.endedOn !== undefined)) continue;
        if (best && tie.rank >= 2 && best.kept >= FAR_TIES_PER_LIST) continue;
        near.set(match.list, { rank: Math.min(best?.rank ?? tie.rank, tie.rank), kept: (best?.kept ?? 0) + 1 });
        matches.push(match);
      }
    }
    if (held.size >= MOST_KEPT) held.clear();
    held.set(key, matches);
    return matches;
  };
}

/** The listings that reach one maker for one rule's lists on a day; see `prepareNaming`, which this calls each time. */
export function namedFor(maker: MakerId, knowledge: Knowledge, asOf: IsoDate, rule: NamingRule): readonly Match[] {
  return prepareNaming(knowledge, [rule])(maker, { asOf }).filter(
    (match) => match.list === rule.id || rule.lists.includes(match.list),
  );
}

/** The companies along the path, from the maker to the tied company. */
function chain(maker: MakerId, tie: Tie): readonly MakerId[] {
  const companies = [maker];
  for (const step of tie.path) companies.push(step.owner === companies.at(-1) ? step.owned : step.owner);
  return companies;
}

function inForce(listing: ListingFact, day: IsoDate): boolean {
  const dated = listing.listedOn as IsoDate | undefined;
  return (dated === undefined || dated <= day) && (listing.delistedOn === undefined || day < listing.delistedOn);
}

function matchOf(listing: ListingFact, base: Pick<Match, 'maker' | 'entity' | 'via' | 'path'>): Match {
  const dated = listing.listedOn as IsoDate | undefined;
  const source = listing.sources[0];
  return {
    ...base,
    list: listing.rule,
    listingId: listing.id,
    ...(dated === undefined ? {} : { listedOn: dated }),
    ...(listing.delistedOn === undefined ? {} : { delistedOn: listing.delistedOn }),
    citation: { title: listing.citation, ...(source?.url === undefined ? {} : { url: source.url }) },
    ...(listing.note === '' ? {} : { note: listing.note }),
    ...(listing.namedHow === '' ? {} : { namedHow: listing.namedHow }),
    verified: listing.verified,
    ...(listing.statusNote === '' ? {} : { statusNote: listing.statusNote }),
  };
}

/** A rule that names a company in its own text, without a separate list entry. */
function textMatch(rule: NamingRule, base: Pick<Match, 'maker' | 'entity' | 'via' | 'path'>): Match {
  return {
    ...base,
    list: rule.id,
    listingId: `${rule.id}--${base.entity}--text`,
    ...(rule.effective.from === undefined ? {} : { listedOn: rule.effective.from }),
    citation: rule.citation,
    namedHow: 'named',
    verified: rule.verified,
  };
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}
