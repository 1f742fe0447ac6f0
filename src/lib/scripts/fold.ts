/** Longest text that is looked at; a longer name is cut and the cut is the caller's to report. */
export const MAX_NAME_CHARS = 512;

const ASCII_ONLY = /^[\x20-\x7e]*$/;
/** Marks that only decorate: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs and the tatweel. */
const DECORATION =
  // oxlint-disable-next-line no-misleading-character-class -- the class lists combining marks on purpose
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;
const INVISIBLE = /[\p{Cf}\ufe00-\ufe0f]/gu;
const SPACING = /[\t-\r\u0085\u2028\u2029]/g;
const CONTROL = /\p{Cc}/gu;

/** Letters that Unicode does not decompose although readers take them for a plain letter with a stroke or a ligature. */
const STROKES: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
  ŧ: 't',
  ə: 'a',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ĸ: 'k',
  ſ: 's',
  ɨ: 'i',
  ʉ: 'u',
  ƴ: 'y',
  ǝ: 'e',
  ȷ: 'j',
  ɛ: 'e',
  ɔ: 'o',
}; // prettier-ignore
const STROKE_LETTERS = new RegExp(`[${Object.keys(STROKES).join('')}]`, 'g');

/** Cyrillic and Greek letters that look like a Latin one, for words that mix scripts to hide. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  һ: 'h',
  ԛ: 'q',
  ԝ: 'w',
  ѵ: 'v',
  г: 'r',
  п: 'n',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  γ: 'y',
  ω: 'w',
}; // prettier-ignore
/** Capitals that look like another Latin letter than their small forms do: `Η` is read as H, `η` as n. */
const CAPITALS: Readonly<Record<string, string>> = {
  Α: 'a',
  Β: 'b',
  Ε: 'e',
  Ζ: 'z',
  Η: 'h',
  Ι: 'i',
  Κ: 'k',
  Μ: 'm',
  Ν: 'n',
  Ο: 'o',
  Ρ: 'p',
  Τ: 't',
  Υ: 'y',
  Χ: 'x',
  В: 'b',
  Н: 'h',
  Р: 'p',
  С: 'c',
  У: 'y',
  Х: 'x',
}; // prettier-ignore
const MIXED_WORD = /[\p{L}\p{N}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const GREEK_OR_CYRILLIC = /[\u0370-\u03ff\u0400-\u052f]/;

/**
 * Makes spellings that differ only in case, accents, width, invisible characters or look-alike letters the same. Cuts at
 * `MAX_NAME_CHARS`; lone surrogates become U+FFFD; never throws. Other scripts stay in their script.
 */
export function fold(text: string): string {
  const cut = text.length > MAX_NAME_CHARS ? text.slice(0, MAX_NAME_CHARS) : text;
  if (ASCII_ONLY.test(cut)) return cut.toLowerCase();
  const written = cut
    .toWellFormed()
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(SPACING, ' ')
    .replace(CONTROL, '');
  const plain = unmixed(written, unmixCapitals)
    .toLowerCase()
    .normalize('NFD')
    .replace(DECORATION, '')
    .normalize('NFC')
    .replace(STROKE_LETTERS, (letter) => STROKES[letter] ?? letter);
  return unmixed(plain, unmix);
}

/** A text with its words of mixed scripts made Latin; most texts hold letters of one script only and are left alone. */
function unmixed(text: string, word: (word: string) => string): string {
  return GREEK_OR_CYRILLIC.test(text) && LATIN.test(text) ? text.replace(MIXED_WORD, word) : text;
}

/** The same for capitals, before they become small letters that look otherwise. */
function unmixCapitals(word: string): string {
  if (!GREEK_OR_CYRILLIC.test(word) || !LATIN.test(word)) return word;
  return word.replace(/[\u0391-\u03a9\u0410-\u042f]/g, (letter) => CAPITALS[letter] ?? letter);
}

/** A word with both Latin and look-alike letters is read as Latin. */
function unmix(word: string): string {
  if (!LATIN.test(word) || !GREEK_OR_CYRILLIC.test(word)) return word;
  return word.replace(/[\u0370-\u03ff\u0400-\u052f]/g, (letter) => LOOKALIKES[letter] ?? letter);
}
