import { hash32, joinedKeys, joinedTextKeys, poorKeys, tokenKeys } from './index-keys.ts';
import { lookUp } from './key-table.ts';
import type { NameForm } from './name-form.ts';
import type { ScreeningIndex } from './screening-index.ts';
import type { Token } from './token.ts';
import { joinedSimilarity, type Similarity, tokenSimilarity } from './token-similarity.ts';

/** Reading of a listed name that may agree with the asked one, and the most its words can contribute. */
export interface Candidate {
  readonly form: number;
  readonly bound: number;
}

/** Scratch space for one thread: sums per reading, which readings were touched, and answers for words seen before. */
export interface Scratch {
  readonly sums: Float32Array;
  readonly touched: Uint32Array;
  /** Bounds of the readings that are kept, in the order of `touched`. */
  readonly bounds: Float64Array;
  /** The number of the last word looked up, then by listed word the one that met it last. */
  readonly seen: Float64Array;
  readonly similar: Map<string, SimilarTokens>;
  readonly joined: Map<string, readonly number[]>;
}

/** Listed words that correspond to one word, by number. */
export type SimilarTokens = ReadonlyMap<number, Similarity>;

/** Most (word, name) occurrences walked for one query; beyond it frequent words are not followed further. */
const POSTING_BUDGET = 25_000;
const MAX_REMEMBERED = 20_000;
/** Least share of the heavier and of the lighter name's weight that has to be shared for a full comparison. */
const LEAST_OF_HEAVIER = 0.25;
const LEAST_OF_LIGHTER = { person: 0.6, organisation: 0.48 } as const;

export function makeScratch(index: ScreeningIndex): Scratch {
  return {
    sums: new Float32Array(index.nameCount),
    touched: new Uint32Array(index.nameCount),
    bounds: new Float64Array(index.nameCount),
    seen: new Float64Array(index.data.tokenWeights.length + 1),
    similar: new Map(),
    joined: new Map(),
  };
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
  const { postings, postingStarts, formPersons, tokenWeights, formWeights } = data;
  const { sums, touched, bounds } = scratch;
  const person = query.model === 'person' ? 1 : 0;
  let count = 0;
  let budget = POSTING_BUDGET;
  let whole = 0;
  const add = (form: number, weight: number): void => {
    if (formPersons[form] !== person) return;
    if (sums[form] === 0) touched[count++] = form;
    sums[form]! += weight;
  };
  for (const token of query.tokens) whole += token.weight;
  for (const token of askedTokens(query)) {
    for (const [id, { score }] of similarTokens(index, token, scratch)) {
      const weight = Math.max(token.weight, tokenWeights[id]!) * score;
      const from = postingStarts[id]!;
      const end = postingStarts[id + 1]!;
      if (budget <= 0 && end - from > 200) continue;
      budget -= end - from;
      for (let at = from; at < end; at++) {
        const form = postings[at]!;
        if (formPersons[form] !== person) continue;
        if (sums[form] === 0) touched[count++] = form;
        sums[form]! += weight;
      }
    }
    joinedKeys(token, (hash) => lookUp(data.formTable, hash, (form) => add(form, token.weight)));
  }
  joinedWords(index, query, scratch, add);
  const lighter = LEAST_OF_LIGHTER[query.model];
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const form = touched[at]!;
    const sum = sums[form]!;
    sums[form] = 0;
    const listed = formWeights[form]!;
    if (sum < lighter * Math.min(whole, listed)) continue;
    const bound = sum / Math.max(whole, listed);
    if (bound < LEAST_OF_HEAVIER) continue;
    touched[kept] = form;
    bounds[kept++] = bound;
  }
  return best(touched, bounds, kept, limit);
}

/** The `limit` best of the first `count` readings. Thousands may share one frequent word: only the best become objects. */
function best(forms: Uint32Array, bounds: Float64Array, count: number, limit: number): readonly Candidate[] {
  const least = count > limit ? bounds.slice(0, count).sort()[count - limit]! : 0;
  const found: Candidate[] = [];
  for (let at = 0; at < count; at++) if (bounds[at]! >= least) found.push({ form: forms[at]!, bound: bounds[at]! });
  found.sort((a, b) => b.bound - a.bound || a.form - b.form);
  return found.length > limit ? found.slice(0, limit) : found;
}

/** Words worth looking up, the telling ones first; particles and titles only when there is nothing else. */
function askedTokens(query: NameForm): readonly Token[] {
  const order = query.tokens
    .filter((token) => token.class !== 'connective' && token.class !== 'legal')
    .sort((a, b) => b.weight - a.weight);
  const telling = order.filter((token) => token.class !== 'particle' && token.class !== 'title');
  return telling.length > 0 ? telling : order.length > 0 ? order : query.tokens;
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
      for (const id of tokensSpelling(index, text, first.vowelPoor, scratch)) {
        for (let at = data.postingStarts[id]!; at < data.postingStarts[id + 1]!; at++) add(data.postings[at]!, weight);
      }
    }
  }
  if (query.initials.length >= 3 && query.initials.length <= 9) {
    lookUp(data.tokenTable, hash32(query.initials), (id) => {
      if (index.token(id).class !== 'core' || index.token(id).text !== query.initials) return;
      for (let at = data.postingStarts[id]!; at < data.postingStarts[id + 1]!; at++) add(data.postings[at]!, 9);
    });
  }
}

/** Listed words that a text of several joined words spells. */
function tokensSpelling(index: ScreeningIndex, text: string, poor: boolean, scratch: Scratch): readonly number[] {
  const known = scratch.joined.get(text);
  if (known !== undefined) return known;
  const found = new Set<number>();
  joinedTextKeys(text, (hash) =>
    lookUp(index.data.tokenTable, hash, (id) => {
      if (!found.has(id) && joinedSimilarity(text, index.token(id), poor) >= 0.8) found.add(id);
    }),
  );
  if (scratch.joined.size >= MAX_REMEMBERED) scratch.joined.clear();
  const ids = [...found];
  scratch.joined.set(text, ids);
  return ids;
}

/** Listed words that correspond to a word, found by key and verified by full comparison; remembered for the next query. */
function similarTokens(index: ScreeningIndex, token: Token, scratch: Scratch): SimilarTokens {
  const name = `${token.class}${token.text} ${token.han}${token.concept}${token.vowelPoor ? '~' : ''}`;
  const known = scratch.similar.get(name);
  if (known !== undefined) return known;
  const { data } = index;
  const { seen } = scratch;
  const round = ++seen[0]!;
  const found: [number, Similarity][] = [];
  const take = (id: number): void => {
    if (seen[id + 1] === round) return;
    seen[id + 1] = round;
    const similarity = tokenSimilarity(token, index.token(id));
    if (similarity.score > 0) found.push([id, similarity]);
  };
  tokenKeys(token, true, (hash) => lookUp(data.tokenTable, hash, take));
  const table = token.vowelPoor ? data.poorTable : data.tokenTable;
  for (const key of poorKeys(token)) lookUp(table, hash32(key), take);
  found.sort((a, b) => b[1].score - a[1].score || a[0] - b[0]);
  if (scratch.similar.size >= MAX_REMEMBERED) scratch.similar.clear();
  const similar = new Map(found);
  scratch.similar.set(name, similar);
  return similar;
}

const NONE: Similarity = { score: 0, how: 'none' };

/**
 * Word comparison for one query that reuses what finding the candidates has established: a listed word that no key found
 * is not similar. Short and joining words, which are filed under few keys, are compared anew.
 */
export function rememberedSimilarity(index: ScreeningIndex, query: NameForm, scratch: Scratch): typeof tokenSimilarity {
  const known = new Map<Token, SimilarTokens>();
  for (const token of askedTokens(query)) if (isFiled(token)) known.set(token, similarTokens(index, token, scratch));
  return (asked, listed) => {
    const similar = listed.id === undefined || !isFiled(listed) ? undefined : known.get(asked);
    return similar === undefined ? tokenSimilarity(asked, listed) : (similar.get(listed.id!) ?? NONE);
  };
}

function isFiled(token: Token): boolean {
  return token.class === 'core' || token.class === 'part' || token.class === 'industry' || token.class === 'place';
}
