import { wordTable } from './index-data.ts';
import { hash32, joinedKeys } from './index-keys.ts';
import { lookUp } from './key-table.ts';
import type { NameForm } from './name-form.ts';
import { remainderBound } from './name-bound.ts';
import { type AskedWord, makePartnerMarks, type PartnerMarks, type Partners } from './partners.ts';
import type { ScreeningIndex } from './screening-index.ts';
import { doesNotShow, tells } from './token-glance.ts';
import { makeWordMemory, type WordMemory, wordsSpelling } from './similar-words.ts';

/** Reading of a listed name that may agree with the asked one, and the most its words can contribute. */
export interface Candidate {
  readonly form: number;
  readonly bound: number;
}

/** Working space of one thread, used again for each query. */
export interface Scratch {
  /** By reading: 1 when it holds words that do not show at a glance, so that no bound is known before it is read. */
  readonly hidden: Uint8Array;
  readonly memory: WordMemory;
  readonly marks: PartnerMarks;
  /** By reading: weight that joined words and acronyms add. */
  readonly joined: Float32Array;
  /** The number of the last search, then by reading the search that admitted it last. */
  readonly admittedBy: Uint32Array;
  readonly admitted: Uint32Array;
  /** Bounds of the readings that are kept, in the order of `admitted`. */
  readonly bounds: Float64Array;
}

/** Least share of the heavier and of the lighter name's weight that has to be shared for a full comparison. */
const LEAST_OF_HEAVIER = 0.25;
const LEAST_OF_LIGHTER = { person: 0.6, organisation: 0.48 } as const;
/** Weights of listed names are kept in single precision: limits on them allow for its rounding. */
const ROUNDING = 1 + 1e-6;
/** Allowed for sums that are made in another order. */
export const BOUND_ROUNDING = 1e-6;
/** Weight of a word that is the query's own acronym: enough for any name. */
const ACRONYM_WEIGHT = 9;

/** Working memory for queries against one index, made once and used for every query after another. */
export function makeScratch(index: ScreeningIndex): Scratch {
  const { nameCount } = index;
  return {
    hidden: hiddenReadings(index),
    memory: makeWordMemory(index),
    marks: makePartnerMarks(index),
    joined: new Float32Array(nameCount),
    admittedBy: new Uint32Array(nameCount + 1),
    admitted: new Uint32Array(nameCount),
    bounds: new Float64Array(nameCount),
  };
}

function hiddenReadings({ data, nameCount }: ScreeningIndex): Uint8Array {
  const { formStarts, formTokens } = data;
  const hidden = new Uint8Array(nameCount);
  for (let form = 0; form < nameCount; form++) {
    for (let at = formStarts[form]!; at < formStarts[form + 1]!; at++)
      if (doesNotShow(data.glances, formTokens[at]!)) hidden[form] = 1;
  }
  return hidden;
}

/**
 * Names that share enough weight with the asked name, best first, at most `limit`. Readings are admitted by their joined
 * words and by the words that correspond to asked ones; then each is weighed once. Readings that cannot reach the log-odds
 * `least` are left out where that shows without weighing them.
 */
export function candidatesFor(
  index: ScreeningIndex,
  query: NameForm,
  partners: Partners,
  scratch: Scratch,
  limit: number,
  least: number,
): readonly Candidate[] {
  const whole = query.tokens.reduce((sum, token) => sum + token.weight, 0);
  let count = admitJoined(index, query, partners, scratch);
  count = admitByWords(index, query, whole, partners, scratch, count, least);
  const kept = weigh(index, query, whole, scratch, count);
  return best(scratch.admitted, scratch.bounds, kept, limit);
}

/**
 * Admits the readings that hold a partner of an asked word, the rarest partners first. Once the partners that are left
 * cannot make up the least share, a reading without any of the earlier ones is out of reach: the frequent words, which
 * weigh little, are seldom followed. Before that they are followed to the names light enough for what is left, since the
 * readings of a word stand in the order of their weights; and when the telling words without a partner left keep every
 * reading that shows at a glance below `least`, only to those that do not.
 */
function admitByWords(
  index: ScreeningIndex,
  query: NameForm,
  whole: number,
  partners: Partners,
  { admittedBy, admitted, hidden }: Scratch,
  before: number,
  least: number,
): number {
  const { data } = index;
  const most = remainderBound(index, query, partners);
  const { postings, postingStarts, formPersons, formWeights } = data;
  const person = query.model === 'person' ? 1 : 0;
  const lighter = LEAST_OF_LIGHTER[query.model];
  const search = admittedBy[0]!;
  let count = before;
  let reachable = true;
  for (const { id, rest, gone, mute } of inOrder(index, partners.asked)) {
    if (rest < LEAST_OF_HEAVIER * whole) break;
    reachable &&= most(rest, gone, mute) >= least - BOUND_ROUNDING;
    const heaviest = (rest / (rest < lighter * whole ? lighter : LEAST_OF_HEAVIER)) * ROUNDING;
    const end = postingStarts[id + 1]!;
    for (let at = postingStarts[id]!; at < end; at++) {
      const form = postings[at]!;
      if (!reachable && hidden[form] === 0) continue;
      if (formWeights[form]! > heaviest) break;
      if (admittedBy[form + 1] === search || formPersons[form] !== person) continue;
      admittedBy[form + 1] = search;
      admitted[count++] = form;
    }
  }
  return count;
}

/** A listed word to follow. */
interface Followed {
  readonly id: number;
  /** The most that it and all that are followed after it can add to one name. */
  readonly rest: number;
  /** Words of the query all of whose partners were followed before, one bit each. */
  readonly gone: number;
  /** The same of partners that tell: words of trade and place tell nothing. */
  readonly mute: number;
}

/**
 * The partners of all asked words, the rarest first: when a frequent word's turn comes, the words that tell more have been
 * followed, and seldom can a reading without them reach the least log-odds.
 */
function inOrder({ data }: ScreeningIndex, asked: readonly AskedWord[]): readonly Followed[] {
  const { postingStarts, glances } = data;
  const order = asked
    .flatMap(({ similar, weights }, word) =>
      Array.from(similar.ids, (id, at) => ({
        id,
        word,
        weight: weights[at]!,
        readings: postingStarts[id + 1]! - postingStarts[id]!,
      })),
    )
    .sort((a, b) => b.readings - a.readings || a.weight - b.weight);
  // From the last back: of the words that agree with one asked word, the heaviest so far is what it can add.
  const most = asked.map(() => 0);
  let rest = 0;
  let gone = asked.reduce((bits, { place }) => bits | (1 << place), 0);
  let mute = gone;
  return order
    .map(({ id, word, weight }) => {
      rest += Math.max(0, weight - most[word]!);
      most[word] = Math.max(most[word]!, weight);
      const bit = 1 << asked[word]!.place;
      gone &= ~bit;
      if (tells(glances, id)) mute &= ~bit;
      return { id, rest, gone, mute };
    })
    .reverse();
}

/** Keeps the admitted readings that share enough; the kept ones and their bounds move to the front. */
function weigh({ data }: ScreeningIndex, query: NameForm, whole: number, scratch: Scratch, count: number): number {
  const { formStarts, formTokens, formWeights } = data;
  const { joined, admitted, bounds } = scratch;
  const { shares } = scratch.marks;
  const lighter = LEAST_OF_LIGHTER[query.model];
  let kept = 0;
  for (let place = 0; place < count; place++) {
    const form = admitted[place]!;
    let sum = joined[form]!;
    joined[form] = 0;
    const end = formStarts[form + 1]!;
    for (let at = formStarts[form]!; at < end; at++) sum += shares[formTokens[at]!]!;
    const listed = formWeights[form]!;
    if (sum < lighter * Math.min(whole, listed)) continue;
    const bound = sum / Math.max(whole, listed);
    if (bound < LEAST_OF_HEAVIER) continue;
    admitted[kept] = form;
    bounds[kept++] = bound;
  }
  return kept;
}

/** The `limit` best of the first `count` readings. Thousands may share one frequent word: only the best become objects. */
function best(forms: Uint32Array, bounds: Float64Array, count: number, limit: number): readonly Candidate[] {
  const least = count > limit ? bounds.slice(0, count).sort()[count - limit]! : 0;
  const found: Candidate[] = [];
  for (let at = 0; at < count; at++) if (bounds[at]! >= least) found.push({ form: forms[at]!, bound: bounds[at]! });
  found.sort((a, b) => b.bound - a.bound || a.form - b.form);
  return found.length > limit ? found.slice(0, limit) : found;
}

/**
 * Admits readings in which neighbouring words are one asked word, or one word is several asked ones or the query's own
 * initials. Begins the search: returns the number of readings admitted.
 */
function admitJoined(index: ScreeningIndex, query: NameForm, { asked }: Partners, scratch: Scratch): number {
  const { data } = index;
  const { tokens, initials } = query;
  const { joined, admittedBy, admitted } = scratch;
  const person = query.model === 'person' ? 1 : 0;
  const search = ++admittedBy[0]!;
  let count = 0;
  const admit = (form: number, weight: number): void => {
    if (data.formPersons[form] !== person) return;
    if (admittedBy[form + 1] !== search) {
      admittedBy[form + 1] = search;
      admitted[count++] = form;
    }
    joined[form]! += weight;
  };
  const admitAll = (id: number, weight: number): void => {
    for (let at = data.postingStarts[id]!; at < data.postingStarts[id + 1]!; at++) admit(data.postings[at]!, weight);
  };
  for (const { token } of asked)
    joinedKeys(token, (hash) => lookUp(data.formTable, hash, (form) => admit(form, token.weight)));
  for (let from = 0; from < tokens.length; from++) {
    const first = tokens[from]!;
    let text = first.text;
    let weight = first.weight;
    for (let to = from + 1; to < tokens.length && to < from + 4 && tokens[to]!.class !== 'legal'; to++) {
      text += tokens[to]!.text;
      weight += tokens[to]!.weight;
      if (text.length < 4 || text.length > 40) continue;
      for (const id of wordsSpelling(index, text, first.vowelPoor, query.model, scratch.memory)) admitAll(id, weight);
    }
  }
  if (initials.length >= 3 && initials.length <= 9) {
    lookUp(wordTable(data, query.model, false), hash32(initials), (id) => {
      const token = index.token(id);
      if (token.class === 'core' && token.text === initials) admitAll(id, ACRONYM_WEIGHT);
    });
  }
  return count;
}
