import type { WordSimilarity } from './align.ts';
import type { NameForm } from './name-form.ts';
import type { ScreeningIndex } from './screening-index.ts';
import { type SimilarWords, similarWords, type WordMemory } from './similar-words.ts';
import type { Token } from './token.ts';
import { NOT_ALIKE, type Similarity, tokenSimilarity } from './token-similarity.ts';

/** A word of the query that was looked up, and the listed words that correspond to it. */
export interface AskedWord {
  readonly token: Token;
  /** Its place in the query. */
  readonly place: number;
  readonly similar: SimilarWords;
}

/** Which listed words correspond to the words of one query. */
export interface Partners {
  /** The words looked up, the weightiest first. */
  readonly asked: readonly AskedWord[];
  /** One row a listed word that has a partner, with a place for each word of the query. */
  readonly similarities: readonly (Similarity | undefined)[];
  /** By row: the words of the query that the listed word corresponds to, one bit each (of the first 32). */
  readonly words: readonly number[];
  /** Which words were looked up. */
  readonly lookedUp: readonly boolean[];
}

/** Marks on listed words, made by `findPartners` and taken away by `forgetPartners`. */
export interface PartnerMarks {
  /** What the word can add to the weight that two names share; 0 for nearly all. */
  readonly shares: Float64Array;
  /** Its row in `similarities`, counted from one; 0 for none. */
  readonly rows: Uint32Array;
}

/** Empty marks, one place for each word of the index. */
export function makePartnerMarks(index: ScreeningIndex): PartnerMarks {
  const words = index.data.tokenWeights.length;
  return { shares: new Float64Array(words), rows: new Uint32Array(words) };
}

/** Looks the words of a query up and marks their partners. */
export function findPartners(
  index: ScreeningIndex,
  query: NameForm,
  memory: WordMemory,
  marks: PartnerMarks,
): Partners {
  const { shares, rows } = marks;
  const width = query.tokens.length;
  const similarities: (Similarity | undefined)[] = [];
  const words: number[] = [];
  const lookedUp = query.tokens.map(() => false);
  const asked: AskedWord[] = [];
  for (const at of askedPlaces(query)) {
    const token = query.tokens[at]!;
    lookedUp[at] = true;
    const similar = similarWords(index, token, query.model, memory);
    for (let place = 0; place < similar.ids.length; place++) {
      const id = similar.ids[place]!;
      shares[id]! += similar.weights[place]!;
      if (rows[id] === 0) {
        for (let word = 0; word < width; word++) similarities.push(undefined);
        rows[id] = words.push(0);
      }
      const row = rows[id]! - 1;
      words[row]! |= 1 << at;
      similarities[row * width + at] = similar.similarities[place];
    }
    asked.push({ token, place: at, similar });
  }
  return { asked, similarities, words, lookedUp };
}

/** Takes the marks away, ready for the next query. */
export function forgetPartners({ asked }: Partners, { shares, rows }: PartnerMarks): void {
  for (const { similar } of asked) {
    for (const id of similar.ids) {
      shares[id] = 0;
      rows[id] = 0;
    }
  }
}

/** Places of the words worth looking up, the telling ones first; particles and titles only when there is nothing else. */
function askedPlaces({ tokens }: NameForm): readonly number[] {
  const all = tokens.map((_, at) => at);
  const order = all
    .filter((at) => tokens[at]!.class !== 'connective' && tokens[at]!.class !== 'legal')
    .sort((a, b) => tokens[b]!.weight - tokens[a]!.weight);
  const telling = order.filter((at) => tokens[at]!.class !== 'particle' && tokens[at]!.class !== 'title');
  return telling.length > 0 ? telling : order.length > 0 ? order : all;
}

/**
 * Word comparison for one query that uses what the look-up has established: a listed word that no key found is not alike.
 * Short and joining words, which are filed under few keys, are compared anew.
 */
export function partnerSimilarity({ similarities }: Partners, query: NameForm, { rows }: PartnerMarks): WordSimilarity {
  const width = query.tokens.length;
  const filed = query.tokens.map(isFiled);
  return (asked, at, listed) => {
    if (listed.id < 0 || !filed[at] || !isFiled(listed)) return tokenSimilarity(asked, listed);
    const row = rows[listed.id]!;
    return row === 0 ? NOT_ALIKE : (similarities[(row - 1) * width + at] ?? NOT_ALIKE);
  };
}

function isFiled(token: Token): boolean {
  return token.class === 'core' || token.class === 'part' || token.class === 'industry' || token.class === 'place';
}
