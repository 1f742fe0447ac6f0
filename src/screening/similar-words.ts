import { wordTable } from './index-data.ts';
import { hash32, joinedTextKeys, poorKeys, tokenKeys } from './index-keys.ts';
import { lookUp } from './key-table.ts';
import type { NameModel } from './name-form.ts';
import type { ScreeningIndex } from './screening-index.ts';
import { glanceOf, mayBeAlike, maySpell } from './token-glance.ts';
import type { Token } from './token.ts';
import { joinedSimilarity, type Similarity, tokenSimilarity } from './token-similarity.ts';

/** Listed words that correspond to one word: their numbers, and how alike each is, the most alike first. */
export interface SimilarWords {
  readonly ids: Uint32Array;
  readonly similarities: readonly Similarity[];
}

/** Answers for words asked before, and which listed words the present search has met. */
export interface WordMemory {
  /** The number of the last search, then by listed word the search that met it last. */
  readonly met: Uint32Array;
  readonly similar: Map<string, SimilarWords>;
  readonly joined: Map<string, readonly number[]>;
}

const MAX_REMEMBERED = 20_000;

/** An empty memory of the words met in queries against one index. */
export function makeWordMemory(index: ScreeningIndex): WordMemory {
  return { met: new Uint32Array(index.data.tokenWeights.length + 1), similar: new Map(), joined: new Map() };
}

/** Listed words that correspond to a word, found by key and verified by full comparison; remembered for the next query. */
export function similarWords(index: ScreeningIndex, token: Token, model: NameModel, memory: WordMemory): SimilarWords {
  const name = `${model} ${token.class} ${token.text} ${token.han}${token.concept} ${token.brand}${token.vowelPoor ? '~' : ''}`;
  const known = memory.similar.get(name);
  if (known !== undefined) return known;
  const { data } = index;
  const { met } = memory;
  const search = ++met[0]!;
  const glance = glanceOf(token);
  const found: { readonly id: number; readonly similarity: Similarity }[] = [];
  const take = (id: number): void => {
    if (met[id + 1] === search) return;
    met[id + 1] = search;
    if (!mayBeAlike(glance, data.glances, id)) return;
    const similarity = tokenSimilarity(token, index.token(id));
    if (similarity.score > 0) found.push({ id, similarity });
  };
  const words = wordTable(data, model, false);
  tokenKeys(token, true, (hash) => lookUp(words, hash, take));
  const poor = wordTable(data, model, token.vowelPoor);
  for (const key of poorKeys(token)) lookUp(poor, hash32(key), take);
  found.sort((a, b) => b.similarity.score - a.similarity.score || a.id - b.id);
  const similar: SimilarWords = {
    ids: Uint32Array.from(found, ({ id }) => id),
    similarities: found.map(({ similarity }) => similarity),
  };
  remember(memory.similar, name, similar);
  return similar;
}

/** Listed words that a text of several joined words spells. */
export function wordsSpelling(
  index: ScreeningIndex,
  text: string,
  poor: boolean,
  model: NameModel,
  memory: WordMemory,
): readonly number[] {
  const name = `${model} ${text}${poor ? '~' : ''}`;
  const known = memory.joined.get(name);
  if (known !== undefined) return known;
  const found = new Set<number>();
  const take = (id: number): void => {
    if (found.has(id) || !maySpell(text, poor, index.data.glances, id)) return;
    if (joinedSimilarity(text, index.token(id), poor) >= 0.8) found.add(id);
  };
  const words = wordTable(index.data, model, false);
  joinedTextKeys(text, (hash) => lookUp(words, hash, take));
  const ids = [...found];
  remember(memory.joined, name, ids);
  return ids;
}

function remember<T>(memory: Map<string, T>, name: string, answer: T): void {
  if (memory.size >= MAX_REMEMBERED) memory.clear();
  memory.set(name, answer);
}
