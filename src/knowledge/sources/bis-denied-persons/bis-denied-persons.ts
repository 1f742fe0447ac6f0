import { countryCode } from '../countries.ts';
import { csvRecords, headerKey, openTable, type Table, type TableRow } from '../csv-rows.ts';
import { dayAfter, wholeDay } from '../day.ts';
import { type EntryDraft, entryMaker, nameOf, oneLine, present } from '../entry.ts';
import { openLedger } from '../ledger.ts';
import { namesFromText } from '../names-in-text.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { fileText, headText } from '../text.ts';

const PAGE = 'https://www.bis.gov/licensing/end-user-guidance/denied-persons-list-dpl';

function draftOf(row: TableRow): EntryDraft {
  const said = namesFromText(row.get('Name'));
  const city = row.get('City');
  const code = countryCode(row.get('Country'));
  const text = ['Street_Address', 'City', 'State', 'Postal_Code', 'Country']
    .map((name) => oneLine(row.get(name)))
    .filter((part) => part !== '')
    .join(', ');
  const end = wholeDay(row.get('Expiration_Date'));
  const notice = row.get('FR_Citation');
  const standard = row.get('Standard_Order');
  return {
    list: 'us-bis-denied-persons',
    schema: 'LegalEntity',
    names: present([nameOf(said.primary, 'primary'), ...said.names]),
    addresses:
      text === '' ? [] : [{ text, ...(city === '' ? {} : { city }), ...(code === undefined ? {} : { country: code }) }],
    countries: [code],
    remarks: row.get('Action'),
    listedOn: wholeDay(row.get('Effective_Date')),
    delistedOn: end === undefined ? undefined : dayAfter(end),
    scope: standard === '' ? undefined : `Standard order: ${standard}`,
    citation: { title: 'BIS Denied Persons List', url: PAGE, ...(notice === '' ? {} : { pinpoint: oneLine(notice) }) },
  };
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  for (const file of files) {
    const ledger = openLedger();
    const make = entryMaker();
    let table: Table | undefined;
    const delimiter = (await headText(file)).includes('\t') ? '\t' : ',';
    for await (const batch of csvRecords(fileText(file, ledger), delimiter, ledger, options.limits)) {
      const events: SourceEvent[] = [];
      for (const record of batch) {
        if (table === undefined) {
          table = openTable(record.cells);
          continue;
        }
        if (record.cells.every((cell) => cell.trim() === '')) {
          ledger.ignore('blank row', 'holds nothing');
          continue;
        }
        ledger.read();
        const entry = make(draftOf(table.row(record)));
        if (entry) {
          ledger.used();
          events.push(entry);
        } else {
          ledger.problem({
            code: 'lists/no-name',
            severity: 'warning',
            message: `${file.name}: line ${record.line}: the row has no name`,
            hint: 'Check the row at the publisher.',
            path: file.name,
            locator: { at: 'line', line: record.line },
          });
        }
      }
      yield [...ledger.problems(), ...events];
    }
    table?.close(ledger);
    yield ledger.close();
  }
}

/** The BIS Denied Persons List, tab- or comma-separated. */
export const bisDeniedPersons: ListSource = {
  name: 'bis-denied-persons',
  summary: 'BIS Denied Persons List, tab- or comma-separated text',
  lists: ['us-bis-denied-persons'],
  publication: PAGE,
  licence: 'US Government work, public domain in the US (17 USC 105)',
  // The page links a file whose address changes with every edition.
  downloads: [],
  recognises(probe: ListProbe): number {
    const header = (probe.text.split(/\r?\n/u, 1)[0] ?? '').split(/[\t,]/u).map(headerKey);
    return ['name', 'streetaddress', 'standardorder', 'frcitation'].every((key) => header.includes(key)) ? 0.97 : 0;
  },
  parse,
};
