import type { EntityIdentifier, EntitySchema, IdentifierScheme, Relation } from '../../../core/listing.ts';
import { countryCode, countryOfAddress } from '../countries.ts';
import { csvRecords, headerKey, openTable, type Table } from '../csv-rows.ts';
import { partialDay, wholeDay } from '../day.ts';
import { type EntryDraft, entryMaker, nameOf, oneLine, present } from '../entry.ts';
import { jsonRecords, jsonTexts, wholeObjects } from '../json-records.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import { aliasField, namesFromText, withoutAddress } from '../names-in-text.ts';
import type { ColumnMap, ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { fileText, headText } from '../text.ts';

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

const SCHEMES = new Set<string>([
  'lei',
  'cage',
  'uei',
  'duns',
  'imo',
  'mmsi',
  'bic',
  'tax',
  'registration',
  'passport',
  'national-id',
  'website',
  'isin',
]);

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
      .map((value) => ({ scheme: (SCHEMES.has(scheme) ? scheme : 'other') as IdentifierScheme, value, label: column })),
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
    birthDates: present(get(map.birthDate).map((text) => partialDay(text))),
    countries: [country, place],
    remarks: one(map.remarks),
    listedOn: wholeDay(one(map.listedOn)),
    delistedOn: wholeDay(one(map.delistedOn)),
    programmes: get(map.programme).filter((text) => text !== ''),
    citation: {
      title,
      ...(/^https?:\/\//u.test(citation) ? { url: citation } : citation === '' ? {} : { pinpoint: oneLine(citation) }),
    },
  };
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
  const head = await headText(file);
  const line = head.split('\n', 1)[0] ?? '';
  const delimiter = [',', ';', '\t', '|']
    .map((mark) => ({ mark, count: line.split(mark).length }))
    .sort((a, b) => b.count - a.count)[0]!.mark;
  for await (const batch of csvRecords(fileText(file, target.ledger), delimiter, target.ledger, options.limits)) {
    const events: SourceEvent[] = [];
    for (const record of batch) {
      if (table === undefined) {
        table = openTable(record.cells);
        if (!table.has(target.map.name)) {
          target.ledger.problem({
            code: 'lists/no-header',
            severity: 'error',
            message: `${file.name}: no column "${target.map.name}" among: ${record.cells.slice(0, 30).join(', ').slice(0, 300)}`,
            hint: 'Give a column map: --map map.json with {"name": "<column>", …}',
            path: file.name,
          });
          return;
        }
        continue;
      }
      const row = table.row(record);
      const get: Get = (column) => (column === undefined || row.get(column) === '' ? [] : [row.get(column)]);
      events.push(...take(get, get('list')[0] ?? '', `${file.name}: line ${record.line}`, target));
    }
    yield [...target.ledger.problems(), ...events];
  }
  table?.close(target.ledger);
}

async function* parseJson(file: ListFile, target: Target): AsyncGenerator<readonly SourceEvent[]> {
  const { map } = target;
  const columns = [
    map.name,
    map.id,
    map.type,
    map.country,
    map.address,
    map.birthDate,
    map.listedOn,
    map.delistedOn,
    map.programme,
    map.citation,
    map.remarks,
    ...(map.aliases ?? []),
    ...Object.values(map.identifiers ?? {}),
  ];
  const mapped = new Set(columns.filter((column) => column !== undefined));
  const lines = isLines(await headText(file), map.name);
  for await (const batch of jsonRecords(file, target.ledger, lines ? wholeObjects : undefined)) {
    const events: SourceEvent[] = [];
    for (const { value, line } of batch) {
      for (const [key, cell] of Object.entries(value))
        if (!mapped.has(key) && key !== 'list' && jsonTexts(cell).length > 0)
          target.ledger.ignore(`key ${key}`, 'not in the column map');
      const get: Get = (column) => (column === undefined ? [] : jsonTexts(value[column]));
      events.push(...take(get, get('list')[0] ?? '', `${file.name}: line ${line}`, target));
    }
    yield [...target.ledger.problems(), ...events];
  }
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
    yield* /^\ufeff?\s*[{[]/u.test(await headText(file)) ? parseJson(file, target) : parseTable(file, options, target);
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
