import type { ListEntry } from '../core/listing.ts';
import { compareAttributes } from './attributes.ts';
import { BOUND_ROUNDING, candidatesFor, makeScratch, type Scratch } from './candidates.ts';
import { combine, type Comparison, explain, scoreOf, type Verdictless } from './compare.ts';
import { normaliseIdentifier } from './identifiers.ts';
import { hash32 } from './index-keys.ts';
import { lookUp } from './key-table.ts';
import { DEFAULT_THRESHOLD, probability } from './model.ts';
import { boundQuery, nameBound } from './name-bound.ts';
import { NumberList } from './number-list.ts';
import { type NameScore, scoreNames } from './name-score.ts';
import { findPartners, forgetPartners, partnerSimilarity } from './partners.ts';
import { entityAttributes, type Party, partyOfQuery, type ScreenQuery } from './party.ts';
import type { ScreeningIndex } from './screening-index.ts';

/** A listed entity that the query may name, with every comparison. */
export interface ScreenMatch extends Comparison {
  readonly entry: ListEntry;
  /** Position of the entry in the index. */
  readonly at: number;
}

/** How much of what is found is reported. */
export interface ScreenOptions {
  /** Least score to report; 0.5 when left out. */
  readonly threshold?: number;
  /** Most matches to report; 20 when left out. */
  readonly limit?: number;
}

/** Names compared in full for one reading of the query. */
const CANDIDATE_LIMIT = 100;
/** The most that facts other than names and exact identifiers can lift a score by. */
const MOST_LIFT = 3;

const scratchOf = new WeakMap<ScreeningIndex, Scratch>();

/**
 * Finds the listed entities that a query may name, best first. Order: score, then agreeing identifiers, rarity of the
 * agreeing words, place and sector, then list and entry id, so that the order is total and does not depend on the run.
 * Never throws on any query text.
 */
export function screen(index: ScreeningIndex, query: ScreenQuery, options: ScreenOptions = {}): readonly ScreenMatch[] {
  const threshold = options.threshold ?? DEFAULT_THRESHOLD;
  const party = partyOfQuery(query, index.rarity);
  const scores = new Map<number, Verdictless['best'] & { readonly form: number }>();
  scoreByName(index, party, scores, threshold, query);
  const found: { at: number; verdict: Verdictless }[] = [];
  for (const at of new Set([...scores.keys(), ...entriesByIdentifier(index, party)])) {
    const best = scores.get(at);
    const hasFacts =
      party.attributes.identifiers.length +
        party.attributes.addresses.length +
        party.attributes.birthDates.length +
        party.attributes.countries.length >
      0;
    const entity = hasFacts ? index.entry(at).entity : undefined;
    const attributes =
      entity === undefined
        ? []
        : compareAttributes(party.attributes, entityAttributes(entity), party.person || entity.schema === 'Person');
    const verdict = combine(best, attributes);
    if (probability(verdict.logit) >= threshold) found.push({ at, verdict });
  }
  const limit = options.limit ?? 20;
  if (found.length > limit * 4) {
    found.sort((a, b) => b.verdict.logit - a.verdict.logit || a.at - b.at);
    found.length = limit * 4;
  }
  // Entries are read only to break a tie and for what is reported: most found ones are neither.
  const read = new Map<number, ListEntry>();
  const entryAt = (at: number): ListEntry => {
    let entry = read.get(at);
    if (entry === undefined) {
      entry = index.entry(at);
      read.set(at, entry);
    }
    return entry;
  };
  return found
    .map(({ at, verdict }) => ({ at, verdict, score: scoreOf(verdict), rank: rankOf(verdict) }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.rank - a.rank ||
        compareText(entryAt(a.at).list, entryAt(b.at).list) ||
        compareText(entryAt(a.at).entryId, entryAt(b.at).entryId) ||
        a.at - b.at,
    )
    .slice(0, limit)
    .map(({ at, verdict }) => {
      const entry = entryAt(at);
      return { ...explain(named(index, verdict, entry, scores.get(at)?.form)), entry, at };
    });
}

function scoreByName(
  index: ScreeningIndex,
  party: Party,
  scores: Map<number, Verdictless['best'] & { readonly form: number }>,
  threshold: number,
  query: ScreenQuery,
): void {
  let scratch = scratchOf.get(index);
  if (scratch === undefined) {
    scratch = makeScratch(index);
    scratchOf.set(index, scratch);
  }
  const facts =
    (query.identifiers ?? []).length +
    (query.addresses ?? []).length +
    (query.birthDates ?? []).length +
    (query.countries ?? []).length;
  const least = Math.log(Math.max(threshold, 1e-6) / Math.max(1 - threshold, 1e-6)) - (facts > 0 ? MOST_LIFT : 0);
  for (const asked of party.forms) {
    const scored = new Map<number, NameScore>();
    const partners = findPartners(index, asked.form, scratch.memory, scratch.marks);
    const bounded = boundQuery(asked.form, partners);
    const bound = nameBound(index, bounded, scratch.marks, least);
    const similarity = partnerSimilarity(partners, asked.form, scratch.marks);
    for (const { form } of candidatesFor(index, bounded, scratch, CANDIDATE_LIMIT, least)) {
      if (bound(form) < least - BOUND_ROUNDING) continue;
      const entry = index.data.formEntries[form]!;
      const twin = index.data.formTwins[form]!;
      let score = scored.get(twin);
      if (score === undefined) {
        score = scoreNames(asked.form, index.form(twin), index.sectors(entry), similarity);
        if (score === undefined) continue;
        scored.set(twin, score);
      }
      if (score.logit < least) continue;
      const known = scores.get(entry);
      if (known === undefined || score.logit > known.score.logit) {
        scores.set(entry, { query: asked, candidate: { name: '', form: index.form(form) }, score, form });
      }
    }
    forgetPartners(partners, scratch.marks);
  }
}

/** Fills in the listed name that agreed best, which is only looked up for what is reported. */
function named(index: ScreeningIndex, verdict: Verdictless, entry: ListEntry, form: number | undefined): Verdictless {
  if (form === undefined || verdict.best === undefined) return verdict;
  const names = entry.entity.names;
  const name = names[index.data.formNames[form]!]?.value ?? names[0].value;
  return { ...verdict, best: { ...verdict.best, candidate: { ...verdict.best.candidate, name } } };
}

function entriesByIdentifier(index: ScreeningIndex, party: Party): readonly number[] {
  if (party.attributes.identifiers.length === 0) return [];
  const found = new NumberList();
  for (const { scheme, value } of party.attributes.identifiers) {
    const normal = normaliseIdentifier(scheme, value);
    if (normal.length >= 4) lookUp(index.data.identifierTable, hash32(`${scheme}:${normal}`), found);
  }
  return [...found.values.subarray(0, found.size)];
}

/** Breaks ties inside one score: agreeing facts first, then the exact log-odds, then rare agreeing words, place, sector. */
function rankOf(verdict: Verdictless): number {
  let rank = verdict.attributes.reduce((sum, row) => sum + row.weight, 0) * 100 + verdict.logit;
  if (verdict.best === undefined) return rank;
  const { query, score } = verdict.best;
  for (const pair of score.alignment.pairs) {
    for (const at of pair.query) {
      const token = query.form.tokens[at]!;
      rank += (token.class === 'place' || token.class === 'industry' ? 0.01 : 0.1) * token.weight * pair.score;
    }
  }
  return rank;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
