import { fit, pad, printable } from '../../../lib/terminal-text/terminal-text.ts';
import { csvLine } from '../../../writers/csv/csv.ts';
import { createWorkbook } from '../../../writers/xlsx/workbook-stream.ts';
import type { JudgedMatch } from '../../../screening/suppressions.ts';
import type { CounterpartyHeader } from './counterparties.ts';
import { isAlert, reasonsOf, rowsOf, SCREEN_COLUMNS, type ScreenedParty } from './result-rows.ts';

/** Takes screened parties in order and gives a document in pieces. */
export interface ScreenSink {
  header(header: CounterpartyHeader): void;
  add(screened: ScreenedParty): readonly (string | Uint8Array)[];
  close(summary: ScreenSummary): readonly (string | Uint8Array)[];
}

/** What the run says at its end. */
export interface ScreenSummary {
  readonly asOf: string;
  readonly sources: readonly string[];
  readonly screened: number;
  readonly alerts: number;
  readonly suppressed: number;
  readonly withoutName: number;
}

/** Formats of `screen`, by name and extension. */
export const SCREEN_FORMATS = ['table', 'csv', 'xlsx', 'jsonl', 'html'] as const;

export type ScreenFormat = (typeof SCREEN_FORMATS)[number];

/** Opens a sink. Loads the packer only for a workbook. */
export async function openSink(format: ScreenFormat, columns: number | undefined): Promise<ScreenSink> {
  switch (format) {
    case 'csv':
      return csvSink();
    case 'jsonl':
      return jsonlSink();
    case 'html':
      return htmlSink();
    case 'xlsx':
      return xlsxSink(createWorkbook(await import('fflate')));
    case 'table':
      return tableSink(columns ?? 120);
  }
}

function csvSink(): ScreenSink {
  let width: number | undefined;
  let headers: readonly string[] = [];
  return {
    header(header) {
      if (width === undefined) headers = header.headers;
    },
    add(screened) {
      const out: string[] = [];
      if (width === undefined) {
        width = Math.max(headers.length, screened.party.cells.length);
        out.push(csvLine([...Array.from({ length: width }, (_, at) => headers[at] ?? ''), ...SCREEN_COLUMNS]));
      }
      const cells = Array.from({ length: width }, (_, at) => screened.party.cells[at] ?? '');
      for (const row of rowsOf(screened)) out.push(csvLine([...cells, ...row]));
      return out;
    },
    close: () => (width === undefined ? [csvLine([...headers, ...SCREEN_COLUMNS])] : []),
  };
}

function xlsxSink(book: ReturnType<typeof createWorkbook>): ScreenSink {
  let headers: readonly string[] = [];
  let open = false;
  return {
    header(header) {
      if (!open) headers = header.headers;
    },
    add(screened) {
      if (!open) book.sheet('Screening', [...headers, ...SCREEN_COLUMNS]);
      open = true;
      const cells = headers.map((_, at) => screened.party.cells[at] ?? '');
      for (const row of rowsOf(screened)) book.row([...cells, ...row]);
      return book.take();
    },
    close(summary) {
      if (!open) book.sheet('Screening', [...headers, ...SCREEN_COLUMNS]);
      book.sheet('About', ['What', 'Value']);
      for (const [what, value] of Object.entries(summary))
        book.row([what, Array.isArray(value) ? value.join('; ') : String(value)]);
      book.close();
      return book.take();
    },
  };
}

function jsonlSink(): ScreenSink {
  return {
    header: () => undefined,
    add({ party, matches }) {
      const { file, sheet, record, query, cells } = party;
      const found = matches.map(({ entry, ...match }) => ({
        score: match.score,
        relation: match.relation,
        queryName: match.queryName,
        candidateName: match.candidateName,
        comparisons: match.comparisons,
        ...(match.suppression === undefined ? {} : { suppression: match.suppression }),
        list: entry.list,
        entryId: entry.entryId,
        entryHash: entry.hash,
        listedOn: entry.listedOn,
        entity: entry.entity,
        programmes: entry.programmes,
        citation: entry.citation,
      }));
      return [
        `${JSON.stringify({ input: file, sheet, record, query, cells, alerts: matches.filter(isAlert).length, matches: found })}\n`,
      ];
    },
    close: (summary) => [`${JSON.stringify({ summary })}\n`],
  };
}

/** One line for a party that several lists name alike. */
function grouped(
  matches: readonly JudgedMatch[],
): readonly { readonly match: JudgedMatch; readonly lists: readonly string[] }[] {
  const groups = new Map<string, { match: JudgedMatch; lists: string[] }>();
  for (const match of matches) {
    const key = `${match.score} ${match.relation} ${match.candidateName}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { match, lists: [match.entry.list] });
    else if (!known.lists.includes(match.entry.list)) known.lists.push(match.entry.list);
  }
  return [...groups.values()];
}

function tableSink(columns: number): ScreenSink {
  return {
    header: () => undefined,
    add({ party, matches }) {
      const where = `${party.sheet === '' ? '' : `${party.sheet} `}row ${party.record}`;
      if (party.query.name === '') return [`${printable(where)}  no name: not screened\n`];
      return grouped(matches.filter(isAlert)).map(({ match, lists }) => {
        const name = match.candidateName === '' ? match.entry.entity.names[0].value : match.candidateName;
        const asked = pad(fit(printable(party.query.name), 34), 34);
        const line = `${asked}  ${match.score.toFixed(2)}  ${pad(match.relation, 11)}  ${printable(name)}  [${where}]  ${lists.join(', ')}`;
        return `${fit(line, columns)}\n${fit(`    ${printable(reasonsOf(match))}`, columns)}\n`;
      });
    },
    close(summary) {
      const hidden = summary.suppressed === 0 ? '' : `, ${summary.suppressed} suppressed`;
      const nameless = summary.withoutName === 0 ? '' : `, ${summary.withoutName} without a name`;
      return [
        `\n${summary.screened} screened as of ${summary.asOf}: ${summary.alerts} with a match${hidden}${nameless}\nLists: ${summary.sources.join(', ') || 'built-in only; fetch the official lists with: nameplate lists update'}\n`,
      ];
    },
  };
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function htmlSink(): ScreenSink {
  let started = false;
  const start = (): string =>
    started
      ? ''
      : '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Screening</title><style>body{font:14px system-ui,sans-serif;margin:2rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}th{background:#eee}.why{color:#444;font-size:12px}</style></head><body><h1>Screening against official lists</h1><table><thead><tr><th scope="col">Asked</th><th scope="col">Where</th><th scope="col">Answer</th><th scope="col">Score</th><th scope="col">Relation</th><th scope="col">List</th><th scope="col">Listed name</th><th scope="col">Why</th></tr></thead><tbody>\n';
  return {
    header: () => undefined,
    add({ party, matches }) {
      const head = start();
      started = true;
      const rows = rowsOf({ party, matches }).map((row) => {
        const cells = [
          party.query.name,
          `${party.file} ${party.sheet} ${party.record}`,
          row[0],
          row[1],
          row[2],
          `${row[3]} ${row[4]}`,
          row[5],
        ];
        return `<tr>${cells.map((cell) => `<td dir="auto">${escapeHtml(cell ?? '')}</td>`).join('')}<td class="why" dir="auto">${escapeHtml([row[8], row[9]].filter((text) => text !== '').join(' — '))}</td></tr>\n`;
      });
      return [head + rows.join('')];
    },
    close(summary) {
      const text = `${summary.screened} screened as of ${summary.asOf}; ${summary.alerts} with a match; ${summary.suppressed} suppressed; ${summary.withoutName} without a name. Lists: ${summary.sources.join(', ') || 'built-in only'}.`;
      return [`${start()}</tbody></table><p>${escapeHtml(text)}</p></body></html>\n`];
    },
  };
}
