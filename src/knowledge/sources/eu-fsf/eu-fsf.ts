import type { EntityAddress, EntityIdentifier, EntityName, EntitySchema } from '../../../core/listing.ts';
import { csvRecords, openTable, type Table, type TableRow } from '../csv-rows.ts';
import { partialDay, wholeDay } from '../day.ts';
import { type EntryDraft, entryMaker, nameOf, oneLine, present } from '../entry.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import { identifierScheme } from '../ofac-remarks.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { fileText, headText } from '../text.ts';
import { child, children, sweep, textOf, type XmlElement, xmlRecords } from '../xml-records.ts';

const PAGE =
  'https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions';

function schemaOf(type: string): EntitySchema {
  return /^p(?:erson)?$/iu.test(type) ? 'Person' : 'Organization';
}

/** EU country cells: two letters, or `00` for unknown. */
function country(code: string): string | undefined {
  return /^[A-Z]{2}$/u.test(code) ? (code === 'UK' ? 'GB' : code) : undefined;
}

function bornOn(birthdate: string, year: string, from: string, to: string): string | undefined {
  if (birthdate !== '') return partialDay(birthdate);
  if (from !== '' && to !== '') return `${from}/${to}`;
  return year === '' ? undefined : partialDay(year);
}

function attribute(element: XmlElement | undefined, name: string): string {
  return (element?.attributes[name] ?? '').trim();
}

function xmlNames(record: XmlElement): EntityName[] {
  return present(
    children(record, 'nameAlias').map((alias) => {
      const whole =
        attribute(alias, 'wholeName') ||
        ['firstName', 'middleName', 'lastName'].map((part) => attribute(alias, part)).join(' ');
      const language = attribute(alias, 'nameLanguage').toLowerCase();
      const weak = attribute(alias, 'strong') === 'false';
      return nameOf(whole, weak ? 'weak' : 'alias', language === '' ? {} : { lang: language });
    }),
  );
}

function xmlDraft(record: XmlElement): EntryDraft {
  const regulation = child(record, 'regulation');
  const reference = attribute(record, 'euReferenceNumber');
  const addresses = children(record, 'address').flatMap((address): EntityAddress[] => {
    const city = attribute(address, 'city');
    const text = ['street', 'poBox', 'zipCode', 'city', 'region', 'place', 'countryDescription']
      .map((name) => attribute(address, name))
      .filter((part) => part !== '' && part !== 'UNKNOWN')
      .join(', ');
    const code = country(attribute(address, 'countryIso2Code'));
    return text === ''
      ? []
      : [{ text, ...(city === '' ? {} : { city }), ...(code === undefined ? {} : { country: code }) }];
  });
  const identifiers = children(record, 'identification').flatMap((one): EntityIdentifier[] => {
    const value = attribute(one, 'number') || attribute(one, 'latinNumber');
    const label = attribute(one, 'identificationTypeDescription') || attribute(one, 'identificationTypeCode');
    const code = country(attribute(one, 'countryIso2Code'));
    return value === ''
      ? []
      : [{ scheme: identifierScheme(label), value, label, ...(code === undefined ? {} : { country: code }) }];
  });
  const functions = children(record, 'nameAlias')
    .map((alias) => attribute(alias, 'function'))
    .filter((text) => text !== '');
  const remarks = [
    ...children(record, 'remark').map((remark) => remark.text),
    ...children(record, 'nameAlias').map((alias) => textOf(alias, 'remark')),
  ].filter((text) => text !== '');
  const url = textOf(regulation, 'publicationUrl');
  const born = children(record, 'birthdate').map((one) =>
    bornOn(
      attribute(one, 'birthdate'),
      attribute(one, 'year'),
      attribute(one, 'yearRangeFrom'),
      attribute(one, 'yearRangeTo'),
    ),
  );
  return {
    list: 'eu-fsf',
    entryId: reference || attribute(record, 'logicalId'),
    schema: schemaOf(attribute(child(record, 'subjectType'), 'code')),
    names: xmlNames(record),
    identifiers,
    addresses,
    birthDates: present(born),
    countries: [
      ...children(record, 'citizenship').map((one) => country(attribute(one, 'countryIso2Code'))),
      ...addresses.map((address) => address.country),
    ],
    position: [...new Set(functions)].join('; '),
    remarks: remarks.join(' | '),
    listedOn: wholeDay(attribute(record, 'designationDate')) ?? wholeDay(attribute(regulation, 'entryIntoForceDate')),
    programmes: present([attribute(regulation, 'programme') || undefined]),
    citation: {
      title: `EU consolidated list: ${attribute(regulation, 'numberTitle') || 'regulation not named'}`,
      url: url || PAGE,
      pinpoint: reference,
    },
  };
}

async function* parseXml(
  file: ListFile,
  ledger: Ledger,
  options: ParseOptions,
): AsyncGenerator<readonly SourceEvent[]> {
  const make = entryMaker();
  for await (const batch of xmlRecords(file, (name) => name === 'sanctionEntity', ledger, options.limits)) {
    const events: SourceEvent[] = [];
    for (const { kind, element } of batch) {
      if (kind === 'outer') {
        const day = wholeDay(attribute(element, 'generationDate').slice(0, 10));
        if (day !== undefined) events.push({ kind: 'published', date: day });
        continue;
      }
      ledger.read();
      const entry = make(xmlDraft(element));
      sweep(element, ledger);
      if (entry) {
        ledger.used();
        events.push(entry);
      } else noName(ledger, file, element.line);
    }
    yield [...ledger.problems(), ...events];
  }
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

interface Rows {
  readonly names: EntityName[];
  readonly addresses: EntityAddress[];
  readonly identifiers: EntityIdentifier[];
  readonly born: string[];
  readonly countries: (string | undefined)[];
  readonly functions: Set<string>;
  readonly first: TableRow;
}

/** Adds one CSV row: each carries one name, address, birth date, identification or citizenship of its entity. */
function takeRow(row: TableRow, entities: Map<string, Rows>): void {
  const id = row.get('Entity_EU_ReferenceNumber') || row.get('Entity_LogicalId');
  const rows: Rows = entities.get(id) ?? {
    names: [],
    addresses: [],
    identifiers: [],
    born: [],
    countries: [],
    functions: new Set(),
    first: row,
  };
  entities.set(id, rows);
  const whole =
    row.get('NameAlias_WholeName') ||
    ['NameAlias_FirstName', 'NameAlias_MiddleName', 'NameAlias_LastName'].map((part) => row.get(part)).join(' ');
  const language = row.get('NameAlias_NameLanguage').toLowerCase();
  const name = nameOf(whole, 'alias', language === '' ? {} : { lang: language });
  if (name) rows.names.push(name);
  if (row.get('NameAlias_Function') !== '') rows.functions.add(oneLine(row.get('NameAlias_Function')));
  const city = row.get('Address_City');
  const place = country(row.get('Address_CountryIso2Code'));
  const text = [
    'Address_Street',
    'Address_PoBox',
    'Address_ZipCode',
    'Address_City',
    'Address_Region',
    'Address_Place',
    'Address_CountryDescription',
  ]
    .map((part) => row.get(part))
    .filter((part) => part !== '' && part !== 'UNKNOWN')
    .join(', ');
  if (text !== '')
    rows.addresses.push({ text, ...(city === '' ? {} : { city }), ...(place === undefined ? {} : { country: place }) });
  const number = row.get('Identification_Number');
  const label = row.get('Identification_TypeDescription') || row.get('Identification_TypeCode');
  const issuer = country(row.get('Identification_CountryIso2Code'));
  if (number !== '')
    rows.identifiers.push({
      scheme: identifierScheme(label),
      value: number,
      label,
      ...(issuer === undefined ? {} : { country: issuer }),
    });
  const born = bornOn(
    row.get('BirthDate_BirthDate'),
    row.get('BirthDate_Year'),
    row.get('BirthDate_YearRangeFrom'),
    row.get('BirthDate_YearRangeTo'),
  );
  if (born !== undefined) rows.born.push(born);
  rows.countries.push(country(row.get('Citizenship_CountryIso2Code')), place);
}

function csvDraft(id: string, rows: Rows): EntryDraft {
  const { first } = rows;
  return {
    list: 'eu-fsf',
    entryId: id,
    schema: schemaOf(first.get('Entity_SubjectType')),
    names: rows.names,
    identifiers: rows.identifiers,
    addresses: rows.addresses,
    birthDates: rows.born,
    countries: rows.countries,
    position: [...rows.functions].join('; '),
    remarks: first.get('Entity_Remark'),
    listedOn:
      wholeDay(first.get('Entity_DesignationDate')) ?? wholeDay(first.get('Entity_Regulation_EntryIntoForceDate')),
    programmes: present([first.get('Entity_Regulation_Programme') || undefined]),
    citation: {
      title: `EU consolidated list: ${first.get('Entity_Regulation_NumberTitle') || 'regulation not named'}`,
      url: first.get('Entity_Regulation_PublicationUrl') || PAGE,
      pinpoint: id,
    },
  };
}

async function* parseCsv(
  file: ListFile,
  ledger: Ledger,
  options: ParseOptions,
): AsyncGenerator<readonly SourceEvent[]> {
  let table: Table | undefined;
  let published = false;
  const entities = new Map<string, Rows>();
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
      takeRow(row, entities);
      ledger.used();
    }
    yield [...ledger.problems(), ...events];
  }
  const make = entryMaker();
  const events: SourceEvent[] = [];
  for (const [id, rows] of entities) {
    const entry = make(csvDraft(id, rows));
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
  publication: PAGE,
  licence: 'European Union, reuse allowed with the source named (Commission Decision 2011/833/EU, CC BY 4.0)',
  // The download needs the token of a free registration, so only the user's own command can fetch it.
  downloads: [],
  recognises(probe: ListProbe): number {
    if (/<export[\s>]/u.test(probe.text) && /<sanctionEntity[\s>]/u.test(probe.text)) return 0.97;
    return /^\ufeff?"?fileGenerationDate"?;"?Entity_LogicalId/iu.test(probe.text) ? 0.97 : 0;
  },
  parse,
};
