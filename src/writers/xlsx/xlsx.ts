import type { ColumnReport } from '../../core/evidence.ts';
import type { AssessmentEvent } from '../../core/verdict.ts';
import { isDossier } from '../event-kind.ts';
import { dossierRows, NAMEPLATE_COLUMNS, otherRow, type RecordRow, sheetKey, userHeaders } from '../record-rows.ts';
import type { Writer } from '../writer.ts';
import { createWorkbook, type WorkbookStream } from './workbook-stream.ts';

/** One sheet for each sheet of the input: the user's columns as they were, ours after them. Streams. */
export const xlsx: Writer = {
  name: 'xlsx',
  summary: 'Excel workbook: your sheets and columns first, ours after with prefix nameplate_; streams',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  open(head) {
    const loaded = import('fflate').then(createWorkbook);
    const names: string[] = [];
    const reports = new Map<string, ColumnReport>();
    /**
     * Rows wait until the first item: a title row stands above the header that names the columns. They wait to the end
     * when items come after all files were read, for a closed sheet cannot be reopened.
     */
    const held: RecordRow[] = [];
    let order: 'unknown' | 'as read' | 'at the end' = 'unknown';
    let open = '';
    let width = 0;
    const put = (book: WorkbookStream, row: RecordRow): void => {
      const key = sheetKey(row);
      if (key !== open) {
        open = key;
        const report = reports.get(key);
        const headers = report ? userHeaders(report) : [];
        width = headers.length;
        book.sheet(row.sheet || lastPart(names[row.artifact] ?? 'Result'), [...headers, ...NAMEPLATE_COLUMNS]);
      }
      const cells = row.cells.length > width ? row.cells.slice(0, width) : row.cells;
      const spare = Array.from({ length: width - cells.length }, () => '');
      book.row([...cells, ...spare, ...row.ours, ...row.cells.slice(width)]);
    };
    return {
      async write(events: readonly AssessmentEvent[]) {
        const book = await loaded;
        const take = (row: RecordRow): void => {
          if (order === 'as read') put(book, row);
          else held.push(row);
        };
        for (const event of events) {
          if (isDossier(event)) {
            const rows = dossierRows(event, head, names);
            const [first] = rows;
            if (order === 'unknown' && first !== undefined) {
              order = names.length === 1 && readingStands(held, first, [...reports.keys()]) ? 'as read' : 'at the end';
              if (order === 'as read') for (const row of held.splice(0)) put(book, row);
            }
            for (const row of rows) take(row);
          } else if (event.kind === 'artifact') names[event.index] = event.name;
          else if (event.kind === 'columns') {
            if (!reports.has(sheetKey(event))) reports.set(sheetKey(event), event);
          } else if (event.kind === 'unread' || (event.kind === 'set-aside' && event.reason !== 'header'))
            take(otherRow(event, names));
        }
        return book.take();
      },
      async close() {
        const book = await loaded;
        const places = new Map([...reports.keys()].map((key, place) => [key, place]));
        const placeOf = (row: RecordRow): number => places.get(sheetKey(row)) ?? -1;
        held.sort((a, b) => a.artifact - b.artifact || placeOf(a) - placeOf(b) || a.record - b.record);
        for (const row of held) put(book, row);
        book.close();
        return book.take();
      },
    };
  },
};

/** Whether nothing below the first item has been read yet: no later row of its sheet, and no later sheet. */
function readingStands(held: readonly RecordRow[], first: RecordRow, sheets: readonly string[]): boolean {
  const key = sheetKey(first);
  return held.every((row) => sheetKey(row) !== key || row.record < first.record) && (sheets.at(-1) ?? key) === key;
}

function lastPart(path: string): string {
  return path.split(/[\\/!]/).at(-1) ?? path;
}
