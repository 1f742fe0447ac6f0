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

/**
 * How rare a word is, from a general corpus (vendor names of the IEEE registry; a list of frequent name parts) plus what
 * `learned` counts in the lists. Result 0.2 for the commonest to 1 for one seen at most once.
 */
export function makeRarity(learned?: (word: string) => number, learnedNames = 0): Rarity {
  const general = generalCounts();
  const common = lexicon().commonPart;
  return (word, person) => {
    let seen = (learned?.(word) ?? 0) * (learnedNames > 0 ? CORPUS_NAMES / (CORPUS_NAMES + learnedNames) : 0);
    if (person) {
      const rank = common.get(word);
      // Zipf: the part of rank r occurs in about 1,500 / (r + 1) of 30,000 names; the list's tail is frequent, too.
      if (rank !== undefined) seen += Math.max(60, 1_500 / (rank + 1));
    } else {
      seen += general.get(word) ?? 0;
    }
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
