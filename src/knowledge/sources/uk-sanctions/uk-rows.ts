import type {
  EntityAddress,
  EntityIdentifier,
  EntityName,
  EntitySchema,
  IdentifierScheme,
} from '../../../core/listing.ts';
import { countryCode } from '../countries.ts';
import type { TableRow } from '../csv-rows.ts';
import { partialDay, wholeDay } from '../day.ts';
import { type EntryDraft, nameOf, oneLine, present } from '../entry.ts';
import { namesFromText } from '../names-in-text.ts';

/** All rows of one designation: the tables repeat it for every name, address and date. */
export interface UkParty {
  readonly id: string;
  readonly schema: EntitySchema;
  readonly names: EntityName[];
  readonly identifiers: EntityIdentifier[];
  readonly addresses: EntityAddress[];
  readonly birthDates: string[];
  readonly countries: Set<string>;
  readonly programmes: Set<string>;
  readonly positions: Set<string>;
  readonly remarks: Set<string>;
  readonly measures: Set<string>;
  readonly parents: Set<string>;
  readonly subsidiaries: Set<string>;
  /** Who owns or operates a ship, now or before, in the list's own words for the tie. */
  readonly operators: Map<string, string>;
  listed: string | undefined;
}

/** UK designation types: `Individual`, `Entity`, `Ship`. */
export function ukSchema(type: string): EntitySchema {
  if (/individual/iu.test(type)) return 'Person';
  return /ship|vessel/iu.test(type) ? 'Vessel' : 'Organization';
}

/** Kind of a name by the words in "Alias Type" / "Name type" and "Alias Quality" / "Alias strength". */
export function ukNameKind(type: string, strength: string): EntityName['kind'] {
  if (/primary|prime/iu.test(type) && !/variation/iu.test(type)) return 'primary';
  if (/low|weak/iu.test(strength)) return 'weak';
  return /f\.?k\.?a|former/iu.test(type) ? 'former' : 'alias';
}

/** Dates of birth as the UK prints them: `28/09/1955`, `00/00/1961`, `dd/mm/1961`. */
export function ukBirthDate(text: string): string | undefined {
  return partialDay(text.replace(/^dd\/mm\//iu, '00/00/').replace(/^dd\//iu, '00/'), 'day-first');
}

/** `(1) first (2) second` and `first; second` as single values. A `(98)` without a `(1)` is the code of a phone number. */
function ukValues(text: string): string[] {
  return text
    .split(/\(1\)/u.test(text) ? /\(\d{1,2}\)|;|\r?\n/u : /;|\r?\n/u)
    .map(oneLine)
    .filter((part) => part !== '');
}

function first(row: TableRow, ...headers: string[]): string {
  for (const header of headers) {
    const value = row.get(header);
    if (value !== '') return value;
  }
  return '';
}

function identifiers(party: UkParty, scheme: IdentifierScheme, label: string, text: string): void {
  for (const value of ukValues(text)) party.identifiers.push({ scheme, value, label });
}

/** Adds one table row to its designation, opening it when it is new. Returns what a row that cannot be used lacks. */
export function takeUkRow(row: TableRow, parties: Map<string, UkParty>): UkParty | 'id' | 'name' {
  const unique = row.get('Unique ID');
  const group = first(row, 'OFSI Group ID', 'Group ID');
  const id = unique || (group === '' ? '' : `OFSI-${group}`);
  const type = first(row, 'Designation Type', 'Individual, Entity, Ship', 'Type', 'Group Type');
  const parts = ['Name 1', 'Name 2', 'Name 3', 'Name 4', 'Name 5', 'Name 6']
    .map((header) => row.get(header))
    .filter((part) => part !== '');
  const whole = row.get('Name') || parts.join(' ');
  if (id === '') return 'id';
  if (whole === '') return 'name';
  const party: UkParty = parties.get(id) ?? {
    id,
    schema: ukSchema(type),
    names: [],
    identifiers: group === '' ? [] : [{ scheme: 'other', value: group, label: 'OFSI Group ID' }],
    addresses: [],
    birthDates: [],
    countries: new Set(),
    programmes: new Set(),
    positions: new Set(),
    remarks: new Set(),
    measures: new Set(),
    parents: new Set(),
    subsidiaries: new Set(),
    operators: new Map(),
    listed: undefined,
  };
  parties.set(id, party);
  takeNames(row, party, whole, parts.length === 0);
  takePlaces(row, party);
  takeFacts(row, party);
  return party;
}

function takeNames(row: TableRow, party: UkParty, whole: string, single: boolean): void {
  const type = first(row, 'Name type', 'Alias Type');
  const kind = single && type === '' ? 'primary' : ukNameKind(type, first(row, 'Alias strength', 'Alias Quality'));
  const said = party.schema === 'Person' ? undefined : namesFromText(whole);
  const name = nameOf(said?.primary ?? whole, kind);
  if (name) {
    if (kind === 'primary') party.names.unshift(name);
    else party.names.push(name);
  }
  party.names.push(...(said?.names ?? []));
  const script = nameOf(row.get('Name non-latin script'), 'script');
  if (script) party.names.push(script);
}

function takePlaces(row: TableRow, party: UkParty): void {
  const country = first(row, 'Address Country', 'Country');
  const lines = [1, 2, 3, 4, 5, 6].map((number) => first(row, `Address Line ${number}`, `Address ${number}`));
  const text = [...lines, first(row, 'Address Postal Code', 'Post/Zip Code'), country]
    .filter((line) => line !== '')
    .join(', ');
  const code = countryCode(country);
  if (text !== '') party.addresses.push({ text, ...(code === undefined ? {} : { country: code }) });
  if (code !== undefined) party.countries.add(code);
  for (const value of ukValues(
    `${first(row, 'Nationality(/ies)', 'Nationality')};${row.get('Current believed flag of ship')}`,
  )) {
    const nationality = countryCode(value);
    if (nationality !== undefined) party.countries.add(nationality);
  }
}

function takeFacts(row: TableRow, party: UkParty): void {
  for (const born of ukValues(first(row, 'D.O.B', 'DOB'))) {
    const day = ukBirthDate(born);
    if (day !== undefined) party.birthDates.push(day);
  }
  identifiers(party, 'passport', 'Passport', row.get('Passport number'));
  identifiers(
    party,
    'national-id',
    'National Identifier',
    first(row, 'National Identifier number', 'National Identification Number'),
  );
  identifiers(party, 'registration', 'Business registration number', row.get('Business registration number (s)'));
  identifiers(party, 'imo', 'IMO number', row.get('IMO number').replace(/IMO\s*/giu, ''));
  identifiers(party, 'other', 'Hull identification number', row.get('Hull identification number (HIN)'));
  identifiers(party, 'other', 'UN reference number', row.get('UN Reference Number'));
  identifiers(party, 'website', 'Website', row.get('Website'));
  identifiers(party, 'email', 'Email address', row.get('Email address'));
  identifiers(party, 'phone', 'Phone number', row.get('Phone number'));
  for (const [set, text] of [
    [party.programmes, first(row, 'Regime Name', 'Regime')],
    [party.positions, row.get('Position')],
    [party.remarks, row.get('Other Information')],
    [party.remarks, row.get('UK Statement of Reasons')],
    [party.measures, row.get('Sanctions Imposed')],
  ] as const) {
    if (text !== '') set.add(oneLine(text));
  }
  for (const tie of ['Current owner/operator', 'Previous owner/operator'])
    for (const name of ukValues(row.get(`${tie} (s)`))) party.operators.set(name, tie);
  for (const name of ukValues(row.get('Parent company'))) party.parents.add(name);
  for (const name of ukValues(row.get('Subsidiaries'))) party.subsidiaries.add(name);
  const listed = wholeDay(first(row, 'Date Designated', 'UK Sanctions List Date Designated', 'Listed On'), 'day-first');
  if (listed !== undefined && (party.listed === undefined || listed < party.listed)) party.listed = listed;
}

/** A designation as a draft of a list entry. */
export function ukDraft(party: UkParty): EntryDraft {
  return {
    list: 'uk-sanctions',
    entryId: party.id,
    schema: party.schema,
    names: present(party.names),
    identifiers: party.identifiers,
    addresses: party.addresses,
    birthDates: party.birthDates,
    countries: [...party.countries],
    position: [...party.positions].join('; '),
    remarks: [...party.remarks].join(' | '),
    listedOn: wholeDay(party.listed),
    programmes: [...party.programmes],
    scope: [...party.measures].join('; '),
    citation: {
      title: 'UK Sanctions List',
      url: 'https://www.gov.uk/government/publications/the-uk-sanctions-list',
      pinpoint: party.id,
    },
  };
}
