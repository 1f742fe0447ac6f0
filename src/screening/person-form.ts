import { pinyinOf } from '../lib/scripts/han.ts';
import { koreanSpellings, romaniseWord } from '../lib/scripts/romanise.ts';
import type { TokenSeed } from './token.ts';
import { lexicon } from './words/lexicon.ts';
import { ABD, PARTICLES, TITLES } from './words/person-words.ts';
import type { Word } from './words-of.ts';

const SERVANT_OF = /^abd(?:[aeiou]{1,2}[lrsdn])(?!lah|llah|la$)([a-z]{3,})$/;
/** Surnames of two characters; every other Chinese surname has one. */
const DOUBLE_SURNAMES = new Set('欧阳 上官 司马 诸葛 司徒 东方 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙'.split(' '));

/**
 * Classes the words of a person's name; several results are several readings of one name (two usual spellings of a Korean
 * name, a Chinese name with its given name joined or apart). Never empty.
 */
export function personSeeds(words: readonly Word[]): readonly (readonly TokenSeed[])[] {
  const korean =
    words.length === 1 && words[0]!.script === 'hangul' && [...words[0]!.text].length <= 4 ? words[0]! : undefined;
  if (korean !== undefined) {
    return koreanSpellings(korean.text).map((spelling) =>
      spelling.filter((part) => part !== '').map((text) => partSeed(text, false)),
    );
  }
  const seeds: TokenSeed[] = [];
  for (const word of words) {
    if (word.script === 'han') seeds.push(...hanSeeds(word.text, words.length === 1));
    else if (word.script === 'hangul') for (const char of word.text) seeds.push(partSeed(romaniseWord(char), false));
    else seeds.push(...wordSeeds(word));
  }
  const named = seeds.filter((seed) => seed.text !== '');
  const kept = named.some((seed) => seed.class === 'part' || seed.class === 'initial')
    ? named
    : named.map((seed) => ({ ...seed, class: 'part' as const }));
  return [withoutRepeats(lastIsName(kept))];
}

function wordSeeds(word: Word): readonly TokenSeed[] {
  const poor = word.script === 'poor';
  let text = romaniseWord(word.text);
  if (text === '') return [];
  if (poor) {
    if (/^(?:بن|ابن|ولد|ال|آل|بنت|و|أبو0)$/.test(word.text)) return [{ text, class: 'particle' }];
    if (/^(?:وال|ال)/.test(word.text) && word.text.length > 4)
      text = romaniseWord(word.text.replace(/^(?:وال|ال)/, ''));
    const servantOf = /^(?:عبدال|عبد)(?=.{2,})(?!له$|الله$)/.exec(word.text);
    if (servantOf !== null && word.text !== 'عبدالله')
      return [partSeed('abd', false), partSeed(romaniseWord(word.text.slice(servantOf[0].length)), true)];
  }
  if (TITLES.has(text)) return [{ text, class: 'title' }];
  if (PARTICLES.has(text)) return [{ text, class: 'particle' }];
  if (ABD.has(text) || (poor && text === 'abd')) return [partSeed('abd', false)];
  if (text.length === 1) return [{ text, class: 'initial' }];
  const servant = poor ? null : SERVANT_OF.exec(text);
  if (servant !== null) return [partSeed('abd', false), partSeed(servant[1]!, false)];
  return [partSeed(text, poor)];
}

function hanSeeds(text: string, whole: boolean): readonly TokenSeed[] {
  const chars = [...text];
  const surname = DOUBLE_SURNAMES.has(chars.slice(0, 2).join('')) ? 2 : 1;
  const readings = pinyinOf(text, whole).map((reading) => reading.replace(/[^a-z]/g, '').replace(/v/g, 'u'));
  if (!whole || chars.length > surname + 2 || chars.length <= surname) {
    return chars.length > 4
      ? [{ ...partSeed(readings.join(''), false), han: text }]
      : [{ ...partSeed(readings.join(''), false), han: text }];
  }
  return [
    { ...partSeed(readings.slice(0, surname).join(''), false), han: chars.slice(0, surname).join('') },
    { ...partSeed(readings.slice(surname).join(''), false), han: chars.slice(surname).join('') },
  ];
}

function partSeed(text: string, vowelPoor: boolean): TokenSeed {
  return { text, class: 'part', concept: lexicon().nameGroup.get(text) ?? '', vowelPoor };
}

/** `Su Bin`: a joining word at the end joins nothing and is a name. */
function lastIsName(seeds: readonly TokenSeed[]): readonly TokenSeed[] {
  const last = seeds.at(-1);
  if (seeds.length < 2 || last?.class !== 'particle' || last.text.length < 2) return seeds;
  return [...seeds.slice(0, -1), { ...last, class: 'part' as const }];
}

/** `Sergey Sergey Shoigu` says nothing more than `Sergey Shoigu`. Repeats apart from one another are kept. */
function withoutRepeats(seeds: readonly TokenSeed[]): readonly TokenSeed[] {
  return seeds.filter((seed, at) => at === 0 || seeds[at - 1]!.text !== seed.text);
}
