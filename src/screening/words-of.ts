import { fold } from '../lib/scripts/fold.ts';
import { simplify } from '../lib/scripts/han.ts';
import { scriptOf } from '../lib/scripts/script.ts';

/** A run of letters or digits of a folded name, in its own script. */
export interface Word {
  readonly text: string;
  readonly script: 'latin' | 'han' | 'hangul' | 'poor' | 'other';
  /** True when the word is joined to the one before by a hyphen. */
  readonly hyphen: boolean;
  /** True when it stands in brackets. */
  readonly bracket: boolean;
  /** True when a comma stands between it and the word before. */
  readonly comma: boolean;
}

/** Words are limited in number: a name with more is cut, which is said in the docs. */
const MAX_WORDS = 32;
const MAX_WORD_CHARS = 48;

const APOSTROPHES = /['’‘`´ʼʻʿʾ′ʹ"“”«»„]/g;
const POSSESSIVE = /(?<=\p{L}{2})['’]s(?![\p{L}\p{N}])/gu;
/** Signs that typing slips leave inside a word. */
const STRAY = /(?<=[\p{L}\p{N}])[\^|_\]}{[~*#](?=[\p{L}\p{N}])/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const JOINED_INITIALS = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/gu;
const SLASH_INITIALS = /(?<![\p{L}\p{N}])(\p{L})\/(\p{L})(?![\p{L}\p{N}])/gu;

/** Cuts a name into words. Initials written with dots (`S.A.`) become one word when `joinInitials` is set. */
export function wordsOf(name: string, joinInitials: boolean): readonly Word[] {
  let text = simplify(fold(name))
    .replace(POSSESSIVE, '')
    .replace(STRAY, '')
    .replaceAll('&', ' and ')
    .replace(/\+/g, ' and ');
  if (joinInitials) {
    text = text.replace(JOINED_INITIALS, (initials) => initials.replaceAll('.', '')).replace(SLASH_INITIALS, '$1$2');
  }
  text = text.replace(APOSTROPHES, '');
  const words: Word[] = [];
  let depth = 0;
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const gap = text.slice(end, match.index);
    for (const sign of gap) {
      if (sign === '(' || sign === '[') depth++;
      else if ((sign === ')' || sign === ']') && depth > 0) depth--;
    }
    end = match.index + match[0].length;
    let hyphen = gap === '-' || gap === '‐' || gap === '–';
    let comma = gap.includes(',');
    for (const [part, script] of runsOf(match[0])) {
      words.push({ text: part.slice(0, MAX_WORD_CHARS), script, hyphen, bracket: depth > 0, comma });
      hyphen = false;
      comma = false;
      if (words.length === MAX_WORDS) return words;
    }
  }
  return words;
}

/** Parts of a word by script: Han and Hangul stand alone, everything else stays together. */
function runsOf(word: string): readonly (readonly [string, Word['script']])[] {
  const first = word.codePointAt(0) ?? 0;
  if (first < 0x370 && /^[\x20-\u036f]*$/.test(word)) return [[word, 'latin']];
  const runs: [string, Word['script']][] = [];
  for (const char of word) {
    const script = scriptOf(char.codePointAt(0) ?? 0);
    const kind =
      script === 'han' || script === 'hangul' || script === 'latin'
        ? script
        : script === 'arabic' || script === 'hebrew'
          ? 'poor'
          : script === undefined
            ? 'latin'
            : 'other';
    const last = runs.at(-1);
    if (last !== undefined && (last[1] === kind || (script === undefined && last[1] !== 'han'))) last[0] += char;
    else runs.push([char, kind]);
  }
  return runs;
}
