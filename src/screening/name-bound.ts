import { mostLogOdds, type Overlap } from './bound-features.ts';
import { wordTable } from './index-data.ts';
import { hash32 } from './index-keys.ts';
import { lookUp } from './key-table.ts';
import { acronymLogOdds } from './model.ts';
import type { NameForm } from './name-form.ts';
import type { NumberList } from './number-list.ts';
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

interface AskedToken {
  readonly bit: number;
  readonly length: number;
  readonly letters: number;
  readonly weight: number;
  readonly telling: boolean;
  /** Looked up, so that its partners are known; another is only equal to a word of the same letters. */
  readonly lookedUp: boolean;
}

/** A query prepared for its bounds. */
export interface BoundedQuery {
  readonly query: NameForm;
  readonly partners: Partners;
  /** The glance does not show enough of its words: nothing bounds what it may agree with. */
  readonly hidden: boolean;
  readonly asked: readonly AskedToken[];
  readonly telling: readonly AskedToken[];
  readonly tellingWeight: number;
  readonly branded: boolean;
}

/** Prepares a query for `nameBound` and `remainderBound`. */
export function boundQuery(query: NameForm, partners: Partners): BoundedQuery {
  const asked = askedTokens(query, partners);
  const telling = asked.filter((word) => word.telling);
  return {
    query,
    partners,
    hidden: isHidden(query),
    asked,
    telling,
    tellingWeight: telling.reduce((sum, { weight }) => sum + weight, 0),
    branded: query.tokens.some(({ brand }) => brand !== ''),
  };
}

/**
 * Prepares the bound of one query. Nine of ten names of persons that share a word, and two of three of organisations,
 * cannot reach the least score and need not be read or aligned. Never below what `scoreNames` finds with the same partners;
 * infinite where the glance does not show enough: words without vowels, initials, titles, words that may be joined, acronyms that
 * would reach `least`.
 */
export function nameBound(
  { data }: ScreeningIndex,
  { query, partners, hidden, asked, telling, tellingWeight, branded }: BoundedQuery,
  marks: PartnerMarks,
  least: number,
): NameBound {
  const { formStarts, formTokens, tokenWeights, glances } = data;
  const { rows, shares } = marks;
  if (hidden) return () => Number.POSITIVE_INFINITY;
  const apart = asked.filter(({ lookedUp }) => !lookedUp);
  const slack = apart.reduce((sum, { weight }) => sum + weight, 0);
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
    return mostLogOdds(query.model, overlap);
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
 * up; infinite where the query's do not. `found` is room for what is looked up.
 */
export function remainderBound(
  { data, token }: ScreeningIndex,
  { query, hidden, asked, telling, tellingWeight, branded }: BoundedQuery,
  found: NumberList,
): (shared: number, gone: number, mute: number) => number {
  if (hidden) return () => Number.POSITIVE_INFINITY;
  const person = query.model === 'person';
  const words = wordTable(data, query.model, false);
  let apart = 0;
  for (const [at, { lookedUp, weight }] of asked.entries()) {
    if (lookedUp) continue;
    const { text } = query.tokens[at]!;
    let most = weight;
    lookUp(words, hash32(text), found);
    for (let place = 0; place < found.size; place++) {
      const id = found.values[place]!;
      if (token(id).text === text) most = Math.max(most, data.tokenWeights[id]!);
    }
    found.clear();
    apart += weight + most;
  }
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
    return mostLogOdds(query.model, overlap);
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
