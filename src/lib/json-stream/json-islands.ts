/** One JSON object found among other text. */
export interface JsonIsland {
  readonly json: string;
  /** 1-based line where it begins. */
  readonly line: number;
  /** False when it was cut: by the end of the text, a line break inside a string, or a limit. */
  readonly whole: boolean;
}

const QUOTE = 34;
const BACKSLASH = 92;
const NEWLINE = 10;
const OPEN = 123;
const CLOSE = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;

/**
 * Finds JSON objects among other text (binary heads, prompts, log lines) while it streams. An object is what begins with
 * `{"` or `{}` and lasts to the bracket that closes it; nothing inside is checked. One longer than `mostChars` or cut is
 * yielded as far as it goes, and the search goes on after it.
 */
export async function* jsonIslands(text: AsyncIterable<string>, mostChars = 8 * 2 ** 20): AsyncGenerator<JsonIsland> {
  let held = '';
  let line = 1;
  for await (const chunk of text) {
    held += chunk;
    const { found, rest, lines } = scan(held, line, mostChars, false);
    yield* found;
    held = rest;
    line = lines;
  }
  yield* scan(held, line, mostChars, true).found;
}

/** Takes all objects that are whole; `rest` begins at one that may go on. */
function scan(
  text: string,
  firstLine: number,
  mostChars: number,
  ended: boolean,
): { readonly found: readonly JsonIsland[]; readonly rest: string; readonly lines: number } {
  const found: JsonIsland[] = [];
  let line = firstLine;
  let at = 0;
  for (;;) {
    const start = text.indexOf('{', at);
    if (start === -1) return { found, rest: '', lines: line + newlines(text, at, text.length) };
    line += newlines(text, at, start);
    at = start;
    const next = /\S/g;
    next.lastIndex = start + 1;
    const first = next.exec(text)?.[0];
    if (first === undefined && !ended) return { found, rest: text.slice(start), lines: line };
    if (first !== '"' && first !== '}') {
      at = start + 1;
      continue;
    }
    const { end, whole } = endOf(text, start, mostChars);
    if (end === undefined && !ended) return { found, rest: text.slice(start), lines: line };
    const stop = end ?? text.length;
    found.push({ json: text.slice(start, stop), line, whole });
    line += newlines(text, start, stop);
    at = stop;
  }
}

/** Where the object that begins at `start` ends or is broken off; undefined when the text ends first. */
function endOf(
  text: string,
  start: number,
  mostChars: number,
): { readonly end: number | undefined; readonly whole: boolean } {
  const open: number[] = [];
  let inString = false;
  const limit = Math.min(text.length, start + mostChars);
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) inString = false;
      // JSON has no raw line breaks in strings: the answer was cut here and another begins.
      else if (code === NEWLINE) return { end: at, whole: false };
    } else if (code === QUOTE) inString = true;
    else if (code === OPEN || code === OPEN_LIST) {
      if (open.length > 0 && text.charCodeAt(at - 1) === NEWLINE && !mayStand(text, start, at, open[open.length - 1]))
        return { end: at, whole: false };
      open.push(code);
    } else if (code === CLOSE || code === CLOSE_LIST) {
      open.pop();
      if (open.length === 0) return { end: at + 1, whole: true };
    }
  }
  return { end: limit < text.length || text.length - start >= mostChars ? limit : undefined, whole: false };
}

/** Whether a value can stand at `at`, at the start of a line: after a colon, or in a list. */
function mayStand(text: string, start: number, at: number, inside: number | undefined): boolean {
  const before = text.slice(Math.max(start, at - 64), at).trimEnd();
  return before.endsWith(':') || (inside === OPEN_LIST && /[[,]$/.test(before));
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
