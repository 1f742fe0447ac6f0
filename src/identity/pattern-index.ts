import type { Words } from './words.ts';

/** A pattern and what it stands for. */
export interface Pattern<Payload> {
  /** Regular-expression source, matched without regard to case at the start of a word. */
  readonly source: string;
  readonly payload: Payload;
}

/** A pattern found in a text. */
export interface PatternHit<Payload> {
  readonly payload: Payload;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const MOST_LETTERS = 3;
const MOST_PREFIXES = 1000;

interface Entry<Payload> {
  readonly regex: RegExp;
  readonly payload: Payload;
}

/**
 * Finds many patterns in one pass: each pattern is filed under the first letters it can begin with, so a word costs only
 * the few patterns that could match there. Patterns are tried at word starts only, on the folded text. They are filed by
 * one letter at once, and by more when a word first begins with it: most texts begin words with few letters.
 */
export function patternIndex<Payload>(
  patterns: readonly Pattern<Payload>[],
): (words: Words) => readonly PatternHit<Payload>[] {
  const byLetter = new Map<string, Pattern<Payload>[]>();
  const everywhere: Entry<Payload>[] = [];
  for (const pattern of patterns) {
    const letters = prefixesUpTo(pattern.source, 1);
    if (letters === undefined) everywhere.push(...entryOf(pattern));
    else for (const letter of letters) fileUnder(byLetter, letter, pattern);
  }
  const ready = new Map<string, ReadonlyMap<string, readonly Entry<Payload>[]>>();
  const filed = (letter: string): ReadonlyMap<string, readonly Entry<Payload>[]> => {
    const known = ready.get(letter);
    if (known !== undefined) return known;
    const byPrefix = new Map<string, Entry<Payload>[]>();
    for (const pattern of byLetter.get(letter) ?? [])
      for (const entry of entryOf(pattern))
        for (const prefix of prefixesOf(pattern.source) ?? [letter])
          if (prefix.startsWith(letter)) fileUnder(byPrefix, prefix, entry);
    ready.set(letter, byPrefix);
    return byPrefix;
  };
  return (words) => {
    const hits: PatternHit<Payload>[] = [];
    const { folded } = words;
    const tryAt = (entry: Entry<Payload>, start: number): void => {
      entry.regex.lastIndex = start;
      const match = entry.regex.exec(folded);
      if (match === null || match[0].length === 0) return;
      hits.push({ payload: entry.payload, start, end: start + match[0].length, text: match[0] });
    };
    for (const word of words.list) {
      const byPrefix = filed(folded[word.start] ?? '');
      if (byPrefix.size > 0)
        for (let length = 1; length <= MOST_LETTERS; length += 1) {
          const list = byPrefix.get(folded.slice(word.start, word.start + length));
          if (list) for (const entry of list) tryAt(entry, word.start);
        }
      for (const entry of everywhere) tryAt(entry, word.start);
    }
    return hits;
  };
}

function fileUnder<Value>(files: Map<string, Value[]>, key: string, value: Value): void {
  const list = files.get(key);
  if (list) list.push(value);
  else files.set(key, [value]);
}

/** The pattern ready for use, or nothing when it is no regular expression. */
function entryOf<Payload>({ source, payload }: Pattern<Payload>): readonly Entry<Payload>[] {
  const regex = compile(source);
  return regex === undefined ? [] : [{ regex, payload }];
}

/** Compiles a pattern for use at a word start; undefined when it is no regular expression (`data:check` reports it). */
function compile(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'iy');
  } catch {
    return undefined;
  }
}

/**
 * The possible beginnings of a pattern, up to three characters and in lower case; undefined when there are too many or the
 * pattern is not understood (it is then tried everywhere). A small reader for literals, classes, groups and `|`.
 */
export function prefixesOf(source: string): ReadonlySet<string> | undefined {
  for (let depth = MOST_LETTERS; depth > 0; depth -= 1) {
    const prefixes = prefixesUpTo(source, depth);
    if (prefixes !== undefined) return prefixes;
  }
  return undefined;
}

function prefixesUpTo(source: string, depth: number): ReadonlySet<string> | undefined {
  const reader = { source, at: 0, depth };
  const open = alternatives(reader);
  if (open === undefined || reader.at < source.length) return undefined;
  const prefixes = new Set<string>();
  for (const { text } of open) {
    if (text === '') return undefined;
    prefixes.add(text.slice(0, depth).toLowerCase());
  }
  return prefixes;
}

/** A beginning; `done` when what follows is not known any more. */
interface Beginning {
  readonly text: string;
  readonly done: boolean;
}

type Reader = { readonly source: string; at: number; readonly depth: number };

function alternatives(reader: Reader): readonly Beginning[] | undefined {
  const all: Beginning[] = [];
  for (;;) {
    const one = sequence(reader);
    if (one === undefined) return undefined;
    all.push(...one);
    if (all.length > MOST_PREFIXES) return undefined;
    if (reader.source[reader.at] !== '|') return all;
    reader.at += 1;
  }
}

function sequence(reader: Reader): readonly Beginning[] | undefined {
  let sofar: readonly Beginning[] = [{ text: '', done: false }];
  while (reader.at < reader.source.length) {
    const char = reader.source[reader.at];
    if (char === '|' || char === ')') break;
    const part = atom(reader);
    if (part === undefined) return undefined;
    const [least, most] = quantifier(reader);
    for (let time = 0; time < Math.min(Math.max(least, 1), reader.depth); time += 1) {
      const options = least === 0 ? [...part, { text: '', done: false }] : part;
      const next: Beginning[] = [];
      for (const head of sofar) {
        if (head.done || head.text.length >= reader.depth) next.push(head);
        // A part that may go on with itself leaves open what follows it.
        else
          for (const tail of options)
            next.push({
              text: head.text + tail.text,
              done: tail.done || (most > Math.max(least, 1) && tail.text !== '' && time + 1 >= least),
            });
        if (next.length > MOST_PREFIXES) return undefined;
      }
      sofar = next;
    }
    if (sofar.every((head) => head.done || head.text.length >= reader.depth)) {
      skipRest(reader);
      break;
    }
  }
  return sofar;
}

/** Moves to the end of the running alternative, over nested groups and classes. */
function skipRest(reader: Reader): void {
  let depth = 0;
  while (reader.at < reader.source.length) {
    const char = reader.source[reader.at];
    if (char === '\\') reader.at += 1;
    else if (char === '[') skipClass(reader);
    else if (char === '(') depth += 1;
    else if (char === ')') {
      if (depth === 0) return;
      depth -= 1;
    } else if (char === '|' && depth === 0) return;
    reader.at += 1;
  }
}

function skipClass(reader: Reader): void {
  reader.at += 1;
  while (reader.at < reader.source.length && reader.source[reader.at] !== ']') {
    if (reader.source[reader.at] === '\\') reader.at += 1;
    reader.at += 1;
  }
}

function atom(reader: Reader): readonly Beginning[] | undefined {
  const char = reader.source[reader.at] ?? '';
  if (char === '^' || char === '$') {
    reader.at += 1;
    return [{ text: '', done: false }];
  }
  if (char === '(') return group(reader);
  if (char === '[') return charClass(reader);
  if (char === '\\') return escaped(reader);
  if (char === '.') {
    reader.at += 1;
    return [{ text: '', done: true }];
  }
  reader.at += 1;
  return [{ text: char, done: false }];
}

function group(reader: Reader): readonly Beginning[] | undefined {
  const look =
    reader.source[reader.at + 1] === '?'
      ? (/^\((?:\?(?:[:]|<?[=!]|<[a-zA-Z]\w*>))?/.exec(reader.source.slice(reader.at, reader.at + 40))?.[0] ?? '(')
      : '(';
  reader.at += look.length;
  const inner = alternatives(reader);
  if (inner === undefined || reader.source[reader.at] !== ')') return undefined;
  reader.at += 1;
  return /[=!]$/.test(look) ? [{ text: '', done: false }] : inner;
}

function charClass(reader: Reader): readonly Beginning[] | undefined {
  const start = reader.at + 1;
  skipClass(reader);
  const body = reader.source.slice(start, reader.at);
  reader.at += 1;
  if (body.startsWith('^')) return [{ text: '', done: true }];
  const known = CLASSES.get(body);
  if (known !== undefined) return known;
  const regex = compile(`[${body}]`);
  if (regex === undefined) return undefined;
  const found: Beginning[] = [];
  for (let code = 0x20; code < 0x7f; code += 1) {
    const letter = String.fromCharCode(code);
    if (letter >= 'A' && letter <= 'Z') continue;
    regex.lastIndex = 0;
    if (regex.test(letter)) found.push({ text: letter, done: false });
  }
  CLASSES.set(body, found);
  return found;
}

/** What the classes met so far begin with: a handful of them stand in nearly every pattern. */
const CLASSES = new Map<string, readonly Beginning[]>();

function escaped(reader: Reader): readonly Beginning[] | undefined {
  const letter = reader.source[reader.at + 1] ?? '';
  reader.at += 2;
  if (letter === 'b' || letter === 'B') return [{ text: '', done: false }];
  if (letter === 'd') return Array.from('0123456789', (digit) => ({ text: digit, done: false }));
  if (letter === 's') return [{ text: ' ', done: false }];
  if (/[a-zA-Z0-9]/.test(letter)) return [{ text: '', done: true }];
  return [{ text: letter, done: false }];
}

/** How often the part before may occur: least and most. */
function quantifier(reader: Reader): readonly [number, number] {
  const mark = reader.source[reader.at] ?? '';
  if (mark !== '*' && mark !== '+' && mark !== '?' && mark !== '{') return [1, 1];
  const rest = reader.source.slice(reader.at, reader.at + 12);
  const match = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(rest);
  if (match === null) return [1, 1];
  reader.at += match[0].length;
  if (match[1] === '*') return [0, Number.POSITIVE_INFINITY];
  if (match[1] === '+') return [1, Number.POSITIVE_INFINITY];
  if (match[1] === '?') return [0, 1];
  const least = Number(match[2]);
  if (match[3] === undefined) return [least, least];
  return [least, match[4] ? Number(match[4]) : Number.POSITIVE_INFINITY];
}
