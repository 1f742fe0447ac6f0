import { FAMILY_NAMES, GIVEN_NAMES } from './words/common-names.ts';
import { COMMON_WORDS, COMMON_WORDS_NAMES } from './words/common-words.ts';
import { lexicon } from './words/lexicon.ts';
import type { Rarity } from './token.ts';

const CORPUS_NAMES = COMMON_WORDS_NAMES;

let counts: Map<string, number> | undefined;

function generalCounts(): Map<string, number> {
  if (counts !== undefined) return counts;
  counts = new Map();
  for (const line of COMMON_WORDS.split('\n')) {
    const space = line.indexOf(' ');
    if (space < 0) continue;
    const count = Number(line.slice(0, space));
    for (const word of line.slice(space + 1).split(' ')) counts.set(word, count);
  }
  return counts;
}

let personCounts: Map<string, number> | undefined;

/** In how many of that many people's names each frequent name part occurs, by Zipf's law from its rank. */
function generalPersonCounts(): Map<string, number> {
  if (personCounts !== undefined) return personCounts;
  personCounts = new Map();
  const add = (word: string, count: number): void => {
    personCounts?.set(word, Math.max(count, personCounts.get(word) ?? 0));
  };
  for (const [word, rank] of lexicon().commonPart) add(word, Math.max(60, 1_500 / (rank + 1)));
  for (const [rank, word] of FAMILY_NAMES.split(' ').entries()) add(word, 900 / (1 + rank / 9));
  for (const [rank, word] of GIVEN_NAMES.split(' ').entries()) add(word, 1_500 / (1 + rank / 10));
  return personCounts;
}

/**
 * How rare a word is, from a general corpus (names of firms in two registries, everyday words; frequent name parts) plus what
 * `learned` counts in the lists. Result 0.2 for the commonest to 1 for one seen at most once.
 */
export function makeRarity(learned?: (word: string) => number, learnedNames = 0): Rarity {
  const firms = generalCounts();
  const people = generalPersonCounts();
  const share = learnedNames > 0 ? CORPUS_NAMES / (CORPUS_NAMES + learnedNames) : 0;
  return (word, person) => {
    const seen = (learned?.(word) ?? 0) * share + ((person ? people : firms).get(word) ?? 0);
    if (seen <= 1) return 1;
    return Math.max(0.2, 1 - Math.log(seen) / Math.log(CORPUS_NAMES / 4));
  };
}

let plain: Rarity | undefined;

/** Rarity without any list. */
export function generalRarity(): Rarity {
  plain ??= makeRarity();
  return plain;
}
