import { editDistance } from '../lib/scripts/distance.ts';
import type { NameEntry, NameIndex } from './name-index.ts';
import { isGenericWord } from './words.ts';

/** How a word stands to the name it was read as. */
export type Reading = 'exact' | 'misspelt' | 'misread' | 'truncated' | 'joined' | 'split';

/** A word read as a name. */
export interface SpeltName {
  readonly entries: readonly NameEntry[];
  readonly how: Reading;
}

/** Digits that scanners and typists put for letters. */
const MISREAD: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '5': 's', '8': 'b', '3': 'e', '4': 'a' };

/**
 * Reads a word that is no name as a misspelt, misread or joined-up name of one of the five families. Short names must
 * keep their letters (only order or doubling may differ); longer ones may differ in one letter, from nine letters on in two.
 * `equipment` says whether a word is a trade word, so that `huaweirouter` is read and `hikailink` is not.
 */
export function spellAs(word: string, index: NameIndex, equipment: (word: string) => boolean): SpeltName | undefined {
  if (word.length < 5 || word.length > 40 || index.known.has(word)) return undefined;
  const plain = /\d/.test(word) ? misread(word) : word;
  if (plain === undefined) return joinedWith(word, index, equipment);
  if (plain !== word) {
    const exact = index.spellable.find((name) => name.text === plain);
    if (exact) return { entries: exact.entries, how: 'misread' };
    return joinedWith(word, index, equipment);
  }
  for (const name of index.spellable) {
    if (!name.line && isMisspelling(plain, name.text)) return { entries: name.entries, how: 'misspelt' };
  }
  return joinedWith(word, index, equipment);
}

/** Whether the last word of a cut-off upper-case text is the beginning of a name: `HANGZHOU HIKVIS`. */
export function truncatedName(word: string, index: NameIndex): SpeltName | undefined {
  if (word.length < 5 || index.known.has(word)) return undefined;
  const name = index.spellable.find(
    ({ text, line }) => !line && text.length > word.length && text.startsWith(word) && word.length * 2 > text.length,
  );
  return name === undefined ? undefined : { entries: name.entries, how: 'truncated' };
}

function misread(word: string): string | undefined {
  let digits = 0;
  let text = '';
  for (const char of word) {
    const letter = MISREAD[char];
    if (letter !== undefined) digits += 1;
    else if (char >= '0' && char <= '9') return undefined;
    text += letter ?? char;
  }
  return digits * 3 <= word.length ? text : undefined;
}

function isMisspelling(word: string, name: string): boolean {
  if (word[0] !== name[0] || Math.abs(word.length - name.length) > 2) return false;
  if (sameLetters(word, name) && (word.at(-1) === name.at(-1) || name.length <= 5)) return true;
  if (undoubled(word) === undoubled(name)) return true;
  if (name.length < 6) return false;
  const limit = name.length >= 9 ? 2 : 1;
  return editDistance(word, name, limit) <= limit;
}

function sameLetters(left: string, right: string): boolean {
  return left.length === right.length && [...left].sort().join('') === [...right].sort().join('');
}

function undoubled(word: string): string {
  return word.replace(/(.)\1+/g, '$1');
}

function joinedWith(word: string, index: NameIndex, equipment: (word: string) => boolean): SpeltName | undefined {
  for (const name of index.spellable) {
    if (word.length <= name.text.length) continue;
    const rest = word.startsWith(name.text)
      ? word.slice(name.text.length)
      : word.endsWith(name.text)
        ? word.slice(0, -name.text.length)
        : undefined;
    if (rest === undefined) continue;
    const model = word.startsWith(name.text) && /^[a-z]{0,4}\d/.test(rest);
    if (model || equipment(rest) || isGenericWord(rest)) return { entries: name.entries, how: 'joined' };
  }
  return undefined;
}
