import { isPinyin } from './token-similarity.ts';
import type { Token, TokenClass } from './token.ts';

/** What shows of a word without reading it, as numbers, so that most words that a key brings up are put aside at a glance. */
export interface Glance {
  readonly kind: number;
  readonly length: number;
  /** Letters that occur, one bit each. Letters that share a bit only make the glance less sharp. */
  readonly letters: number;
  readonly soundLength: number;
  readonly soundLetters: number;
}

/** Glances of all words of an index, by number. */
export interface GlanceTable {
  readonly kinds: Uint8Array;
  readonly lengths: Uint8Array;
  readonly letters: Uint32Array;
  readonly soundLengths: Uint8Array;
  readonly soundLetters: Uint32Array;
}

/** Classes that occur in names of persons only, and of organisations only; a title may stand in both. */
const OF_PERSONS: ReadonlySet<TokenClass> = new Set(['part', 'initial', 'particle']);
const OF_ORGANISATIONS: ReadonlySet<TokenClass> = new Set([
  'core',
  'place',
  'industry',
  'legal',
  'number',
  'connective',
]);

const PERSON = 1;
const ORGANISATION = 2;
/** Compared by spelling and sound alone, unless the other word is of another kind; else only its model shows. */
const PLAIN = 4;
const CONCEPT = 8;
const POOR = 16;
const PINYIN = 32;
const INDUSTRY = 64;

/** Edit distance looks at so many letters. */
const LETTERS_COMPARED = 64;

function kindOf(token: Token): number {
  const model = OF_PERSONS.has(token.class) ? PERSON : OF_ORGANISATIONS.has(token.class) ? ORGANISATION : 0;
  const named = token.class === 'core' || token.class === 'part' || token.class === 'place';
  if (token.han !== '' || (!named && token.class !== 'industry')) return model;
  return (
    model |
    PLAIN |
    (token.concept === '' ? 0 : CONCEPT) |
    (token.vowelPoor ? POOR : 0) |
    (isPinyin(token.text) ? PINYIN : 0) |
    (token.class === 'industry' ? INDUSTRY : 0)
  );
}

function lettersOf(text: string): number {
  let letters = 0;
  const end = Math.min(text.length, LETTERS_COMPARED);
  // Thirty-one bits: a to z have one each, and the number stays a small integer.
  for (let at = 0; at < end; at++) letters |= 1 << Math.min(text.charCodeAt(at) & 31, 30);
  return letters;
}

export function glanceOf(token: Token): Glance {
  return {
    kind: kindOf(token),
    length: Math.min(token.text.length, LETTERS_COMPARED),
    letters: lettersOf(token.text),
    soundLength: Math.min(token.sound.length, LETTERS_COMPARED),
    soundLetters: lettersOf(token.sound),
  };
}

export function glancesOf(tokens: readonly Token[]): GlanceTable {
  const glances = tokens.map(glanceOf);
  return {
    kinds: Uint8Array.from(glances, ({ kind }) => kind),
    lengths: Uint8Array.from(glances, ({ length }) => length),
    letters: Uint32Array.from(glances, ({ letters }) => letters),
    soundLengths: Uint8Array.from(glances, ({ soundLength }) => soundLength),
    soundLetters: Uint32Array.from(glances, ({ soundLetters }) => soundLetters),
  };
}

/**
 * Whether two words may be alike and both may stand in names of one model. False is certain (`tokenSimilarity` would find
 * nothing, or no name could use it); true says nothing. Nine of ten words that share a key are told apart here.
 */
export function mayBeAlike(asked: Glance, table: GlanceTable, id: number): boolean {
  const kinds = asked.kind | table.kinds[id]!;
  if ((kinds & (PERSON | ORGANISATION)) === (PERSON | ORGANISATION)) return false;
  const both = asked.kind & table.kinds[id]!;
  if ((both & PLAIN) === 0 || (both & CONCEPT) !== 0 || ((kinds ^ both) & POOR) !== 0) return true;
  return maySpellAlike(asked, table, id, (kinds & PERSON) !== 0, (kinds & INDUSTRY) !== 0, (both & PINYIN) !== 0);
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

function fewerMissing(left: number, right: number, most: number): boolean {
  return bits(left & ~right) <= most && bits(right & ~left) <= most;
}

/** Number of bits set, for the few that are. */
function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}
