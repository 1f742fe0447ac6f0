import { isEquipmentWord } from './category.ts';
import type { NameEntry, NameIndex } from './name-index.ts';
import { spellAs, truncatedName, type Reading } from './spelling.ts';
import { stanceOf, type Stance } from './stance.ts';
import { isGenericWord, type Words } from './words.ts';

/** A name found in a text: what it can mean, how it was read, and how the text stands to it. */
export interface Mention {
  readonly entries: readonly NameEntry[];
  readonly how: Reading;
  readonly stance: Stance;
  /** Place in the folded text. */
  readonly start: number;
  readonly end: number;
  /** Indexes of its first word and of the word after it. */
  readonly first: number;
  readonly next: number;
  readonly text: string;
}

type Found = Omit<Mention, 'stance'>;

const UNSPACED = /[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/;

/** Names looked at in one text; a text that names more is no description of a thing. */
const MOST_MENTIONS = 64;

/** Finds the names in a text, longest first, left to right; a longer name hides the names inside it. Linear in the text. */
export function mentionsIn(words: Words, index: NameIndex): readonly Mention[] {
  const found: Found[] = [];
  const { list, folded } = words;
  const letters = letterRuns(words);
  for (let at = 0; at < list.length && found.length < MOST_MENTIONS; ) {
    const hit = exactAt(words, at, index) ?? splitAt(words, at, index, letters) ?? speltAt(words, at, index);
    if (hit === undefined) at += 1;
    else {
      found.push(hit);
      at = hit.next;
    }
  }
  if (UNSPACED.test(folded)) found.push(...unspacedIn(words, index));
  if (found.length === 0) return [];
  found.sort((left, right) => left.start - right.start);
  const mentions: Mention[] = [];
  for (const hit of found) {
    const previous = mentions.at(-1);
    mentions.push({ ...hit, stance: stanceOf(words, hit, previous) });
  }
  return mentions;
}

function exactAt(words: Words, at: number, index: NameIndex): Found | undefined {
  const { list, folded } = words;
  const candidates = index.byFirst.get(list[at]?.text ?? '');
  if (candidates === undefined) return undefined;
  for (const name of candidates) {
    if (!name.words.every((word, offset) => list[at + offset]?.text === word)) continue;
    // A model with a suffix is another model: `K3765-Z` is not `K3765`.
    const last = list[at + name.words.length - 1];
    if (last !== undefined && /\d/.test(last.text) && /^-[a-z]\b/.test(folded.slice(last.end, last.end + 3))) continue;
    const start = list[at]?.start ?? 0;
    const end = list[at + name.words.length - 1]?.end ?? start;
    return {
      entries: name.entries,
      how: 'exact',
      start,
      end,
      first: at,
      next: at + name.words.length,
      text: folded.slice(start, end),
    };
  }
  return undefined;
}

/** `Hik Vision`, `HUA-WEI`, `Z T E`: two or three words, or a run of single letters, that join to a name. */
function splitAt(words: Words, at: number, index: NameIndex, letters: ReadonlyMap<number, number>): Found | undefined {
  const { list, folded } = words;
  const runEnd = letters.get(at);
  if (runEnd !== undefined) {
    const text = list
      .slice(at, runEnd)
      .map((word) => word.text)
      .join('');
    const entries = index.byFirst.get(text)?.find((name) => name.words.length === 1)?.entries;
    const listed = entries?.filter((entry) => !entry.common);
    if (listed !== undefined && listed.length > 0) return spanOf(words, at, runEnd, listed, 'split');
  }
  const first = list[at];
  if (first === undefined || !/^[a-z]+$/.test(first.text)) return undefined;
  let text = first.text;
  for (let next = at + 1; next < Math.min(at + 3, list.length); next += 1) {
    const word = list[next];
    if (word === undefined || !/^[a-z]+$/.test(word.text)) return undefined;
    if (!/^[ \-_.]{1,2}$/.test(folded.slice(list[next - 1]?.end ?? 0, word.start))) return undefined;
    text += word.text;
    const entries = index.joined.get(text);
    if (entries !== undefined) return spanOf(words, at, next + 1, entries, 'split');
  }
  // A name of several words written as one: `TPLink`, `PaloAlto`.
  const whole = index.joined.get(first.text);
  return whole === undefined ? undefined : spanOf(words, at, at + 1, whole, 'joined');
}

function spanOf(words: Words, first: number, next: number, entries: readonly NameEntry[], how: Reading): Found {
  const start = words.list[first]?.start ?? 0;
  const end = words.list[next - 1]?.end ?? start;
  return { entries, how, start, end, first, next, text: words.folded.slice(start, end) };
}

/** Runs of three or more single letters: index of the first word to the index after the last. */
function letterRuns(words: Words): ReadonlyMap<number, number> {
  const runs = new Map<number, number>();
  const { list } = words;
  for (let at = 0; at < list.length; at += 1) {
    let end = at;
    while (end < list.length && list[end]?.text.length === 1) end += 1;
    if (end - at >= 3) runs.set(at, end);
    if (end > at) at = end;
  }
  return runs;
}

function speltAt(words: Words, at: number, index: NameIndex): Found | undefined {
  const word = words.list[at];
  if (word === undefined || word.text.length < 5) return undefined;
  const last = at === words.list.length - 1;
  // Card systems cut words: the last one, or the name before a number (`HIKVIS DS2CD2143`).
  const cut = last || /\d/.test(words.list[at + 1]?.text ?? '');
  const cutOff =
    cut && words.folded.length >= 12 && /^[^a-z]+$/.test(words.raw) ? truncatedName(word.text, index) : undefined;
  const spelt = cutOff ?? spellAs(word.text, index, (rest) => isEquipmentWord(rest) || isGenericWord(rest));
  return spelt === undefined ? undefined : spanOf(words, at, at + 1, spelt.entries, spelt.how);
}

function unspacedIn(words: Words, index: NameIndex): readonly Found[] {
  const { folded, list } = words;
  const hits: Found[] = [];
  for (let at = 0; at < folded.length && hits.length < MOST_MENTIONS; ) {
    const name = index.byLetter.get(folded[at] ?? '')?.find(({ text }) => folded.startsWith(text, at));
    if (name === undefined) {
      at += 1;
      continue;
    }
    const end = at + name.text.length;
    const first = list.findIndex((word) => word.end > at);
    hits.push({
      entries: name.entries,
      how: 'exact',
      start: at,
      end,
      first: Math.max(0, first),
      next: Math.max(0, first) + 1,
      text: name.text,
    });
    at = end;
  }
  return hits;
}
