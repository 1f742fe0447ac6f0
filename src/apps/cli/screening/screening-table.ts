import { csvLine } from '../../../writers/csv/csv.ts';
import type { createWorkbook } from '../../../writers/xlsx/workbook-stream.ts';
import type { CounterpartyHeader } from './counterparty-table.ts';
import { rowsOf, SCREEN_COLUMNS } from './result-rows.ts';
import type { ScreenSink } from './sink.ts';

/**
 * CSV with the user's columns first, ours after. The first table's columns make the header; a later one whose columns differ
 * keeps its cells in `nameplate_other_cells` as `Header=value` pairs, as the CSV of `check` does.
 */
export function csvSink(): ScreenSink {
  let columns: readonly string[] | undefined;
  return {
    add(screened) {
      const { cells, table } = screened.party;
      const out: string[] = [];
      if (columns === undefined) {
        columns = table.headers;
        out.push(csvLine([...columns, ...SCREEN_COLUMNS, 'nameplate_other_cells']));
      }
      const same = sameColumns(columns, table.headers);
      const own = columns.map((_, at) => (same ? (cells[at] ?? '') : ''));
      const others = cells
        .map((cell, at) => ({ cell, at, header: table.headers[at] ?? '' }))
        .filter(({ cell, at }) => cell !== '' && (!same || at >= own.length))
        .map(({ cell, header }) => (header === '' ? cell : `${header}=${cell}`));
      for (const row of rowsOf(screened)) out.push(csvLine([...own, ...row, others.join('; ')]));
      return out;
    },
    close: () => (columns === undefined ? [csvLine([...SCREEN_COLUMNS, 'nameplate_other_cells'])] : []),
  };
}

/** A workbook with a sheet for each table of the input, its columns first, and one that says what was screened against. */
export function workbookSink(book: ReturnType<typeof createWorkbook>): ScreenSink {
  let open: CounterpartyHeader | undefined;
  return {
    add(screened) {
      const { cells, table } = screened.party;
      if (open === undefined || !sameTable(open, table)) {
        book.sheet(table.sheet === '' ? 'Screening' : table.sheet, [...table.headers, ...SCREEN_COLUMNS]);
        open = table;
      }
      const own = table.headers.map((_, at) => cells[at] ?? '');
      for (const row of rowsOf(screened)) book.row([...own, ...row]);
      return book.take();
    },
    close(summary) {
      if (open === undefined) book.sheet('Screening', SCREEN_COLUMNS);
      book.sheet('About', ['What', 'Value']);
      book.row(['Lists as of', summary.asOf]);
      book.row(['Parties screened', String(summary.screened)]);
      book.row(['Parties with a match', String(summary.alerts)]);
      book.row(['Matches suppressed', String(summary.suppressed)]);
      book.row(['Rows without a name, not screened', String(summary.withoutName)]);
      book.row(['Least score reported', String(summary.threshold)]);
      for (const source of summary.sources) book.row(['List', source]);
      if (summary.sources.length === 0) book.row(['List', 'built-in only']);
      book.close();
      return book.take();
    },
  };
}

function sameTable(left: CounterpartyHeader, right: CounterpartyHeader): boolean {
  return (
    left === right ||
    (left.file === right.file && left.sheet === right.sheet && sameColumns(left.headers, right.headers))
  );
}

function sameColumns(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((header, at) => header === right[at]);
}
