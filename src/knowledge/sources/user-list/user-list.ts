import type { IsoDate } from '../../../core/dates.ts';
import type { EntityIdentifier, EntitySchema, IdentifierScheme, Relation } from '../../../core/listing.ts';
import type { Problem } from '../../../core/problem.ts';
import { countryCode, countryOfAddress } from '../countries.ts';
import { csvRecords, headerKey, openTable, type Table } from '../csv-rows.ts';
import { isAmbiguousDay, partialDay, wholeDay } from '../day.ts';
import { type EntryDraft, entryMaker, nameOf, oneLine, present } from '../entry.ts';
import { jsonRecords, jsonTexts, wholeObjects } from '../json-records.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import { aliasField, namesFromText, withoutAddress } from '../names-in-text.ts';
import type { ColumnMap, ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { fileText, headText } from '../text.ts';
import { mappedColumns } from './column-map.ts';

/** Our own shape, used when no map is given: also the way to keep lists that are published as PDF only. */
const OWN_SHAPE: ColumnMap = {
  name: 'name',
  aliases: ['aliases'],
  id: 'id',
  type: 'type',
  country: 'country',
  address: 'address',
  birthDate: 'birth_date',
  listedOn: 'listed_on',
  delistedOn: 'delisted_on',
  programme: 'programme',
  citation: 'citation',
  remarks: 'remarks',
};

const SCHEMAS: readonly (readonly [RegExp, EntitySchema])[] = [
  [/^(?:person|individual|natural)/iu, 'Person'],
  [/^(?:company|corporation|business)/iu, 'Company'],
  [/^(?:organi[sz]ation|entity|institution)/iu, 'Organization'],
  [/^(?:vessel|ship)/iu, 'Vessel'],
  [/^aircraft/iu, 'Aircraft'],
  [/^(?:category|goods)/iu, 'Category'],
];

/** Values of one record under a column or key; several for lists. */
type Get = (column: string | undefined) => readonly string[];

function draftOf(get: Get, map: ColumnMap, listId: string, title: string): EntryDraft {
  const one = (column: string | undefined): string => get(column).join('; ');
  const type = one(map.type);
  const schema = SCHEMAS.find(([pattern]) => pattern.test(type))?.[1] ?? 'LegalEntity';
  const said = schema === 'Person' ? undefined : namesFromText(one(map.name));
  const separator = map.separator ?? ';';
  const apart = (map.aliases ?? [])
    .flatMap((column) => get(column).flatMap((cell) => cell.split(separator)))
    .map(withoutAddress);
  const aliases = apart.map((piece) => piece.name);
  const address = oneLine(
    [one(map.address), ...apart.map((piece) => piece.address ?? '')].filter((text) => text !== '').join('; '),
  );
  const country = countryCode(one(map.country));
  const place = countryOfAddress(address) ?? country;
  const identifiers = Object.entries(map.identifiers ?? {}).flatMap(([scheme, column]): EntityIdentifier[] =>
    get(column)
      .filter((value) => value !== '')
      .map((value) => ({ scheme: scheme as IdentifierScheme, value, label: column })),
  );
  const citation = one(map.citation);
  return {
    list: listId,
    entryId: one(map.id) || undefined,
    schema,
    names: present([
      nameOf(said?.primary ?? one(map.name), 'primary'),
      ...(said?.names ?? []),
      ...aliases.flatMap((text) => aliasField(text, 'alias')),
    ]),
    identifiers,
    addresses: address === '' ? [] : [{ text: address, ...(place === undefined ? {} : { country: place }) }],
    birthDates: present(get(map.birthDate).flatMap((text) => birthDays(text, map.dates))),
    countries: [country, place],
    remarks: one(map.remarks),
    listedOn: dayOf(one(map.listedOn), map.dates),
    delistedOn: dayOf(one(map.delistedOn), map.dates),
    programmes: get(map.programme).filter((text) => text !== ''),
    citation: {
      title,
      ...(/^https?:\/\//u.test(citation) ? { url: citation } : citation === '' ? {} : { pinpoint: oneLine(citation) }),
    },
  };
}

/** A day; undefined when the text is none, or reads as two and the map does not say which. */
function dayOf(text: string, order: ColumnMap['dates']): IsoDate | undefined {
  return order === undefined && isAmbiguousDay(text) ? undefined : wholeDay(text, order);
}

/** A birth date that reads as two days is kept as both: either may agree. */
function birthDays(text: string, order: ColumnMap['dates']): (string | undefined)[] {
  return order === undefined && isAmbiguousDay(text)
    ? [partialDay(text, 'day-first'), partialDay(text, 'month-first')]
    : [partialDay(text, order)];
}

/** Tells days that could not be read: the entry then counts as listed without a day. */
function checkDays(get: Get, place: string, { map, ledger }: Target): void {
  for (const column of [map.listedOn, map.delistedOn]) {
    const text = get(column).join('; ');
    if (text === '' || dayOf(text, map.dates) !== undefined) continue;
    const two = isAmbiguousDay(text);
    ledger.problem({
      code: 'lists/no-date',
      severity: 'warning',
      message: `${place}: "${text.slice(0, 40)}" under "${column}" ${two ? 'reads as two days' : 'is no day'}; the entry was taken without it`,
      hint: two ? 'Add "dates": "day-first" or "dates": "month-first" to the column map.' : 'Write days as YYYY-MM-DD.',
    });
  }
}

interface Target {
  readonly map: ColumnMap;
  readonly listId: string;
  readonly make: ReturnType<typeof entryMaker>;
  readonly ledger: Ledger;
}

function take(get: Get, list: string, place: string, target: Target): SourceEvent[] {
  target.ledger.read();
  const listId = list || target.listId;
  checkDays(get, place, target);
  const entry = target.make(draftOf(get, target.map, listId, `List ${listId}`));
  if (entry) target.ledger.used();
  else
    target.ledger.problem({
      code: 'lists/no-name',
      severity: 'warning',
      message: `${place}: nothing under "${target.map.name}"`,
      hint: 'Check the column map: which column holds the name?',
    });
  if (!entry) return [];
  // "Subordinate institution of X" in the remarks says whose part the party is.
  const { parts } = namesFromText(get(target.map.remarks).join('; '));
  return [
    entry,
    ...parts.map(
      (part): Relation => ({
        kind: 'relation',
        type: 'subordinate',
        from: part.type === 'part-of' ? `name:${part.name}` : entry.entity.id,
        to: part.type === 'part-of' ? entry.entity.id : `name:${part.name}`,
        quote: part.quote,
        citation: entry.citation,
      }),
    ),
  ];
}

async function* parseTable(
  file: ListFile,
  options: ParseOptions,
  target: Target,
): AsyncGenerator<readonly SourceEvent[]> {
  let table: Table | undefined;
  const above: string[] = [];
  const { map, ledger } = target;
  const head = await headText(file);
  const delimiter = delimiterOf(head.split('\n', HEADER_ROWS), map.name);
  for await (const batch of csvRecords(fileText(file, target.ledger), delimiter, target.ledger, options.limits)) {
    const events: SourceEvent[] = [];
    for (const record of batch) {
      if (table === undefined) {
        const here = openTable(record.cells);
        if (here.has(map.name)) {
          table = here;
          for (const column of mappedColumns(map))
            if (options.map !== undefined && !table.has(column)) ledger.problem(noColumn(file, column, record.cells));
          for (const line of above) if (line !== '') ledger.ignore('line before the header', 'title of the file');
        } else above.push(record.cells.join(', ').trim());
        if (table === undefined && above.length >= HEADER_ROWS) break;
        continue;
      }
      const row = table.row(record);
      const get: Get = (column) => (column === undefined || row.get(column) === '' ? [] : [row.get(column)]);
      events.push(...take(get, get('list')[0] ?? '', `${file.name}: line ${record.line}`, target));
    }
    yield [...ledger.problems(), ...events];
    if (table === undefined && above.length >= HEADER_ROWS) break;
  }
  if (table === undefined)
    ledger.problem({
      code: 'lists/no-header',
      severity: 'error',
      message: `${file.name}: no row among the first ${above.length} has the column "${map.name}"; the first holds: ${(above[0] ?? '').slice(0, 200)}`,
      hint:
        options.map === undefined
          ? 'Give a column map: --map map.json with {"name": "<column>", …}'
          : 'Write the column into the map as it stands in the file.',
      path: file.name,
    });
  table?.close(ledger);
}

/** The mark that cuts a line so that the name's column is among its cells; else the most frequent one. */
function delimiterOf(lines: readonly string[], name: string): string {
  const cells = (line: string, mark: string): string[] => line.split(mark).map(headerKey);
  const marks = [',', ';', '\t', '|'];
  const fits = marks.filter((mark) => lines.some((line) => cells(line, mark).includes(headerKey(name))));
  return (fits.length > 0 ? fits : marks)
    .map((mark) => ({ mark, count: Math.max(...lines.map((line) => line.split(mark).length)) }))
    .sort((a, b) => b.count - a.count)[0]!.mark;
}

/** Titles may stand above the column names. */
const HEADER_ROWS = 10;

function noColumn(file: ListFile, column: string, headers: readonly string[]): Omit<Problem, 'kind'> {
  return {
    code: 'lists/no-header',
    severity: 'warning',
    message: `${file.name}: the map names the column "${column}", which is not among: ${headers.slice(0, 30).join(', ').slice(0, 300)}`,
    hint: 'Write the column into the map as it stands in the file.',
    path: file.name,
  };
}

async function* parseJson(file: ListFile, target: Target, byMap: boolean): AsyncGenerator<readonly SourceEvent[]> {
  const { map } = target;
  const mapped = new Set(mappedColumns(map));
  const seen = new Set<string>();
  const lines = isLines(await headText(file), map.name);
  for await (const batch of jsonRecords(file, target.ledger, lines ? wholeObjects : undefined)) {
    const events: SourceEvent[] = [];
    for (const { value, line } of batch) {
      for (const [key, cell] of Object.entries(value)) {
        seen.add(key);
        if (!mapped.has(key) && key !== 'list' && jsonTexts(cell).length > 0)
          target.ledger.ignore(`key ${key}`, 'not in the column map');
      }
      const get: Get = (column) => (column === undefined ? [] : jsonTexts(value[column]));
      events.push(...take(get, get('list')[0] ?? '', `${file.name}: line ${line}`, target));
    }
    yield [...target.ledger.problems(), ...events];
  }
  for (const column of mapped)
    if (byMap && seen.size > 0 && !seen.has(column)) target.ledger.problem(noColumn(file, column, [...seen]));
}

/** Whether the first line is a record of its own (JSON lines) and not the beginning of one document. */
function isLines(head: string, name: string): boolean {
  const first = head.split('\n', 1)[0]?.trim() ?? '';
  try {
    return name in (JSON.parse(first) as object);
  } catch {
    return first.startsWith('{') && first.length >= 3_900 && first.includes(`"${name}"`);
  }
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  const make = entryMaker();
  for (const file of files) {
    const ledger = openLedger();
    const target: Target = {
      map: options.map ?? OWN_SHAPE,
      listId: options.listId ?? `own-${file.baseName.replace(/\.[a-z0-9]+$/u, '').replace(/[^a-z0-9]+/gu, '-')}`,
      make,
      ledger,
    };
    yield* /^\ufeff?\s*[{[]/u.test(await headText(file))
      ? parseJson(file, target, options.map !== undefined)
      : parseTable(file, options, target);
    yield ledger.close();
  }
}

/** A list of the user's own, CSV or JSON, read by a column map or in our own shape. */
export const userList: ListSource = {
  name: 'user-list',
  summary: "the user's own list, CSV or JSON, by a column map; also the shape for lists published as PDF (1260H)",
  lists: ['*'],
  publication: '',
  licence: "the user's own",
  downloads: [],
  recognises(probe: ListProbe): number {
    const header = (probe.text.split(/\r?\n/u, 1)[0] ?? '').split(/[,;\t]/u).map(headerKey);
    return ['list', 'name', 'listedon'].every((key) => header.includes(key)) ? 0.5 : 0;
  },
  parse,
};
