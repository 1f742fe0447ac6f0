import { wordTable } from './index-data.ts';
import { hash32 } from './index-keys.ts';
import { lookUp } from './key-table.ts';
import { acronymLogOdds, calibratedLogOdds, weightIn } from './model.ts';
import { NumberList } from './number-list.ts';
import { type FeatureName, featureNames } from './name-features.ts';
import type { NameForm, NameModel } from './name-form.ts';
import type { PartnerMarks, Partners } from './partners.ts';
import type { ScreeningIndex } from './screening-index.ts';
import {
  doesNotShow,
  fewerMissing,
  kindAt,
  lengthAt,
  LETTERS_COMPARED,
  lettersAt,
  lettersOf,
  PLAIN,
  TELLING,
} from './token-glance.ts';

/** Words that have a bit in a number. */
const MOST_WORDS = 31;

/** The most log-odds that a listed reading can reach with the query, told from its words' numbers alone. */
export type NameBound = (form: number) => number;

/** What the partners of the words say of two names before they are aligned. */
interface Overlap {
  /** The most weight that can agree, and the least that is left over on one side. */
  readonly shared: number;
  readonly left: number;
  /** The most pairs of telling words. */
  readonly pairs: number;
  /** Telling words without a partner on each side, and the larger share of the telling weight that they make up. */
  readonly askedLeft: number;
  readonly listedLeft: number;
  readonly shareLeft: number;
  /** Telling words of the name that has more. */
  readonly telling: number;
  /** Whether a telling word of the query is a brand. */
  readonly branded: boolean;
}

/** Features that an overlap says something about; of the others the best is assumed. */
const TOLD: ReadonlySet<FeatureName> = new Set<FeatureName>([
  'agreement',
  'same brand',
  'rare words agree',
  'rare parts agree',
  'name agrees in full',
  'no telling word agrees',
  'telling words differ',
  'telling word on one side only',
  'single part agrees',
  'parts differ',
  'more than one part differs',
]);

const UNTOLD = { person: bestOfUntold('person'), organisation: bestOfUntold('organisation') };

function bestOfUntold(model: NameModel): number {
  let sum = weightIn(model, 'bias');
  for (const name of featureNames(model)) if (!TOLD.has(name)) sum += Math.max(0, weightIn(model, name));
  return sum;
}

/** The most that each told feature adds, per unit; read from the model once, since bounds are made by the thousand. */
const PERSON = {
  agreement: atMost('person', 'agreement'),
  rare: atMost('person', 'rare parts agree'),
  full: atMost('person', 'name agrees in full'),
  single: when('person', 'single part agrees'),
  differ: when('person', 'parts differ'),
  moreDiffer: when('person', 'more than one part differs'),
};
const ORGANISATION = {
  agreement: atMost('organisation', 'agreement'),
  rare: atMost('organisation', 'rare words agree'),
  brand: atMost('organisation', 'same brand'),
  full: atMost('organisation', 'name agrees in full'),
  untold: when('organisation', 'no telling word agrees'),
  // The two shares of telling words left over add up to the larger of both sides' shares.
  share: Math.max(
    weightIn('organisation', 'telling words differ'),
    weightIn('organisation', 'telling word on one side only'),
  ),
};

function personBound({ shared, left, pairs, askedLeft, listedLeft, telling }: Overlap): number {
  const { agreement, rare, full, single, differ, moreDiffer } = PERSON;
  return (
    UNTOLD.person +
    agreement * (left > 0 ? shared / (shared + left) : 1) +
    rare * Math.min(1, shared / 3) +
    (left > 0 ? 0 : full) +
    (pairs <= 1 && telling > 1 ? single.certain : single.possible) +
    (pairs === 0 || (askedLeft > 0 && listedLeft > 0) ? differ.certain : differ.possible) +
    (askedLeft > 1 && listedLeft > 1 ? moreDiffer.certain : moreDiffer.possible)
  );
}

function organisationBound({ shared, left, pairs, shareLeft, telling, branded }: Overlap): number {
  const { agreement, rare, brand, full, untold, share } = ORGANISATION;
  return (
    UNTOLD.organisation +
    agreement * (left > 0 ? shared / (shared + left) : 1) +
    // Brands and rare words are those of telling pairs.
    (pairs > 0 ? rare * Math.min(1, shared / 2) + (branded ? brand : 0) : 0) +
    (left > 0 ? 0 : full) +
    // At least half: a name with its place may stand whole in the other.
    0.5 * (pairs === 0 && telling > 0 ? untold.certain : untold.possible) +
    (share > 0 ? share : share * shareLeft)
  );
}

/** The most that a feature adds for each unit of its value. */
function atMost(model: NameModel, feature: FeatureName): number {
  return Math.max(0, weightIn(model, feature));
}

/** The most that a feature of 0 or 1 adds when it is 1 for certain, and when that is unknown. */
function when(
  model: NameModel,
  feature: FeatureName,
): { readonly certain: number; readonly possible: number } {
  const weight = weightIn(model, feature);
  return { certain: weight, possible: Math.max(0, weight) };
}

interface AskedToken {
  readonly bit: number;
  readonly length: number;
  readonly letters: number;
  readonly weight: number;
  readonly telling: boolean;
  /** Looked up, so that its partners are known; another is only equal to a word of the same letters. */
  readonly lookedUp: boolean;
}

/**
 * Prepares the bound of one query. Nine of ten names of persons that share a word, and two of three of organisations,
 * cannot reach the least score and need not be read or aligned. Never below what `scoreNames` finds with the same partners;
 * infinite where the glance does not show enough: words without vowels, initials, titles, words that may be joined, acronyms that
 * would reach `least`.
 */
export function nameBound(
  { data }: ScreeningIndex,
  query: NameForm,
  partners: Partners,
  marks: PartnerMarks,
  least: number,
): NameBound {
  const { formStarts, formTokens, tokenWeights, glances } = data;
  const { rows, shares } = marks;
  if (isHidden(query)) return () => Number.POSITIVE_INFINITY;
  const asked = askedTokens(query, partners);
  const apart = asked.filter(({ lookedUp }) => !lookedUp);
  const slack = apart.reduce((sum, { weight }) => sum + weight, 0);
  const telling = asked.filter((word) => word.telling);
  const tellingWeight = telling.reduce((sum, { weight }) => sum + weight, 0);
  const branded = isBranded(query);
  const runs = runsOf(asked);
  const person = query.model === 'person';
  const acronym = (length: number, words: number): boolean =>
    !person && length <= words && length <= 7 && acronymLogOdds(length) >= least;

  return (form) => {
    const from = formStarts[form]!;
    const end = formStarts[form + 1]!;
    let partnered = 0;
    let shared = slack;
    let left = 0;
    let listedTelling = 0;
    let listedLeft = 0;
    let listedWeight = 0;
    let leftWeight = 0;
    let lastTelling = 0;
    for (let at = from; at < end; at++) {
      const id = formTokens[at]!;
      const kind = kindAt(glances, id);
      const length = lengthAt(glances, id);
      const letters = lettersAt(glances, id);
      const weight = tokenWeights[id]!;
      if (doesNotShow(glances, id)) return Number.POSITIVE_INFINITY;
      if (mayBeJoined(runs, length, letters)) return Number.POSITIVE_INFINITY;
      let words = rows[id] === 0 ? 0 : partners.words[rows[id]! - 1]!;
      for (const word of apart) {
        if (word.length !== length || word.letters !== letters) continue;
        words |= word.bit;
        shared += Math.max(word.weight, weight);
      }
      partnered |= words;
      shared += shares[id]!;
      if (words === 0 && (kind & (PLAIN | TELLING)) !== 0) left += weight;
      if ((kind & TELLING) === 0) continue;
      listedTelling++;
      listedWeight += weight;
      lastTelling = length;
      if (words !== 0) continue;
      listedLeft++;
      leftWeight += weight;
    }
    if (joinsTo(asked, form)) return Number.POSITIVE_INFINITY;
    if (listedTelling === 1 && acronym(lastTelling, asked.length)) return Number.POSITIVE_INFINITY;
    if (telling.length === 1 && acronym(telling[0]!.length, end - from)) return Number.POSITIVE_INFINITY;
    const over = leftOver(asked, ~partnered, person);
    const overlap: Overlap = {
      shared,
      left: Math.max(left, over.weight),
      pairs: Math.min(telling.length - over.telling, listedTelling - listedLeft),
      askedLeft: over.telling,
      listedLeft,
      shareLeft: Math.max(
        over.telling > 0 ? over.tellingWeight / tellingWeight : 0,
        listedLeft > 0 ? leftWeight / listedWeight : 0,
      ),
      telling: Math.max(telling.length, listedTelling),
      branded,
    };
    return calibratedLogOdds(query.model, person ? personBound(overlap) : organisationBound(overlap));
  };

  /** Whether neighbouring listed words may be one asked word. */
  function joinsTo(words: readonly AskedToken[], form: number): boolean {
    const end = formStarts[form + 1]!;
    for (let from = formStarts[form]!; from + 1 < end; from++) {
      let length = lengthAt(glances, formTokens[from]!);
      let signs = lettersAt(glances, formTokens[from]!);
      for (let to = from + 1; to < end && to < from + 4; to++) {
        length += lengthAt(glances, formTokens[to]!);
        signs |= lettersAt(glances, formTokens[to]!);
        for (const word of words) if (spellsTogether(length, signs, word.length, word.letters)) return true;
      }
    }
    return false;
  }
}

function isBranded({ tokens }: NameForm): boolean {
  return tokens.some(({ brand }) => brand !== '');
}

/** The glance does not show enough of the query's words. */
function isHidden({ tokens }: NameForm): boolean {
  return (
    tokens.length > MOST_WORDS ||
    tokens.some(
      ({ vowelPoor, class: kind, text }) =>
        vowelPoor || kind === 'initial' || kind === 'title' || text.length >= LETTERS_COMPARED,
    )
  );
}

function askedTokens({ tokens }: NameForm, { lookedUp }: Partners): readonly AskedToken[] {
  return tokens.map((token, at) => ({
    bit: 1 << at,
    length: token.text.length,
    letters: lettersOf(token.text),
    weight: token.weight,
    telling: token.class === 'core' || token.class === 'part',
    lookedUp: lookedUp[at]!,
  }));
}

/** The words of the query among `missing` (one bit each) that were looked up: their weight, and the telling ones among them. */
function leftOver(
  asked: readonly AskedToken[],
  missing: number,
  person: boolean,
): { readonly weight: number; readonly telling: number; readonly tellingWeight: number } {
  let weight = 0;
  let telling = 0;
  let tellingWeight = 0;
  for (const word of asked) {
    if ((missing & word.bit) === 0 || !word.lookedUp) continue;
    weight += person && !word.telling ? 0 : word.weight;
    if (!word.telling) continue;
    telling++;
    tellingWeight += word.weight;
  }
  return { weight, telling, tellingWeight };
}

/**
 * Prepares the bound of readings that were not yet admitted: the most log-odds of one in which words looked up share at most
 * `shared` weight, the words of the query in `gone` (one bit each) have no partner, and those in `mute` none that tells.
 * Holds for readings whose words show at a glance, as `nameBound` does, and that no key of joined words or acronyms brings
 * up; infinite where the query's do not.
 */
export function remainderBound(
  { data, token }: ScreeningIndex,
  query: NameForm,
  partners: Partners,
): (shared: number, gone: number, mute: number) => number {
  if (isHidden(query)) return () => Number.POSITIVE_INFINITY;
  const asked = askedTokens(query, partners);
  const person = query.model === 'person';
  const telling = asked.filter((word) => word.telling);
  const tellingWeight = telling.reduce((sum, { weight }) => sum + weight, 0);
  const words = wordTable(data, query.model, false);
  let apart = 0;
  for (const [at, { lookedUp, weight }] of asked.entries()) {
    if (lookedUp) continue;
    const { text } = query.tokens[at]!;
    let most = weight;
    const found = new NumberList();
    lookUp(words, hash32(text), found);
    for (const id of found.values.subarray(0, found.size))
      if (token(id).text === text) most = Math.max(most, data.tokenWeights[id]!);
    apart += weight + most;
  }
  const branded = isBranded(query);
  return (shared, gone, mute) => {
    const over = leftOver(asked, gone, person);
    const overlap: Overlap = {
      shared: shared + apart,
      left: over.weight,
      pairs: telling.filter(({ bit }) => (mute & bit) === 0).length,
      askedLeft: over.telling,
      listedLeft: 0,
      shareLeft: over.telling > 0 ? over.tellingWeight / tellingWeight : 0,
      telling: telling.length,
      branded,
    };
    return calibratedLogOdds(query.model, person ? personBound(overlap) : organisationBound(overlap));
  };
}

interface Run {
  readonly length: number;
  readonly letters: number;
}

/** Two to four neighbouring words as one. */
function runsOf(words: readonly AskedToken[]): readonly Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < words.length; from++) {
    let { length, letters } = words[from]!;
    for (let to = from + 1; to < words.length && to < from + 4; to++) {
      length += words[to]!.length;
      letters |= words[to]!.letters;
      runs.push({ length, letters });
    }
  }
  return runs;
}

function mayBeJoined(runs: readonly Run[], length: number, letters: number): boolean {
  for (const run of runs) if (spellsTogether(run.length, run.letters, length, letters)) return true;
  return false;
}

/** The necessary condition of `joinedSimilarity` between words with vowels: one edit at most. */
function spellsTogether(joinedLength: number, joined: number, length: number, single: number): boolean {
  return length >= 4 && Math.abs(joinedLength - length) <= 1 && fewerMissing(joined, single, 1);
}
