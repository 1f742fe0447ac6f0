import type { EntityAddress, EntityName, ListEntry } from '../../../core/listing.ts';
import { countryCode } from '../countries.ts';
import { csvRecords, headerKey, openTable, type Table, type TableRow } from '../csv-rows.ts';
import { wholeDay } from '../day.ts';
import { entryMaker, nameOf, oneLine, present } from '../entry.ts';
import { openLedger } from '../ledger.ts';
import { aliasField, namesFromText } from '../names-in-text.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { fileText } from '../text.ts';

const LISTS: Readonly<Record<string, string>> = {
  EL: 'us-bis-entity-list',
  MEU: 'us-bis-military-end-user',
  UVL: 'us-bis-unverified',
  ISN: 'us-state-isn',
};

const PAGE = 'https://www.ecfr.gov/current/title-15/subtitle-B/chapter-VII/subchapter-C/part-744';

/** All rows of one party: the file repeats the party for each address and each alias. */
interface Party {
  readonly list: string;
  readonly name: string;
  readonly aliases: EntityName[];
  readonly addresses: EntityAddress[];
  readonly countries: Set<string>;
  readonly programmes: Set<string>;
  readonly notices: Set<string>;
  readonly scopes: Set<string>;
  readonly remarks: Set<string>;
  listed: string | undefined;
  rows: number;
}

function addressOf(row: TableRow): EntityAddress | undefined {
  const city = row.get('City');
  const country = row.get('Country');
  const text = [row.get('Address'), city, row.get('State/Province'), row.get('Postal Code'), country]
    .map(oneLine)
    .filter((part) => part !== '')
    .join(', ');
  const code = countryCode(country);
  return text === ''
    ? undefined
    : { text, ...(city === '' ? {} : { city }), ...(code === undefined ? {} : { country: code }) };
}

function add(set: Set<string>, text: string): void {
  if (text !== '') set.add(oneLine(text));
}

function takeRow(row: TableRow, parties: Map<string, Party>, list: string): void {
  const name = oneLine(row.get('Name'));
  const code = countryCode(row.get('Country'));
  const listed = wholeDay(row.get('Effective Date'));
  const key = `${list}\t${name.toLowerCase()}`;
  const party: Party = parties.get(key) ?? {
    list,
    name,
    aliases: [],
    addresses: [],
    countries: new Set(),
    programmes: new Set(),
    notices: new Set(),
    scopes: new Set(),
    remarks: new Set(),
    listed,
    rows: 0,
  };
  parties.set(key, party);
  party.rows += 1;
  // Of several rows the earliest date counts: the party has been on the list since then.
  if (listed !== undefined && (party.listed === undefined || listed < party.listed)) party.listed = listed;
  party.aliases.push(...aliasField(`${row.get('Alternate Name')}; ${row.get('Alternative Names')}`, 'alias'));
  const address = addressOf(row);
  if (address) party.addresses.push(address);
  if (code !== undefined) party.countries.add(code);
  add(party.programmes, row.get('Programs'));
  add(party.notices, row.get('Federal Register Notice'));
  add(
    party.scopes,
    [
      row.get('License Requirement'),
      row.get('License Policy') === '' ? '' : `Licence review policy: ${row.get('License Policy')}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
  add(party.remarks, row.get('Remarks/Notes'));
}

function entryOf(party: Party, make: ReturnType<typeof entryMaker>): ListEntry | undefined {
  const said = namesFromText(party.name);
  return make({
    list: party.list,
    schema: 'LegalEntity',
    names: present([nameOf(said.primary, 'primary'), ...said.names, ...party.aliases]),
    addresses: party.addresses,
    countries: [...party.countries],
    remarks: [...party.remarks].join('; '),
    listedOn: wholeDay(party.listed),
    programmes: [...party.programmes],
    scope: [...party.scopes].join(' | '),
    citation: {
      title:
        party.list === 'us-state-isn' ? 'State Department nonproliferation sanctions' : '15 CFR part 744, supplements',
      url: PAGE,
      ...(party.notices.size === 0 ? {} : { pinpoint: [...party.notices].join('; ') }),
    },
  });
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  for (const file of files) {
    const ledger = openLedger();
    const parties = new Map<string, Party>();
    let table: Table | undefined;
    for await (const batch of csvRecords(fileText(file, ledger), ',', ledger, options.limits)) {
      for (const record of batch) {
        if (table === undefined) {
          table = openTable(record.cells);
          continue;
        }
        if (record.cells.every((cell) => cell.trim() === '')) {
          ledger.ignore('blank row', 'holds nothing');
          continue;
        }
        const row = table.row(record);
        const code = row.get('Source List');
        const list = code === '' && !table.has('Source List') ? 'us-bis-unverified' : LISTS[code.toUpperCase()];
        ledger.read();
        if (list === undefined || row.get('Name') === '') {
          ledger.problem({
            code: 'lists/broken-row',
            severity: 'warning',
            message: `${file.name}: line ${record.line}: ${list === undefined ? `"${code}" is no list known here` : 'no name'}; the row was left out`,
            hint: 'Check the row at the publisher.',
            path: file.name,
            locator: { at: 'line', line: record.line },
          });
          continue;
        }
        takeRow(row, parties, list);
        ledger.used();
      }
      yield ledger.problems();
    }
    table?.close(ledger);
    const make = entryMaker();
    yield present([...parties.values()].map((party) => entryOf(party, make)));
    yield ledger.close();
  }
}

/** Headers that the three shapes have, compared by letters and digits. */
const SHAPES: readonly (readonly string[])[] = [
  ['sourcelist', 'name', 'federalregisternotice', 'effectivedate'],
  ['country', 'name', 'address'],
];

/** BIS lists as the single-list CSV files that feed the consolidated list: one row per address and alias. */
export const bisCsv: ListSource = {
  name: 'bis-csv',
  summary: 'BIS Entity List, Military End-User, Unverified and State ISN lists, single-list CSV',
  lists: ['us-bis-entity-list', 'us-bis-military-end-user', 'us-bis-unverified', 'us-state-isn'],
  publication: PAGE,
  licence: 'US Government work, public domain in the US (17 USC 105)',
  downloads: [],
  recognises(probe: ListProbe): number {
    const header = (probe.text.split(/\r?\n/u, 1)[0] ?? '').split(',').map(headerKey);
    if (SHAPES[0]!.every((key) => header.includes(key))) return 0.9;
    const filled = header.filter((key) => key !== '');
    return filled.length === 3 && SHAPES[1]!.every((key, index) => filled[index] === key) ? 0.6 : 0;
  },
  parse,
};
