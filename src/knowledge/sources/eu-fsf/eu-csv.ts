import type { EntityAddress, EntityIdentifier, EntityName } from '../../../core/listing.ts';
import type { TableRow } from '../csv-rows.ts';
import { wholeDay } from '../day.ts';
import { type EntryDraft, oneLine, present } from '../entry.ts';
import {
  euAddress,
  euBirthDate,
  euCitation,
  euContacts,
  euCountry,
  euIdentifiers,
  euName,
  euSchema,
  euUnitedNations,
  type Fact,
} from './eu-facts.ts';

/** The rows of one entity, joined. */
export interface EuRows {
  readonly names: EntityName[];
  readonly addresses: EntityAddress[];
  readonly identifiers: EntityIdentifier[];
  readonly born: string[];
  readonly countries: (string | undefined)[];
  readonly functions: Set<string>;
  readonly remarks: Set<string>;
  readonly programmes: Set<string>;
  readonly first: TableRow;
}

/** Columns whose names are not the attribute's with a prefix. */
const COLUMNS: Readonly<Record<string, string>> = {
  BirthDate_dayOfMonth: 'BirthDate_Day',
  BirthDate_monthOfYear: 'BirthDate_Month',
  Identification_identificationTypeCode: 'Identification_TypeCode',
  Identification_identificationTypeDescription: 'Identification_TypeDescription',
};

/** Facts of one group of columns, under the names of the XML schema; headers are compared without case. */
function factsOf(row: TableRow, group: string): Fact {
  return (name) => row.get(COLUMNS[`${group}_${name}`] ?? `${group}_${name}`);
}

/** Adds one row: each carries one name, address, birth date, identification or citizenship of its entity. */
export function takeEuRow(row: TableRow, entities: Map<string, EuRows>): void {
  const id = row.get('Entity_EU_ReferenceNumber') || row.get('Entity_LogicalId');
  const rows: EuRows = entities.get(id) ?? {
    names: [],
    addresses: [],
    identifiers: euUnitedNations(row.get('Entity_UnitedNationId')),
    born: [],
    countries: [],
    functions: new Set(),
    remarks: new Set(),
    programmes: new Set(),
    first: row,
  };
  entities.set(id, rows);
  const address = euAddress(factsOf(row, 'Address'));
  const born = euBirthDate(factsOf(row, 'BirthDate'));
  const contact = row.get('Address_ContactInfo');
  rows.names.push(...present([euName(factsOf(row, 'NameAlias'), row.get('NameAlias_Remark'))]));
  rows.addresses.push(...present([address]));
  rows.identifiers.push(...euIdentifiers(factsOf(row, 'Identification')), ...euContacts(contact));
  rows.born.push(...present([born]));
  rows.countries.push(euCountry(row.get('Citizenship_CountryIso2Code')), address?.country);
  for (const [set, texts] of [
    [rows.functions, [row.get('NameAlias_Function')]],
    [
      rows.remarks,
      [
        row.get('Entity_DesignationDetails'),
        row.get('Entity_Remark'),
        row.get('NameAlias_Remark'),
        row.get('Address_Remark'),
        contact,
      ],
    ],
    [rows.programmes, [row.get('Entity_Regulation_Programme')]],
  ] as const)
    for (const text of texts) if (text !== '') set.add(oneLine(text));
}

/** The joined rows of an entity as a draft of a list entry. */
export function euCsvDraft(id: string, rows: EuRows): EntryDraft {
  const { first } = rows;
  return {
    list: 'eu-fsf',
    entryId: id,
    schema: euSchema(first.get('Entity_SubjectType')),
    names: rows.names,
    identifiers: rows.identifiers,
    addresses: rows.addresses,
    birthDates: rows.born,
    countries: rows.countries,
    position: [...rows.functions].join('; '),
    remarks: [...rows.remarks].join(' | '),
    listedOn:
      wholeDay(first.get('Entity_DesignationDate')) ?? wholeDay(first.get('Entity_Regulation_EntryIntoForceDate')),
    programmes: [...rows.programmes],
    citation: euCitation(first.get('Entity_Regulation_NumberTitle'), first.get('Entity_Regulation_PublicationUrl'), id),
  };
}
