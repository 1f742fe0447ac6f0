import { createWorkbook } from '../../../writers/xlsx/workbook-stream.ts';
import { isAlert, matchJson } from './result-rows.ts';
import { csvSink, workbookSink } from './screening-table.ts';
import { textSink } from './screening-text.ts';
import type { ScreenSink } from './sink.ts';

/** Formats of `screen`, by name and extension. */
export const SCREEN_FORMATS = ['table', 'csv', 'xlsx', 'jsonl', 'html'] as const;

export type ScreenFormat = (typeof SCREEN_FORMATS)[number];

/**
 * Opens a sink. Loads the packer and the page only for what needs them. `titles` calls the lists that only the built-in
 * knowledge holds by name.
 */
export async function openSink(
  format: ScreenFormat,
  columns: number | undefined,
  titles: ReadonlyMap<string, string> = new Map(),
): Promise<ScreenSink> {
  switch (format) {
    case 'csv':
      return csvSink();
    case 'jsonl':
      return jsonlSink();
    case 'html':
      return (await import('./screening-page.ts')).pageSink(titles);
    case 'xlsx':
      return workbookSink(createWorkbook(await import('fflate')));
    case 'table':
      return textSink(columns ?? 120);
  }
}

function jsonlSink(): ScreenSink {
  return {
    add({ party, matches }) {
      const { file, sheet, record, query, cells } = party;
      return [
        `${JSON.stringify({ input: file, sheet, record, query, cells, alerts: matches.filter(isAlert).length, matches: matches.map(matchJson) })}\n`,
      ];
    },
    close: (summary) => [`${JSON.stringify({ summary })}\n`],
  };
}
