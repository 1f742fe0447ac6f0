import { fold } from '../../../lib/scripts/fold.ts';
import { romaniseWord } from '../../../lib/scripts/romanise.ts';
import type { FeatureComparison } from '../../../screening/compare.ts';
import type { ScreenMatch } from '../../../screening/screen.ts';
import { HAN_LEGAL_FORMS } from '../../../screening/words/legal-forms.ts';

/** Words that may have been read as one: `Co`, `Ltd`; `S`, `p`, `A`. */
const LONGEST_PHRASE = 8;
const KINDS: ReadonlySet<string> = new Set(HAN_LEGAL_FORMS.map(([, kind]) => kind));

function lettersOf(word: string): string {
  return romaniseWord(fold(word)).replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * A compared word as it stands in its name: names are compared by keys (`coltd`, `hongkong`, `private`), and a reader knows
 * `Co., Ltd.`, `Hong Kong` and `有限公司`. A word that is not found again stays as it is.
 */
export function spelledIn(name: string, word: string): string {
  const wanted = word.replaceAll(' ', '');
  // Han words come with the characters they were read from.
  if (wanted === '' || /\p{Script=Han}/u.test(wanted)) return word;
  const words = [...name.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  for (let from = 0; from < words.length; from++) {
    let letters = '';
    for (let to = from; to < words.length && to < from + LONGEST_PHRASE; to++) {
      letters += lettersOf(words[to]![0]);
      if (letters === wanted) return between(name, words[from]!, words[to]!);
      if (!wanted.startsWith(letters)) break;
    }
  }
  const han = KINDS.has(wanted)
    ? HAN_LEGAL_FORMS.find(([form, kind]) => kind === wanted && name.includes(form))
    : undefined;
  return han?.[0] ?? word;
}

function between(name: string, first: RegExpExecArray, last: RegExpExecArray): string {
  const end = last.index + last[0].length;
  // The full stop of an abbreviation belongs to it.
  const stop = name[end] === '.' && (last[0].length <= 5 || first !== last) ? 1 : 0;
  return name.slice(first.index, end + stop);
}

/** The comparisons of a match with every word as it stands in the names. */
export function asSpelled({ comparisons, queryName, candidateName }: ScreenMatch): readonly FeatureComparison[] {
  return comparisons.map((row) =>
    row.feature.startsWith('word')
      ? { ...row, query: spelledIn(queryName, row.query), candidate: spelledIn(candidateName, row.candidate) }
      : row,
  );
}

/** What a word that only one name has does in it, for people. */
const CLASS_WORDS: Readonly<Record<string, string>> = {
  place: 'a place',
  industry: 'a line of business',
  legal: 'a legal form',
  number: 'a number',
  connective: 'a small word',
  initial: 'an initial',
  particle: 'a particle',
  title: 'a title',
};

/** What was compared, in words: `only listed: a legal form`. */
export function featureText(feature: string): string {
  const [what, kind = ''] = feature.split(': ');
  if (what !== 'word only asked' && what !== 'word only listed') return feature;
  const said = CLASS_WORDS[kind];
  return said === undefined ? what.slice('word '.length) : `${what.slice('word '.length)}: ${said}`;
}
