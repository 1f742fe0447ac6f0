import { editDistance, jaroWinkler } from '../lib/scripts/distance.ts';
import { consonants } from '../lib/scripts/sound.ts';
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

const NONE: Similarity = { score: 0, how: 'none' };
const EQUAL: Similarity = { score: 1, how: 'equal' };
const MEANING: Similarity = { score: 0.97, how: 'same meaning' };
const INITIAL: Similarity = { score: 0.7, how: 'initial' };

/** Least similarity that counts as a correspondence; below it two words are simply different. */
export const LEAST_SIMILARITY = 0.66;

/** Edits allowed between words whose longer one has this many letters. */
export function editsAllowed(length: number): number {
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
  const first = consonantScore(poor.consonants, other.consonants, poor.text, other.text);
  // Hebrew writes `v` and the vowels `o`, `u` with one letter.
  const second = poor.text.includes('v')
    ? consonantScore(poor.consonants.replaceAll('b', ''), other.consonants, poor.text, other.text)
    : 0;
  const score = Math.max(first, second);
  return score >= LEAST_SIMILARITY ? { score, how: 'same consonants' } : NONE;
}

function consonantScore(a: string, b: string, textA: string, textB: string): number {
  if (a === '' || b === '') return a === b && soundsOpen(textA) === soundsOpen(textB) ? 0.8 : 0;
  if (a === b) return a.length >= 3 ? 0.95 : a.length === 2 ? 0.92 : 0.85;
  const longer = Math.max(a.length, b.length);
  if (confusable(a) === confusable(b)) return longer >= 3 ? 0.92 : 0.85;
  if (longer < 3) return 0;
  const edits = editDistance(a, b, 1);
  return edits <= 1 ? (longer >= 5 ? 0.84 : longer === 4 ? 0.8 : 0.72) : 0;
}

/** Consonants that readings of one Arabic letter share: ض ذ ظ are d, dh or z; ث is th or s; ق and ج are q, g, k or j. */
export function confusable(consonantKey: string): string {
  return consonantKey
    .replace(/[zd]/g, 'd')
    .replace(/[stS]/g, 's')
    .replace(/[kgjC]/g, 'k')
    .replace(/(.)\1+/g, '$1');
}

function soundsOpen(text: string): string {
  return /^[wuo]/.test(text) ? 'u' : /^[yi]/.test(text) ? 'i' : 'a';
}

function spelling(left: Token, right: Token): Similarity {
  const a = left.text;
  const b = right.text;
  const longer = Math.max(a.length, b.length);
  const shorter = Math.min(a.length, b.length);
  if (left.sound === right.sound && left.sound.length >= 3)
    return { score: longer >= 5 ? 0.95 : 0.88, how: 'same sound' };
  if (left.sound === right.sound && longer - shorter === 1 && longer === 3) return { score: 0.8, how: 'same sound' };
  const allowed = editsAllowed(longer);
  const edits = allowed === 0 ? 1 : editDistance(a, b, allowed);
  let score = 0;
  if (edits <= allowed) score = 0.5 * (1 - edits / longer) + 0.5 * jaroWinkler(a, b);
  if (longer >= 5 && left.sound.length >= 4 && right.sound.length >= 4) {
    const heard = editDistance(left.sound, right.sound, 1);
    if (heard <= 1) score = Math.max(score, 0.92 - 0.6 / Math.max(left.sound.length, right.sound.length));
  }
  const industry = left.class === 'industry' || right.class === 'industry';
  if (shorter >= 4 && score < 0.9 && (a.startsWith(b) || b.startsWith(a))) {
    const shortened = industry ? 0.9 : 0.62 + (0.3 * shorter) / longer;
    if (shortened > score) return { score: shortened, how: 'shortened' };
  }
  return score >= LEAST_SIMILARITY ? { score, how: 'spelling' } : NONE;
}

/** Compares joined words with one word: by consonants when one side writes no vowels, else by spelling only. */
export function joinedSimilarity(joined: string, single: Token, poor: boolean): number {
  if (joined === single.text) return 1;
  if (poor !== single.vowelPoor) {
    const key = consonants(joined);
    return key.length >= 3 && key === single.consonants ? 0.92 : 0;
  }
  const longer = Math.max(joined.length, single.text.length);
  if (longer < 6) return 0;
  return editDistance(joined, single.text, 1) <= 1 ? 1 - 1.2 / longer : 0;
}
