import { wordTable } from './index-data.ts';
import { hash32, joinedTextKeys, poorKeys, tokenKeys } from './index-keys.ts';
import { lookUpAll } from './key-table.ts';
import type { NameModel } from './name-form.ts';
import { NumberList } from './number-list.ts';
import type { ScreeningIndex } from './screening-index.ts';
import { glanceOf, mayBeAlike, maySpell } from './token-glance.ts';
import type { Token } from './token.ts';
import { joinedSimilarity, type Similarity, tokenSimilarity } from './token-similarity.ts';

/** Listed words that correspond to one word. */
export interface SimilarWords {
  /** Their numbers, the most alike first. */
  readonly ids: readonly number[];
  /** How alike each is, and what agreement on it weighs. */
  readonly similarities: readonly Similarity[];
  readonly weights: readonly number[];
  /** Their places in these lists, the word in the most readings first, then the one that weighs least. */
  readonly byReadings: readonly number[];
}

/** An answer, and the word it was given for. */
interface Remembered {
  readonly token: Token;
  readonly model: NameModel;
  readonly similar: SimilarWords;
}

/** Answers for words asked before, and room to look further ones up. */
export interface WordMemory {
  /** By the text of the word; words of one text may differ in all else. */
  readonly similar: Map<string, readonly Remembered[]>;
  readonly joined: Map<string, readonly number[]>;
  readonly keys: NumberList;
  readonly found: NumberList;
}

const MAX_REMEMBERED = 20_000;

/** An empty memory of the words met in queries against one index. */
export function makeWordMemory(): WordMemory {
  return { similar: new Map(), joined: new Map(), keys: new NumberList(), found: new NumberList() };
}

/** Listed words that correspond to a word, found by key and verified by full comparison; remembered for the next query. */
export function similarWords(index: ScreeningIndex, token: Token, model: NameModel, memory: WordMemory): SimilarWords {
  const answers = memory.similar.get(token.text) ?? [];
  for (const answer of answers) if (answer.model === model && isSame(answer.token, token)) return answer.similar;
  const { data } = index;
  const { keys, found } = memory;
  tokenKeys(token, true, keys);
  lookUpAll(wordTable(data, model, false), keys, found);
  for (const key of poorKeys(token)) keys.push(hash32(key));
  lookUpAll(wordTable(data, model, token.vowelPoor), keys, found);
  found.sortOnce();
  const glance = glanceOf(token);
  const alike: { readonly id: number; readonly similarity: Similarity }[] = [];
  for (let at = 0; at < found.size; at++) {
    const id = found.values[at]!;
    if (!mayBeAlike(glance, data.glances, id)) continue;
    const similarity = tokenSimilarity(token, index.token(id));
    if (similarity.score > 0) alike.push({ id, similarity });
  }
  found.clear();
  // Those of one score stay in the order of their numbers.
  alike.sort((a, b) => b.similarity.score - a.similarity.score);
  const similar = listOf(index, token, alike);
  remember(memory.similar, token.text, [...answers, { token, model, similar }]);
  return similar;
}

function isSame(left: Token, right: Token): boolean {
  return (
    left.class === right.class &&
    left.vowelPoor === right.vowelPoor &&
    left.concept === right.concept &&
    left.brand === right.brand &&
    left.han === right.han
  );
}

function listOf(
  { data }: ScreeningIndex,
  token: Token,
  alike: readonly { readonly id: number; readonly similarity: Similarity }[],
): SimilarWords {
  const { tokenWeights, postingStarts } = data;
  const ids: number[] = [];
  const similarities: Similarity[] = [];
  const weights: number[] = [];
  const readings: number[] = [];
  const byReadings: number[] = [];
  for (const { id, similarity } of alike) {
    byReadings.push(ids.length);
    ids.push(id);
    similarities.push(similarity);
    weights.push(Math.max(token.weight, tokenWeights[id]!) * similarity.score);
    readings.push(postingStarts[id + 1]! - postingStarts[id]!);
  }
  byReadings.sort((a, b) => readings[b]! - readings[a]! || weights[a]! - weights[b]! || a - b);
  return { ids, similarities, weights, byReadings };
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
  const { keys, found } = memory;
  joinedTextKeys(text, keys);
  lookUpAll(wordTable(index.data, model, false), keys, found);
  found.sortOnce();
  const spelled: number[] = [];
  for (let at = 0; at < found.size; at++) {
    const id = found.values[at]!;
    if (!maySpell(text, poor, index.data.glances, id)) continue;
    if (joinedSimilarity(text, index.token(id), poor) >= 0.8) spelled.push(id);
  }
  found.clear();
  remember(memory.joined, name, spelled);
  return spelled;
}

function remember<T>(memory: Map<string, T>, name: string, answer: T): void {
  if (memory.size >= MAX_REMEMBERED) memory.clear();
  memory.set(name, answer);
}
