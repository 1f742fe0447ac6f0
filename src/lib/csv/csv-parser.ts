/** One record as a CSV reader returns it. */
export interface CsvRecord {
  /** 1-based line on which it starts; a record with line ends inside quotes spans several. */
  readonly line: number;
  readonly cells: string[];
  /**
   * What was wrong: `plain` read without quotes, because a quote is never closed; `stray-quote` has a quote where none
   * belongs; `cut` was longer than the limit.
   */
  readonly flaw?: 'plain' | 'stray-quote' | 'cut';
}

export interface CsvOptions {
  readonly delimiter: string;
  /** `\r` for files with old Mac line ends; `\n` (which covers CRLF) otherwise. */
  readonly newline?: '\n' | '\r';
  /** Longest record in characters: a longer line is cut, and a quote open for longer counts as never closed. */
  readonly recordChars?: number;
}

/** A push parser: give text in any pieces, take whole records. */
export interface CsvParser {
  push(text: string): CsvRecord[];
  end(): CsvRecord[];
  /** Line on which a quote was opened that never closes; from there on lines were read as plain text. */
  plainFrom(): number | undefined;
}

const QUOTE = '"';

/**
 * Parses delimiter-separated text (RFC 4180, and what people's programs make of it). Empty lines are records with no
 * cells, so that record numbers agree with other CSV readers. A quote that is never closed does not swallow the rest of
 * the file: the lines from there on are split at delimiters alone. The result does not depend on how the text is cut.
 */
export function csvParser(options: CsvOptions): CsvParser {
  const { delimiter } = options;
  const newline = options.newline ?? '\n';
  const limit = options.recordChars ?? 1 << 20;
  let rest = '';
  let line = 1;
  let expected = 0;
  let plainFrom: number | undefined;
  /** Inside a line that was too long and is skipped to its end. */
  let skipping = false;

  const lineEnd = (text: string, end: number): number => (end > 0 && text.charCodeAt(end - 1) === 13 ? end - 1 : end);

  const take = (final: boolean): CsvRecord[] => {
    const out: CsvRecord[] = [];
    let at = 0;
    while (at < rest.length) {
      const newlineAt = rest.indexOf(newline, at);
      if (skipping) {
        if (newlineAt === -1) {
          at = rest.length;
          break;
        }
        skipping = false;
        at = newlineAt + 1;
        line++;
        continue;
      }
      if (newlineAt === -1 && !final) {
        if (rest.length - at <= limit) break;
        out.push({ line, cells: splitPlain(rest.slice(at, at + limit), delimiter), flaw: 'cut' });
        skipping = true;
        at = rest.length;
        break;
      }
      const end = newlineAt === -1 ? rest.length : newlineAt;
      const next = newlineAt === -1 ? rest.length : newlineAt + 1;
      const contentEnd = newline === '\n' ? lineEnd(rest, end) : end;
      if (end - at > limit) {
        out.push({ line, cells: splitPlain(rest.slice(at, at + limit), delimiter), flaw: 'cut' });
        at = next;
        line++;
        continue;
      }
      const text = rest.slice(at, contentEnd);
      if (plainFrom !== undefined) {
        out.push({ line, cells: splitPlain(text, delimiter), flaw: 'plain' });
        at = next;
        line++;
        continue;
      }
      if (!text.includes(QUOTE)) {
        const cells = text === '' ? [] : text.split(delimiter);
        if (cells.length > 1) expected = cells.length;
        out.push({ line, cells });
        at = next;
        line++;
        continue;
      }
      const quoted = quotedRecord(rest, at, delimiter, newline, final, expected, limit);
      if (quoted === 'more') break;
      if (quoted === 'unclosed') {
        plainFrom = line;
        continue;
      }
      if (quoted.cells.length > 1 && quoted.flaw === undefined) expected = quoted.cells.length;
      out.push({ line, cells: quoted.cells, ...(quoted.flaw === undefined ? {} : { flaw: quoted.flaw }) });
      at = quoted.next;
      line += quoted.lines;
    }
    rest = at === 0 ? rest : rest.slice(at);
    return out;
  };
  return {
    push(text) {
      rest = rest === '' ? text : rest + text;
      return take(false);
    },
    end: () => take(true),
    plainFrom: () => plainFrom,
  };
}

interface QuotedRecord {
  readonly cells: string[];
  /** Where the next record starts. */
  readonly next: number;
  /** Lines it spans. */
  readonly lines: number;
  readonly flaw?: 'stray-quote' | 'plain';
}

/** Reads the record at `start`, which has quotes. `more` asks for more text, `unclosed` says a quote has no end. */
function quotedRecord(
  text: string,
  start: number,
  delimiter: string,
  newline: string,
  final: boolean,
  expected: number,
  limit: number,
): QuotedRecord | 'more' | 'unclosed' {
  const strict = scanRecord(text, start, delimiter, newline, final, 'leave');
  let best = strict;
  if (strict === 'open' || strict.stray) {
    // A quote that something else than a delimiter follows: read it both ways, and believe the one that fits its row.
    const stay = scanRecord(text, start, delimiter, newline, final, 'stay');
    if (strict === 'open') best = stay;
    else if (stay !== 'open' && stay.cells.length === expected && strict.cells.length !== expected) best = stay;
  }
  if (best === 'open') {
    if (!final && text.length - start <= limit) return 'more';
    return 'unclosed';
  }
  if (best.lines > 1 && swallows(text.slice(start, best.next), delimiter, expected, best.cells.length)) {
    const end = text.indexOf(newline, start);
    const cells = splitPlain(text.slice(start, end).replace(/\r$/, ''), delimiter);
    return { cells, next: end + 1, lines: 1, flaw: 'plain' };
  }
  return { cells: best.cells, next: best.next, lines: best.lines, ...(best.stray ? { flaw: 'stray-quote' } : {}) };
}

interface Scan {
  readonly cells: string[];
  readonly next: number;
  readonly lines: number;
  readonly stray: boolean;
}

/**
 * Reads one record. At a closing quote that no delimiter follows, `leave` goes on unquoted (as most readers do) and
 * `stay` takes the quote as a letter and stays inside.
 */
function scanRecord(
  text: string,
  start: number,
  delimiter: string,
  newline: string,
  final: boolean,
  atStray: 'leave' | 'stay',
): Scan | 'open' {
  const cells: string[] = [];
  let at = start;
  let lines = 1;
  let stray = false;
  for (;;) {
    let value = '';
    let from = at;
    // Spaces before a quote are forgiven.
    let quoteAt = at;
    while (text.charCodeAt(quoteAt) === 32) quoteAt++;
    if (text[quoteAt] === QUOTE) {
      from = quoteAt + 1;
      let closed = false;
      while (!closed) {
        const close = text.indexOf(QUOTE, from);
        if (close === -1) return 'open';
        value += text.slice(from, close);
        if (text[close + 1] === QUOTE) {
          value += QUOTE;
          from = close + 2;
          continue;
        }
        let after = close + 1;
        while (text.charCodeAt(after) === 32) after++;
        if (after >= text.length && !final) return 'open';
        const follows = text[after];
        if (follows === undefined || follows === delimiter || follows === '\r' || follows === newline) {
          from = after;
          closed = true;
        } else {
          stray = true;
          if (atStray === 'leave') {
            from = close + 1;
            closed = true;
          } else {
            value += QUOTE;
            from = close + 1;
          }
        }
      }
      for (let end = value.indexOf(newline); end !== -1; end = value.indexOf(newline, end + 1)) lines++;
    }
    const delimiterAt = text.indexOf(delimiter, from);
    const newlineAt = text.indexOf(newline, from);
    if (newlineAt === -1 && !final) return 'open';
    const lineStop = newlineAt === -1 ? text.length : newlineAt;
    if (delimiterAt !== -1 && delimiterAt < lineStop) {
      cells.push(value + text.slice(from, delimiterAt));
      at = delimiterAt + delimiter.length;
      continue;
    }
    const tail = text.slice(from, lineStop);
    cells.push(value + (tail.endsWith('\r') ? tail.slice(0, -1) : tail));
    return { cells, next: newlineAt === -1 ? text.length : newlineAt + 1, lines, stray };
  }
}

/** Whether a record of several lines is really several records that one stray quote joined: each line alone fits. */
function swallows(raw: string, delimiter: string, expected: number, found: number): boolean {
  if (expected < 2 || found === expected) return false;
  const lines = raw.split(/\r?\n/).filter((text) => text.trim() !== '');
  const fitting = lines.filter((text) => text.split(delimiter).length === expected).length;
  return lines.length > 1 && fitting * 5 >= lines.length * 3;
}

/** Splits at delimiters alone; quotes around a cell are dropped. */
function splitPlain(text: string, delimiter: string): string[] {
  if (text === '') return [];
  return text.split(delimiter).map((cell) => cell.replace(/^\s*"|"\s*$/g, ''));
}
