import { wordTable } from './index-data.ts';
import { hash32, joinedKeys } from './index-keys.ts';
import { lookUp, lookUpAll } from './key-table.ts';
import type { NameForm } from './name-form.ts';
import { type BoundedQuery, remainderBound } from './name-bound.ts';
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
  readonly followed: Followed;
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
    memory: makeWordMemory(),
    followed: makeFollowed(),
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
  bounded: BoundedQuery,
  scratch: Scratch,
  limit: number,
  least: number,
): readonly Candidate[] {
  const { query, partners } = bounded;
  const whole = query.tokens.reduce((sum, token) => sum + token.weight, 0);
  const joined = admitJoined(index, query, partners, scratch);
  const count = admitByWords(index, bounded, whole, scratch, joined, least);
  const kept = weigh(index, query, whole, scratch, { joined, count });
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
  bounded: BoundedQuery,
  whole: number,
  { memory, admittedBy, admitted, hidden, followed }: Scratch,
  before: number,
  least: number,
): number {
  const { data } = index;
  const most = remainderBound(index, bounded, memory.found);
  const { postings, postingStarts, formWeights } = data;
  const lighter = LEAST_OF_LIGHTER[bounded.query.model];
  const search = admittedBy[0]!;
  let count = before;
  let reachable = true;
  inOrder(index, bounded.partners.asked, followed);
  const { ids, rest, gone, mute } = followed;
  for (let place = followed.count - 1; place >= 0; place--) {
    const left = rest[place]!;
    if (left < LEAST_OF_HEAVIER * whole) break;
    reachable &&= most(left, gone[place]!, mute[place]!) >= least - BOUND_ROUNDING;
    const heaviest = (left / (left < lighter * whole ? lighter : LEAST_OF_HEAVIER)) * ROUNDING;
    const id = ids[place]!;
    const end = lightEnough(postingStarts[id]!, postingStarts[id + 1]!, heaviest);
    for (let at = postingStarts[id]!; at < end; at++) {
      const form = postings[at]!;
      if (admittedBy[form + 1] === search || (!reachable && hidden[form] === 0)) continue;
      admittedBy[form + 1] = search;
      admitted[count++] = form;
    }
  }
  return count;

  /** One past the last of these readings that is not too heavy. They stand in the order of their weights. */
  function lightEnough(from: number, to: number, heaviest: number): number {
    if (from === to || formWeights[postings[to - 1]!]! <= heaviest) return to;
    let low = from;
    let high = to - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (formWeights[postings[middle]!]! > heaviest) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Listed words to follow, the last of these lists first. */
interface Followed {
  count: number;
  ids: Uint32Array;
  /** By place: the most that this word and all that are followed after it can add to one name. */
  rest: Float64Array;
  /** Words of the query all of whose partners were followed before, one bit each. */
  gone: Int32Array;
  /** The same of partners that tell: words of trade and place tell nothing. */
  mute: Int32Array;
}

function makeFollowed(length = 256): Followed {
  return {
    count: 0,
    ids: new Uint32Array(length),
    rest: new Float64Array(length),
    gone: new Int32Array(length),
    mute: new Int32Array(length),
  };
}

/**
 * Puts the partners of all asked words in order, the most frequent first: they are followed from the last back, so that when
 * a frequent word's turn comes, the words that tell more have been followed, and seldom can a reading without them reach the
 * least log-odds.
 */
function inOrder({ data }: ScreeningIndex, asked: readonly AskedWord[], followed: Followed): void {
  const { postingStarts, glances } = data;
  followed.count = asked.reduce((sum, { similar }) => sum + similar.ids.length, 0);
  if (followed.count > followed.ids.length)
    Object.assign(followed, makeFollowed(followed.count * 2), { count: followed.count });
  // The next place in each word's own order, and the heaviest of its partners so far: what the word can add to a name.
  const next = asked.map(() => 0);
  const heaviest = asked.map(() => 0);
  let rest = 0;
  let gone = asked.reduce((bits, { place }) => bits | (1 << place), 0);
  let mute = gone;
  for (let at = 0; at < followed.count; at++) {
    let word = -1;
    let readings = -1;
    let weight = 0;
    for (let other = 0; other < asked.length; other++) {
      const { byReadings, ids, weights } = asked[other]!.similar;
      if (next[other] === byReadings.length) continue;
      const place = byReadings[next[other]!]!;
      const id = ids[place]!;
      const count = postingStarts[id + 1]! - postingStarts[id]!;
      if (count < readings || (count === readings && weights[place]! >= weight)) continue;
      word = other;
      readings = count;
      weight = weights[place]!;
    }
    const { similar, place } = asked[word]!;
    const id = similar.ids[similar.byReadings[next[word]!++]!]!;
    rest += Math.max(0, weight - heaviest[word]!);
    heaviest[word] = Math.max(heaviest[word]!, weight);
    gone &= ~(1 << place);
    if (tells(glances, id)) mute &= ~(1 << place);
    followed.ids[at] = id;
    followed.rest[at] = rest;
    followed.gone[at] = gone;
    followed.mute[at] = mute;
  }
}

/**
 * Keeps the admitted readings of the query's model that share enough; the kept ones and their bounds move to the front. Only
 * the first `joined` have weight from joined words.
 */
function weigh(
  { data }: ScreeningIndex,
  query: NameForm,
  whole: number,
  scratch: Scratch,
  { joined: joinedCount, count }: { readonly joined: number; readonly count: number },
): number {
  const { formStarts, formTokens, formWeights, formPersons } = data;
  const { joined, admitted, bounds } = scratch;
  const { shares } = scratch.marks;
  const person = query.model === 'person' ? 1 : 0;
  const lighter = LEAST_OF_LIGHTER[query.model];
  let kept = 0;
  for (let place = 0; place < count; place++) {
    const form = admitted[place]!;
    let sum = 0;
    if (place < joinedCount) {
      sum = joined[form]!;
      joined[form] = 0;
    }
    const end = formStarts[form + 1]!;
    for (let at = formStarts[form]!; at < end; at++) sum += shares[formTokens[at]!]!;
    const listed = formWeights[form]!;
    if (sum < lighter * Math.min(whole, listed)) continue;
    const bound = sum / Math.max(whole, listed);
    if (bound < LEAST_OF_HEAVIER || formPersons[form] !== person) continue;
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
  const { keys, found } = scratch.memory;
  for (const { token } of asked) {
    joinedKeys(token, keys);
    lookUpAll(data.formTable, keys, found);
    for (let at = 0; at < found.size; at++) admit(found.values[at]!, token.weight);
    found.clear();
  }
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
    lookUp(wordTable(data, query.model, false), hash32(initials), found);
    for (let at = 0; at < found.size; at++) {
      const token = index.token(found.values[at]!);
      if (token.class === 'core' && token.text === initials) admitAll(token.id, ACRONYM_WEIGHT);
    }
    found.clear();
  }
  return count;
}
