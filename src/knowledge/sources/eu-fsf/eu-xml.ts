import { wholeDay } from '../day.ts';
import { type EntryDraft, present } from '../entry.ts';
import type { Ledger } from '../ledger.ts';
import { child, children, textOf, type XmlElement } from '../xml-records.ts';
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

/**
 * The XML keeps its facts in attributes. Reads them and remembers which were asked for, so that those that nobody reads
 * can be named.
 */
export interface EuAttributes {
  get(element: XmlElement | undefined, name: string): string;
  /** Counts the attributes of a record that hold something. */
  count(record: XmlElement): void;
  /** Reports what was counted and never asked for. */
  close(ledger: Ledger): void;
}

/** Bookkeeping of the schema and not facts of the party. */
const HOUSEKEEPING = new Set(['logicalId', 'regulationLanguage']);
/** Stands below every part and says which regulation brought it in; reported as one thing. */
const SUMMARY = 'regulationSummary';

export function euAttributes(): EuAttributes {
  const asked = new Set<string>();
  const seen = new Map<string, { key: string; count: number }>();
  const one = (what: string, key: string): void => {
    const known = seen.get(what);
    if (known) known.count += 1;
    else seen.set(what, { key, count: 1 });
  };
  const count = (element: XmlElement, path: string): void => {
    if (element.name === SUMMARY) {
      one(`element ${path}`, '');
      return;
    }
    for (const [name, value] of Object.entries(element.attributes))
      if (value.trim() !== '' && !HOUSEKEEPING.has(name)) one(`attribute ${path}@${name}`, `${element.name}@${name}`);
    for (const part of element.children) count(part, `${path}/${part.name}`);
  };
  return {
    get(element, name) {
      if (element === undefined) return '';
      asked.add(`${element.name}@${name}`);
      return (element.attributes[name] ?? '').trim();
    },
    count: (record) => count(record, record.name),
    close(ledger) {
      for (const [what, { key, count: times }] of seen) if (!asked.has(key)) ledger.ignore(what, undefined, times);
    },
  };
}

/** A `sanctionEntity` as a draft of a list entry. */
export function euXmlDraft(record: XmlElement, attributes: EuAttributes): EntryDraft {
  const facts =
    (element: XmlElement): Fact =>
    (name) =>
      attributes.get(element, name);
  const of = facts(record);
  const regulations = children(record, 'regulation');
  const first = regulations[0];
  const names = children(record, 'nameAlias');
  const places = children(record, 'address');
  const contacts = places.flatMap((place) =>
    children(place, 'contactInfo').map((one) => `${facts(one)('key')} ${facts(one)('value') || one.text}`.trim()),
  );
  const addresses = present(places.map((place) => euAddress(facts(place))));
  const remarks = [
    of('designationDetails'),
    ...children(record, 'remark').map((remark) => remark.text),
    ...names.flatMap((alias) => children(alias, 'remark').map((remark) => remark.text)),
    ...places.flatMap((place) => children(place, 'remark').map((remark) => remark.text)),
    ...contacts,
  ].filter((text) => text !== '');
  return {
    list: 'eu-fsf',
    entryId: of('euReferenceNumber') || of('logicalId'),
    schema: euSchema(attributes.get(child(record, 'subjectType'), 'code')),
    names: present(names.map((alias) => euName(facts(alias), textOf(alias, 'remark')))),
    identifiers: [
      ...euUnitedNations(of('unitedNationId')),
      ...children(record, 'identification').flatMap((one) => euIdentifiers(facts(one))),
      ...contacts.flatMap(euContacts),
    ],
    addresses,
    birthDates: present(children(record, 'birthdate').map((one) => euBirthDate(facts(one)))),
    countries: [
      ...children(record, 'citizenship').map((one) => euCountry(facts(one)('countryIso2Code'))),
      ...addresses.map((address) => address.country),
    ],
    position: [...new Set(names.map((alias) => facts(alias)('function')).filter((text) => text !== ''))].join('; '),
    remarks: remarks.join(' | '),
    listedOn: wholeDay(of('designationDate')) ?? wholeDay(attributes.get(first, 'entryIntoForceDate')),
    delistedOn: wholeDay(of('delistingDate')),
    programmes: present(regulations.map((one) => attributes.get(one, 'programme') || undefined)),
    citation: euCitation(
      attributes.get(first, 'numberTitle'),
      textOf(first, 'publicationUrl'),
      of('euReferenceNumber'),
    ),
  };
}
