import { isPinyin, skeletonGlance } from './token-similarity.ts';
import type { Token } from './token.ts';

/** What shows of a word without reading it, as numbers, so that most words that a key brings up are put aside at a glance. */
export interface Glance {
  readonly kind: number;
  readonly length: number;
  /** Letters that occur, one bit each. Letters that share a bit only make the glance less sharp. */
  readonly letters: number;
  readonly soundLength: number;
  readonly soundLetters: number;
  /** Fewest and most consonants of its skeletons, four bits each, and the plain ones among them. */
  readonly skeletonLengths: number;
  readonly skeletonLetters: number;
}

/** Glances of all words of an index, by number. */
export interface GlanceTable {
  readonly kinds: Uint8Array;
  readonly lengths: Uint8Array;
  readonly letters: Uint32Array;
  readonly soundLengths: Uint8Array;
  readonly soundLetters: Uint32Array;
  readonly skeletonLengths: Uint8Array;
  readonly skeletonLetters: Uint8Array;
}

/** Bits of a kind. */
const PERSON = 1;
/** Compared by spelling and sound alone, unless the other word is of another kind. */
export const PLAIN = 2;
const CONCEPT = 4;
const POOR = 8;
const PINYIN = 16;
const INDUSTRY = 32;
/** A word that tells a name from others. */
export const TELLING = 64;
/** May be alike to words that no key brings it together with. */
const LOOSE = 128;

/** So many consonants fit in the glance; more are as many. */
const MOST_CONSONANTS = 15;
/** Edit distance looks at so many letters. */
export const LETTERS_COMPARED = 64;

function kindOf(token: Token): number {
  const { class: kind } = token;
  const plain = token.han === '' && (kind === 'core' || kind === 'part' || kind === 'place' || kind === 'industry');
  return (
    (plain ? PLAIN : 0) |
    (kind === 'part' ? PERSON : 0) |
    (token.concept === '' ? 0 : CONCEPT) |
    (token.vowelPoor ? POOR : 0) |
    (isPinyin(token.text) ? PINYIN : 0) |
    (kind === 'industry' ? INDUSTRY : 0) |
    (kind === 'core' || kind === 'part' ? TELLING : 0) |
    (kind === 'initial' || kind === 'title' ? LOOSE : 0)
  );
}

/** The letters of a text, one bit each. */
export function lettersOf(text: string): number {
  let letters = 0;
  const end = Math.min(text.length, LETTERS_COMPARED);
  // Thirty-one bits: a to z have one each, and the number stays a small integer.
  for (let at = 0; at < end; at++) letters |= 1 << Math.min(text.charCodeAt(at) & 31, 30);
  return letters;
}

/** The glance of one word. */
export function glanceOf(token: Token): Glance {
  const { least, most, plain } = skeletonGlance(token.text);
  return {
    kind: kindOf(token),
    length: Math.min(token.text.length, LETTERS_COMPARED),
    letters: lettersOf(token.text),
    soundLength: Math.min(token.sound.length, LETTERS_COMPARED),
    soundLetters: lettersOf(token.sound),
    skeletonLengths: Math.min(least, MOST_CONSONANTS) | (Math.min(most, MOST_CONSONANTS) << 4),
    skeletonLetters: plain,
  };
}

/** The glances of all words of an index, in their order. */
export function glancesOf(tokens: readonly Token[]): GlanceTable {
  const glances = tokens.map(glanceOf);
  return {
    kinds: Uint8Array.from(glances, ({ kind }) => kind),
    lengths: Uint8Array.from(glances, ({ length }) => length),
    letters: Uint32Array.from(glances, ({ letters }) => letters),
    soundLengths: Uint8Array.from(glances, ({ soundLength }) => soundLength),
    soundLetters: Uint32Array.from(glances, ({ soundLetters }) => soundLetters),
    skeletonLengths: Uint8Array.from(glances, ({ skeletonLengths }) => skeletonLengths),
    skeletonLetters: Uint8Array.from(glances, ({ skeletonLetters }) => skeletonLetters),
  };
}

/**
 * Whether two words of names of one model may be alike. False is certain (`tokenSimilarity` would find nothing); true says
 * nothing. Most words that share a key by chance are told apart here.
 */
export function mayBeAlike(asked: Glance, table: GlanceTable, id: number): boolean {
  const listed = table.kinds[id]!;
  const both = asked.kind & listed;
  if ((both & PLAIN) === 0 || (both & CONCEPT) !== 0) return true;
  if (((asked.kind ^ listed) & POOR) !== 0) return mayReadAlike(asked, table, id);
  const either = asked.kind | listed;
  return maySpellAlike(asked, table, id, (either & PERSON) !== 0, (either & INDUSTRY) !== 0, (both & PINYIN) !== 0);
}

/** Whether a listed word may be alike to words that no key and no glance tells of. */
export function doesNotShow({ kinds, lengths }: GlanceTable, id: number): boolean {
  return (kinds[id]! & (POOR | LOOSE)) !== 0 || lengths[id]! >= LETTERS_COMPARED;
}

/** Whether a listed word is one that tells a name from others. */
export function tells({ kinds }: GlanceTable, id: number): boolean {
  return (kinds[id]! & TELLING) !== 0;
}

/** Whether joined words may spell a listed word (see `joinedSimilarity`). False is certain. */
export function maySpell(joined: string, poor: boolean, table: GlanceTable, id: number): boolean {
  if (poor !== ((table.kinds[id]! & POOR) !== 0)) return true;
  const length = Math.min(joined.length, LETTERS_COMPARED);
  return Math.abs(length - table.lengths[id]!) <= 1 && fewerMissing(lettersOf(joined), table.letters[id]!, 1);
}

/**
 * The necessary conditions of `spelling` in token-similarity.ts: one edit changes at most one letter into another, so as
 * many letters of one word as there are edits may be missing in the other.
 */
function maySpellAlike(
  asked: Glance,
  table: GlanceTable,
  id: number,
  person: boolean,
  industry: boolean,
  pinyin: boolean,
): boolean {
  const length = table.lengths[id]!;
  const letters = table.letters[id]!;
  const soundLength = table.soundLengths[id]!;
  const soundLetters = table.soundLetters[id]!;
  const longer = Math.max(asked.length, length);
  const shorter = Math.min(asked.length, length);
  if (asked.letters === letters && longer === shorter) return true;
  if (asked.soundLetters === soundLetters && asked.soundLength === soundLength) return true;
  if (pinyin || (!person && longer <= 4)) return false;
  const edits = longer <= 3 ? 0 : longer <= 6 || (!person && longer < 9) ? 1 : 2;
  if (longer - shorter <= edits && fewerMissing(asked.letters, letters, edits)) return true;
  const heard = Math.min(asked.soundLength, soundLength) >= (person ? 4 : 6);
  if (heard && Math.abs(asked.soundLength - soundLength) <= 1 && fewerMissing(asked.soundLetters, soundLetters, 1))
    return true;
  if (shorter < 4 || (!person && !industry && shorter * 4 < longer * 3)) return false;
  return (asked.length < length ? asked.letters & ~letters : letters & ~asked.letters) === 0;
}

/**
 * The necessary conditions of `vowelPoor` in token-similarity.ts: up to three consonants must all agree, in number and as far
 * as they stand for themselves; of more, one may be another or missing.
 */
function mayReadAlike(asked: Glance, table: GlanceTable, id: number): boolean {
  const listed = table.skeletonLengths[id]!;
  const most = Math.min(asked.skeletonLengths >> 4, listed >> 4);
  const least = Math.max(asked.skeletonLengths & 15, listed & 15);
  const short = Math.max(asked.skeletonLengths >> 4, listed >> 4) <= 3;
  if (least - most > (short ? 0 : 1)) return false;
  return fewerMissing(asked.skeletonLetters, table.skeletonLetters[id]!, short ? 0 : 1);
}

/** Whether few enough letters of each word are missing in the other for so many edits between them. */
export function fewerMissing(left: number, right: number, most: number): boolean {
  return bits(left & ~right) <= most && bits(right & ~left) <= most;
}

/** Number of bits set, for the few that are. */
function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}
