import { csvRecords, openTable, type Table } from '../csv-rows.ts';
import { wholeDay } from '../day.ts';
import { entryMaker } from '../entry.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { fileText, headText } from '../text.ts';
import { sweep, xmlRecords } from '../xml-records.ts';
import { type EuRows, euCsvDraft, takeEuRow } from './eu-csv.ts';
import { EU_PAGE } from './eu-facts.ts';
import { euAttributes, euXmlDraft } from './eu-xml.ts';

async function* parseXml(
  file: ListFile,
  ledger: Ledger,
  options: ParseOptions,
): AsyncGenerator<readonly SourceEvent[]> {
  const make = entryMaker();
  const attributes = euAttributes();
  for await (const batch of xmlRecords(file, (name) => name === 'sanctionEntity', ledger, options.limits)) {
    const events: SourceEvent[] = [];
    for (const { kind, element } of batch) {
      if (kind === 'outer') {
        const day = wholeDay(element.attributes['generationDate']?.slice(0, 10));
        if (day !== undefined) events.push({ kind: 'published', date: day });
        continue;
      }
      ledger.read();
      const entry = make(euXmlDraft(element, attributes));
      sweep(element, ledger);
      attributes.count(element);
      if (entry) {
        ledger.used();
        events.push(entry);
      } else noName(ledger, file, element.line);
    }
    yield [...ledger.problems(), ...events];
  }
  attributes.close(ledger);
}

function noName(ledger: Ledger, file: ListFile, line: number): void {
  ledger.problem({
    code: 'lists/no-name',
    severity: 'warning',
    message: `${file.name}: line ${line}: an entry without a name`,
    hint: 'Check it at the publisher.',
    path: file.name,
    locator: { at: 'line', line },
  });
}

async function* parseCsv(
  file: ListFile,
  ledger: Ledger,
  options: ParseOptions,
): AsyncGenerator<readonly SourceEvent[]> {
  let table: Table | undefined;
  let published = false;
  const entities = new Map<string, EuRows>();
  for await (const batch of csvRecords(fileText(file, ledger), ';', ledger, options.limits)) {
    const events: SourceEvent[] = [];
    for (const record of batch) {
      if (table === undefined) {
        table = openTable(record.cells);
        continue;
      }
      ledger.read();
      const row = table.row(record);
      const day = published ? undefined : wholeDay(row.get('fileGenerationDate'), 'day-first');
      if (day !== undefined) {
        published = true;
        events.push({ kind: 'published', date: day });
      }
      takeEuRow(row, entities);
      ledger.used();
    }
    yield [...ledger.problems(), ...events];
  }
  const make = entryMaker();
  const events: SourceEvent[] = [];
  for (const [id, rows] of entities) {
    const entry = make(euCsvDraft(id, rows));
    if (entry) events.push(entry);
    else noName(ledger, file, rows.first.line);
  }
  table?.close(ledger);
  yield events;
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  for (const file of files) {
    const ledger = openLedger();
    const xml = /^\ufeff?\s*</u.test(await headText(file));
    yield* xml ? parseXml(file, ledger, options) : parseCsv(file, ledger, options);
    yield ledger.close();
  }
}

/** The EU consolidated list of financial sanctions. */
export const euFsf: ListSource = {
  name: 'eu-fsf',
  summary: 'EU consolidated list of financial sanctions, XML 1.1 and CSV 1.1',
  lists: ['eu-fsf'],
  publication: EU_PAGE,
  licence: 'European Union, reuse allowed with the source named (Commission Decision 2011/833/EU, CC BY 4.0)',
  // The download needs the token of a free registration, so only the user's own command can fetch it.
  downloads: [],
  recognises(probe: ListProbe): number {
    if (/<export[\s>]/u.test(probe.text) && /<sanctionEntity[\s>]/u.test(probe.text)) return 0.97;
    return /^\ufeff?"?fileGenerationDate"?;"?Entity_LogicalId/iu.test(probe.text) ? 0.97 : 0;
  },
  parse,
};
