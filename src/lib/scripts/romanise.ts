import { createRequire } from 'node:module';
import { scriptOf } from './script.ts';
import { ARABIC, CYRILLIC, GREEK, HEBREW, KOREAN_SURNAMES, romaniseHangul } from './tables.ts';

const require = createRequire(import.meta.url);
// oxlint-disable-next-line no-control-regex -- all of ASCII is meant
const ASCII = /^[\0-\x7f]*$/;
let ascii: ((text: string) => string) | undefined;

/** Table-driven Latin spelling of one letter of a script that any-ascii covers (Indic, Ethiopic, Khmer, Georgian, …). */
function anyAscii(text: string): string {
  ascii ??= (require('any-ascii') as { default: (text: string) => string }).default;
  return ascii(text).toLowerCase();
}

/**
 * One word without Han, folded, in Latin letters. Arabic and Hebrew give consonants and long vowels only; compare them
 * with `consonants`. Characters that nothing romanises are dropped.
 */
export function romaniseWord(word: string): string {
  if (ASCII.test(word)) return word;
  let result = '';
  for (const char of word) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) {
      result += char;
      continue;
    }
    switch (scriptOf(code)) {
      case 'cyrillic':
        result += CYRILLIC[char] ?? anyAscii(char);
        break;
      case 'greek':
        result += GREEK[char] ?? anyAscii(char);
        break;
      case 'arabic':
        result += ARABIC[char] ?? anyAscii(char);
        break;
      case 'hebrew':
        result += HEBREW[char] ?? '';
        break;
      case 'hangul':
        result += romaniseHangul(code) ?? anyAscii(char);
        break;
      default:
        result += anyAscii(char);
    }
  }
  return result.replace(/[^a-z0-9]/g, '');
}

/**
 * A Korean name of two to four syllables written without spaces, as its two usual Latin spellings: the surname's passport
 * spelling and the systematic one, each followed by the given name's syllables.
 */
export function koreanSpellings(word: string): readonly (readonly string[])[] {
  const syllables = [...word];
  const plain = syllables.map((syllable) => romaniseHangul(syllable.codePointAt(0) ?? 0) ?? '');
  const usual = KOREAN_SURNAMES[syllables[0] ?? ''];
  return usual === undefined || usual === plain[0] ? [plain] : [[usual, ...plain.slice(1)], plain];
}
