import { isAscii, isUtf8 } from 'node:buffer';
import { CYRILLIC_COMMON, HANGUL, KANJI, SIMPLIFIED, TRADITIONAL, WESTERN, WESTERN_MARKS } from './frequent-letters.ts';
import { decodeHalves } from './tolerant-decoder.ts';

/** How a file's first bytes read. `encoding` is a WHATWG label, or `binary` when the bytes are no text. */
export interface DetectedEncoding {
  readonly encoding: string;
  /** Bytes of the byte order mark at the start, 0 without one. */
  readonly bomBytes: number;
  /** True when neither a mark nor UTF-8 validity settled it, so that the user is told. */
  readonly guessed: boolean;
  /** The next likely encoding when guessed. */
  readonly second?: string;
}

/** Encodings a guess may end in; any WHATWG label can be asked for by name. */
const GUESSED_ENCODINGS = ['gb18030', 'big5', 'shift_jis', 'euc-kr', 'windows-1251', 'koi8-r', 'windows-1252'] as const;

const SETS: Readonly<Record<string, ReadonlySet<string>>> = {
  gb18030: new Set(SIMPLIFIED),
  big5: new Set(TRADITIONAL),
  shift_jis: new Set(KANJI),
  'euc-kr': new Set(HANGUL),
  'windows-1251': new Set(CYRILLIC_COMMON),
  'koi8-r': new Set(CYRILLIC_COMMON),
};
const WESTERN_LETTERS = new Set(WESTERN);
const WESTERN_SIGNS = new Set(WESTERN_MARKS);

/** Names that people know, for messages. */
export function encodingName(encoding: string): string {
  const names: Readonly<Record<string, string>> = {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (big endian)',
    'windows-1252': 'Windows-1252',
    gb18030: 'GB18030',
    big5: 'Big5',
    shift_jis: 'Shift-JIS',
    'euc-kr': 'EUC-KR',
    'windows-1251': 'Windows-1251',
    'koi8-r': 'KOI8-R',
  };
  return names[encoding] ?? encoding;
}

/** Length of `bytes` without an UTF-8 sequence that its end cuts through. */
export function wholeUtf8Length(bytes: Uint8Array): number {
  const end = bytes.length;
  for (let back = 1; back <= Math.min(3, end); back++) {
    const byte = bytes[end - back] ?? 0;
    if (byte < 0x80) return end;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? end - back : end;
    }
  }
  return end;
}

/**
 * Detects the encoding of a file from its first bytes: byte order mark, the NUL pattern of UTF-16, UTF-8 validity, and
 * for the rest which legacy decoder yields valid text made of frequent letters (scores per `scoreAs`). `whole` says that
 * `head` is the whole file; otherwise a character cut at its end is forgiven.
 */
export function detectEncoding(head: Uint8Array, whole: boolean): DetectedEncoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) {
    return { encoding: 'utf-8', bomBytes: 3, guessed: false };
  }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bomBytes: 2, guessed: false };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bomBytes: 2, guessed: false };
  const wide = wideWithoutMark(head);
  if (wide !== undefined) return { encoding: wide, bomBytes: 0, guessed: false };
  if (looksBinary(head)) return { encoding: 'binary', bomBytes: 0, guessed: false };
  const text = whole ? head : head.subarray(0, wholeUtf8Length(head));
  if (isAscii(text) || isUtf8(text)) return { encoding: 'utf-8', bomBytes: 0, guessed: false };
  if (mostlyUtf8(text)) return { encoding: 'utf-8', bomBytes: 0, guessed: false };
  const [best, second] = rankLegacy(text);
  return { encoding: best ?? 'windows-1252', bomBytes: 0, guessed: true, ...(second === undefined ? {} : { second }) };
}

/** Legacy encodings by how well they fit `bytes`, best first; only those that fit at all, and at least one. */
export function rankLegacy(bytes: Uint8Array): readonly string[] {
  const sample = highLines(bytes, 16_384);
  const scored = GUESSED_ENCODINGS.map((encoding) => ({ encoding, score: scoreAs(sample, encoding) }));
  scored.sort((a, b) => b.score - a.score);
  const fit = scored.filter((entry) => entry.score > 0).map((entry) => entry.encoding);
  return fit.length > 0 ? fit : ['windows-1252'];
}

/** Whether the text is UTF-8 but for a few stray bytes: at least nine in ten non-ASCII characters are well formed. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  let bad = 0;
  let good = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0xfffd) bad++;
    else if (unit > 0x7f) good++;
  }
  return good >= bad * 9;
}

/** UTF-16 without a mark: one byte of each pair is often zero, or line ends and digits stand as pairs. */
function wideWithoutMark(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = Math.min(head.length >> 1, 4096);
  if (pairs < 4) return undefined;
  let zeroFirst = 0;
  let zeroSecond = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const first = head[pair * 2] ?? 0;
    const second = head[pair * 2 + 1] ?? 0;
    // Only a printable or blank partner makes a zero half of a UTF-16 letter.
    if (first === 0 && isTextByte(second)) zeroFirst++;
    if (second === 0 && isTextByte(first)) zeroSecond++;
  }
  const few = Math.max(2, pairs * 0.1);
  if (zeroSecond >= few && zeroFirst * 20 < zeroSecond && fitsWide(head, 'utf-16le')) return 'utf-16le';
  if (zeroFirst >= few && zeroSecond * 20 < zeroFirst && fitsWide(head, 'utf-16be')) return 'utf-16be';
  return undefined;
}

function fitsWide(head: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const text = new TextDecoder(encoding).decode(head.subarray(0, 8192 & ~1));
  let odd = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0 || unit === 0xfffd || (unit < 0x20 && unit !== 9 && unit !== 10 && unit !== 13)) odd++;
  }
  return odd * 50 <= text.length;
}

function isTextByte(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13;
}

/** Controls that texts hold: bell, backspace (pagers in a terminal's log), tab, line ends, form feed, escape. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([7, 8, 9, 10, 12, 13, 27]);

/** Bytes no text has: more than one in a hundred NUL or control bytes (a stray NUL is tolerated). */
function looksBinary(head: Uint8Array): boolean {
  let controls = 0;
  for (const byte of head) if (byte < 0x20 && !TEXT_CONTROLS.has(byte)) controls++;
  return controls * 100 > head.length && controls > 2;
}

/** The lines of `bytes` that have a byte above 0x7F, up to `limit` bytes, so that ASCII columns do not dilute the score. */
function highLines(bytes: Uint8Array, limit: number): Uint8Array {
  const kept: Uint8Array[] = [];
  let size = 0;
  let start = 0;
  while (start < bytes.length && size < limit) {
    const newline = bytes.indexOf(10, start);
    // A last line that the probe's end cut may end inside a character; it counts only when it is all there is.
    if (newline === -1 && kept.length > 0) break;
    const end = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, Math.min(end, start + limit));
    if (!isAscii(line)) {
      kept.push(line);
      size += line.length;
    }
    start = end;
  }
  return Buffer.concat(kept);
}

/**
 * How much `bytes` look like text in `encoding`, about 0 to 1 per non-ASCII character: frequent letters count 1, letters
 * of the right script less, marks little, and impossible or private letters count against. Own method: validity first,
 * then letter frequency (the idea of Li & Momoi, "A composite approach to language/encoding detection", 2001).
 */
function scoreAs(bytes: Uint8Array, encoding: string): number {
  const text = decodeHalves(bytes, encoding);
  let points = 0;
  let high = 0;
  const frequent = SETS[encoding];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    high++;
    points += pointsOf(text, index, unit, encoding, frequent);
  }
  return high === 0 ? 0 : points / high;
}

function pointsOf(
  text: string,
  index: number,
  unit: number,
  encoding: string,
  frequent: ReadonlySet<string> | undefined,
): number {
  const letter = text[index] ?? '';
  if (unit === 0xfffd || (unit >= 0xe000 && unit <= 0xf8ff) || (unit >= 0x80 && unit < 0xa0)) return -3;
  if (encoding === 'windows-1252') return westernPoints(text, index, letter);
  if (encoding === 'windows-1251' || encoding === 'koi8-r') return cyrillicPoints(text, index, unit, letter, frequent);
  if (encoding === 'shift_jis') {
    if (unit >= 0x3041 && unit <= 0x30ff) return 1;
    // Half-width katakana is what any single high byte decodes to, so it proves little.
    if (unit >= 0xff61 && unit <= 0xff9f) return -0.2;
  }
  if (encoding === 'euc-kr' && unit >= 0xac00 && unit <= 0xd7a3) return frequent?.has(letter) === true ? 1 : 0.45;
  if (frequent?.has(letter) === true) return encoding === 'euc-kr' ? 1 : 0.95;
  if (unit >= 0x4e00 && unit <= 0x9fff) return encoding === 'euc-kr' ? -0.2 : 0.25;
  // Full-width forms and CJK punctuation stand in all four.
  if ((unit >= 0xff01 && unit <= 0xff5e) || (unit >= 0x3000 && unit <= 0x3020)) return 0.5;
  return -0.3;
}

function westernPoints(text: string, index: number, letter: string): number {
  if (!WESTERN_LETTERS.has(letter)) return WESTERN_SIGNS.has(letter) ? signPoints(text, index) : -1;
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index + 1);
  const neighbours = (isAsciiLetter(before) ? 1 : 0) + (isAsciiLetter(after) ? 1 : 0);
  const crowd = (before > 0x7f ? 1 : 0) + (after > 0x7f ? 1 : 0);
  return crowd === 2 ? -0.6 : crowd === 1 ? 0 : neighbours > 0 ? 0.95 : 0.3;
}

function signPoints(text: string, index: number): number {
  const crowd = (text.charCodeAt(index - 1) > 0x7f ? 1 : 0) + (text.charCodeAt(index + 1) > 0x7f ? 1 : 0);
  return crowd === 0 ? 0.7 : -0.3;
}

function cyrillicPoints(
  text: string,
  index: number,
  unit: number,
  letter: string,
  frequent: ReadonlySet<string> | undefined,
): number {
  if (unit < 0x400 || unit > 0x4ff) return unit >= 0x2500 && unit < 0x2600 ? -1.5 : -0.4;
  const before = text.charCodeAt(index - 1);
  if (isAsciiLetter(before) || isAsciiLetter(text.charCodeAt(index + 1))) return -0.6;
  const upper = unit >= 0x410 && unit <= 0x42f;
  const beforeLower = before >= 0x430 && before <= 0x44f;
  // A capital after a small letter is what the other Cyrillic encoding turns every word into.
  if (upper) return beforeLower ? -1 : 0.6;
  const rank = frequent?.has(letter) === true ? CYRILLIC_COMMON.indexOf(letter) : 40;
  return rank < 12 ? 1 : rank < 24 ? 0.75 : 0.5;
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
