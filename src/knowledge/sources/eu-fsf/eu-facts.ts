import type { Citation } from '../../../core/identity.ts';
import type { EntityAddress, EntityIdentifier, EntityName, EntitySchema } from '../../../core/listing.ts';
import { partialDay } from '../day.ts';
import { nameOf, present } from '../entry.ts';
import { identifierScheme } from '../ofac-remarks.ts';

/** What the XML and the CSV of the EU list have in common: the same facts under attributes and under columns. */

/** Reads one fact by its name in the XML schema; `''` when it is absent. */
export type Fact = (name: string) => string;

export const EU_PAGE =
  'https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions';

/** `person`, `P`, `enterprise`, `E`. */
export function euSchema(type: string): EntitySchema {
  return /^p(?:erson)?$/iu.test(type) ? 'Person' : 'Organization';
}

/** Two letters; `00` is unknown. */
export function euCountry(code: string): string | undefined {
  return /^[A-Z]{2}$/u.test(code) ? (code === 'UK' ? 'GB' : code) : undefined;
}

/** A name, weak when the list says so by its flag or in the remark beside it. */
export function euName(fact: Fact, remark: string): EntityName | undefined {
  const whole = fact('wholeName') || ['firstName', 'middleName', 'lastName'].map(fact).join(' ');
  const language = fact('nameLanguage').toLowerCase();
  const weak = fact('strong') === 'false' || /low[- ]quality|weak a\.?k\.?a/iu.test(remark);
  return nameOf(whole, weak ? 'weak' : 'alias', language === '' ? {} : { lang: language });
}

/** An address on one line, from the street to the country. */
export function euAddress(fact: Fact): EntityAddress | undefined {
  const city = fact('city');
  const text = ['street', 'poBox', 'zipCode', 'city', 'region', 'place', 'countryDescription']
    .map(fact)
    .filter((part) => part !== '' && part !== 'UNKNOWN')
    .join(', ');
  const code = euCountry(fact('countryIso2Code'));
  return text === ''
    ? undefined
    : { text, ...(city === '' ? {} : { city }), ...(code === undefined ? {} : { country: code }) };
}

/** What the list says against a document, in the words that its reader sees. */
const FLAWS: readonly (readonly [string, string])[] = [
  ['knownFalse', 'known to be false'],
  ['knownExpired', 'expired'],
  ['reportedLost', 'reported lost'],
  ['revokedByIssuer', 'revoked by its issuer'],
];

/** A document or registration; its number in Latin letters too, when the list gives both. */
export function euIdentifiers(fact: Fact): EntityIdentifier[] {
  const type = fact('identificationTypeDescription') || fact('identificationTypeCode');
  const flaws = FLAWS.filter(([name]) => /^(?:true|yes|1)$/iu.test(fact(name))).map(([, words]) => words);
  const label = flaws.length === 0 ? type : `${type} (${flaws.join(', ')})`;
  const country = euCountry(fact('countryIso2Code'));
  return [...new Set([fact('number'), fact('latinNumber')])]
    .filter((value) => value !== '')
    .map((value) => ({
      scheme: identifierScheme(type),
      value,
      label,
      ...(country === undefined ? {} : { country }),
    }));
}

/** A day, month, year or range of years. */
export function euBirthDate(fact: Fact): string | undefined {
  const whole = partialDay(fact('birthdate'));
  if (whole !== undefined) return whole;
  const [from, to, year] = [fact('yearRangeFrom'), fact('yearRangeTo'), fact('year')];
  if (from !== '' && to !== '') return `${from}/${to}`;
  if (!/^\d{4}$/u.test(year)) return undefined;
  const two = (text: string): string => (/^\d{1,2}$/u.test(text) ? text.padStart(2, '0') : '00');
  const month = two(fact('monthOfYear'));
  return month === '00' ? year : partialDay(`${two(fact('dayOfMonth'))}/${month}/${year}`, 'day-first');
}

/** Mail addresses and web sites in the contact details of an address, whatever stands around them. */
export function euContacts(text: string): EntityIdentifier[] {
  const emails = text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu) ?? [];
  const websites = text.match(/(?:https?:\/\/|\bwww\.)[^\s;,\]]+/giu) ?? [];
  return [
    ...emails.map((value): EntityIdentifier => ({ scheme: 'email', value, label: 'Contact' })),
    ...websites.map((value): EntityIdentifier => ({ scheme: 'website', value, label: 'Contact' })),
  ];
}

/** Where anyone can read the entry: the regulation that put it on the list. */
export function euCitation(title: string, url: string, reference: string): Citation {
  return {
    title: `EU consolidated list: ${title || 'regulation not named'}`,
    url: url || EU_PAGE,
    pinpoint: reference,
  };
}

/** The UN's number of an entry that stands on both lists. */
export function euUnitedNations(number: string): EntityIdentifier[] {
  return present([
    number === '' ? undefined : { scheme: 'other' as const, value: number, label: 'UN reference number' },
  ]);
}
