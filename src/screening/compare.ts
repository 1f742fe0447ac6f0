import type { Entity } from '../core/listing.ts';
import { type AttributeComparison, compareAttributes } from './attributes.ts';
import { contributions, DEFAULT_THRESHOLD, probability } from './model.ts';
import { type NameScore, scoreNames } from './name-score.ts';
import { type Party, type PartyForm, partyOfEntity, partyOfQuery, type ScreenQuery } from './party.ts';
import { generalRarity } from './rarity.ts';
import type { Rarity, Token } from './token.ts';

/** One comparison of a match: what was compared, how alike it was, and what that adds to the log-odds of a match. */
export type FeatureComparison = AttributeComparison;

/**
 * `same-name`: the names agree but for spelling, script, order or legal form. `same-family`: they share the telling words
 * and differ in place, line of work or further words: an affiliate, a branch, or a namesake that a person must tell apart.
 * `owned-or-controlled` and `rebrand` are reached over relations, never by likeness.
 */
export type MatchRelation = 'same-name' | 'same-family' | 'identifier' | 'owned-or-controlled' | 'rebrand';

/** The outcome of comparing one query with one entity. */
export interface Comparison {
  /** Expected share of true matches, 0 to 1; see docs/guide/screening.md for the labelled pairs behind it. */
  readonly score: number;
  readonly relation: MatchRelation;
  /** The names that agreed best. */
  readonly queryName: string;
  readonly candidateName: string;
  /** Words first, then features of the names, then other facts. */
  readonly comparisons: readonly FeatureComparison[];
  readonly logit: number;
}

export interface CompareOptions {
  /** How common words are; an index's own when the comparison is to agree with it. */
  readonly rarity?: Rarity;
}

/** Compares one party with one entity by the model the index uses. Pure; never throws on any text. */
export function compare(query: ScreenQuery, candidate: Entity, options: CompareOptions = {}): Comparison {
  const rarity = options.rarity ?? generalRarity();
  return explain(
    compareParties(partyOfQuery(query, rarity), partyOfEntity(candidate, rarity), namesCrossed(query, candidate)),
  );
}

/** Whether a comparison is reported at this threshold. */
export function isMatch(comparison: { readonly score: number }, threshold: number = DEFAULT_THRESHOLD): boolean {
  return comparison.score >= threshold;
}

/** The numbers of a comparison, before they are put in words. */
export interface Verdictless {
  readonly logit: number;
  readonly best?: { readonly query: PartyForm; readonly candidate: PartyForm; readonly score: NameScore };
  readonly attributes: readonly AttributeComparison[];
}

/** Log-odds of parties whose names have nothing in common. */
const NO_NAME_LOGIT = -5;

/** Compares every name of one party with every name of the other, keeps the best, and adds the other facts. */
function compareParties(query: Party, candidate: Party, crossed = false): Verdictless {
  let best: { query: PartyForm; candidate: PartyForm; score: NameScore } | undefined;
  for (const left of query.forms) {
    for (const right of candidate.forms) {
      const score = scoreNames(left.form, right.form, candidate.sectors);
      if (score !== undefined && (best === undefined || score.logit > best.score.logit))
        best = { query: left, candidate: right, score };
    }
  }
  const attributes = compareAttributes(query.attributes, candidate.attributes, query.person || candidate.person);
  return combine(best, attributes, crossed);
}

const SHARED_CONTACT =
  /^(?:same|address|email|phone|website)(?: email| phone| website| address| in part| differs in one place)/;

/** Adds the facts to the best name score. An exact identifier outweighs a name that does not agree. */
export function combine(
  best: Verdictless['best'],
  attributes: readonly AttributeComparison[],
  crossed = false,
): Verdictless {
  const name = Math.max(best?.score.logit ?? NO_NAME_LOGIT, NO_NAME_LOGIT);
  // People and firms that share a desk, a mailbox or a house are still different ones when their names differ.
  const trust = name >= 0 ? 1 : name <= -2 ? 0.4 : 1 + 0.3 * name;
  const rows = attributes.map((row) =>
    row.weight > 0 && SHARED_CONTACT.test(row.feature)
      ? { ...row, weight: Math.round(row.weight * trust * 1_000) / 1_000 }
      : row,
  );
  let logit = crossed ? name - 3 : name;
  for (const row of rows) logit += row.weight;
  return { logit, ...(best === undefined ? {} : { best }), attributes: rows };
}

/** Given and family name of one are family and given name of the other, where both sources keep them apart. */
function namesCrossed(query: ScreenQuery, candidate: Entity): boolean {
  const split = candidate as Entity & { readonly firstName?: string; readonly lastName?: string };
  const { firstName, lastName } = query;
  if (
    firstName === undefined ||
    lastName === undefined ||
    split.firstName === undefined ||
    split.lastName === undefined
  )
    return false;
  const same = (left: string, right: string): boolean => left.trim().toLowerCase() === right.trim().toLowerCase();
  return (
    !same(firstName, split.firstName) &&
    !same(lastName, split.lastName) &&
    (same(firstName, split.lastName) || same(lastName, split.firstName))
  );
}

/** The score as it is reported: four decimals. */
export function scoreOf(verdict: Verdictless): number {
  return Math.round(probability(verdict.logit) * 10_000) / 10_000;
}

/** Puts a comparison in words. */
export function explain(verdict: Verdictless, swap = false): Comparison {
  const { best, attributes, logit } = verdict;
  const words = best === undefined ? [] : wordRows(best);
  const comparisons = [...words, ...attributes];
  return {
    score: scoreOf(verdict),
    relation: relationOf(verdict),
    queryName: (swap ? best?.candidate.name : best?.query.name) ?? '',
    candidateName: (swap ? best?.query.name : best?.candidate.name) ?? '',
    comparisons,
    logit,
  };
}

function relationOf(verdict: Verdictless): MatchRelation {
  const { best, attributes } = verdict;
  const proven = attributes.some((row) => row.weight >= 5);
  if (best === undefined || best.score.logit < -1) return proven ? 'identifier' : 'same-family';
  if (best.query.form.model === 'person' || best.score.acronym > 0) return 'same-name';
  const telling = (token: Token): boolean =>
    token.class === 'core' || token.class === 'place' || token.class === 'number' || token.class === 'industry';
  const { queryLeft, candidateLeft } = best.score.alignment;
  return queryLeft.some(telling) || candidateLeft.some(telling) ? 'same-family' : 'same-name';
}

function wordRows(best: NonNullable<Verdictless['best']>): readonly FeatureComparison[] {
  const { query, candidate, score } = best;
  const text = (token: Token): string => (token.han === '' ? token.text : `${token.han} (${token.text})`);
  const rows: FeatureComparison[] = score.alignment.pairs.map((pair) => ({
    feature: `word: ${pair.how}`,
    score: Math.round(pair.score * 1_000) / 1_000,
    query: pair.query.map((at) => text(query.form.tokens[at]!)).join(' '),
    candidate: pair.candidate.map((at) => text(candidate.form.tokens[at]!)).join(' '),
    weight: 0,
  }));
  for (const token of score.alignment.queryLeft)
    rows.push({ feature: `word only asked: ${token.class}`, score: 0, query: text(token), candidate: '', weight: 0 });
  for (const token of score.alignment.candidateLeft)
    rows.push({ feature: `word only listed: ${token.class}`, score: 0, query: '', candidate: text(token), weight: 0 });
  if (score.acronym > 0) {
    rows.push({ feature: 'acronym', score: 0.75, query: query.name, candidate: candidate.name, weight: score.logit });
    return rows;
  }
  for (const row of contributions(query.form.model, score.values)) {
    rows.push({
      feature: row.feature,
      score: Math.round(row.value * 1_000) / 1_000,
      query: query.name,
      candidate: candidate.name,
      weight: Math.round(row.weight * 1_000) / 1_000,
    });
  }
  return rows;
}
