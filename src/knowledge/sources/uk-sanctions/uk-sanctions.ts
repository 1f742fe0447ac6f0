import type { Relation } from '../../../core/listing.ts';
import { type CsvRecord, csvRecords, headerKey, openTable, type Table, type TableRow } from '../csv-rows.ts';
import { wholeDay } from '../day.ts';
import { entryMaker, present } from '../entry.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { fileText, headText } from '../text.ts';
import { children, sweep, type XmlElement, xmlRecords } from '../xml-records.ts';
import { ukDesignation } from './uk-designations.ts';
import { takeUkRow, type UkParty, ukDraft } from './uk-rows.ts';
import { ukTargetRow } from './uk-targets.ts';

/** Cells of an OpenDocument row; repeated cells are written out up to a width that a list can have. */
const MAX_COLUMNS = 200;

function odsCells(row: XmlElement): string[] {
  const cells: string[] = [];
  for (const cell of row.children) {
    if (cell.name !== 'table-cell' && cell.name !== 'covered-table-cell') continue;
    const text = children(cell, 'p')
      .map((paragraph) => [paragraph.text, ...paragraph.children.map((span) => span.text)].join(''))
      .join('\n');
    const times = Math.min(
      Number(cell.attributes['table:number-columns-repeated'] ?? '1') || 1,
      MAX_COLUMNS - cells.length,
    );
    for (let turn = 0; turn < times; turn += 1) cells.push(text);
    if (cells.length >= MAX_COLUMNS) break;
  }
  while (cells.length > 0 && cells.at(-1) === '') cells.pop();
  return cells;
}

async function* odsRecords(
  file: ListFile,
  ledger: Ledger,
  options: ParseOptions,
): AsyncGenerator<readonly CsvRecord[]> {
  let number = 0;
  for await (const batch of xmlRecords(file, (name) => name === 'table-row', ledger, options.limits)) {
    yield batch
      .filter(({ kind }) => kind === 'record')
      .map(({ element }) => ({ number: (number += 1), line: element.line, cells: odsCells(element) }))
      .filter(({ cells }) => cells.length > 0);
  }
}

function isHeader(cells: readonly string[]): boolean {
  const keys = cells.map(headerKey);
  return (
    (keys.includes('uniqueid') && (keys.includes('name6') || keys.includes('name'))) ||
    (keys.includes('groupid') && keys.includes('name6'))
  );
}

async function* parseTable(
  file: ListFile,
  records: AsyncIterable<readonly CsvRecord[]>,
  ledger: Ledger,
): AsyncGenerator<readonly SourceEvent[]> {
  let table: Table | undefined;
  const parties = new Map<string, UkParty>();
  for await (const batch of records) {
    const events: SourceEvent[] = [];
    for (const record of batch) {
      if (table === undefined) {
        if (isHeader(record.cells)) table = openTable(record.cells);
        else {
          const day = publishedIn(record.cells.join(' '));
          if (day) events.push(day);
          ledger.ignore('line before the header', 'title of the file');
        }
        continue;
      }
      takeRow(table.row(record), parties, file, ledger);
    }
    yield [...ledger.problems(), ...events];
  }
  if (table === undefined) {
    ledger.problem({
      code: 'lists/no-header',
      severity: 'error',
      message: `${file.name}: no header row with "Unique ID" or "Group ID"`,
      hint: 'Give the file as published.',
      path: file.name,
    });
  }
  table?.close(ledger);
  yield entriesOf(parties.values());
}

function takeRow(row: TableRow, parties: Map<string, UkParty>, file: ListFile, ledger: Ledger): void {
  ledger.read();
  const taken = takeUkRow(row, parties);
  if (typeof taken !== 'string') {
    ledger.used();
    return;
  }
  const said = row.cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .slice(0, 3)
    .join(', ')
    .slice(0, 80);
  const lacks = taken === 'id' ? 'neither "Unique ID" nor "Group ID"' : 'no name';
  ledger.problem({
    code: 'lists/broken-row',
    severity: 'warning',
    message: `${file.name}: line ${row.line}: the row has ${lacks} and was left out (${said})`,
    hint: 'Check the row at the publisher.',
    path: file.name,
    locator: { at: 'line', line: row.line },
  });
}

function publishedIn(text: string): SourceEvent | undefined {
  const found = /(\d{1,2}[-/ ](?:\d{1,2}|[A-Za-z]{3,9})[-/ ]\d{4}|\d{4}-\d{2}-\d{2})/u.exec(text)?.[1];
  const day = wholeDay(found, 'day-first');
  return day === undefined ? undefined : { kind: 'published', date: day };
}

function entriesOf(parties: Iterable<UkParty>): SourceEvent[] {
  const make = entryMaker();
  const events: SourceEvent[] = [];
  for (const party of parties) {
    const entry = make(ukDraft(party));
    if (!entry) continue;
    events.push(entry);
    const relation = (from: string, to: string): Relation => ({
      kind: 'relation',
      type: 'parent',
      from,
      to,
      citation: entry.citation,
    });
    // Who operates a ship need not own it: the list does not tell the two apart.
    for (const [name, quote] of party.operators)
      events.push({ ...relation(`name:${name}`, entry.entity.id), type: 'affiliate', quote });
    for (const parent of party.parents) events.push(relation(`name:${parent}`, entry.entity.id));
    for (const below of party.subsidiaries) events.push(relation(entry.entity.id, `name:${below}`));
  }
  return events;
}

async function* parseXml(
  file: ListFile,
  ledger: Ledger,
  options: ParseOptions,
): AsyncGenerator<readonly SourceEvent[]> {
  const parties = new Map<string, UkParty>();
  const isRecord = (name: string): boolean => name === 'Designation' || name === 'FinancialSanctionsTarget';
  let number = 0;
  for await (const batch of xmlRecords(file, isRecord, ledger, options.limits)) {
    const events: SourceEvent[] = [];
    for (const { kind, element } of batch) {
      if (kind === 'outer') {
        if (element.name === 'DateGenerated') events.push(...present([publishedIn(element.text)]));
      } else if (element.name === 'Designation') {
        takeDesignation(element, parties, file, ledger);
        sweep(element, ledger);
      } else {
        takeRow(ukTargetRow(element, (number += 1)), parties, file, ledger);
        sweep(element, ledger);
      }
    }
    yield [...ledger.problems(), ...events];
  }
  yield entriesOf(parties.values());
}

function takeDesignation(element: XmlElement, parties: Map<string, UkParty>, file: ListFile, ledger: Ledger): void {
  ledger.read();
  const party = ukDesignation(element);
  if (party.names.length > 0) {
    ledger.used();
    parties.set(`${party.id}\t${parties.size}`, party);
    return;
  }
  ledger.problem({
    code: 'lists/no-name',
    severity: 'warning',
    message: `${file.name}: line ${element.line}: designation ${party.id} has no name`,
    hint: 'Check it at the publisher.',
    path: file.name,
    locator: { at: 'line', line: element.line },
  });
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  for (const file of files) {
    const ledger = openLedger();
    const head = await headText(file);
    if (/<(?:Designations|ArrayOfFinancialSanctionsTarget)/u.test(head)) yield* parseXml(file, ledger, options);
    else if (/^\ufeff?\s*<\?xml/u.test(head)) yield* parseTable(file, odsRecords(file, ledger, options), ledger);
    else yield* parseTable(file, csvRecords(fileText(file, ledger), ',', ledger, options.limits), ledger);
    yield ledger.close();
  }
}

/** The UK Sanctions List (CSV, ODS, XML) and the OFSI ConList (CSV, XML) that it replaced. */
export const ukSanctions: ListSource = {
  name: 'uk-sanctions',
  summary: 'UK Sanctions List (CSV, ODS, XML) and the earlier OFSI ConList (CSV, XML)',
  lists: ['uk-sanctions'],
  publication: 'https://www.gov.uk/government/publications/the-uk-sanctions-list',
  licence: 'Open Government Licence v3.0',
  downloads: [{ url: 'https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv', file: 'uk-sanctions-list.csv' }],
  recognises(probe: ListProbe): number {
    if (/<(?:Designations|ArrayOfFinancialSanctionsTarget)[\s>]/u.test(probe.text)) return 0.95;
    const lines = probe.text.split(/\r?\n/u, 3);
    if (lines.some((line) => isHeader(line.split(',')))) return 0.95;
    return /<office:document-content/u.test(probe.text) &&
      />Unique ID</u.test(probe.text) &&
      />OFSI Group ID</u.test(probe.text)
      ? 0.95
      : 0;
  },
  parse,
};
