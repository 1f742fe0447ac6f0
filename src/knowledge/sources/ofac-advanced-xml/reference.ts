import type { EntityAddress, EntityIdentifier } from '../../../core/listing.ts';
import { countryCode } from '../countries.ts';
import { present } from '../entry.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import { ofacListByName } from '../ofac.ts';
import { identifierScheme } from '../ofac-remarks.ts';
import type { ListFile, ParseOptions } from '../source.ts';
import { child, children, sweep, textOf, type XmlElement, xmlRecords } from '../xml-records.ts';

/** A profile's place on one list. */
export interface AdvancedListing {
  readonly list: string;
  /** The day of the first entry event. */
  readonly day: string | undefined;
  readonly programmes: readonly string[];
  /** What follows: kinds of sanctions and legal bases. */
  readonly scope: readonly string[];
}

export interface AdvancedRelation {
  readonly from: string;
  readonly to: string;
  readonly words: string;
  readonly former: boolean;
}

/** What the file says once and parties refer to by number. */
export interface Reference {
  /** `<Kind>:<ID>` → text. */
  readonly values: ReadonlyMap<string, string>;
  /** PartySubType → PartyType. */
  readonly partyTypes: ReadonlyMap<string, string>;
  readonly locations: ReadonlyMap<string, EntityAddress>;
  /** Identity → documents. */
  readonly documents: ReadonlyMap<string, readonly EntityIdentifier[]>;
  /** Profile → its places on lists. */
  readonly listings: ReadonlyMap<string, readonly AdvancedListing[]>;
  readonly relations: readonly AdvancedRelation[];
  readonly published: string | undefined;
}

interface Growing {
  readonly values: Map<string, string>;
  readonly partyTypes: Map<string, string>;
  readonly locations: Map<string, EntityAddress>;
  readonly documents: Map<string, EntityIdentifier[]>;
  readonly listings: Map<string, AdvancedListing[]>;
  readonly relations: AdvancedRelation[];
  published: string | undefined;
}

/** The number under which an element is known or that it refers to. */
export function idOf(element: XmlElement | undefined, name = 'ID'): string {
  return element?.attributes[name] ?? '';
}

/** `Year`, `Month` and `Day` elements as `1961-04-01`, or as much of it as is given. */
export function dateOf(element: XmlElement | undefined): string | undefined {
  const parts = ['Year', 'Month', 'Day'].map((part) => textOf(element, part));
  if (parts[0] === '') return undefined;
  return parts
    .filter((part) => part !== '')
    .map((part, index) => part.padStart(index === 0 ? 4 : 2, '0'))
    .join('-');
}

const RECORDS = new Set(['DateOfIssue', 'Location', 'IDRegDocument', 'SanctionsEntry', 'ProfileRelationship']);
/** Read whole so that they are not taken apart into outer pieces; what they hold is the second pass's business. */
const PARTY = 'DistinctParty';

/**
 * First pass: everything but the parties, because parties refer forwards and backwards. What is read and not used goes
 * to `ledger`; damage is told by the second pass, which reads the same bytes.
 */
export async function readReference(file: ListFile, ledger: Ledger, options: ParseOptions): Promise<Reference> {
  const growing: Growing = {
    values: new Map(),
    partyTypes: new Map(),
    locations: new Map(),
    documents: new Map(),
    listings: new Map(),
    relations: [],
    published: undefined,
  };
  const isRecord = (name: string): boolean => RECORDS.has(name) || name === PARTY;
  for await (const batch of xmlRecords(file, isRecord, openLedger(), options.limits)) {
    for (const { kind, path, element } of batch) {
      if (element.name === PARTY) continue;
      if (kind === 'record') {
        take(element, growing);
        sweep(element, ledger);
      } else if (path.includes('ReferenceValueSets')) {
        const short = element.attributes['LegalBasisShortRef'] ?? '';
        growing.values.set(`${element.name}:${idOf(element)}`, element.text || short);
        if (element.name === 'PartySubType') growing.partyTypes.set(idOf(element), idOf(element, 'PartyTypeID'));
      }
    }
  }
  return growing;
}

function take(element: XmlElement, growing: Growing): void {
  switch (element.name) {
    case 'DateOfIssue':
      growing.published = dateOf(element);
      return;
    case 'Location':
      growing.locations.set(idOf(element), locationOf(element, growing.values));
      return;
    case 'IDRegDocument':
      takeDocument(element, growing);
      return;
    case 'SanctionsEntry':
      takeListing(element, growing);
      return;
    default:
      growing.relations.push({
        from: idOf(element, 'From-ProfileID'),
        to: idOf(element, 'To-ProfileID'),
        words: growing.values.get(`RelationType:${idOf(element, 'RelationTypeID')}`) ?? '',
        former: idOf(element, 'Former') === 'true',
      });
  }
}

/** Parts of an address in the order in which addresses are written; the file gives them in any order. */
const PART_ORDER = ['ADDRESS1', 'ADDRESS2', 'ADDRESS3', 'CITY', 'STATE/PROVINCE', 'POSTAL CODE', 'REGION'];

function locationOf(element: XmlElement, values: ReadonlyMap<string, string>): EntityAddress {
  const parts = children(element, 'LocationPart')
    .map((part) => {
      const all = children(part, 'LocationPartValue');
      const texts = all.map((value) => textOf(value, 'Value'));
      // The others are the same part in the original script.
      const main = all.findIndex((value) => value.attributes['Primary'] === 'true');
      return {
        type: (values.get(`LocPartType:${idOf(part, 'LocPartTypeID')}`) ?? '').toUpperCase(),
        value: texts[Math.max(0, main)] ?? '',
      };
    })
    .filter((part) => part.value !== '');
  const rank = (type: string): number => (PART_ORDER.includes(type) ? PART_ORDER.indexOf(type) : PART_ORDER.length);
  parts.sort((a, b) => rank(a.type) - rank(b.type));
  const number =
    idOf(child(element, 'LocationCountry'), 'CountryID') || idOf(child(element, 'LocationAreaCode'), 'AreaCodeID');
  const said = values.get(`Country:${number}`) ?? '';
  const named = /^undetermined$/iu.test(said) ? '' : said;
  // The place of a nationality is one part of no stated type that names the country.
  const alone = named === '' && parts.length === 1 ? parts[0]!.value : '';
  const country = countryCode(named || alone);
  const city = parts.find((part) => part.type === 'CITY')?.value;
  const text = [...parts.map((part) => part.value), named].filter((part) => part !== '').join(', ');
  return { text, ...(city ? { city } : {}), ...(country === undefined ? {} : { country }) };
}

function takeDocument(element: XmlElement, growing: Growing): void {
  const { values, documents } = growing;
  const value = textOf(element, 'IDRegistrationNo');
  if (value === '') return;
  const type = values.get(`IDRegDocType:${idOf(element, 'IDRegDocTypeID')}`) ?? '';
  const valid = values.get(`Validity:${idOf(element, 'ValidityID')}`) ?? '';
  const country = countryCode(values.get(`Country:${idOf(element, 'IssuedBy-CountryID')}`) ?? '');
  const scheme = identifierScheme(type);
  const owner = idOf(element, 'IdentityID');
  const document: EntityIdentifier = {
    scheme,
    value: scheme === 'imo' ? value.replace(/^IMO\s*/iu, '') : value,
    // A forged passport still points to who carries it, and the reader must see that it is one.
    label: valid === '' || /^valid$/iu.test(valid) ? type : `${type} (${valid.toLowerCase()})`,
    ...(country === undefined ? {} : { country }),
  };
  documents.set(owner, [...(documents.get(owner) ?? []), document]);
}

function takeListing(element: XmlElement, growing: Growing): void {
  const { values, listings } = growing;
  const events = children(element, 'EntryEvent');
  const days = present(events.map((event) => dateOf(child(event, 'Date')))).sort();
  const measures = children(element, 'SanctionsMeasure').map((measure) => ({
    programme: textOf(measure, 'Comment'),
    type: values.get(`SanctionsType:${idOf(measure, 'SanctionsTypeID')}`) ?? '',
  }));
  const bases = events.map((event) => values.get(`LegalBasis:${idOf(event, 'LegalBasisID')}`) ?? '');
  const profile = idOf(element, 'ProfileID');
  const listing: AdvancedListing = {
    list: ofacListByName(values.get(`List:${idOf(element, 'ListID')}`) ?? '') ?? 'us-ofac-consolidated',
    day: days[0],
    programmes: measures.map((measure) => measure.programme).filter((text) => text !== ''),
    // A measure of the type "Program" carries the programme's tag and says nothing more.
    scope: [
      ...new Set([...measures.filter((measure) => measure.programme === '').map((measure) => measure.type), ...bases]),
    ].filter((text) => text !== '' && !/^unknown$/iu.test(text)),
  };
  listings.set(profile, [...(listings.get(profile) ?? []), listing]);
}
