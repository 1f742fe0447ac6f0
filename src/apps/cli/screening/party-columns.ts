import type { EntityIdentifier, EntitySchema, IdentifierScheme } from '../../../core/listing.ts';
import { countryCode } from '../../../knowledge/sources/countries.ts';
import { partialDay } from '../../../knowledge/sources/day.ts';
import type { ScreenQuery } from '../../../screening/party.ts';

/** What a column of the user's list means for screening. `person` names somebody beside the party: asked on its own. */
export type PartyField =
  | 'name'
  | 'first-name'
  | 'middle-name'
  | 'last-name'
  | 'alias'
  | 'person'
  | 'schema'
  | 'country'
  | 'address'
  | 'birth-date'
  | `id:${IdentifierScheme}`
  | 'ignored';

/** First match counts, so the narrow meanings stand before the wide ones. */
const HEADERS: readonly (readonly [RegExp, PartyField])[] = [
  [/\b(?:lei)\b/, 'id:lei'],
  [/\bcage\b/, 'id:cage'],
  [/\buei\b|unique entity/, 'id:uei'],
  [/\bduns\b|d-u-n-s/, 'id:duns'],
  [/\bimo\b/, 'id:imo'],
  [/\bbic\b|swift/, 'id:bic'],
  [/passport/, 'id:passport'],
  [/\b(?:tax|vat|tin|ein|inn|ust|cif|nif)\b/, 'id:tax'],
  [/registration|company (?:no|number)|reg\.? ?(?:no|nr)|uscc|credit code|kvk|ogrn|crn/, 'id:registration'],
  [/national id|\bid ?(?:no|number|card)\b/, 'id:national-id'],
  [/e[ -]?mail/, 'id:email'],
  [/web ?site|\burl\b|domain/, 'id:website'],
  [/phone|telefon|\btel\b|mobile/, 'id:phone'],
  [/birth|\bdob\b|geburt|naissance|born|出生/, 'birth-date'],
  [/alias|a\.?k\.?a|other name|trading as|trade name|\bdba\b|former name|previous name|short name/, 'alias'],
  [
    /contact|attn|attention|signator|director|beneficial|\bubo\b|\bowners?\b|representative|\bceo\b|officer|shareholder|ansprech/,
    'person',
  ],
  [/(?:first|given|fore)[ -]?names?|vorname|pr[ée]nom|^nombres?$|christian name|^first$/, 'first-name'],
  [/middle[ -]?names?|patronymic|^middle$/, 'middle-name'],
  [/(?:last|family)[ -]?names?|surname|nachname|familienname|apellidos?|nom de famille|^last$/, 'last-name'],
  [/address|street|\bcity\b|adresse|\bort$|postal|\bzip\b|地址/, 'address'],
  [/country|\bnation|(?<!is)land$|\bpays\b|pa[ií]s|jurisdiction|国家/, 'country'],
  [/entity type|party type|^type$|^kind$|schema/, 'schema'],
  // What is kept about a party under its own word (`Vendor ID`, `Kundennummer`, `Supplier status`) is not its name.
  [
    /(?:\b(?:ids?|no|nr|num|numbers?|code|key|ref|reference|group|class|category|status|since|dates?|amount|spend|size|rating|risk|currency|terms|type|url)\.?|#|nummer|nr\.?|编号|编码|代码)$/,
    'ignored',
  ],
  [
    /name|vendor|supplier|counterparty|customer|\bclient|\bpayee|\bconsignee|\bbeneficiary|company|manufacturer|\bfirm\b|organi[sz]ation|party|\bentity\b|person|naam|nom$|lieferant|kunde|kontrahent|名称|公司|姓名|供应商/,
    'name',
  ],
];

/** The meaning of a column header; `ignored` when no word of it is known. */
export function fieldOf(header: string): PartyField {
  const text = header
    .trim()
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .replace(/[_/]+/g, ' ');
  if (text === '') return 'ignored';
  return HEADERS.find(([pattern]) => pattern.test(text))?.[1] ?? 'ignored';
}

const NAME_WORD =
  '(?:name|vendor|supplier|counterparty|customer|client|payee|consignee|beneficiary|company|manufacturer|firm|organi[sz]ation|party|entity|person|partner|naam|nom|lieferant|kunde|kontrahent|名称|公司|姓名|供应商)';
const QUALIFIED = new RegExp(
  `^(?:(?:the|full|legal|business|account|registered|official|display|${NAME_WORD})(?:'?s|e?n)? ?){0,2}${NAME_WORD}(?:s|n|en)?$`,
);

/** Whether a cell is a header for names and nothing else: `Supplier name`, not `Orvex Company`. */
export function isNameHeader(cell: string): boolean {
  return QUALIFIED.test(cell.trim().toLowerCase().replace(/[_/]+/g, ' '));
}

/**
 * The first column that is plainly a name is the name; later ones are other names. Given and family names alone make the
 * name; one of the two alone is a name too.
 */
export function oneName(fields: readonly PartyField[], headers: readonly string[]): readonly PartyField[] {
  const best = fields.findIndex((field, at) => field === 'name' && /name|vendor|supplier|名/i.test(headers[at] ?? ''));
  const chosen = best >= 0 ? best : fields.indexOf('name');
  const other = (at: number): PartyField => (/name/i.test(headers[at] ?? '') ? 'alias' : 'ignored');
  const named = fields.map((field, at) => (field === 'name' && at !== chosen ? other(at) : field));
  if (chosen >= 0 || named.some(isNamePart)) return named;
  // A list of contacts and nothing else is a list of people.
  const contact = named.indexOf('person');
  return named.map((field, at) => (at === contact ? 'name' : field));
}

/** Whether a table with these columns names anybody. */
export function namesAParty(fields: readonly PartyField[]): boolean {
  return fields.some((field) => field === 'name' || isNamePart(field));
}

function isNamePart(field: PartyField): boolean {
  return field === 'first-name' || field === 'last-name';
}

const PERSON = /person|individual|natural|human/i;
const VESSEL = /vessel|ship/i;

/** What a row asks: its party, and each person named beside it. A row without a name asks for an empty one. */
export function queriesOf(cells: readonly string[], fields: readonly PartyField[]): readonly ScreenQuery[] {
  const all = (wanted: PartyField): readonly string[] =>
    cells.filter((cell, at) => fields[at] === wanted && cell.trim() !== '').map((cell) => cell.trim());
  const identifiers: EntityIdentifier[] = [];
  for (const [at, field] of fields.entries()) {
    const value = cells[at]?.trim() ?? '';
    if (field.startsWith('id:') && value !== '')
      identifiers.push({ scheme: field.slice(3) as IdentifierScheme, value });
  }
  const [firstName = ''] = all('first-name');
  const [lastName = ''] = all('last-name');
  const parts = [firstName, ...all('middle-name'), lastName].filter((part) => part !== '').join(' ');
  const names = [...all('name'), parts, ...all('alias').flatMap((alias) => alias.split(/\s*;\s*/))].filter(
    (name) => name !== '',
  );
  const schema = schemaOf(all('schema')[0], parts !== '' && all('name').length === 0);
  const address = all('address').join(', ');
  const party: ScreenQuery = {
    name: names[0] ?? '',
    otherNames: names.slice(1),
    ...(schema === undefined ? {} : { schema }),
    ...(firstName === '' || lastName === '' ? {} : { firstName, lastName }),
    identifiers,
    addresses: address === '' ? [] : [address],
    birthDates: all('birth-date').flatMap(daysOf),
    countries: all('country').flatMap((country) => countryCode(country) ?? []),
  };
  // The party's facts are the firm's: its people are asked by name alone.
  const people = all('person')
    .flatMap((cell) => cell.split(/\s*[;|\n]\s*/))
    .filter((name) => name !== '')
    .map((name): ScreenQuery => ({ name, schema: 'Person' }));
  return [party, ...people];
}

function schemaOf(type: string | undefined, parts: boolean): EntitySchema | undefined {
  if (type !== undefined) return PERSON.test(type) ? 'Person' : VESSEL.test(type) ? 'Vessel' : 'Company';
  return parts ? 'Person' : undefined;
}

/** A birth date as written; `03/04/1961` may be either day, so both are asked and either may agree. */
function daysOf(text: string): readonly string[] {
  const orders = /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(text)
    ? (['day-first'] as const)
    : (['month-first', 'day-first'] as const);
  const read = new Set(orders.flatMap((order) => partialDay(text, order) ?? []));
  return read.size > 0 ? [...read] : [text];
}
