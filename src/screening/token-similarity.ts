import { editDistance, jaroWinkler } from '../lib/scripts/distance.ts';
import { consonants } from '../lib/scripts/sound.ts';
import { readsAs } from './skeleton.ts';
import type { Token } from './token.ts';
import { lexicon } from './words/lexicon.ts';

/** How two words were found alike. */
export type Likeness =
  | 'equal'
  | 'same meaning'
  | 'same name in another form'
  | 'same sound'
  | 'same consonants'
  | 'spelling'
  | 'shortened'
  | 'initial'
  | 'toneless pinyin'
  | 'other characters'
  | 'joined words'
  | 'acronym'
  | 'none';

/** Two words compared: 0 (nothing in common) to 1 (equal). */
export interface Similarity {
  readonly score: number;
  readonly how: Likeness;
}

/** Two words that have nothing in common. */
export const NOT_ALIKE: Similarity = { score: 0, how: 'none' };
const NONE = NOT_ALIKE;
const EQUAL: Similarity = { score: 1, how: 'equal' };
const MEANING: Similarity = { score: 0.97, how: 'same meaning' };
const INITIAL: Similarity = { score: 0.7, how: 'initial' };

/** Least similarity that counts as a correspondence; below it two words are simply different. */
export const LEAST_SIMILARITY = 0.66;

/** Edits allowed between words whose longer one has this many letters. */
function editsAllowed(length: number): number {
  return length <= 3 ? 0 : length <= 6 ? 1 : 2;
}

/**
 * Compares two words. Symmetric. Places, industry words, numbers and name groups compare by meaning first; brands and Han
 * characters that are known to differ are different however they sound; the rest by sound, consonants and spelling.
 */
export function tokenSimilarity(left: Token, right: Token): Similarity {
  if (left.class === 'number' || right.class === 'number') return numbers(left, right);
  if (left.han !== '' || right.han !== '') {
    const han = characters(left, right);
    if (han !== undefined) return han;
  }
  if (left.text === right.text) return EQUAL;
  if (left.class === 'initial' || right.class === 'initial') return initials(left, right);
  if (left.concept !== '' && right.concept !== '') {
    if (left.concept === right.concept && left.class === right.class)
      return left.class === 'part' ? nameVariant(left, right) : MEANING;
    if (left.class === 'industry' && right.class === 'industry') return NONE;
    if (left.class === 'place' && right.class === 'place') return NONE;
    if (left.class === 'legal' || right.class === 'legal') return NONE;
    if (
      left.class === 'part' &&
      right.class === 'part' &&
      left.text.length + right.text.length < 13 &&
      left.sound !== right.sound
    )
      return NONE;
  }
  if (
    left.class === 'connective' ||
    right.class === 'connective' ||
    left.class === 'particle' ||
    right.class === 'particle'
  )
    return NONE;
  if ((left.class === 'legal') !== (right.class === 'legal')) return NONE;
  if (left.brand !== '' && right.brand !== '') return NONE;
  if (left.vowelPoor !== right.vowelPoor) return vowelPoor(left, right);
  return spelling(left, right);
}

function nameVariant(left: Token, right: Token): Similarity {
  return left.sound === right.sound
    ? { score: 0.97, how: 'same sound' }
    : { score: 0.92, how: 'same name in another form' };
}

function numbers(left: Token, right: Token): Similarity {
  if (left.class !== 'number' || right.class !== 'number') return left.text === right.text ? EQUAL : NONE;
  return left.concept === right.concept ? (left.text === right.text ? EQUAL : MEANING) : NONE;
}

/** Undefined when the characters decide nothing and the Latin spelling must. */
function characters(left: Token, right: Token): Similarity | undefined {
  if (left.class === 'industry' || left.class === 'place' || right.class === 'industry' || right.class === 'place')
    return undefined;
  if (left.han !== '' && right.han !== '') {
    if (left.han === right.han || (left.brand !== '' && left.brand === right.brand)) return EQUAL;
    if (left.han.length > 2 && right.han.length > 2 && editDistance(left.han, right.han, 1) <= 1)
      return { score: 0.8, how: 'spelling' };
    return left.text === right.text && left.class === 'part'
      ? { score: 0.75, how: 'toneless pinyin' }
      : { score: 0, how: 'other characters' };
  }
  const written = left.han !== '' ? left : right;
  const spelled = written === left ? right : left;
  if (spelled.brand !== '') {
    if (spelled.brand === written.brand) return EQUAL;
    if (knowsCharacters(spelled.brand)) return { score: 0, how: 'other characters' };
  }
  if (written.brand !== '') return undefined;
  if (left.text !== right.text) return undefined;
  if (written.class === 'part') return { score: 0.95, how: 'toneless pinyin' };
  return { score: written.han.length >= 3 ? 0.9 : 0.75, how: 'toneless pinyin' };
}

function knowsCharacters(brand: string): boolean {
  return lexicon().brandsWithHan.has(brand);
}

function initials(left: Token, right: Token): Similarity {
  const initial = left.class === 'initial' ? left : right;
  const other = initial === left ? right : left;
  if (other.class !== 'part') return NONE;
  return other.text.startsWith(initial.text) ? INITIAL : NONE;
}

function vowelPoor(left: Token, right: Token): Similarity {
  const poor = left.vowelPoor ? left : right;
  const other = poor === left ? right : left;
  const score = readsAs(poor, other);
  return score >= LEAST_SIMILARITY ? { score, how: 'same consonants' } : NONE;
}

function spelling(left: Token, right: Token): Similarity {
  const a = left.text;
  const b = right.text;
  const longer = Math.max(a.length, b.length);
  const person = left.class === 'part' && right.class === 'part';
  if (left.sound === right.sound && left.sound.length >= 3 && (person || (longer >= 5 && editDistance(a, b, 2) <= 2)))
    return { score: longer >= 5 ? 0.95 : 0.88, how: 'same sound' };
  if (person && left.sound === right.sound && longer === 3 && a.length !== b.length)
    return { score: 0.8, how: 'same sound' };
  if (strictWords(a, b, person)) return NONE;
  const industry = left.class === 'industry' || right.class === 'industry';
  const shortened = startOf(left, right, industry);
  if (shortened >= 0.9) return { score: shortened, how: 'shortened' };
  const score = Math.max(slip(a, b, person), longer >= 6 || person ? misheard(left, right, person) : 0);
  if (shortened > score) return { score: shortened, how: 'shortened' };
  return score >= LEAST_SIMILARITY ? { score, how: 'spelling' } : NONE;
}

/** Whether two words differ too plainly for a slip: short ones of firms, or two different words of pinyin syllables. */
function strictWords(a: string, b: string, person: boolean): boolean {
  const longer = Math.max(a.length, b.length);
  if (!person && (longer <= 4 || (longer === 5 && a[0] !== b[0]))) return true;
  return isPinyin(a) && isPinyin(b);
}

/** Letters swapped, left out, doubled or exchanged: edit distance and Jaro-Winkler, half each. */
function slip(a: string, b: string, person: boolean): number {
  const longer = Math.max(a.length, b.length);
  const allowed = editsAllowed(longer);
  if (allowed === 0) return 0;
  const edits = editDistance(a, b, allowed);
  if (edits > allowed || (edits === 2 && !person && (longer < 9 || a[0] !== b[0]))) return 0;
  return 0.5 * (1 - edits / longer) + 0.5 * jaroWinkler(a, b);
}

/** Words that sound alike but for one sound. */
function misheard(left: Token, right: Token, person: boolean): number {
  const longer = Math.max(left.sound.length, right.sound.length);
  if (Math.min(left.sound.length, right.sound.length) < (person ? 4 : 6) || (!person && left.text[0] !== right.text[0]))
    return 0;
  return Math.max(left.text.length, right.text.length) >= 5 && editDistance(left.sound, right.sound, 1) <= 1
    ? 0.92 - 0.6 / longer
    : 0;
}

/** One word is the beginning of the other: an abbreviation of an industry word, or a name cut short; else 0. */
function startOf(left: Token, right: Token, industry: boolean): number {
  const shorter = left.text.length <= right.text.length ? left : right;
  const longer = shorter === left ? right : left;
  if (shorter.text.length < 4 || !longer.text.startsWith(shorter.text)) return 0;
  if (industry) return longer.class === 'industry' && shorter.class !== 'industry' ? 0.9 : 0;
  const share = shorter.text.length / longer.text.length;
  if (left.class === 'part') return 0.62 + 0.3 * share;
  return shorter.text.length >= 5 && share >= 0.75 ? 0.55 + 0.35 * share : 0;
}

const PINYIN = new RegExp(
  `^(?:(?:${[
    'zh?(?:a(?:i|n|ng|o)?|e(?:i|n|ng)?|i|ong|ou|u(?:a|ai|an|ang|i|n|o)?)',
    'ch?(?:a(?:i|n|ng|o)?|e(?:n|ng)?|i|ong|ou|u(?:a|ai|an|ang|i|n|o)?)',
    'sh?(?:a(?:i|n|ng|o)?|e(?:i|n|ng)?|i|ong|ou|u(?:a|ai|an|ang|i|n|o)?)',
    '[bpm](?:a(?:i|n|ng|o)?|e(?:i|n|ng)?|i(?:an|ao|e|n|ng|u)?|o|ou|u)',
    'f(?:a(?:n|ng)?|ei|en|eng|o|ou|u)',
    '[dt](?:a(?:i|n|ng|o)?|e(?:i|n|ng)?|i(?:an|ao|e|ng|u)?|ong|ou|u(?:an|i|n|o)?)',
    '[nl](?:a(?:i|n|ng|o)?|e(?:i|n|ng)?|i(?:an|ang|ao|e|n|ng|u)?|ong|ou|u(?:an|e|n|o)?|v|ve)',
    '[gkh](?:a(?:i|n|ng|o)?|e(?:i|n|ng)?|ong|ou|u(?:a|ai|an|ang|i|n|o)?)',
    '[jqx](?:i(?:a|an|ang|ao|e|n|ng|ong|u)?|u(?:an|e|n)?)',
    'r(?:an|ang|ao|e|en|eng|i|ong|ou|u(?:an|i|n|o)?)',
    'y(?:a(?:n|ng|o)?|e|i(?:n|ng)?|ong|ou|u(?:an|e|n)?)',
    'w(?:a(?:i|n|ng)?|ei|en|eng|o|u)',
  ].join('|')})){1,4}$`,
);

/** Whether a word reads as one to four pinyin syllables: then one other letter is another word, not a slip. */
export function isPinyin(word: string): boolean {
  return word.length <= 20 && PINYIN.test(word);
}

const REMEMBERED = 20_000;
const consonantsBefore = new Map<string, string>();

/** Consonants of joined words, remembered because one asked name meets many listed ones. */
function consonantsOf(joined: string): string {
  let key = consonantsBefore.get(joined);
  if (key === undefined) {
    key = consonants(joined);
    if (consonantsBefore.size >= REMEMBERED) consonantsBefore.clear();
    consonantsBefore.set(joined, key);
  }
  return key;
}

/** Compares joined words with one word: by consonants when one side writes no vowels, else by spelling only. */
export function joinedSimilarity(joined: string, single: Token, poor: boolean): number {
  if (joined === single.text) return 1;
  if (poor !== single.vowelPoor) {
    const key = consonantsOf(joined);
    return key.length >= 3 && key === single.consonants ? 0.92 : 0;
  }
  const longer = Math.max(joined.length, single.text.length);
  if (longer < 6) return 0;
  return editDistance(joined, single.text, 1) <= 1 ? 1 - 1.2 / longer : 0;
}
