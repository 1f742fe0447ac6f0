import type { AssessmentEvent } from '../../core/verdict.ts';
import { isDossier } from '../event-kind.ts';
import { dossierRows, NAMEPLATE_COLUMNS, otherRow, type RecordRow, sheetKey, userHeaders } from '../record-rows.ts';
import type { Writer } from '../writer.ts';

/**
 * The user's columns first, ours after them. The first sheet's columns make the header; a later sheet whose columns
 * differ keeps its cells in `nameplate_other_cells` as `Header=value` pairs, so that the file streams and loses nothing.
 * Cells that a spreadsheet would run as a formula are prefixed with an apostrophe (OWASP, CSV injection).
 */
export const csv: Writer = {
  name: 'csv',
  summary: 'CSV: your columns first and untouched, ours after with prefix nameplate_; streams',
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  open(head) {
    let columns: readonly string[] | undefined;
    const names: string[] = [];
    const headersOf = new Map<string, readonly string[]>();
    /** Title rows stand above the header that names the columns, so they wait for it. */
    const titles: RecordRow[] = [];
    const start = (): string => {
      if (columns !== undefined) return '';
      columns = [...headersOf.values()][0] ?? [];
      return csvLine([...columns, ...NAMEPLATE_COLUMNS, 'nameplate_other_cells']);
    };
    const begin = (): string => start() + titles.splice(0).map(line).join('');
    const line = (row: RecordRow): string => {
      const fits = columns ?? [];
      const own = headersOf.get(sheetKey(row)) ?? [];
      const same = own.length === fits.length && own.every((header, index) => header === fits[index]);
      const cells = same ? fits.map((_, index) => row.cells[index] ?? '') : fits.map(() => '');
      const rest = same ? row.cells.slice(fits.length) : row.cells;
      const others = rest
        .map((cell, index) => [own[same ? fits.length + index : index] ?? '', cell] as const)
        .filter(([, cell]) => cell !== '')
        .map(([header, cell]) => (header === '' ? cell : `${header}=${cell}`));
      return csvLine([...cells, ...row.ours, others.join('; ')]);
    };
    return {
      write(events: readonly AssessmentEvent[]) {
        let text = '';
        for (const event of events) {
          if (isDossier(event)) text += begin() + dossierRows(event, head, names).map(line).join('');
          else if (event.kind === 'columns') {
            headersOf.set(sheetKey(event), userHeaders(event));
            text += begin();
          } else if (event.kind === 'artifact') names[event.index] = event.name;
          else if (event.kind === 'unread' || (event.kind === 'set-aside' && event.reason !== 'header')) {
            titles.push(otherRow(event, names));
            if (columns !== undefined || titles.length > MOST_TITLES) text += begin();
          }
        }
        return text === '' ? [] : [text];
      },
      close() {
        return [begin()];
      },
    };
  },
};

/** Rows that wait for a header, at most; a header is looked for no further down. */
const MOST_TITLES = 1_000;

const FORMULA_START = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?(?:\d+(?:[.,]\d+)*|\.\d+)(?:[eE][+-]?\d+)?%?$/;

/** One CSV record (RFC 4180, CRLF), safe to open in a spreadsheet. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string): string {
  const safe = FORMULA_START.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
