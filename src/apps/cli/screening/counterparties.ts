import type { Problem } from '../../../core/problem.ts';
import { type OpenedFile, openEvidence, type OpenOptions } from '../../../evidence/open.ts';
import type { ReadOptions } from '../../../evidence/reader.ts';
import { textOf } from '../../../evidence/text-of.ts';
import { csvParser } from '../../../lib/csv/csv-parser.ts';
import { sniffDialect } from '../../../lib/csv/sniff.ts';
import { noFacts } from '../../../lib/workbook/sheet.ts';
import { type CounterpartyEvent, type CounterpartyHeader, partiesOf, tableOf } from './counterparty-table.ts';
import { fieldOf, namesAParty, oneName } from './party-columns.ts';

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
    for await (const batch of sheet.rows(noFacts())) yield batch.flatMap(({ row, cells }) => table.row(row, cells));
    yield table.end();
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
  for await (const chunk of text.chunks) yield parser.push(chunk).flatMap(({ cells }) => table.row(++record, cells));
  yield [...parser.end().flatMap(({ cells }) => table.row(++record, cells)), ...table.end(), ...text.problems()];
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
