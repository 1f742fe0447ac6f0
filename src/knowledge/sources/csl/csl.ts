import { jsonValues } from '../../../lib/json-stream/json-values.ts';
import { csvRecords, openTable, type Table, type TableRow } from '../csv-rows.ts';
import { type CslRow, cslDraft, cslList } from '../csl.ts';
import { entryMaker } from '../entry.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { fileText, headText } from '../text.ts';

type Make = ReturnType<typeof entryMaker>;

function split(text: string): string[] {
  return text
    .split(/;\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Words that only a label holds; numbers, codes and countries do not. */
const LABEL =
  /\b(?:no\.|number|id|code|passport|cedula|website|address|gender|type|date|bic|isin|name|ticker|risk|information|determination|identification|license|registration|phone|fax|currency|country|aircraft|vessel|d-u-n-s|r\.f\.c|c\.u\.r\.p)/iu;

/** `CN, 9111…, Unified Social Credit Code (USCC)` (to 2023) or `Unified Social Credit Code (USCC), 9111…, CN` (since). */
function identifiersOf(text: string): CslRow['identifiers'] {
  return split(text).map((part) => {
    const pieces = part.split(/,\s*/u);
    const labelFirst = LABEL.test(pieces[0] ?? '') && !LABEL.test(pieces.at(-1) ?? '');
    const label = (labelFirst ? pieces.shift() : pieces.pop()) ?? '';
    const at = labelFirst ? -1 : 0;
    const country = pieces.length > 1 && /^[A-Z]{2}$/u.test(pieces.at(at) ?? '') ? (pieces.splice(at, 1)[0] ?? '') : '';
    return { country, number: pieces.join(', '), label };
  });
}

function fromTable(row: TableRow): CslRow {
  const get = (name: string): string => row.get(name);
  return {
    source: get('source'),
    entityNumber: get('entity_number'),
    type: get('type'),
    programmes: split(get('programs')),
    name: get('name'),
    title: get('title'),
    addresses: split(get('addresses')),
    notice: get('federal_register_notice'),
    startDate: get('start_date'),
    endDate: get('end_date'),
    standardOrder: get('standard_order'),
    requirement: get('license_requirement'),
    policy: get('license_policy'),
    callSign: get('call_sign'),
    vesselFlag: get('vessel_flag'),
    remarks: get('remarks'),
    altNames: split(get('alt_names')),
    countries: [...split(get('citizenships')), ...split(get('nationalities'))],
    birthDates: split(get('dates_of_birth')),
    identifiers: identifiersOf(get('ids')),
    url: get('source_information_url') || get('source_list_url'),
  };
}

type Json = Readonly<Record<string, unknown>>;

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text).filter((one) => one !== '') : split(text(value));
}

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter((one): one is Json => typeof one === 'object' && one !== null) : [];
}

const JSON_KEYS = new Set(
  'source entity_number type programs name title addresses federal_register_notice start_date end_date standard_order license_requirement license_policy call_sign vessel_flag remarks alt_names citizenships nationalities dates_of_birth ids source_information_url source_list_url'.split(
    ' ',
  ),
);

function fromJson(row: Json, ledger: Ledger): CslRow {
  for (const [key, value] of Object.entries(row)) {
    if (!JSON_KEYS.has(key) && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
      ledger.ignore(`key ${key}`);
  }
  return {
    source: text(row['source']),
    entityNumber: text(row['entity_number']),
    type: text(row['type']),
    programmes: texts(row['programs']),
    name: text(row['name']),
    title: text(row['title']),
    addresses: objects(row['addresses']).map((one) =>
      ['address', 'city', 'state', 'postal_code', 'country']
        .map((key) => text(one[key]))
        .filter((part) => part !== '')
        .join(', '),
    ),
    notice: text(row['federal_register_notice']),
    startDate: text(row['start_date']),
    endDate: text(row['end_date']),
    standardOrder: text(row['standard_order']),
    requirement: text(row['license_requirement']),
    policy: text(row['license_policy']),
    callSign: text(row['call_sign']),
    vesselFlag: text(row['vessel_flag']),
    remarks: text(row['remarks']),
    altNames: texts(row['alt_names']),
    countries: [...texts(row['citizenships']), ...texts(row['nationalities'])],
    birthDates: texts(row['dates_of_birth']),
    identifiers: objects(row['ids']).map((one) => ({
      country: text(one['country']),
      number: text(one['number']),
      label: text(one['type']),
    })),
    url: text(row['source_information_url']) || text(row['source_list_url']),
  };
}

function eventsOf(row: CslRow, place: string, make: Make, ledger: Ledger): SourceEvent[] {
  ledger.read();
  const list = cslList(row.source);
  if (list === undefined) {
    ledger.problem({
      code: 'lists/unknown-list',
      severity: 'warning',
      message: `${place}: "${row.source.slice(0, 80)}" is no list known here; the row was left out`,
      hint: 'Report the new source name, or import the list with a column map.',
    });
    return [];
  }
  const { draft, related } = cslDraft(row, list);
  const entry = make(draft);
  if (!entry) {
    ledger.problem({
      code: 'lists/no-name',
      severity: 'warning',
      message: `${place}: the row has no name`,
      hint: 'It cannot be screened; look it up at the publisher.',
    });
    return [];
  }
  ledger.used();
  return [entry, ...related(entry)];
}

async function* parseCsv(
  file: ListFile,
  ledger: Ledger,
  options: ParseOptions,
): AsyncGenerator<readonly SourceEvent[]> {
  const make = entryMaker();
  let table: Table | undefined;
  for await (const batch of csvRecords(fileText(file, ledger), ',', ledger, options.limits)) {
    const events: SourceEvent[] = [];
    for (const record of batch) {
      const repeated = record.cells.includes('source') && record.cells.includes('alt_names');
      if (table === undefined) table = openTable(record.cells);
      else if (repeated) ledger.ignore('repeated header row', 'holds nothing');
      else events.push(...eventsOf(fromTable(table.row(record)), `${file.name}: line ${record.line}`, make, ledger));
    }
    yield [...ledger.problems(), ...events];
  }
  table?.close(ledger);
}

async function* parseJson(file: ListFile, ledger: Ledger): AsyncGenerator<readonly SourceEvent[]> {
  const make = entryMaker();
  const values = jsonValues(fileText(file, ledger), {
    onTrouble: (trouble) =>
      ledger.problem({
        code: 'lists/bad-json',
        severity: 'error',
        message: `${file.name}: line ${trouble.line}: ${trouble.message}`,
        hint: 'Fetch the file again.',
        path: file.name,
      }),
  });
  for await (const batch of values) {
    const events: SourceEvent[] = [];
    for (const { path, json, line } of batch) {
      if (path[0] !== 'results' && typeof path[0] !== 'number') {
        ledger.ignore(`key ${path.join('.')}`);
        continue;
      }
      try {
        events.push(
          ...eventsOf(fromJson(JSON.parse(json) as Json, ledger), `${file.name}: line ${line}`, make, ledger),
        );
      } catch (error) {
        ledger.read();
        ledger.problem({
          code: 'lists/bad-json',
          severity: 'warning',
          message: `${file.name}: line ${line}: ${(error as Error).message}`,
          hint: 'The record was left out.',
          path: file.name,
          locator: { at: 'line', line },
        });
      }
    }
    yield [...ledger.problems(), ...events];
  }
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  for (const file of files) {
    const ledger = openLedger();
    const first = file.baseName.endsWith('.json') || /^\ufeff?\s*[{[]/u.test(await headText(file));
    yield* first ? parseJson(file, ledger) : parseCsv(file, ledger, options);
    yield ledger.close();
  }
}

/** The US Consolidated Screening List of trade.gov: thirteen lists in one file. */
export const csl: ListSource = {
  name: 'csl',
  summary: 'US Consolidated Screening List of trade.gov, CSV (28 or 29 columns) and JSON',
  lists: [
    'us-ofac-sdn',
    'us-bis-entity-list',
    'us-bis-denied-persons',
    'us-bis-unverified',
    'us-bis-military-end-user',
    'us-ofac-ssi',
    'us-ofac-ns-cmic',
    'us-ofac-plc',
    'us-ofac-capta',
    'us-ofac-mbs',
    'us-ofac-fse',
    'us-state-itar-debarred',
    'us-state-isn',
    'us-ofac-consolidated',
  ],
  publication: 'https://www.trade.gov/consolidated-screening-list',
  licence: 'US Government work, public domain in the US (17 USC 105)',
  downloads: [
    {
      url: 'https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv',
      file: 'consolidated.csv',
    },
  ],
  recognises(probe: ListProbe): number {
    const head = probe.text.slice(0, 2_000);
    if (/^\ufeff?(?:_id,)?source,entity_number,type,programs,name/u.test(head)) return 0.98;
    if (
      /^\ufeff?\s*[{[]/u.test(head) &&
      /"alt_names"/u.test(probe.text) &&
      /"source_list_url"/u.test(probe.text) &&
      /"federal_register_notice"/u.test(probe.text)
    )
      return 0.95;
    return 0;
  },
  parse,
};
