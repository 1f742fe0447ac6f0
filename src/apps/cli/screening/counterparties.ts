import type { EntityIdentifier, EntitySchema, IdentifierScheme } from '../../../core/listing.ts';
import type { Problem } from '../../../core/problem.ts';
import { type OpenedFile, openEvidence, type OpenOptions } from '../../../evidence/open.ts';
import type { ReadOptions } from '../../../evidence/reader.ts';
import { textOf } from '../../../evidence/text-of.ts';
import { csvParser } from '../../../lib/csv/csv-parser.ts';
import { countryCode } from '../../../knowledge/sources/countries.ts';
import { sniffDialect } from '../../../lib/csv/sniff.ts';
import { noFacts } from '../../../lib/workbook/sheet.ts';
import type { ScreenQuery } from '../../../screening/party.ts';

/** What a column of the user's list means for screening. */
export type PartyField =
  | 'name'
  | 'alias'
  | 'schema'
  | 'country'
  | 'address'
  | 'birth-date'
  | `id:${IdentifierScheme}`
  | 'ignored';

/** One counterparty as the user's file has it. */
export interface Counterparty {
  readonly file: string;
  readonly sheet: string;
  /** Row or record number, as in every other command. */
  readonly record: number;
  readonly cells: readonly string[];
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

const HEADERS: readonly (readonly [RegExp, PartyField])[] = [
  [/\b(?:lei)\b/, 'id:lei'],
  [/\bcage\b/, 'id:cage'],
  [/\buei\b|unique entity/, 'id:uei'],
  [/\bduns\b|d-u-n-s/, 'id:duns'],
  [/\bimo\b/, 'id:imo'],
  [/\bbic\b|swift/, 'id:bic'],
  [/passport/, 'id:passport'],
  [/\b(?:tax|vat|tin|ein|inn|ust|cif|nif)\b/, 'id:tax'],
  [/registration|company (?:no|number)|reg\.? ?(?:no|nr)|uscc|credit code|kvk|ogrn|crn/, 'id:registration'],
  [/national id|\bid ?(?:no|number|card)\b/, 'id:national-id'],
  [/e-?mail/, 'id:email'],
  [/web ?site|\burl\b|domain/, 'id:website'],
  [/phone|telefon|\btel\b|mobile/, 'id:phone'],
  [/birth|\bdob\b|geburt|naissance|born/, 'birth-date'],
  [/alias|a\.?k\.?a|other name|trading as|\bdba\b|former name|short name/, 'alias'],
  [/address|street|city|adresse|ort$|postal|\bzip\b|地址/, 'address'],
  [/country|nation|land$|pays|pa[ií]s|jurisdiction|国家/, 'country'],
  [/entity type|party type|^type$|^kind$|schema/, 'schema'],
  [
    /name|vendor|supplier|counterparty|customer|company|manufacturer|firm|organi[sz]ation|party|entity|person|naam|nom$|nombre|lieferant|kunde|kontrahent|名称|公司|姓名|供应商/,
    'name',
  ],
];

/** The meaning of a column header; `ignored` when no word of it is known. */
export function fieldOf(header: string): PartyField {
  const text = header.trim().toLowerCase().replace(/[_/]+/g, ' ');
  if (text === '') return 'ignored';
  return HEADERS.find(([pattern]) => pattern.test(text))?.[1] ?? 'ignored';
}

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
  if (typeof value === 'string') return [{ kind: 'party', party: partyOf(file, '', record, [value], ['name']) }];
  if (typeof value !== 'object' || value === null) return [unread(file, record, 'it is neither an object nor a name')];
  const pairs = Object.entries(value).filter(([, cell]) => ['string', 'number', 'boolean'].includes(typeof cell));
  const headers = pairs.map(([key]) => key);
  const fields = oneName(headers.map(fieldOf), headers);
  if (!fields.includes('name')) return [unread(file, record, 'no key is a name')];
  const party = partyOf(
    file,
    '',
    record,
    pairs.map(([, cell]) => String(cell)),
    fields,
  ); // prettier-ignore
  return [
    { kind: 'header', header: { file, sheet: '', headers, fields } },
    { kind: 'party', party },
  ];
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
  let fields: readonly PartyField[] | undefined;
  let before: [number, readonly string[]][] = [];
  const start = (headers: readonly string[], meanings: readonly PartyField[]): CounterpartyEvent => {
    fields = meanings;
    return { kind: 'header', header: { file, sheet, headers, fields: meanings } };
  };
  const party = (record: number, cells: readonly string[]): readonly CounterpartyEvent[] =>
    cells.every((cell) => cell.trim() === '')
      ? []
      : [{ kind: 'party', party: partyOf(file, sheet, record, cells, fields ?? ['name']) }];
  return (record, cells) => {
    if (fields !== undefined) return party(record, cells);
    const found = oneName(
      cells.map((cell, at) => mapped(options, cell, at) ?? fieldOf(cell)),
      cells,
    ); // prettier-ignore
    const short = cells.every((cell) => cell.length <= 40);
    if (
      short &&
      found.includes('name') &&
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
    const head = start(
      Array.from({ length: widest }, (_, at) => `Column ${at + 1}`),
      Array.from({ length: widest }, (_, at) => (at === 0 ? 'name' : 'ignored')),
    ); // prettier-ignore
    return [head, ...before.flatMap(([number, row]) => party(number, row))];
  };
}

function looksLikeData(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell.trim() !== '').length >= 1;
}

function mapped(options: ReadOptions, header: string, at: number): PartyField | undefined {
  return (options.columns?.[header] ?? options.columns?.[String(at + 1)]) as PartyField | undefined;
}

/** The first column that is plainly a name is the name; later ones are other names. */
function oneName(fields: readonly PartyField[], headers: readonly string[]): readonly PartyField[] {
  const best = fields.findIndex((field, at) => field === 'name' && /name|vendor|supplier|名/i.test(headers[at] ?? ''));
  const chosen = best >= 0 ? best : fields.indexOf('name');
  return fields.map((field, at) =>
    field === 'name' && at !== chosen ? (/name/i.test(headers[at] ?? '') ? 'alias' : 'ignored') : field,
  );
}

const PERSON = /person|individual|natural|human/i;

function partyOf(
  file: string,
  sheet: string,
  record: number,
  cells: readonly string[],
  fields: readonly PartyField[],
): Counterparty {
  const all = (wanted: PartyField): readonly string[] =>
    cells.filter((cell, at) => fields[at] === wanted && cell.trim() !== '').map((cell) => cell.trim());
  const identifiers: EntityIdentifier[] = [];
  for (const [at, field] of fields.entries()) {
    const value = cells[at]?.trim() ?? '';
    if (field.startsWith('id:') && value !== '')
      identifiers.push({ scheme: field.slice(3) as IdentifierScheme, value });
  }
  const type = all('schema')[0];
  const schema: EntitySchema | undefined =
    type === undefined ? undefined : PERSON.test(type) ? 'Person' : /vessel|ship/i.test(type) ? 'Vessel' : 'Company';
  const address = all('address').join(', ');
  const names = [...all('name'), ...all('alias').flatMap((alias) => alias.split(/\s*;\s*/))];
  return {
    file,
    sheet,
    record,
    cells,
    query: {
      name: names[0] ?? '',
      otherNames: names.slice(1),
      ...(schema === undefined ? {} : { schema }),
      identifiers,
      addresses: address === '' ? [] : [address],
      birthDates: all('birth-date'),
      countries: all('country').flatMap((country) => countryCode(country) ?? []),
    },
  };
}
