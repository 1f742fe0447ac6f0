import { csvRecords, openTable, type Table, type TableRow } from '../csv-rows.ts';
import { wholeDay } from '../day.ts';
import { entryMaker } from '../entry.ts';
import { type JsonObject, jsonObject, jsonObjects, jsonRecords, jsonText, jsonTexts } from '../json-records.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { fileText, headText } from '../text.ts';
import { child, children, sweep, textOf, type XmlElement, xmlRecords } from '../xml-records.ts';
import { type GleifRecord, type GleifRelation, gleifDraft, gleifRelation } from './gleif-parties.ts';

type Make = ReturnType<typeof entryMaker>;

function xmlAddress(element: XmlElement | undefined): GleifRecord['addresses'][number] {
  const lines = [
    textOf(element, 'FirstAddressLine'),
    ...children(element, 'AdditionalAddressLine').map((line) => line.text),
  ];
  return {
    lines,
    city: textOf(element, 'City'),
    region: textOf(element, 'Region'),
    country: textOf(element, 'Country'),
    postalCode: textOf(element, 'PostalCode'),
  };
}

function xmlRecord(record: XmlElement): GleifRecord {
  const entity = child(record, 'Entity');
  const legal = child(entity, 'LegalName');
  const authority = child(entity, 'RegistrationAuthority');
  const other = (list: string, item: string): GleifRecord['otherNames'] =>
    children(child(entity, list), item).map((name) => ({
      name: name.text,
      type: name.attributes['type'] ?? '',
      language: name.attributes['xml:lang'] ?? '',
    }));
  return {
    lei: textOf(record, 'LEI'),
    legalName: legal?.text ?? '',
    language: legal?.attributes['xml:lang'] ?? '',
    otherNames: [
      ...other('OtherEntityNames', 'OtherEntityName'),
      ...other('TransliteratedOtherEntityNames', 'TransliteratedOtherEntityName'),
    ],
    addresses: [xmlAddress(child(entity, 'LegalAddress')), xmlAddress(child(entity, 'HeadquartersAddress'))],
    jurisdiction: textOf(entity, 'LegalJurisdiction'),
    registeredAs: textOf(authority, 'RegistrationAuthorityEntityID'),
    bics: [],
    status: textOf(entity, 'EntityStatus'),
    created: textOf(entity, 'EntityCreationDate'),
  };
}

function xmlRelation(record: XmlElement): GleifRelation {
  const relationship = child(record, 'Relationship');
  const periods = children(child(relationship, 'RelationshipPeriods'), 'RelationshipPeriod');
  const period = periods.find((one) => textOf(one, 'PeriodType') === 'RELATIONSHIP_PERIOD');
  const quantifier = child(child(relationship, 'RelationshipQuantifiers'), 'RelationshipQuantifier');
  const percent = /PERCENT/u.test(textOf(quantifier, 'QuantifierUnits')) ? textOf(quantifier, 'QuantifierAmount') : '';
  return {
    start: textOf(child(relationship, 'StartNode'), 'NodeID'),
    end: textOf(child(relationship, 'EndNode'), 'NodeID'),
    type: textOf(relationship, 'RelationshipType'),
    status: textOf(relationship, 'RelationshipStatus'),
    since: textOf(period, 'StartDate'),
    until: textOf(period, 'EndDate'),
    percent,
  };
}

async function* parseXml(
  file: ListFile,
  ledger: Ledger,
  options: ParseOptions,
  make: Make,
): AsyncGenerator<readonly SourceEvent[]> {
  const isRecord = (name: string): boolean => name === 'LEIRecord' || name === 'RelationshipRecord';
  for await (const batch of xmlRecords(file, isRecord, ledger, options.limits)) {
    const events: SourceEvent[] = [];
    for (const { kind, path, element } of batch) {
      if (kind === 'outer') {
        const day = path.endsWith('ContentDate') ? wholeDay(element.text.slice(0, 10)) : undefined;
        if (day !== undefined) events.push({ kind: 'published', date: day });
        continue;
      }
      const taken =
        element.name === 'LEIRecord' ? take(xmlRecord(element), make, ledger) : takeLink(xmlRelation(element), ledger);
      sweep(element, ledger);
      events.push(...taken);
    }
    yield [...ledger.problems(), ...events];
  }
}

function take(record: GleifRecord, make: Make, ledger: Ledger): SourceEvent[] {
  ledger.read();
  const entry = record.lei === '' ? undefined : make(gleifDraft(record));
  if (entry) ledger.used();
  else
    ledger.problem({
      code: 'lists/no-name',
      severity: 'warning',
      message: `LEI record "${record.lei}" has no code or no name`,
      hint: 'Check it at gleif.org.',
    });
  return entry ? [entry] : [];
}

function takeLink(record: GleifRelation, ledger: Ledger): SourceEvent[] {
  ledger.read();
  const relation = gleifRelation(record);
  if (relation) ledger.used();
  else ledger.ignore(`relationship ${record.type || 'without type'}`, 'no ownership or control');
  return relation ? [relation] : [];
}

function csvRecord(row: TableRow): GleifRecord {
  const address = (prefix: string): GleifRecord['addresses'][number] => ({
    lines: [1, 2, 3].map((line) =>
      row.get(line === 1 ? `${prefix}.FirstAddressLine` : `${prefix}.AdditionalAddressLine.${line - 1}`),
    ),
    city: row.get(`${prefix}.City`),
    region: row.get(`${prefix}.Region`),
    country: row.get(`${prefix}.Country`),
    postalCode: row.get(`${prefix}.PostalCode`),
  });
  const other = [1, 2, 3, 4, 5].flatMap((number) =>
    [
      'Entity.OtherEntityNames.OtherEntityName',
      'Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName',
    ].map((base) => ({
      name: row.get(`${base}.${number}`),
      type: row.get(`${base}.${number}.type`),
      language: row.get(`${base}.${number}.xmllang`),
    })),
  );
  return {
    lei: row.get('LEI'),
    legalName: row.get('Entity.LegalName'),
    language: row.get('Entity.LegalName.xmllang'),
    otherNames: other.filter((one) => one.name !== ''),
    addresses: [address('Entity.LegalAddress'), address('Entity.HeadquartersAddress')],
    jurisdiction: row.get('Entity.LegalJurisdiction'),
    registeredAs: row.get('Entity.RegistrationAuthority.RegistrationAuthorityEntityID'),
    bics: [],
    status: row.get('Entity.EntityStatus'),
    created: row.get('Entity.EntityCreationDate'),
  };
}

function csvRelation(row: TableRow): GleifRelation {
  const number = [1, 2, 3, 4, 5].find(
    (one) => row.get(`Relationship.Period.${one}.periodType`) === 'RELATIONSHIP_PERIOD',
  );
  const percent = /PERCENT/u.test(row.get('Relationship.Quantifiers.1.QuantifierUnits'))
    ? row.get('Relationship.Quantifiers.1.QuantifierAmount')
    : '';
  return {
    start: row.get('Relationship.StartNode.NodeID'),
    end: row.get('Relationship.EndNode.NodeID'),
    type: row.get('Relationship.RelationshipType'),
    status: row.get('Relationship.RelationshipStatus'),
    since: number === undefined ? '' : row.get(`Relationship.Period.${number}.startDate`),
    until: number === undefined ? '' : row.get(`Relationship.Period.${number}.endDate`),
    percent,
  };
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
      events.push(
        ...(table.has('Relationship.RelationshipType')
          ? takeLink(csvRelation(row), ledger)
          : take(csvRecord(row), make, ledger)),
      );
    }
    yield [...ledger.problems(), ...events];
  }
  table?.close(ledger);
}

function apiRecord(data: JsonObject): GleifRecord {
  const attributes = jsonObject(data['attributes']);
  const entity = jsonObject(attributes['entity']);
  const legal = jsonObject(entity['legalName']);
  const address = (key: string): GleifRecord['addresses'][number] => {
    const one = jsonObject(entity[key]);
    return {
      lines: jsonTexts(one['addressLines']),
      city: jsonText(one['city']),
      region: jsonText(one['region']),
      country: jsonText(one['country']),
      postalCode: jsonText(one['postalCode']),
    };
  };
  const others = [...jsonObjects(entity['otherNames'] ?? []), ...jsonObjects(entity['transliteratedOtherNames'] ?? [])];
  return {
    lei: jsonText(attributes['lei']) || jsonText(data['id']),
    legalName: jsonText(legal['name']),
    language: jsonText(legal['language']),
    otherNames: others.map((one) => ({
      name: jsonText(one['name']),
      type: jsonText(one['type']),
      language: jsonText(one['language']),
    })),
    addresses: [address('legalAddress'), address('headquartersAddress')],
    jurisdiction: jsonText(entity['jurisdiction']),
    registeredAs: jsonText(entity['registeredAs']),
    bics: jsonTexts(attributes['bic'] ?? []),
    status: jsonText(entity['status']),
    created: jsonText(entity['creationDate']),
  };
}

function apiRelation(data: JsonObject): GleifRelation {
  const relationship = jsonObject(jsonObject(data['attributes'])['relationship']);
  const period = jsonObjects(relationship['periods'] ?? []).find((one) => one['type'] === 'RELATIONSHIP_PERIOD');
  return {
    start: jsonText(jsonObject(relationship['startNode'])['id']),
    end: jsonText(jsonObject(relationship['endNode'])['id']),
    type: jsonText(relationship['type']),
    status: jsonText(relationship['status']),
    since: jsonText(period?.['startDate']),
    until: jsonText(period?.['endDate']),
    percent: '',
  };
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
      else {
        ledger.read();
        const reason = jsonText(jsonObject(value['attributes'])['reason']);
        ledger.ignore(
          `record ${jsonText(value['type'])}`,
          value['type'] === 'reporting-exceptions'
            ? `no parent is reported (${reason}): the owner stays unknown`
            : 'no party and no relation',
        );
      }
    }
    yield [...ledger.problems(), ...events];
  }
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  const make = entryMaker({ uniqueIds: true });
  for (const file of files) {
    const ledger = openLedger();
    const head = await headText(file);
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
    if (/<(?:\w+:)?(?:LEIData|RelationshipData)[\s>]/u.test(head)) return 0.97;
    if (/^\ufeff?"?LEI"?,"?Entity\.LegalName/u.test(head) || /^\ufeff?"?Relationship\.StartNode\.NodeID/u.test(head))
      return 0.97;
    return /^\s*\{/u.test(head) &&
      /"type"\s*:\s*"(?:lei-records|relationship-records|reporting-exceptions|fuzzycompletions)"/u.test(head)
      ? 0.9
      : 0;
  },
  parse,
};
