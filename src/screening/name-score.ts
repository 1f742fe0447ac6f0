import { type Alignment, align, type WordSimilarity } from './align.ts';
import { isOtherBusiness } from './business.ts';
import { acronymLogOdds, logOdds } from './model.ts';
import { type FeatureValues, measure } from './name-features.ts';
import type { NameForm } from './name-form.ts';

/** Two names compared under one model. */
export interface NameScore {
  readonly logit: number;
  readonly alignment: Alignment;
  readonly values: FeatureValues;
  /** Letters of the acronym when one name is the other's acronym. */
  readonly acronym: number;
}

/** Scores two names; `undefined` when they belong to different models. */
export function scoreNames(
  query: NameForm,
  candidate: NameForm,
  sectors: ReadonlySet<string>,
  similarity?: WordSimilarity,
): NameScore | undefined {
  if (query.model !== candidate.model) return undefined;
  const alignment = align(query, candidate, similarity);
  const organisation = query.model === 'organisation';
  const values = measure(query, candidate, alignment, organisation && isOtherBusiness(query, candidate, sectors));
  const logit = logOdds(query.model, values);
  const acronym = organisation ? acronymLetters(query, candidate) : 0;
  return { logit: acronym > 0 ? Math.max(logit, acronymLogOdds(acronym)) : logit, alignment, values, acronym };
}

/** Least log-odds of two names because one is the other's acronym; `-Infinity` when it is none. */
export function acronymLogit(query: NameForm, candidate: NameForm): number {
  const letters = query.model === 'organisation' ? acronymLetters(query, candidate) : 0;
  return letters > 0 ? acronymLogOdds(letters) : Number.NEGATIVE_INFINITY;
}

function acronymLetters(query: NameForm, candidate: NameForm): number {
  return Math.max(acronymOf(query, candidate), acronymOf(candidate, query));
}

/** Letters of `short` when it is the acronym of `long` (a leading or trailing word may be missing from four letters on); else 0. */
function acronymOf(short: NameForm, long: NameForm): number {
  let only = '';
  for (const token of short.tokens) {
    if (token.class === 'core') {
      if (only !== '' || token.han !== '' || token.brand !== '') return 0;
      only = token.text;
    } else if (token.class === 'industry' || token.class === 'number') return 0;
  }
  if (only.length < 2 || only.length > 7 || long.initials.length < 2) return 0;
  if (long.initials === only) return only.length;
  return only.length >= 4 && long.initials.length - only.length <= 2 && long.initials.includes(only)
    ? only.length - 1
    : 0;
}
