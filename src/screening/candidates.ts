import { hash32, joinedKeys, poorKeys, tokenKeys } from './index-keys.ts';
import { lookUp } from './key-table.ts';
import type { NameForm } from './name-form.ts';
import type { ScreeningIndex } from './screening-index.ts';
import type { Token } from './token.ts';
import { tokenSimilarity } from './token-similarity.ts';

/** Reading of a listed name that may agree with the asked one, and the most its words can contribute. */
export interface Candidate {
  readonly form: number;
  readonly bound: number;
}

/** Scratch space for one thread: sums per reading, and which readings were touched. */
export interface Scratch {
  readonly sums: Float32Array;
  readonly touched: number[];
  /** Similar listed words of a word seen before. */
  readonly similar: Map<string, readonly SimilarToken[]>;
}

interface SimilarToken {
  readonly id: number;
  readonly score: number;
}

/** Most (word, name) occurrences walked for one query; beyond it only names already met are counted further. */
const POSTING_BUDGET = 60_000;
const MAX_REMEMBERED = 20_000;
/** Least share of the heavier name's weight that has to be shared for a full comparison. */
const LEAST_BOUND = 0.3;

export function makeScratch(index: ScreeningIndex): Scratch {
  return { sums: new Float32Array(index.nameCount), touched: [], similar: new Map() };
}

/**
 * Names that share enough weight with the asked name, best first, at most `limit`. Words are taken rarest first; each
 * finds listed words by the keys of `tokenKeys`, and these their names.
 */
export function candidatesFor(
  index: ScreeningIndex,
  query: NameForm,
  scratch: Scratch,
  limit: number,
): readonly Candidate[] {
  const { data } = index;
  const { sums, touched } = scratch;
  const person = query.model === 'person' ? 1 : 0;
  let budget = POSTING_BUDGET;
  let whole = 0;
  const order = query.tokens
    .filter((token) => token.class !== 'connective' && token.class !== 'legal')
    .sort((a, b) => b.weight - a.weight);
  const asked = order.some((token) => token.class !== 'particle' && token.class !== 'title')
    ? order.filter((token) => token.class !== 'particle' && token.class !== 'title')
    : order;
  const add = (form: number, weight: number): void => {
    if (data.formPersons[form] !== person) return;
    if (sums[form] === 0) touched.push(form);
    sums[form]! += weight;
  };
  for (const token of query.tokens) whole += token.weight;
  for (const token of asked) {
    for (const { id, score } of similarTokens(index, token, scratch)) {
      const weight = Math.max(token.weight, data.tokenWeights[id]!) * score;
      const from = data.postingStarts[id]!;
      const end = data.postingStarts[id + 1]!;
      if (budget <= 0 && end - from > 200) continue;
      budget -= end - from;
      for (let at = from; at < end; at++) add(data.postings[at]!, weight);
    }
    joinedKeys(token, (hash) => lookUp(data.formTable, hash, (form) => add(form, token.weight)));
  }
  joinedWords(index, query, scratch, add);
  const found: Candidate[] = [];
  for (const form of touched) {
    const sum = sums[form]!;
    sums[form] = 0;
    const bound = sum / Math.max(whole, data.formWeights[form]!);
    if (bound >= LEAST_BOUND) found.push({ form, bound });
  }
  touched.length = 0;
  found.sort((a, b) => b.bound - a.bound || a.form - b.form);
  return found.length > limit ? found.slice(0, limit) : found;
}

/** Neighbouring words of the query that are one word in the list, and the query's own initials. */
function joinedWords(
  index: ScreeningIndex,
  query: NameForm,
  scratch: Scratch,
  add: (form: number, weight: number) => void,
): void {
  const { data } = index;
  const { tokens } = query;
  for (let from = 0; from < tokens.length; from++) {
    const first = tokens[from]!;
    let text = first.text;
    let weight = first.weight;
    for (let to = from + 1; to < tokens.length && to < from + 4 && tokens[to]!.class !== 'legal'; to++) {
      text += tokens[to]!.text;
      weight += tokens[to]!.weight;
      if (text.length < 4 || text.length > 40) continue;
      const joined: Token = {
        ...first,
        text,
        sound: '',
        consonants: '',
        concept: '',
        brand: '',
        han: '',
        class: query.model === 'person' ? 'part' : 'core',
      };
      for (const { id } of similarTokens(index, joined, scratch)) {
        for (let at = data.postingStarts[id]!; at < data.postingStarts[id + 1]!; at++) add(data.postings[at]!, weight);
      }
    }
  }
  if (query.initials.length >= 3 && query.initials.length <= 7) {
    lookUp(data.tokenTable, hash32(query.initials), (id) => {
      if (index.token(id).class !== 'core' || index.token(id).text !== query.initials) return;
      for (let at = data.postingStarts[id]!; at < data.postingStarts[id + 1]!; at++) add(data.postings[at]!, 9);
    });
  }
}

/** Listed words that correspond to a word, found by key and verified by full comparison; remembered for the next query. */
function similarTokens(index: ScreeningIndex, token: Token, scratch: Scratch): readonly SimilarToken[] {
  const name = `${token.class}${token.text} ${token.han}${token.concept}${token.vowelPoor ? '~' : ''}`;
  const known = scratch.similar.get(name);
  if (known !== undefined) return known;
  const { data } = index;
  const seen = new Set<number>();
  const found: SimilarToken[] = [];
  const take = (id: number): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const { score } = tokenSimilarity(token, index.token(id));
    if (score > 0) found.push({ id, score });
  };
  tokenKeys(token, (hash) => lookUp(data.tokenTable, hash, take));
  if (token.vowelPoor) for (const key of poorKeys(token)) lookUp(data.poorTable, hash32(key), take);
  else for (const key of poorKeys(token)) lookUp(data.tokenTable, hash32(key), take);
  found.sort((a, b) => b.score - a.score || a.id - b.id);
  if (scratch.similar.size >= MAX_REMEMBERED) scratch.similar.clear();
  scratch.similar.set(name, found);
  return found;
}
