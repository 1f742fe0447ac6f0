import { HEADER_WORDS, type HeaderMeaning, IGNORED_LAST_WORDS } from './header-words.ts';
import { normaliseHeader } from './normalise-header.ts';

/** What a header says by its words alone. `exact` when the whole header is a known phrase. */
export interface HeaderReading {
  readonly meaning: HeaderMeaning;
  readonly exact: boolean;
}

let phrases: Map<string, HeaderMeaning> | undefined;
/** Phrases in scripts written without spaces, longest first: looked for anywhere in the header. */
let unspaced: readonly (readonly [phrase: string, meaning: HeaderMeaning])[] = [];

const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
/** Words that any other known word outweighs: the *agency name* is an agency, the *site label* a site. */
const WEAK_WORDS: ReadonlySet<string> = new Set(['name', 'label', 'number', 'code', 'type', 'value', 'date']);
/** Longest phrase in words. */
const MOST_WORDS = 7;

function dictionary(): Map<string, HeaderMeaning> {
  if (phrases !== undefined) return phrases;
  const made = new Map<string, HeaderMeaning>();
  for (const [meaning, words] of Object.entries(HEADER_WORDS) as [HeaderMeaning, string][]) {
    for (const word of words.split('|')) {
      const phrase = normaliseHeader(word);
      // The first meaning of a phrase holds: the table is in order of preference.
      if (phrase !== '' && !made.has(phrase)) made.set(phrase, meaning);
    }
  }
  unspaced = [...made].filter(([phrase]) => UNSPACED.test(phrase)).sort((a, b) => b[0].length - a[0].length);
  phrases = made;
  return made;
}

/**
 * What the words of a header say, or `undefined` when none is known. The whole header first; then the longest known
 * phrase inside it, the later one of equals (English puts the head last: *manufacturer part number*).
 */
export function readHeader(header: string): HeaderReading | undefined {
  const words = dictionary();
  // "MAC(Wi-Fi)", "Price (USD)": what stands in brackets explains the word before it.
  const plain = normaliseHeader(header);
  if (plain === '' || header.length > 120) return undefined;
  const whole = words.get(plain) ?? words.get(normaliseHeader(header.replace(/[([（【].*$/, '')));
  if (whole !== undefined) return { meaning: whole, exact: true };
  if (UNSPACED.test(plain)) {
    const squeezed = plain.replaceAll(' ', '');
    const all = words.get(squeezed);
    if (all !== undefined) return { meaning: all, exact: true };
    if (squeezed.length > 16) return undefined;
    const found = unspaced.find(([phrase]) => phrase.length > 1 && squeezed.includes(phrase.replaceAll(' ', '')));
    return found === undefined ? undefined : { meaning: found[1], exact: false };
  }
  return readPhrases(plain.split(' '), words);
}

function readPhrases(tokens: readonly string[], words: Map<string, HeaderMeaning>): HeaderReading | undefined {
  if (tokens.length > 14) return undefined;
  let best: { meaning: HeaderMeaning; length: number; end: number } | undefined;
  for (let start = 0; start < tokens.length; start++) {
    for (let end = Math.min(tokens.length, start + MOST_WORDS); end > start; end--) {
      const phrase = tokens.slice(start, end).join(' ');
      const meaning = words.get(phrase);
      // Single letters and "no" are known only as whole headers.
      if (meaning === undefined || phrase.length < 3) continue;
      const length = WEAK_WORDS.has(phrase) ? 1 : phrase.length;
      if (best === undefined || length > best.length || (length === best.length && end >= best.end)) {
        best = { meaning, length, end };
      }
      break;
    }
  }
  if (best === undefined) return undefined;
  const last = tokens[tokens.length - 1] ?? '';
  if (best.end < tokens.length && IGNORED_LAST_WORDS.has(last)) return { meaning: 'ignored', exact: false };
  return { meaning: best.meaning, exact: false };
}
