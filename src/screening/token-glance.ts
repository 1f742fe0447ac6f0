import { mayFit, NO_READING, skeletonKinds } from './skeleton.ts';
import { isPinyin } from './token-similarity.ts';
import type { Token } from './token.ts';

/**
 * What shows of a word without reading it, in seven numbers, so that most words that a key brings up are put aside at a
 * glance:
 * 0. its kind, its length, and the length of its sound, eight bits each;
 * 1. the letters that occur, one bit each (letters that share a bit only make the glance less sharp);
 * 2. the same of its sound;
 * 3. its first three letters, eight bits each;
 * 4. to 6. the kinds of its consonants in its usual reading, with `v` and `w` as vowels, and with `sh` and the like apart.
 */
export type Glance = readonly [number, number, number, number, number, number, number];

/** Glances of all words of an index, in their order, eight places each: one look into memory finds all of one. */
export type GlanceTable = Uint32Array;

const STRIDE = 8;

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

/** The first three letters of a text as one number; 0 stands for one that is missing. */
function startOf(text: string): number {
  let start = 0;
  for (let at = 0; at < 3 && at < text.length; at++) start |= (text.charCodeAt(at) & 255) << (8 * at);
  return start;
}

/** The glance of one word. */
export function glanceOf(token: Token): Glance {
  const { usual, vocal, apart } = skeletonKinds(token);
  const length = Math.min(token.text.length, LETTERS_COMPARED);
  const soundLength = Math.min(token.sound.length, LETTERS_COMPARED);
  return [
    kindOf(token) | (length << 8) | (soundLength << 16),
    lettersOf(token.text),
    lettersOf(token.sound),
    startOf(token.text),
    usual,
    // A word with vowels without `v` and `w` is read alike in both ways.
    vocal === NO_READING && !token.vowelPoor ? usual : vocal,
    apart,
  ];
}

/** The glances of all words of an index, in their order. */
export function glancesOf(tokens: readonly Token[]): GlanceTable {
  const table = new Uint32Array(tokens.length * STRIDE);
  for (const [id, token] of tokens.entries()) table.set(glanceOf(token), id * STRIDE);
  return table;
}

/** What kind of word a listed word is: bits like `PLAIN` and `TELLING`. */
export function kindAt(table: GlanceTable, id: number): number {
  return table[id * STRIDE]! & 255;
}

/** How many letters of a listed word are compared. */
export function lengthAt(table: GlanceTable, id: number): number {
  return (table[id * STRIDE]! >> 8) & 255;
}

/** The letters that occur in a listed word, as `lettersOf` gives them. */
export function lettersAt(table: GlanceTable, id: number): number {
  return table[id * STRIDE + 1]!;
}

/**
 * Whether two words of names of one model may be alike. False is certain (`tokenSimilarity` would find nothing); true says
 * nothing. Most words that share a key by chance are told apart here.
 */
export function mayBeAlike(asked: Glance, table: GlanceTable, id: number): boolean {
  const mine = asked[0];
  const theirs = table[id * STRIDE]!;
  const both = mine & theirs;
  if ((both & PLAIN) === 0 || (both & CONCEPT) !== 0) return true;
  if (((mine ^ theirs) & POOR) !== 0) return mayReadAlike(asked, table, id);
  return maySpellAlike(asked, table, id);
}

/** Whether a listed word may be alike to words that no key and no glance tells of. */
export function doesNotShow(table: GlanceTable, id: number): boolean {
  return (kindAt(table, id) & (POOR | LOOSE)) !== 0 || lengthAt(table, id) >= LETTERS_COMPARED;
}

/** Whether a listed word is one that tells a name from others. */
export function tells(table: GlanceTable, id: number): boolean {
  return (kindAt(table, id) & TELLING) !== 0;
}

/** Whether joined words may spell a listed word (see `joinedSimilarity`). False is certain. */
export function maySpell(joined: string, poor: boolean, table: GlanceTable, id: number): boolean {
  if (poor !== ((kindAt(table, id) & POOR) !== 0)) return true;
  const length = Math.min(joined.length, LETTERS_COMPARED);
  return Math.abs(length - lengthAt(table, id)) <= 1 && fewerMissing(lettersOf(joined), lettersAt(table, id), 1);
}

/**
 * The necessary conditions of `spelling` in token-similarity.ts: one edit changes at most one letter into another, so as
 * many letters of one word as there are edits may be missing in the other; and where a rule asks for the same first letter
 * or for one word at the beginning of the other, their first letters are equal.
 */
function maySpellAlike(asked: Glance, table: GlanceTable, id: number): boolean {
  const place = id * STRIDE;
  const mine = asked[0];
  const theirs = table[place]!;
  const either = mine | theirs;
  const person = (either & PERSON) !== 0;
  const myLength = (mine >> 8) & 255;
  const length = (theirs >> 8) & 255;
  const letters = table[place + 1]!;
  const mySound = (mine >> 16) & 255;
  const sound = (theirs >> 16) & 255;
  const soundLetters = table[place + 2]!;
  const longer = Math.max(myLength, length);
  const shorter = Math.min(myLength, length);
  if (asked[1] === letters && longer === shorter) return true;
  if (asked[2] === soundLetters && mySound === sound) return true;
  if ((mine & theirs & PINYIN) !== 0 || (!person && longer <= 4)) return false;
  const others = asked[3] ^ table[place + 3]!;
  const sameFirst = (others & 255) === 0;
  if (!person && longer === 5 && !sameFirst) return false;
  const edits = longer <= 3 ? 0 : longer <= 6 || (!person && (longer < 9 || !sameFirst)) ? 1 : 2;
  if (longer - shorter <= edits && fewerMissing(asked[1], letters, edits)) return true;
  const heard = Math.min(mySound, sound) >= (person ? 4 : 6) && (person || sameFirst);
  if (heard && Math.abs(mySound - sound) <= 1 && fewerMissing(asked[2], soundLetters, 1)) return true;
  if (shorter < 4 || (!person && (either & INDUSTRY) === 0 && shorter * 4 < longer * 3)) return false;
  return others === 0 && (myLength < length ? asked[1] & ~letters : letters & ~asked[1]) === 0;
}

/** The necessary conditions of `readsAs` in skeleton.ts: a reading of the word without vowels fits the one with. */
function mayReadAlike(asked: Glance, table: GlanceTable, id: number): boolean {
  const place = id * STRIDE;
  if ((asked[0] & POOR) !== 0) return mayRead(asked[4], asked[5], asked[6], table[place + 4]!, table[place + 5]!);
  return mayRead(table[place + 4]!, table[place + 5]!, table[place + 6]!, asked[4], asked[5]);
}

/** The readings of a word without vowels, then those of one with. */
function mayRead(usual: number, vocal: number, apart: number, full: number, fullVocal: number): boolean {
  return (
    mayFit(usual, full) ||
    (apart !== NO_READING && mayFit(apart, full)) ||
    (vocal !== NO_READING && mayFit(vocal, fullVocal))
  );
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
