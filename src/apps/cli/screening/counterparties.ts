import type { Problem } from '../../../core/problem.ts';
import { type OpenedFile, openEvidence, type OpenOptions } from '../../../evidence/open.ts';
import type { ReadOptions } from '../../../evidence/reader.ts';
import { textOf } from '../../../evidence/text-of.ts';
import { csvParser } from '../../../lib/csv/csv-parser.ts';
import { sniffDialect } from '../../../lib/csv/sniff.ts';
import { noFacts } from '../../../lib/workbook/sheet.ts';
import type { ScreenQuery } from '../../../screening/party.ts';
import { fieldOf, namesAParty, oneName, type PartyField, queriesOf } from './party-columns.ts';

/** One counterparty as the user's file has it. */
export interface Counterparty {
  readonly file: string;
  readonly sheet: string;
  /** Row or record number, as in every other command. */
  readonly record: number;
  readonly cells: readonly string[];
  /** The table the row stands in. */
  readonly table: CounterpartyHeader;
  readonly query: ScreenQuery;
}

/** A table starts: its columns, and how each was understood. */
export interface CounterpartyHeader {
  readonly file: string;
  readonly sheet: string;
  readonly headers: readonly string[];
  readonly fields: readonly PartyField[];
}

export type CounterpartyEvent =
  | { readonly kind: 'header'; readonly header: CounterpartyHeader }
  | { readonly kind: 'party'; readonly party: Counterparty }
  | Problem;

/** Reads counterparties from spreadsheets, CSV, JSON lines and plain lists of names, one batch after another. */
export async function* readCounterparties(
  paths: readonly string[],
  options: ReadOptions & OpenOptions,
): AsyncGenerator<readonly CounterpartyEvent[]> {
  for await (const file of openEvidence(paths, options)) {
    if ('kind' in file) yield [file];
    else if (file.probe.container !== undefined && file.probe.container !== 'plain') yield* fromWorkbook(file, options);
    else if (/^\s*[{[]/.test(file.probe.text)) yield* fromJson(file, options);
    else yield* fromText(file, options);
  }
}

async function* fromWorkbook(file: OpenedFile, options: ReadOptions): AsyncGenerator<readonly CounterpartyEvent[]> {
  const { openWorkbook } = await import('../../../evidence/workbook/read-workbook.ts');
  const opened = await openWorkbook(file, file.probe, options.limits);
  if ('kind' in opened) {
    yield [opened];
    return;
  }
  for (const sheet of opened.sheets) {
    if (options.sheet !== undefined && options.sheet !== sheet.name) continue;
    const table = tableOf(file.name, sheet.name, options);
    for await (const batch of sheet.rows(noFacts())) yield batch.flatMap(({ row, cells }) => table(row, cells));
  }
}

async function* fromText(file: OpenedFile, options: ReadOptions): AsyncGenerator<readonly CounterpartyEvent[]> {
  const dialect = sniffDialect(file.probe.text, file.probe.whole);
  const table = tableOf(file.name, '', options);
  // A list of names, one a line, has commas inside the names.
  const lines = dialect.columns < 2 || (!dialect.declared && dialect.agreement < 0.6);
  const parser = csvParser({
    delimiter: options.delimiter ?? (lines ? '\u0001' : dialect.delimiter),
    newline: dialect.newline,
  });
  let record = 0;
  const text = textOf(file, file.probe, options);
  for await (const chunk of text.chunks) yield parser.push(chunk).flatMap(({ cells }) => table(++record, cells));
  yield [...parser.end().flatMap(({ cells }) => table(++record, cells)), ...text.problems()];
}

async function* fromJson(file: OpenedFile, options: ReadOptions): AsyncGenerator<readonly CounterpartyEvent[]> {
  const text = textOf(file, file.probe, options);
  let rest = '';
  let record = 0;
  const whole = /^\s*\[/.test(file.probe.text);
  const one = (line: string): readonly CounterpartyEvent[] => {
    if (line.trim() === '') return [];
    record++;
    try {
      return jsonParty(file.name, record, JSON.parse(line) as unknown);
    } catch {
      return [unread(file.name, record, 'it is no JSON')];
    }
  };
  for await (const chunk of text.chunks) {
    rest += chunk;
    if (whole) continue;
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield lines.flatMap(one);
  }
  if (!whole) yield one(rest);
  else {
    try {
      yield (JSON.parse(rest) as unknown[]).flatMap((value) => jsonParty(file.name, ++record, value));
    } catch (error) {
      yield [unread(file.name, 1, `it is no JSON array (${error instanceof Error ? error.message : ''})`)];
    }
  }
}

function jsonParty(file: string, record: number, value: unknown): readonly CounterpartyEvent[] {
  if (typeof value === 'string') {
    const table: CounterpartyHeader = { file, sheet: '', headers: ['name'], fields: ['name'] };
    return partiesOf(table, record, [value]);
  }
  if (typeof value !== 'object' || value === null) return [unread(file, record, 'it is neither an object nor a name')];
  const pairs = Object.entries(value).filter(([, cell]) => ['string', 'number', 'boolean'].includes(typeof cell));
  const headers = pairs.map(([key]) => key);
  const fields = oneName(headers.map(fieldOf), headers);
  if (!namesAParty(fields)) return [unread(file, record, 'no key is a name')];
  const table: CounterpartyHeader = { file, sheet: '', headers, fields };
  const cells = pairs.map(([, cell]) => String(cell));
  return [{ kind: 'header', header: table }, ...partiesOf(table, record, cells)];
}

/** The party of a row, and each person named beside it. */
function partiesOf(table: CounterpartyHeader, record: number, cells: readonly string[]): readonly CounterpartyEvent[] {
  const { file, sheet, fields } = table;
  return queriesOf(cells, fields).map((query) => ({
    kind: 'party',
    party: { file, sheet, record, cells, table, query },
  }));
}

function unread(file: string, record: number, why: string): Problem {
  return {
    kind: 'problem',
    code: 'screening/unread',
    severity: 'error',
    message: `${file}, record ${record} was not screened: ${why}`,
    hint: 'Mend the record; every other one was screened.',
    path: file,
    locator: { at: 'line', line: record },
  };
}

/** Finds the header in the first rows, then turns each row into a party. A table without one is a list of names. */
function tableOf(
  file: string,
  sheet: string,
  options: ReadOptions,
): (record: number, cells: readonly string[]) => readonly CounterpartyEvent[] {
  let open: CounterpartyHeader | undefined;
  let before: [number, readonly string[]][] = [];
  const start = (headers: readonly string[], fields: readonly PartyField[]): CounterpartyEvent => {
    open = { file, sheet, headers, fields };
    return { kind: 'header', header: open };
  };
  const party = (table: CounterpartyHeader, record: number, cells: readonly string[]): readonly CounterpartyEvent[] =>
    cells.every((cell) => cell.trim() === '') ? [] : partiesOf(table, record, cells);
  return (record, cells) => {
    if (open !== undefined) return party(open, record, cells);
    const found = oneName(
      cells.map((cell, at) => mapped(options, cell, at) ?? fieldOf(cell)),
      cells,
    ); // prettier-ignore
    const short = cells.every((cell) => cell.length <= 40);
    if (
      short &&
      namesAParty(found) &&
      (cells.length > 1
        ? found.filter((field) => field !== 'ignored').length >= Math.min(2, cells.length)
        : /name|vendor|supplier|counterpart|company/i.test(cells[0] ?? '') && (cells[0] ?? '').split(' ').length <= 2)
    ) {
      before = [];
      return [start(cells, found)];
    }
    before.push([record, cells]);
    if (
      cells.length > 1 &&
      before.length < 10 &&
      found.filter((field) => field !== 'ignored').length === 0 &&
      !looksLikeData(cells)
    )
      return [];
    const widest = Math.max(...before.map(([, row]) => row.length));
    const table: CounterpartyHeader = {
      file,
      sheet,
      headers: Array.from({ length: widest }, (_, at) => `Column ${at + 1}`),
      fields: Array.from({ length: widest }, (_, at) => (at === 0 ? 'name' : 'ignored')),
    };
    open = table;
    return [{ kind: 'header', header: table }, ...before.flatMap(([number, row]) => party(table, number, row))];
  };
}

function looksLikeData(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell.trim() !== '').length >= 1;
}

function mapped(options: ReadOptions, header: string, at: number): PartyField | undefined {
  return (options.columns?.[header] ?? options.columns?.[String(at + 1)]) as PartyField | undefined;
}
