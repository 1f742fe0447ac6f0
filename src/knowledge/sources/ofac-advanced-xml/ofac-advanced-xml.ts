import type { EntityAddress, EntityIdentifier, EntityName, Relation } from '../../../core/listing.ts';
import { countryCode } from '../countries.ts';
import { wholeDay } from '../day.ts';
import { entryMaker, nameOf, present } from '../entry.ts';
import { openLedger } from '../ledger.ts';
import { OFAC_LISTS, ofacCitation, ofacListByName, ofacRelation, ofacSchema } from '../ofac.ts';
import { identifierScheme } from '../ofac-remarks.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { child, children, sweep, textOf, type XmlElement, xmlRecords } from '../xml-records.ts';

/** What the file says once and parties refer to by number. */
interface Reference {
  /** `<Kind>:<ID>` → text. */
  readonly values: Map<string, string>;
  /** PartySubType → PartyType. */
  readonly partyTypes: Map<string, string>;
  readonly locations: Map<string, EntityAddress>;
  /** Identity → documents. */
  readonly documents: Map<string, EntityIdentifier[]>;
  /** Profile → its places on lists. */
  readonly entries: Map<string, { list: string; day: string | undefined; programmes: string[] }[]>;
  readonly relations: { from: string; to: string; words: string; former: boolean }[];
}

function id(element: XmlElement | undefined, name = 'ID'): string {
  return element?.attributes[name] ?? '';
}

function dateOf(element: XmlElement | undefined): string | undefined {
  const parts = ['Year', 'Month', 'Day'].map((part) => textOf(element, part));
  if (parts[0] === '') return undefined;
  return parts
    .filter((part) => part !== '')
    .map((part, index) => part.padStart(index === 0 ? 4 : 2, '0'))
    .join('-');
}

function locationOf(element: XmlElement, values: Map<string, string>): EntityAddress {
  const named = values.get(`Country:${id(child(element, 'LocationCountry'), 'CountryID')}`) ?? '';
  const parts = children(element, 'LocationPart').map((part) => ({
    type: values.get(`LocPartType:${id(part, 'LocPartTypeID')}`) ?? '',
    value: children(part, 'LocationPartValue')
      .map((value) => textOf(value, 'Value'))
      .filter((text) => text !== '')
      .join(' '),
  }));
  const city = parts.find((part) => part.type === 'CITY')?.value;
  const country = countryCode(named);
  const text = [...parts.map((part) => part.value), named].filter((part) => part !== '').join(', ');
  return { text, ...(city ? { city } : {}), ...(country === undefined ? {} : { country }) };
}

const REFERENCE_RECORDS = new Set(['Location', 'IDRegDocument', 'SanctionsEntry', 'ProfileRelationship']);

/** First pass: everything but the parties, because parties refer forwards and backwards. */
async function readReference(
  file: ListFile,
  ledger: ReturnType<typeof openLedger>,
  options: ParseOptions,
  onDate: (day: string) => void,
): Promise<Reference> {
  const reference: Reference = {
    values: new Map(),
    partyTypes: new Map(),
    locations: new Map(),
    documents: new Map(),
    entries: new Map(),
    relations: [],
  };
  const isRecord = (name: string, path: string): boolean =>
    REFERENCE_RECORDS.has(name) ||
    path.endsWith('/Sanctions/DateOfIssue') ||
    path === 'Sanctions/DateOfIssue' ||
    path.endsWith('DistinctParty');
  for await (const batch of xmlRecords(file, isRecord, ledger, options.limits)) {
    for (const { kind, path, element } of batch) {
      if (element.name === 'DistinctParty') continue;
      if (kind === 'record') takeReference(element, reference, onDate);
      else if (path.includes('ReferenceValueSets')) {
        reference.values.set(`${element.name}:${id(element)}`, element.text);
        if (element.name === 'PartySubType') reference.partyTypes.set(id(element), id(element, 'PartyTypeID'));
      }
    }
  }
  return reference;
}

function takeReference(element: XmlElement, reference: Reference, onDate: (day: string) => void): void {
  const { values } = reference;
  if (element.name === 'DateOfIssue') {
    const day = dateOf(element);
    if (day !== undefined) onDate(day);
  } else if (element.name === 'Location') reference.locations.set(id(element), locationOf(element, values));
  else if (element.name === 'IDRegDocument') {
    const value = textOf(element, 'IDRegistrationNo');
    const label = values.get(`IDRegDocType:${id(element, 'IDRegDocTypeID')}`) ?? '';
    const country = countryCode(values.get(`Country:${id(element, 'IssuedBy-CountryID')}`) ?? '');
    const scheme = identifierScheme(label);
    const document: EntityIdentifier = {
      scheme,
      value: scheme === 'imo' ? value.replace(/^IMO\s*/iu, '') : value,
      label,
      ...(country === undefined ? {} : { country }),
    };
    const owner = id(element, 'IdentityID');
    if (value !== '') reference.documents.set(owner, [...(reference.documents.get(owner) ?? []), document]);
  } else if (element.name === 'SanctionsEntry') {
    const name = values.get(`List:${id(element, 'ListID')}`) ?? '';
    const days = present(children(element, 'EntryEvent').map((event) => dateOf(child(event, 'Date')))).sort();
    const programmes = children(element, 'SanctionsMeasure')
      .map((measure) => textOf(measure, 'Comment'))
      .filter((text) => text !== '');
    const profile = id(element, 'ProfileID');
    const list = ofacListByName(name) ?? 'us-ofac-consolidated';
    reference.entries.set(profile, [...(reference.entries.get(profile) ?? []), { list, day: days[0], programmes }]);
  } else {
    reference.relations.push({
      from: id(element, 'From-ProfileID'),
      to: id(element, 'To-ProfileID'),
      words: values.get(`RelationType:${id(element, 'RelationTypeID')}`) ?? '',
      former: id(element, 'Former') === 'true',
    });
  }
}

/** Names of an identity: parts in the order written, the last name first for people as in OFAC's other files. */
function namesOf(identity: XmlElement, person: boolean, values: Map<string, string>): EntityName[] {
  const partTypes = new Map<string, string>();
  for (const group of children(child(identity, 'NamePartGroups'), 'MasterNamePartGroup')) {
    for (const part of children(group, 'NamePartGroup'))
      partTypes.set(id(part), values.get(`NamePartType:${id(part, 'NamePartTypeID')}`) ?? '');
  }
  return children(identity, 'Alias').flatMap((alias) => {
    const former = /f\.k\.a/iu.test(values.get(`AliasType:${id(alias, 'AliasTypeID')}`) ?? '');
    const weak = id(alias, 'LowQuality') === 'true';
    const primary = id(alias, 'Primary') === 'true';
    return present(
      children(alias, 'DocumentedName').map((documented) => {
        const parts = children(documented, 'DocumentedNamePart').flatMap((part) => children(part, 'NamePartValue'));
        const script = values.get(`Script:${id(parts[0], 'ScriptID')}`) ?? 'Latin';
        const last = parts
          .filter((part) => person && /last name/iu.test(partTypes.get(id(part, 'NamePartGroupID')) ?? ''))
          .map((part) => part.text);
        const others = parts.map((part) => part.text).filter((text) => !last.includes(text));
        const whole =
          last.length > 0 && others.length > 0
            ? `${last.join(' ')}, ${others.join(' ')}`
            : [...last, ...others].join(' ');
        const kind = script !== 'Latin' ? 'script' : primary ? 'primary' : weak ? 'weak' : former ? 'former' : 'alias';
        return nameOf(whole, kind);
      }),
    );
  });
}

interface Features {
  readonly born: string[];
  readonly countries: (string | undefined)[];
  readonly addresses: EntityAddress[];
  readonly identifiers: EntityIdentifier[];
  readonly rest: string[];
}

function featuresOf(profile: XmlElement, reference: Reference): Features {
  const out: Features = { born: [], countries: [], addresses: [], identifiers: [], rest: [] };
  for (const feature of children(profile, 'Feature')) {
    const type = reference.values.get(`FeatureType:${id(feature, 'FeatureTypeID')}`) ?? '';
    for (const version of children(feature, 'FeatureVersion')) {
      const location = reference.locations.get(id(child(version, 'VersionLocation'), 'LocationID'));
      const period = child(version, 'DatePeriod');
      const detail = child(version, 'VersionDetail');
      const text =
        detail === undefined
          ? ''
          : detail.text || (reference.values.get(`DetailReference:${id(detail, 'DetailReferenceID')}`) ?? '');
      if (/^birthdate/iu.test(type)) out.born.push(...present([periodOf(period)]));
      else if (/nationality|citizenship|vessel flag/iu.test(type)) out.countries.push(location?.country);
      else if (location !== undefined && /^location$/iu.test(type)) out.addresses.push(location);
      else if (
        text !== '' &&
        /website|email|phone|swift|mmsi|isin|call sign|tail number|construction number|digital currency/iu.test(type)
      ) {
        out.identifiers.push({
          scheme: /call sign/iu.test(type) ? 'call-sign' : identifierScheme(type),
          value: text,
          label: type,
        });
      } else if (text !== '' || location !== undefined)
        out.rest.push(`${type.replace(/[:\s-]+$/u, '')}: ${text || location?.text}`);
    }
  }
  return out;
}

function periodOf(period: XmlElement | undefined): string | undefined {
  const from = dateOf(child(child(period, 'Start'), 'From'));
  const to = dateOf(child(child(period, 'End'), 'To'));
  if (from === undefined || to === undefined || from === to) return from ?? to;
  return from.slice(0, 4) === to.slice(0, 4) && from.endsWith('-01-01') && to.endsWith('-12-31')
    ? from.slice(0, 4)
    : `${from}/${to}`;
}

async function* parseFile(file: ListFile, options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  const ledger = openLedger();
  const make = entryMaker();
  const first: SourceEvent[] = [];
  const reference = await readReference(file, openLedger(), options, (text) => {
    const day = wholeDay(text);
    if (day !== undefined) first.push({ kind: 'published', date: day });
  });
  yield first;
  const ids = new Map<string, string>();
  for await (const batch of xmlRecords(file, (name) => name === 'DistinctParty', ledger, options.limits)) {
    const events: SourceEvent[] = [];
    for (const { kind, element } of batch) {
      if (kind === 'outer') continue;
      ledger.read();
      const profile = child(element, 'Profile');
      const uid = id(profile) || id(element, 'FixedRef');
      const type =
        reference.values.get(`PartyType:${reference.partyTypes.get(id(profile, 'PartySubTypeID')) ?? ''}`) ?? '';
      const subtype = reference.values.get(`PartySubType:${id(profile, 'PartySubTypeID')}`) ?? '';
      const schema = ofacSchema(/individual/iu.test(type) ? 'individual' : subtype);
      const identities = children(profile, 'Identity');
      const names = identities.flatMap((identity) => namesOf(identity, schema === 'Person', reference.values));
      const features = featuresOf(profile ?? element, reference);
      const listings = reference.entries.get(uid) ?? [{ list: 'us-ofac-consolidated', day: undefined, programmes: [] }];
      const entries = present(
        listings.map((listing) =>
          make({
            list: listing.list,
            entryId: uid,
            schema,
            names: [...names].sort((a, b) => Number(b.kind === 'primary') - Number(a.kind === 'primary')),
            identifiers: [
              { scheme: 'ofac-uid', value: uid },
              ...identities.flatMap((identity) => reference.documents.get(id(identity)) ?? []),
              ...features.identifiers,
            ],
            addresses: features.addresses.filter((address) => address.text !== ''),
            birthDates: features.born,
            countries: [...features.countries, ...features.addresses.map((address) => address.country)],
            remarks: [textOf(element, 'Comment'), ...features.rest].filter((text) => text !== '').join('; '),
            listedOn: wholeDay(listing.day),
            programmes: listing.programmes,
            citation: ofacCitation(uid, listing.list),
          }),
        ),
      );
      sweep(element, ledger);
      if (entries.length === 0) {
        ledger.problem({
          code: 'lists/no-name',
          severity: 'warning',
          message: `${file.name}: party ${uid} has no name`,
          hint: 'Check it at the publisher.',
          path: file.name,
          locator: { at: 'line', line: element.line },
        });
        continue;
      }
      ledger.used();
      ids.set(uid, entries[0]!.entity.id);
      events.push(...entries);
    }
    yield [...ledger.problems(), ...events];
  }
  yield reference.relations.map(
    (relation): Relation =>
      ofacRelation(
        `${relation.words}${relation.former ? ' (former)' : ''}`,
        ids.get(relation.from) ?? `name:${relation.from}`,
        ids.get(relation.to) ?? `name:${relation.to}`,
        ofacCitation(relation.from, 'us-ofac-sdn'),
      ),
  );
  yield ledger.close();
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  for (const file of files) yield* parseFile(file, options);
}

/** OFAC's "advanced" XML (SDN_ADVANCED.XML, CONS_ADVANCED.XML). */
export const ofacAdvancedXml: ListSource = {
  name: 'ofac-advanced-xml',
  summary: 'OFAC SDN and consolidated lists, advanced XML (lists and days per entry, relations)',
  ...OFAC_LISTS,
  downloads: [],
  recognises(probe: ListProbe): number {
    return /<Sanctions[\s>]/u.test(probe.text) && /<ReferenceValueSets[\s>]/u.test(probe.text) ? 0.97 : 0;
  },
  parse,
};
