import { csvRecords, openTable, type Table } from '../csv-rows.ts';
import { wholeDay } from '../day.ts';
import { entryMaker } from '../entry.ts';
import { jsonObject, jsonRecords, jsonText } from '../json-records.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { fileText, headText } from '../text.ts';
import { child, children, sweep, xmlRecords } from '../xml-records.ts';
import { apiRecord, apiRelation } from './gleif-api.ts';
import { csvRecord, csvRelation } from './gleif-csv.ts';
import { type GleifRecord, type GleifRelation, gleifDraft, gleifRelation, gleifSuccession } from './gleif-parties.ts';
import { xmlRecord, xmlRelation } from './gleif-xml.ts';

type Make = ReturnType<typeof entryMaker>;

const XML_RECORDS = new Set(['LEIRecord', 'RelationshipRecord', 'Exception']);

async function* parseXml(
  file: ListFile,
  ledger: Ledger,
  options: ParseOptions,
  make: Make,
): AsyncGenerator<readonly SourceEvent[]> {
  for await (const batch of xmlRecords(file, (name) => XML_RECORDS.has(name), ledger, options.limits)) {
    const events: SourceEvent[] = [];
    for (const { kind, path, element } of batch) {
      if (kind === 'outer') {
        const day = path.endsWith('ContentDate') ? wholeDay(element.text.slice(0, 10)) : undefined;
        if (day !== undefined) events.push({ kind: 'published', date: day });
        continue;
      }
      if (element.name === 'LEIRecord') events.push(...take(xmlRecord(element), make, ledger));
      else if (element.name === 'RelationshipRecord') events.push(...takeLink(xmlRelation(element), ledger));
      else
        takeException(
          children(element, 'ExceptionReason').map((one) => one.text),
          ledger,
        );
      child(element, 'LEI');
      sweep(element, ledger);
    }
    yield [...ledger.problems(), ...events];
  }
}

function take(record: GleifRecord, make: Make, ledger: Ledger): SourceEvent[] {
  ledger.read();
  if (record.registration === 'ANNULLED') {
    ledger.ignore('record with an annulled registration', 'GLEIF declares it made in error');
    return [];
  }
  const entry = record.lei === '' ? undefined : make(gleifDraft(record));
  if (entry) {
    ledger.used();
    return [entry, ...gleifSuccession(record)];
  }
  ledger.problem({
    code: 'lists/no-name',
    severity: 'warning',
    message:
      record.lei === '' ? `the record of "${record.legalName}" has no LEI` : `LEI record ${record.lei} has no name`,
    hint: 'Check it at gleif.org.',
  });
  return [];
}

function takeLink(record: GleifRelation, ledger: Ledger): SourceEvent[] {
  ledger.read();
  const relation = gleifRelation(record);
  if (typeof relation !== 'string') {
    ledger.used();
    return [relation];
  }
  ledger.ignore(`relationship ${record.type || 'without type'}`, relation);
  return [];
}

/** A reporting exception says why no parent is reported. It is never a sign that there is none. */
function takeException(reasons: readonly string[], ledger: Ledger): void {
  ledger.read();
  const reason = reasons.filter((text) => text !== '').join(', ') || 'no reason given';
  ledger.ignore(`reporting exception ${reason}`, 'no parent is reported: the owner stays unknown');
}

async function* parseCsv(
  file: ListFile,
  ledger: Ledger,
  options: ParseOptions,
  make: Make,
): AsyncGenerator<readonly SourceEvent[]> {
  let table: Table | undefined;
  for await (const batch of csvRecords(fileText(file, ledger), ',', ledger, options.limits)) {
    const events: SourceEvent[] = [];
    for (const record of batch) {
      if (table === undefined) {
        table = openTable(record.cells);
        continue;
      }
      const row = table.row(record);
      if (table.has('Relationship.RelationshipType')) events.push(...takeLink(csvRelation(row), ledger));
      else if (table.has('Exception.Category')) {
        row.get('LEI');
        row.get('Exception.Category');
        takeException(
          [1, 2, 3, 4, 5].map((number) => row.get(`Exception.Reason.${number}`)),
          ledger,
        );
      } else events.push(...take(csvRecord(row), make, ledger));
    }
    yield [...ledger.problems(), ...events];
  }
  table?.close(ledger);
}

async function* parseApi(file: ListFile, ledger: Ledger, make: Make): AsyncGenerator<readonly SourceEvent[]> {
  // `meta` and `links` stay whole; `data` is taken apart when it is a list.
  const split = (path: readonly (string | number)[], opens: '[' | '{'): boolean =>
    path.length === 0 || (path.length === 1 && path[0] === 'data' && opens === '[');
  for await (const batch of jsonRecords(file, ledger, split)) {
    const events: SourceEvent[] = [];
    for (const { path, value } of batch) {
      if (path[0] === 'meta') {
        const day = wholeDay(jsonText(jsonObject(value['goldenCopy'])['publishDate']).slice(0, 10));
        if (day !== undefined) events.push({ kind: 'published', date: day });
        if (
          jsonObject(value['pagination'])['lastPage'] !== undefined &&
          Number(jsonObject(value['pagination'])['lastPage']) > 1
        ) {
          ledger.problem({
            code: 'lists/one-page',
            severity: 'note',
            message: `${file.name}: page ${jsonText(jsonObject(value['pagination'])['currentPage'])} of ${jsonText(jsonObject(value['pagination'])['lastPage'])}`,
            hint: 'Import the other pages too: what stands on them is not known here.',
            path: file.name,
          });
        }
      } else if (path[0] !== 'data') ledger.ignore(`key ${String(path[0])}`, 'navigation of the API');
      else if (value['type'] === 'lei-records') events.push(...take(apiRecord(value), make, ledger));
      else if (value['type'] === 'relationship-records') events.push(...takeLink(apiRelation(value), ledger));
      else if (value['type'] === 'reporting-exceptions')
        takeException([jsonText(jsonObject(value['attributes'])['reason'])], ledger);
      else {
        ledger.read();
        ledger.ignore(`record ${jsonText(value['type'])}`, 'no party and no relation');
      }
    }
    yield [...ledger.problems(), ...events];
  }
}

/** Delta files say so in the header of the XML, and only in their published name as CSV. */
function isDelta(file: ListFile, head: string): boolean {
  return (
    /<(?:\w+:)?FileContent>[^<]*DELTA/u.test(head.slice(0, 8_000)) ||
    /-(?:intra-day|last-(?:day|week|month))\b/u.test(file.baseName)
  );
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  const make = entryMaker({ uniqueIds: true });
  for (const file of files) {
    const ledger = openLedger();
    const head = await headText(file);
    if (isDelta(file, head)) {
      ledger.problem({
        code: 'lists/delta-alone',
        severity: 'error',
        message: `${file.name}: changes since an earlier golden copy, and not the register`,
        hint: 'Import the full golden copy: the changes alone would stand for the whole register.',
        path: file.name,
      });
      yield ledger.close();
      continue;
    }
    if (/^\ufeff?\s*</u.test(head)) yield* parseXml(file, ledger, options, make);
    else if (/^\ufeff?\s*\{/u.test(head)) yield* parseApi(file, ledger, make);
    else yield* parseCsv(file, ledger, options, make);
    yield ledger.close();
  }
}

/** GLEIF: legal entities (LEI-CDF) and who consolidates whom (RR-CDF). */
export const gleif: ListSource = {
  name: 'gleif',
  summary: 'GLEIF legal entities and relationships: LEI-CDF and RR-CDF XML, golden-copy CSV, API JSON',
  lists: ['gleif'],
  publication: 'https://www.gleif.org/en/lei-data/gleif-golden-copy',
  licence: 'CC0 1.0',
  // The golden copy is some gigabytes: users fetch it on purpose, and import it.
  downloads: [],
  takesSet: 'folder',
  recognises(probe: ListProbe): number {
    const head = probe.text.slice(0, 8_000);
    if (/<(?:\w+:)?(?:LEIData|RelationshipData|ReportingExceptionData)[\s>]/u.test(head)) return 0.97;
    if (/^\ufeff?"?(?:LEI"?,"?(?:Entity\.LegalName|Exception\.Category)|Relationship\.StartNode\.NodeID)/u.test(head))
      return 0.97;
    return /^\s*\{/u.test(head) &&
      /"type"\s*:\s*"(?:lei-records|relationship-records|reporting-exceptions|fuzzycompletions)"/u.test(head)
      ? 0.9
      : 0;
  },
  parse,
};
