import type { ReadEvent, SetAside } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { type CsvRecord, csvParser } from '../../lib/csv/csv-parser.ts';
import { sniffDialect } from '../../lib/csv/sniff.ts';
import { columnChoice } from '../columns/column-map.ts';
import { findHeader, readRow } from '../columns/find-header.ts';
import { cleanCell } from '../columns/clean-cell.ts';
import { tableReader, type TableRow } from '../columns/table.ts';
import { tooManyRecords } from '../document-trouble.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { textOf } from '../text-of.ts';

const BATCH = 1_000;

/** Lists in separated text: comma, semicolon, tab, pipe, or what `sep=` or `--delimiter` says. */
export const csv: Reader = {
  name: 'csv',
  summary: 'CSV, TSV, semicolon and pipe text, in any encoding, with or without a header',
  distinct: true,
  recognises,
  read,
};

const EXTENSION = /\.(?:csv|tsv|tab|psv|ssv)(?:\.gz)?$/;

function recognises(probe: Probe): number {
  if (probe.text === '') return EXTENSION.test(probe.baseName) && probe.encoding !== 'binary' && probe.whole ? 0.3 : 0;
  const start = probe.text.trimStart();
  // Markup and JSON have readers of their own, whatever the name says.
  if (/^[<{]/.test(start) || /^\[\s*[{[\]"]/.test(start)) return 0;
  const dialect = sniffDialect(probe.text, probe.whole);
  const named = EXTENSION.test(probe.baseName);
  if (dialect.declared) return 0.8;
  if (dialect.columns < 2) return named ? 0.5 : 0;
  const rows = probe.text
    .split(/\r?\n|\r/, 60)
    .map((line) => line.split(dialect.delimiter).map((cell) => cleanCell(cell.replace(/^"|"$/g, ''))));
  const header = findHeader(rows.filter((row) => row.length >= 2 || row[0] !== ''));
  const known = header !== undefined && dialect.agreement >= 0.5;
  // Three known column names over lines that agree: a table, whatever product names stand in it.
  if (header !== undefined && dialect.agreement >= 0.8 && dialect.records >= 2 && readRow(header.headers).exact >= 3)
    return 0.96;
  if (named) return known ? 0.75 : 0.6;
  if (known && dialect.agreement >= 0.6) return dialect.records >= 2 ? 0.65 : 0.35;
  if (dialect.delimiter === '\t' && dialect.agreement >= 0.8 && dialect.records >= 2) return 0.5;
  // Prose has commas too: without a known header, every line must agree.
  return dialect.agreement >= 0.9 && dialect.columns >= 3 && dialect.records >= 3 ? 0.4 : 0;
}

async function* read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
  const dialect = sniffDialect(probe.text, probe.whole);
  const delimiter = options.delimiter ?? dialect.delimiter;
  const text = textOf(file, probe, options);
  const { choice, problems } = columnChoice(options.columns);
  const { limits } = options;
  const parser = csvParser({
    delimiter,
    newline: dialect.newline,
    recordChars: Math.max(limits.cellChars * 4, 1 << 18),
  });
  const table = tableReader({ artifact: file.artifact, name: file.name, sheet: '', choice });
  const flaws = { cut: 0, cells: 0, chars: 0, first: 0 };
  let record = 0;
  let full = false;

  const rowsOf = (records: readonly CsvRecord[]): { rows: TableRow[]; before: ReadEvent[] } => {
    const rows: TableRow[] = [];
    const before: ReadEvent[] = [];
    for (const { cells, flaw } of records) {
      if (record >= limits.records) {
        full = true;
        break;
      }
      record++;
      if (record === 1 && dialect.declared) {
        before.push(separatorLine(file, cells));
        continue;
      }
      if (flaw === 'cut') count(flaws, 'cut', record);
      rows.push({ record, cells: cleanRow(cells, limits, flaws, record) });
    }
    return { rows, before };
  };

  if (problems.length > 0) yield problems;
  for await (const chunk of text.chunks) {
    const { rows, before } = rowsOf(parser.push(chunk));
    if (before.length > 0) yield before;
    for (let at = 0; at < rows.length; at += BATCH) {
      const events = table.push(rows.length <= BATCH ? rows : rows.slice(at, at + BATCH));
      if (events.length > 0) yield events;
    }
    if (full) break;
  }
  const last = rowsOf(full ? [] : parser.end());
  const events: ReadEvent[] = [...last.before, ...table.push(last.rows), ...table.end()];
  events.push(...endProblems(file, parser.plainFrom(), flaws, full, limits.records), ...text.problems());
  yield events;
}

function cleanRow(cells: string[], limits: ReadOptions['limits'], flaws: Flaws, record: number): readonly string[] {
  let row = cells;
  if (row.length > limits.cellsPerRecord) {
    count(flaws, 'cells', record);
    row = row.slice(0, limits.cellsPerRecord);
  }
  for (let index = 0; index < row.length; index++) {
    const cell = cleanCell(row[index] ?? '');
    if (cell.length > limits.cellChars) {
      count(flaws, 'chars', record);
      row[index] = cell.slice(0, limits.cellChars);
    } else row[index] = cell;
  }
  return row;
}

interface Flaws {
  cut: number;
  cells: number;
  chars: number;
  first: number;
}

function count(flaws: Flaws, what: 'cut' | 'cells' | 'chars', record: number): void {
  flaws[what]++;
  if (flaws.first === 0) flaws.first = record;
}

function separatorLine(file: EvidenceFile, cells: readonly string[]): SetAside {
  return {
    kind: 'set-aside',
    artifact: file.artifact,
    sheet: '',
    record: 1,
    reason: 'title',
    excerpt: cells.join(' ').trim(),
    cells,
  };
}

function endProblems(
  file: EvidenceFile,
  plainFrom: number | undefined,
  flaws: Flaws,
  full: boolean,
  recordLimit: number,
): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (code: Problem['code'], message: string, hint: string): void => {
    problems.push({ kind: 'problem', code, severity: 'warning', message, hint, path: file.name });
  };
  if (plainFrom !== undefined) {
    const kept = plainFrom > 1 ? `Rows 1 to ${plainFrom - 1} kept; the` : 'The';
    const message = `Line ${plainFrom}: a quote is never closed. ${kept} rest read as plain text`;
    add('evidence/open-quote', message, 'Close the quote on that line, or double it, and check again');
  }
  const long = flaws.cut + flaws.cells + flaws.chars;
  if (long > 0) {
    const message =
      long === 1
        ? `Record ${flaws.first} is longer than the limits and was cut`
        : `${long} records are longer than the limits and were cut, the first is record ${flaws.first}`;
    add('evidence/record-too-long', message, 'Check the delimiter (--delimiter) and the quotes there');
  }
  if (full) problems.push(tooManyRecords(file, recordLimit));
  return problems;
}
