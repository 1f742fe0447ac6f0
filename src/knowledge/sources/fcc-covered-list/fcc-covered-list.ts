import type { IsoDate } from '../../../core/dates.ts';
import { csvRecords, headerKey, openTable, type Table } from '../csv-rows.ts';
import { wholeDay } from '../day.ts';
import { type EntryDraft, entryMaker, nameOf, oneLine, present } from '../entry.ts';
import { htmlRows } from '../html-tables.ts';
import { openLedger } from '../ledger.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { fileText, wholeText } from '../text.ts';

const PAGE = 'https://www.fcc.gov/supplychain/coveredlist';
const LIMIT_CHARS = 20_000_000;

/** Who made or provides it, in the Commission's sentence: the words after "produced by" up to the next clause. */
const BY =
  /(?:produced(?:\s?\*+)? or provided by|produced by|provided by|supplied,? directly or indirectly,? by|offered by)\s(.{3,200}?)(?=,? (?:including|to the extent|subject to|or any of its|and its (?:subsidiar|affiliat|predecess|success)|to be used|for the purpose|associated with)|(?<!\b(?:Corp|Inc|Ltd|Co))\.\s|\.$|\s?[;*†]|, (?:directly|used)|$)/iu;

/** A producer that is a class (a country, "any entity …") and no party. */
const CLASS = /^(?:in |a foreign|foreign|any |an entity|entities|covered|countr|persons?)/iu;

/** The names in the text: `China Telecom (Americas) Corp.`, `Pacific Networks Corp. and its wholly-owned subsidiary X`. */
export function coveredNames(text: string): string[] {
  const found = BY.exec(oneLine(text))?.[1];
  if (found === undefined || CLASS.test(found)) return [];
  return found
    .split(/ and its wholly[- ]owned subsidiary,? | and (?=[A-Z][\p{L}]+ (?:Corp|Inc|Ltd|LLC|Co|USA|Lab))/u)
    .map((name) => name.replace(/[,\s]+$/u, '').trim())
    .filter((name) => name !== '');
}

/** First day of inclusion; later "Updated:" days stand behind it in the same cell. */
function includedOn(text: string): IsoDate | undefined {
  return wholeDay(/^\W*([A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2}\/\d{1,2}\/\d{4}|\d{4}-\d{2}-\d{2})/u.exec(text)?.[1]);
}

/** One row of the list as drafts: one per named party, or one category when the row names a class of goods. */
function draftsOf(text: string, day: string): EntryDraft[] {
  const listedOn = includedOn(day);
  const base = {
    list: 'us-fcc-covered-list',
    listedOn,
    scope: text,
    citation: {
      title: 'FCC List of Equipment and Services Covered by Section 2 of the Secure Networks Act',
      url: PAGE,
      ...(day === '' ? {} : { pinpoint: `included ${day}` }),
    },
  };
  const names = coveredNames(text);
  if (names.length === 0)
    return [{ ...base, schema: 'Category', names: present([nameOf(text.slice(0, 300), 'primary')]) }];
  return names.map((name) => ({ ...base, schema: 'Company' as const, names: present([nameOf(name, 'primary')]) }));
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  for (const file of files) {
    const ledger = openLedger();
    const make = entryMaker();
    const rows = file.baseName.endsWith('.csv') ? await csvRows(file, ledger, options) : await pageRows(file, ledger);
    const events: SourceEvent[] = [];
    for (const { text, day } of rows) {
      ledger.read();
      const entries = present(draftsOf(text, day).map(make));
      if (entries.length > 0) ledger.used();
      if (includedOn(day) === undefined) {
        ledger.problem({
          code: 'lists/no-date',
          severity: 'warning',
          message: `${file.name}: "${text.slice(0, 60)}…" has no date of inclusion that can be read ("${day.slice(0, 30)}")`,
          hint: 'It is taken as listed without a date. Check the page.',
          path: file.name,
        });
      }
      events.push(...entries);
    }
    if (rows.length === 0) {
      ledger.problem({
        code: 'lists/no-rows',
        severity: 'error',
        message: `${file.name}: no table of covered equipment was found`,
        hint: 'The page is made by a script: save it from a browser after it has loaded ("complete page"), then import that file.',
        path: file.name,
      });
    }
    yield [...ledger.problems(), ...events];
    yield ledger.close();
  }
}

async function pageRows(
  file: ListFile,
  ledger: ReturnType<typeof openLedger>,
): Promise<{ text: string; day: string }[]> {
  const html = await wholeText(file, ledger, LIMIT_CHARS);
  return htmlRows(html).flatMap((row) => {
    const [text, day] = row.cells;
    if (row.header || row.cells.length < 2 || text === undefined || text.length < 20 || !/\d{4}/u.test(day ?? '')) {
      ledger.ignore('row of another table or header', 'names nothing covered');
      return [];
    }
    return [{ text: oneLine(text), day: oneLine(day ?? '') }];
  });
}

async function csvRows(
  file: ListFile,
  ledger: ReturnType<typeof openLedger>,
  options: ParseOptions,
): Promise<{ text: string; day: string }[]> {
  const rows: { text: string; day: string }[] = [];
  let table: Table | undefined;
  for await (const batch of csvRecords(fileText(file, ledger), ',', ledger, options.limits)) {
    for (const record of batch) {
      if (table === undefined) table = openTable(record.cells);
      else {
        const row = table.row(record);
        rows.push({
          text: oneLine(row.get('covered_equipment_or_services')),
          day: row.get('date_of_inclusion_on_covered_list'),
        });
      }
    }
  }
  table?.close(ledger);
  return rows.filter((row) => row.text !== '');
}

/** The FCC Covered List: the Commission's page as saved, or the same two columns as CSV. */
export const fccCoveredList: ListSource = {
  name: 'fcc-covered-list',
  summary: 'FCC Covered List, the saved web page or its two columns as CSV (parties and categories of goods)',
  lists: ['us-fcc-covered-list'],
  publication: PAGE,
  licence: 'US Government work, public domain in the US (17 USC 105)',
  // The page is filled in by a script, so a plain download holds no table.
  downloads: [],
  recognises(probe: ListProbe): number {
    const header = (probe.text.split(/\r?\n/u, 1)[0] ?? '').split(',').map(headerKey);
    if (header.includes('coveredequipmentorservices')) return 0.95;
    return /<html/iu.test(probe.text) &&
      /Secure Networks Act/iu.test(probe.text) &&
      /Covered (?:List|Equipment|By Section 2)/iu.test(probe.text)
      ? 0.85
      : 0;
  },
  parse,
};
