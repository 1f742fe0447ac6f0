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
  const score = skeletonScore(poor.text, other.text);
  return score >= LEAST_SIMILARITY ? { score, how: 'same consonants' } : NONE;
}

/**
 * How well a word with vowels reads a word without: consonants must agree in order, letters that stand for long vowels must
 * meet a vowel of their kind. The fewer consonants, the less agreement proves. Two readings of the written word are tried
 * where letters are ambiguous: `sh` may be s and h, `v` may be a vowel.
 */
function skeletonScore(poor: string, full: string): number {
  const b = skeletonOf(full, true, true);
  let best = fit(skeletonOf(poor, true, true), b);
  if (/[tdksgcz]h/.test(poor)) best = Math.max(best, fit(skeletonOf(poor, false, true), b));
  if (poor.includes('v') || poor.includes('w'))
    best = Math.max(best, fit(skeletonOf(poor, true, false), skeletonOf(full, true, false)));
  return best;
}

interface Skeleton {
  readonly consonants: string;
  /** Vowels before, between and after the consonants. */
  readonly vowels: readonly string[];
}

function fit(a: Skeleton, b: Skeleton): number {
  const longer = Math.max(a.consonants.length, b.consonants.length);
  if (longer === 0) return vowelsFit(a.vowels[0] ?? '', b.vowels[0] ?? '') ? 0.72 : 0;
  if (a.consonants.length !== b.consonants.length) {
    return longer >= 4 && editDistance(a.consonants, b.consonants, 1) <= 1 ? (longer >= 5 ? 0.82 : 0.74) : 0;
  }
  let wrong = 0;
  let others = 0;
  for (let at = 0; at < longer; at++) {
    const mine = a.consonants[at]!;
    const theirs = b.consonants[at]!;
    if (mine === theirs) continue;
    if (READINGS.has(mine + theirs) || READINGS.has(theirs + mine)) wrong += 0.05;
    else others++;
  }
  if (others > 1 || (others === 1 && longer < 4)) return 0;
  for (let at = 0; at <= longer; at++) {
    const written = a.vowels[at] ?? '';
    const spoken = b.vowels[at] ?? '';
    if (written !== '' && !vowelsFit(written, spoken)) wrong += at === longer ? 0.05 : at === 0 ? 0.1 : 0.08;
    if (written === '' && spoken !== '' && (at === 0 || /ou|oo|ee|aa|[yw]/.test(spoken)))
      wrong += at === longer ? 0 : 0.04;
  }
  const base = others === 1 ? 0.8 : longer >= 3 ? 0.97 : longer === 2 ? 0.93 : 0.86;
  return base - wrong * (longer >= 3 ? 1 : 2);
}

/** Pairs of consonants that Latin spellings give for one Arabic or Hebrew letter. */
const READINGS = new Set('dz Tt Ts Tz Td DT Dd Dz kg gj kj jC jz CS bw hk'.split(' '));

const SKELETON_LIMIT = 20_000;
const skeletonsBefore: readonly Map<string, Skeleton>[] = [new Map(), new Map(), new Map(), new Map()];

/** The skeleton of a word, remembered because each asked word meets many listed ones and lists repeat their words. */
function skeletonOf(word: string, digraphs: boolean, consonantV: boolean): Skeleton {
  const known = skeletonsBefore[(digraphs ? 2 : 0) + (consonantV ? 1 : 0)]!;
  let skeleton = known.get(word);
  if (skeleton === undefined) {
    skeleton = makeSkeleton(word, digraphs, consonantV);
    if (known.size >= SKELETON_LIMIT) known.clear();
    known.set(word, skeleton);
  }
  return skeleton;
}

function makeSkeleton(word: string, digraphs: boolean, consonantV: boolean): Skeleton {
  let plain = word;
  if (digraphs)
    plain = plain
      .replace(/tsch|tch|ch/g, 'C')
      .replace(/sch|sh/g, 'S')
      .replace(/kh/g, 'k')
      .replace(/gh/g, 'g')
      .replace(/th/g, 'T')
      .replace(/dh/g, 'D')
      .replace(/zh/g, 'j'); // prettier-ignore
  plain = plain
    .replace(/ph/g, 'f')
    .replace(/dj/g, 'j')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/[qc]/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/p/g, 'b');
  const vowels: string[] = [''];
  let letters = '';
  for (let at = 0; at < plain.length; at++) {
    const letter = plain[at]!;
    const soft =
      'aeiou'.includes(letter) || ((letter === 'w' || letter === 'y' || (letter === 'v' && !consonantV)) && at > 0);
    if (
      soft &&
      !(consonantV && letter === 'w' && /[aeiou]/.test(plain[at + 1] ?? '') && /[aeiou]/.test(plain[at - 1] ?? ''))
    ) {
      vowels[vowels.length - 1] += letter === 'v' ? 'w' : letter;
    } else if (letter === letters.at(-1) && vowels.at(-1) === '') continue;
    else if (letter === 'h' && digraphs && at === plain.length - 1 && at > 0) continue;
    else {
      letters += letter === 'v' ? 'w' : letter;
      vowels.push('');
    }
  }
  return { consonants: letters, vowels };
}

/** Consonants that stand for themselves in every reading; of the others one spelling gives one and another another. */
const PLAIN_CONSONANTS = 'flmnry';

/**
 * What shows of the skeletons of a word: the fewest and the most consonants of its readings, and which plain ones they hold,
 * one bit each and one for all that are no letters.
 */
export function skeletonGlance(word: string): {
  readonly least: number;
  readonly most: number;
  readonly plain: number;
} {
  const skeleton = makeSkeleton(word, true, true);
  const lengths = [skeleton.consonants.length];
  if (/[tdksgc]h/.test(word)) lengths.push(makeSkeleton(word, false, true).consonants.length);
  if (/[vw]/.test(word)) lengths.push(makeSkeleton(word, true, false).consonants.length);
  let plain = 0;
  for (const letter of skeleton.consonants) {
    const at = PLAIN_CONSONANTS.indexOf(letter);
    if (at >= 0) plain |= 1 << at;
    else if (!/[a-zA-Z]/.test(letter)) plain |= 1 << PLAIN_CONSONANTS.length;
  }
  return { least: Math.min(...lengths), most: Math.max(...lengths), plain };
}

function vowelsFit(written: string, spoken: string): boolean {
  if (written === '' || spoken === '') return written === spoken;
  return SPOKEN_AS[written[0]!]?.test(spoken) === true;
}

/** Vowels that a written long vowel may stand for. */
const SPOKEN_AS: Readonly<Record<string, RegExp>> = {
  a: /[aeoiu]/,
  i: /[iey]/,
  w: /[uow]/,
  y: /[iye]/,
  e: /[eia]/,
  o: /[ou]/,
  u: /[ou]/,
};

/** A key that all readings of one consonant skeleton share, for finding candidates. */
export function confusable(consonantKey: string): string {
  return consonantKey
    .replace(/[zdtsST]/g, 'd')
    .replace(/[kgjC]/g, 'k')
    .replace(/[hw]/g, '')
    .replace(/(.)\1+/g, '$1');
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

const consonantsBefore = new Map<string, string>();

/** Consonants of joined words, remembered because one asked name meets many listed ones. */
function consonantsOf(joined: string): string {
  let key = consonantsBefore.get(joined);
  if (key === undefined) {
    key = consonants(joined);
    if (consonantsBefore.size >= SKELETON_LIMIT) consonantsBefore.clear();
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
