import type { Alignment, Pair } from './align.ts';
import type { NameForm, NameModel } from './name-form.ts';
import type { Token } from './token.ts';

/**
 * What an alignment says, as numbers from 0 to 1. Penalties and merits; the model's table gives each its weight and sign.
 * Names are stable: they appear in explanations, in the weight table and in the docs.
 */
export const ORGANISATION_FEATURES = [
  'agreement',
  'rare words agree',
  'name agrees in full',
  'no telling word agrees',
  'telling words differ',
  'telling word on one side only',
  'spelling differs',
  'short word spelled differently',
  'industry differs',
  'industry on one side only',
  'place differs',
  'country differs',
  'place on one side only',
  'number differs',
  'number on one side only',
  'legal form differs',
  'other line of business',
  'toneless pinyin only',
  'common words and others',
  'only telling word spelled differently',
  'known word spelled differently',
  'one name holds the other',
  'same brand',
] as const;

/** What is measured of two names of persons, in the order of the weights. */
export const PERSON_FEATURES = [
  'agreement',
  'rare parts agree',
  'name agrees in full',
  'single part agrees',
  'parts differ',
  'more than one part differs',
  'part on one side only',
  'several parts on one side only',
  'spelling differs',
  'worst spelling difference',
  'short part spelled differently',
  'initial only',
  'initial differs',
  'script hides vowels',
  'other form of a name',
  'common parts and others',
  'known part spelled differently',
  'every part spelled differently',
] as const;

/** A feature of either model. */
export type FeatureName = (typeof ORGANISATION_FEATURES)[number] | (typeof PERSON_FEATURES)[number];

/** Features that speak for a match; all others speak against one or are neutral. */
export const FEATURE_SIGNS: Readonly<Partial<Record<FeatureName, 1>>> = {
  agreement: 1,
  'rare words agree': 1,
  'rare parts agree': 1,
  'name agrees in full': 1,
  'one name holds the other': 1,
  'same brand': 1,
};

/** Values of the features of one model, in the order of its list. */
export type FeatureValues = readonly number[];

/** Measures an alignment under the model of the forms. */
export function measure(
  query: NameForm,
  candidate: NameForm,
  alignment: Alignment,
  otherBusiness: boolean,
): FeatureValues {
  return query.model === 'person'
    ? measurePerson(query, candidate, alignment)
    : measureOrganisation(query, candidate, alignment, otherBusiness);
}

/** The features of a model, in the order of its weights. */
export function featureNames(model: NameModel): readonly FeatureName[] {
  return model === 'person' ? PERSON_FEATURES : ORGANISATION_FEATURES;
}

const clamp = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);

function pairWeight(pair: Pair, query: NameForm, candidate: NameForm): number {
  let left = 0;
  let right = 0;
  for (const at of pair.query) left += query.tokens[at]!.weight;
  for (const at of pair.candidate) right += candidate.tokens[at]!.weight;
  return Math.max(left, right);
}

function weightOf(tokens: readonly Token[]): number {
  let sum = 0;
  for (const token of tokens) sum += token.weight;
  return sum;
}

/** Whether words are left over that make another name of it; a place on one side only does not. */
function otherWords({ queryLeft, candidateLeft }: Alignment): boolean {
  const other = (token: Token): boolean => !saysNothing(token) && token.class !== 'place';
  if (queryLeft.some(other) || candidateLeft.some(other)) return true;
  const place = (token: Token): boolean => token.class === 'place';
  return queryLeft.some(place) && candidateLeft.some(place);
}

/**
 * How little two names without an agreeing telling word share: nothing that tells, unless names of general words agree in
 * full (0), or one name, with its place, stands whole in the other (`Sichuan University, Suzhou Institute`; half).
 */
function untold(query: NameForm, candidate: NameForm, alignment: Alignment): number {
  const queryWhole = alignment.queryLeft.every(saysNothing);
  const candidateWhole = alignment.candidateLeft.every(saysNothing);
  if (queryWhole && candidateWhole) return query.tokens.some(isTelling) || candidate.tokens.some(isTelling) ? 1 : 0;
  if (!queryWhole && !candidateWhole) return 1;
  return alignment.pairs.some(({ query: [at] }) => query.tokens[at!]!.class === 'place') ? 0.5 : 1;
}

/** Whether a word may come and go without making another name of it. */
function saysNothing(token: Token): boolean {
  return token.class === 'legal' || token.class === 'connective' || token.class === 'title';
}

/** How many words are name parts, and their weight. */
function partsOf(tokens: readonly Token[]): readonly [number, number] {
  let count = 0;
  let sum = 0;
  for (const { class: kind, weight } of tokens) {
    if (kind !== 'part') continue;
    count++;
    sum += weight;
  }
  return [count, sum];
}

function isTelling(token: Token): boolean {
  return token.class === 'core' || token.class === 'part';
}

/** Whether a correspondence is between telling words; a misspelt industry word tells nothing. */
function tellingPair(pair: Pair, query: NameForm, candidate: NameForm): boolean {
  return (
    pair.query.some((at) => isTelling(query.tokens[at]!)) &&
    pair.candidate.some((at) => isTelling(candidate.tokens[at]!))
  );
}

/** Classes of which it matters how much is left over. */
const WEIGHED = { core: 0, industry: 1, place: 2, number: 3 } as const;

/** Weight of the words of each weighed class. */
function weightsByClass(tokens: readonly Token[]): readonly [number, number, number, number] {
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  for (const { class: kind, weight } of tokens) {
    if (kind === 'core') sums[WEIGHED.core] += weight;
    else if (kind === 'industry') sums[WEIGHED.industry] += weight;
    else if (kind === 'place') sums[WEIGHED.place] += weight;
    else if (kind === 'number') sums[WEIGHED.number] += weight;
  }
  return sums;
}

/** Share of one class left over on both sides, and on one side only; the weights are all and what is left, of each side. */
function leftover(
  query: number,
  queryLeft: number,
  candidate: number,
  candidateLeft: number,
): readonly [number, number] {
  if (queryLeft === 0 && candidateLeft === 0) return NONE_LEFT;
  const a = queryLeft / Math.max(1e-9, query);
  const b = candidateLeft / Math.max(1e-9, candidate);
  const both = queryLeft > 0 && candidateLeft > 0 ? Math.min(a, b) : 0;
  return [both, clamp(Math.max(a, b) - both)];
}

const NONE_LEFT = [0, 0] as const;

function measureOrganisation(
  query: NameForm,
  candidate: NameForm,
  alignment: Alignment,
  otherBusiness: boolean,
): FeatureValues {
  let matched = 0;
  let differs = 0;
  let telling = 0;
  let tellingWeight = 0;
  let rarest = 0;
  let short = 0;
  let misspelt = 0;
  let known = 0;
  let pinyin = 0;
  let brand = 0;
  let equalAll = alignment.queryLeft.every(saysNothing) && alignment.candidateLeft.every(saysNothing);
  for (const pair of alignment.pairs) {
    const weight = pairWeight(pair, query, candidate);
    matched += weight * pair.score;
    if (pair.score < 0.97) equalAll = false;
    if (!tellingPair(pair, query, candidate)) continue;
    telling++;
    if (
      query.tokens[pair.query[0]!]!.brand !== '' &&
      query.tokens[pair.query[0]!]!.brand === candidate.tokens[pair.candidate[0]!]!.brand
    )
      brand = 1;
    tellingWeight += weight * pair.score;
    differs += weight * (1 - pair.score);
    rarest = Math.max(rarest, weight * pair.score);
    if (pair.how === 'toneless pinyin') pinyin++;
    if (pair.score < 0.97) {
      misspelt++;
      short = Math.max(short, clamp((9 - shortest(pair, query, candidate)) / 4));
      if (pair.query.length === 1 && pair.candidate.length === 1) {
        known = Math.max(known, clamp(2 * (1 - weight)));
      }
    }
  }
  const leftQuery = weightOf(alignment.queryLeft);
  const leftCandidate = weightOf(alignment.candidateLeft);
  const larger = matched + Math.max(leftQuery, leftCandidate);
  const held =
    !equalAll &&
    misspelt === 0 &&
    (alignment.queryLeft.every(saysNothing) || alignment.candidateLeft.every(saysNothing));
  const asked = weightsByClass(query.tokens);
  const listed = weightsByClass(candidate.tokens);
  const askedLeft = weightsByClass(alignment.queryLeft);
  const listedLeft = weightsByClass(alignment.candidateLeft);
  const left = (kind: keyof typeof WEIGHED): readonly [number, number] => {
    const at = WEIGHED[kind];
    return leftover(asked[at], askedLeft[at], listed[at], listedLeft[at]);
  };
  const [coreBoth, coreOne] = left('core');
  const [industryBoth, industryOne] = left('industry');
  // `Technologies` comes and goes between names of one firm, `Petrochemical` does not.
  const business = clamp((askedLeft[WEIGHED.industry] + listedLeft[WEIGHED.industry]) / 0.2);
  const [placeBoth, placeOne] = left('place');
  const [numberBoth, numberOne] = left('number');
  return [
    larger > 0 ? clamp(matched / larger) : 0,
    clamp(tellingWeight / 2),
    equalAll ? 1 : 0,
    telling > 0 ? 0 : untold(query, candidate, alignment),
    coreBoth,
    coreOne,
    telling > 0 ? clamp((3 * differs) / (tellingWeight + differs)) : 0,
    short,
    industryBoth * business,
    industryOne * business,
    placeBoth,
    countryDiffers(alignment),
    placeOne,
    numberBoth,
    numberOne,
    legalDiffers(query, candidate),
    otherBusiness ? 1 : 0,
    telling > 0 && pinyin === telling ? 1 : 0,
    telling > 0 && brand === 0 && (misspelt > 0 || otherWords(alignment)) ? clamp((0.9 - rarest) / 0.4) : 0,
    telling === 1 && misspelt === 1 ? 1 : 0,
    known,
    held ? clamp(matched - 0.6) : 0,
    brand,
  ];
}

/** Whether each side is left with a place and no two of them lie in one country. */
function countryDiffers({ queryLeft, candidateLeft }: Alignment): number {
  let both = false;
  for (const left of queryLeft) {
    if (left.class !== 'place') continue;
    for (const right of candidateLeft) {
      if (right.class !== 'place') continue;
      if (left.domain === right.domain) return 0;
      both = true;
    }
  }
  return both ? 1 : 0;
}

function shortest(pair: Pair, query: NameForm, candidate: NameForm): number {
  const left = pair.query.reduce((length, at) => length + query.tokens[at]!.text.length, 0);
  const right = pair.candidate.reduce((length, at) => length + candidate.tokens[at]!.text.length, 0);
  return Math.max(left, right);
}

/** Whether a word names a kind of company in law that is told apart from others. */
function isKind(token: Token): boolean {
  return token.class === 'legal' && token.concept !== 'company' && token.concept !== 'group';
}

function legalDiffers(query: NameForm, candidate: NameForm): number {
  let both = false;
  for (const left of query.tokens) {
    if (!isKind(left)) continue;
    for (const right of candidate.tokens) {
      if (!isKind(right)) continue;
      if (left.concept === right.concept) return 0;
      both = true;
    }
  }
  return both ? 1 : 0;
}

function measurePerson(query: NameForm, candidate: NameForm, alignment: Alignment): FeatureValues {
  let matched = 0;
  let differs = 0;
  let worst = 0;
  let parts = 0;
  let initials = 0;
  let poor = 0;
  let variants = 0;
  let short = 0;
  let rare = 0;
  let known = 0;
  let slips = 0;
  let paired = 0;
  let equalAll = true;
  for (const pair of alignment.pairs) {
    const weight = pairWeight(pair, query, candidate);
    if (pair.how === 'initial') {
      initials++;
      matched += 0.5 * weight;
      equalAll = false;
      continue;
    }
    matched += weight * pair.score;
    if (!tellingPair(pair, query, candidate)) continue;
    parts += Math.max(pair.query.length, pair.candidate.length);
    paired++;
    rare += weight * pair.score;
    if (pair.how === 'same consonants') {
      poor++;
    }
    if (pair.how === 'same name in another form') {
      variants++;
      equalAll = false;
      continue;
    }
    differs += weight * (1 - pair.score);
    worst = Math.max(worst, 1 - pair.score);
    if (pair.score < 0.95) {
      equalAll = false;
      slips++;
      short = Math.max(short, clamp((7 - shortest(pair, query, candidate)) / 3));
      if (pair.how === 'spelling') known = Math.max(known, clamp(2 * (1 - weight)));
    }
  }
  const [leftQuery, left] = partsOf(alignment.queryLeft);
  const [leftCandidate, right] = partsOf(alignment.candidateLeft);
  const both = Math.min(leftQuery, leftCandidate);
  const one = Math.abs(leftQuery - leftCandidate);
  const [allQuery] = partsOf(query.tokens);
  const [allCandidate] = partsOf(candidate.tokens);
  const initialLeft =
    alignment.queryLeft.some((token) => token.class === 'initial') &&
    alignment.candidateLeft.some((token) => token.class !== 'particle' && token.class !== 'title');
  const initialRight =
    alignment.candidateLeft.some((token) => token.class === 'initial') &&
    alignment.queryLeft.some((token) => token.class !== 'particle' && token.class !== 'title');
  if (left + right > 0 || initialLeft || initialRight) equalAll = false;
  return [
    clamp(matched / Math.max(1e-9, matched + Math.max(left, right) + differs)),
    clamp(rare / 3),
    equalAll && parts > 0 ? 1 : 0,
    parts <= 1 && Math.max(allQuery, allCandidate) > 1 ? (initials > 0 ? 0.5 : 1) : 0,
    both > 0 || parts === 0 ? 1 : 0,
    both > 1 ? 1 : 0,
    one > 0 ? clamp(one / Math.max(allQuery, allCandidate)) : 0,
    one > 1 ? 1 : 0,
    clamp((3 * differs) / Math.max(1e-9, rare + differs)),
    worst * 2.5 > 1 ? 1 : worst * 2.5,
    short,
    initials > 0 ? 1 : 0,
    initialLeft || initialRight ? 1 : 0,
    poor > 0 ? 1 : 0,
    clamp(variants / 2),
    parts > 0 && !equalAll ? clamp((1.6 - rare - 0.4 * initials) / 0.8) : 0,
    known,
    slips > 1 && slips === paired ? 1 : 0,
  ];
}
