import type { Ledger } from './ledger.ts';
import type { SourceLimits } from './source.ts';

/** One record of a delimited file, with the line it starts on. */
export interface CsvRecord {
  readonly number: number;
  readonly line: number;
  readonly cells: readonly string[];
}

const BATCH = 1_000;

/**
 * Delimited text (RFC 4180, CRLF or LF, quoted newlines, doubled quotes) as batches of records. A quote inside an
 * unquoted cell is a letter. Blank lines yield nothing; they are counted as ignored.
 */
export async function* csvRecords(
  text: AsyncIterable<string>,
  delimiter: string,
  ledger: Ledger,
  limits: SourceLimits,
): AsyncGenerator<readonly CsvRecord[]> {
  let batch: CsvRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let closed = false;
  let chars = 0;
  let number = 0;
  let line = 1;
  let startLine = 1;
  const endRecord = (): void => {
    cells.push(cell);
    number += 1;
    if (cells.length === 1 && (cells[0]!.trim() === '' || cells[0] === '\u001a'))
      ledger.ignore('blank line', 'holds nothing');
    else if (number <= limits.records) batch.push({ number, line: startLine, cells });
    else ledger.ignore('record past the limit', `more than ${limits.records} records`);
    cells = [];
    cell = '';
    chars = 0;
    closed = false;
    startLine = line;
  };
  for await (const part of text) {
    let from = 0;
    for (let at = 0; at < part.length; at += 1) {
      const code = part.charCodeAt(at);
      if (quoted) {
        if (code === 10) line += 1;
        if (code !== 34) continue;
        cell += part.slice(from, at);
        from = at + 1;
        quoted = false;
        closed = true;
        continue;
      }
      if (code === 34) {
        if (closed) {
          // A doubled quote: the first one closed, this one opens again and stands for itself.
          cell += '"';
          quoted = true;
          closed = false;
          from = at + 1;
        } else if (cell === '' && from === at) {
          quoted = true;
          from = at + 1;
        }
        continue;
      }
      if (code === 10 || code === 13 || part[at] === delimiter) {
        cell += part.slice(from, at);
        chars += cell.length;
        from = at + 1;
        if (code === 10) {
          line += 1;
          if (cells.length === 0 && cell === '' && !closed) startLine = line;
          else endRecord();
        } else if (code === 13) {
          endRecord();
          // CR LF counts as one end: the LF that follows meets an empty record and only moves the line.
        } else {
          cells.push(cell);
          cell = '';
          closed = false;
        }
        if (batch.length >= BATCH) {
          yield batch;
          batch = [];
        }
      } else if (closed) closed = false;
    }
    cell += part.slice(from);
    if (cell.length + chars > limits.recordChars) {
      ledger.problem({
        code: 'lists/record-too-long',
        severity: 'error',
        message: `record starting on line ${startLine} is longer than ${limits.recordChars} characters; reading stopped there`,
        hint: 'A quote may be missing its end. Check that line in the published file.',
        locator: { at: 'line', line: startLine },
      });
      cell = '';
      cells = [];
      quoted = false;
      break;
    }
  }
  if (quoted) {
    ledger.problem({
      code: 'lists/truncated',
      severity: 'error',
      message: `the file ends inside a quoted cell that starts in the record on line ${startLine}`,
      hint: 'The file may be cut short: fetch it again.',
      locator: { at: 'line', line: startLine },
    });
  }
  if (cell !== '' || cells.length > 0) endRecord();
  if (batch.length > 0) yield batch;
}

/** One record read by column name; what is never asked for is reported as ignored when the table closes. */
export interface TableRow {
  readonly number: number;
  readonly line: number;
  /** The cell under a header (compared without case, spaces and punctuation), trimmed; `''` when absent. */
  get(header: string): string;
  readonly cells: readonly string[];
}

/** Header text compared by letters and digits only, so that `Name 6` and `name6` are one. */
export function headerKey(header: string): string {
  return header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** A table with a header row. `close` reports columns that hold something and were never asked for. */
export interface Table {
  row(record: CsvRecord): TableRow;
  has(header: string): boolean;
  close(ledger: Ledger): void;
}

/** Opens a table over the header cells of a file. */
export function openTable(headers: readonly string[]): Table {
  const columns = new Map<string, number>();
  headers.forEach((header, index) => {
    const key = headerKey(header);
    if (key !== '' && !columns.has(key)) columns.set(key, index);
  });
  const asked = new Set<number>();
  const filled = new Map<number, number>();
  const keys = new Map<string, number | undefined>();
  const find = (header: string): number | undefined => {
    if (!keys.has(header)) {
      const index = columns.get(headerKey(header));
      keys.set(header, index);
      if (index !== undefined) asked.add(index);
    }
    return keys.get(header);
  };
  return {
    has: (header) => columns.has(headerKey(header)),
    row(record) {
      record.cells.forEach((cell, index) => {
        if (cell !== '') filled.set(index, (filled.get(index) ?? 0) + 1);
      });
      return {
        number: record.number,
        line: record.line,
        cells: record.cells,
        get(header) {
          const index = find(header);
          return index === undefined ? '' : (record.cells[index] ?? '').trim();
        },
      };
    },
    close(ledger) {
      for (const [index, count] of filled) {
        if (asked.has(index)) continue;
        const header = headers[index];
        ledger.ignore(
          header === undefined ? `cells past the last header` : `column ${header.trim() || index + 1}`,
          undefined,
          count,
        );
      }
    },
  };
}
