import type { ReadEvent } from '../../core/evidence.ts';
import { tagScanner } from '../../lib/workbook/tag-scanner.ts';
import { columnChoice } from '../columns/column-map.ts';
import { cleanCell } from '../columns/clean-cell.ts';
import { tableReader, type TableRow } from '../columns/table.ts';
import { tooManyRecords } from '../document-trouble.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { textOf } from '../text-of.ts';
import { markupRows } from './markup-rows.ts';

/** Tables in HTML pages and in the XML that Excel 2003 wrote: what many programs export under the name .xls. */
export const htmlTable: Reader = {
  name: 'html-table',
  summary: 'Tables in HTML, and XML spreadsheets of 2003: what many programs export as .xls',
  distinct: true,
  recognises,
  read,
};

function recognises(probe: Probe): number {
  if (probe.text === '') return 0;
  const start = probe.text.slice(0, 4_096);
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(start) && /<(?:\w+:)?Workbook\b/.test(start)) return 0.95;
  if (!/^\s*<(?:!doctype html|html|head|body|meta|table|\?xml[^>]{0,200}>\s*<(?:!doctype html|html))/i.test(start))
    return 0;
  return /<table\b/i.test(probe.text) ? 0.9 : 0.3;
}

async function* read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
  const { choice, problems } = columnChoice(options.columns);
  if (problems.length > 0) yield problems;
  const text = textOf(file, probe, options);
  const rows = markupRows(options.limits);
  const scanner = tagScanner(rows.handler);
  let sheet: string | undefined;
  let table: ReturnType<typeof tableReader> | undefined;
  let count = 0;
  const take = (): ReadEvent[] => {
    const events: ReadEvent[] = [];
    let batch: TableRow[] = [];
    for (const row of rows.take()) {
      if (count >= options.limits.records) break;
      count++;
      if (row.sheet !== sheet) {
        events.push(...(table?.push(batch) ?? []), ...(table?.end() ?? []));
        batch = [];
        sheet = row.sheet;
        table = tableReader({ artifact: file.artifact, name: file.name, sheet, choice });
      }
      batch.push({ record: row.record, cells: row.cells.map(cleanCell) });
    }
    events.push(...(table?.push(batch) ?? []));
    return events;
  };
  for await (const chunk of text.chunks) {
    scanner.push(chunk);
    const events = take();
    if (events.length > 0) yield events;
  }
  // What stands after the last tag of a page that is cut off belongs to its last cell.
  scanner.push('</table>');
  rows.end();
  const last = [...take(), ...(table?.end() ?? []), ...text.problems()];
  if (count >= options.limits.records) last.push(tooManyRecords(file, options.limits.records));
  if (last.length > 0) yield last;
}
