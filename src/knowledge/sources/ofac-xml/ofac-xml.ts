import type { EntityAddress, EntityIdentifier, EntityName } from '../../../core/listing.ts';
import { countryCode } from '../countries.ts';
import { partialDay, wholeDay } from '../day.ts';
import { entryMaker, nameOf, present } from '../entry.ts';
import { openLedger } from '../ledger.ts';
import { namesFromText } from '../names-in-text.ts';
import { OFAC_LISTS, nonSdnList, ofacCitation, ofacRelation, ofacSchema } from '../ofac.ts';
import { type OfacFeature, type OfacFeatures, ofacFeatures } from '../ofac-features.ts';
import { identifierScheme, isOfacStatement, ofacRemarks } from '../ofac-remarks.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { child, children, sweep, textOf, textsOf, type XmlElement, xmlRecords } from '../xml-records.ts';

function personName(element: XmlElement, kind: EntityName['kind']): EntityName | undefined {
  const last = textOf(element, 'lastName');
  const first = textOf(element, 'firstName');
  return nameOf(first === '' ? last : `${last}, ${first}`, kind);
}

function aliases(entry: XmlElement): EntityName[] {
  return present(
    children(child(entry, 'akaList'), 'aka').map((aka) => {
      const weak = textOf(aka, 'category') === 'weak';
      const former = /f\.k\.a/iu.test(textOf(aka, 'type'));
      return personName(aka, weak ? 'weak' : former ? 'former' : 'alias');
    }),
  );
}

/** The id list holds numbers and, beside them, statements: `Gender`, `Listing Date (CMIC)`, `Secondary sanctions risk:`. */
function idList(entry: XmlElement): { identifiers: EntityIdentifier[]; features: OfacFeatures } {
  const identifiers: EntityIdentifier[] = [];
  const features: OfacFeature[] = [];
  for (const id of children(child(entry, 'idList'), 'id')) {
    const label = textOf(id, 'idType');
    const text = textOf(id, 'idNumber');
    if (text === '') continue;
    if (isOfacStatement(label)) {
      features.push({ type: label, text, date: partialDay(text), country: countryCode(text) });
      continue;
    }
    const scheme = identifierScheme(label);
    const country = countryCode(textOf(id, 'idCountry'));
    const value = scheme === 'imo' ? text.replace(/^IMO\s*/iu, '') : text;
    identifiers.push({ scheme, value, label, ...(country === undefined ? {} : { country }) });
  }
  return { identifiers, features: ofacFeatures(features) };
}

function addresses(entry: XmlElement): EntityAddress[] {
  return children(child(entry, 'addressList'), 'address').flatMap((address) => {
    const city = textOf(address, 'city');
    const named = textOf(address, 'country');
    const lines = ['address1', 'address2', 'address3'].map((line) => textOf(address, line));
    const text = [...lines, city, textOf(address, 'stateOrProvince'), textOf(address, 'postalCode'), named]
      .filter((part) => part !== '')
      .join(', ');
    const country = countryCode(named);
    return text === ''
      ? []
      : [{ text, ...(city === '' ? {} : { city }), ...(country === undefined ? {} : { country }) }];
  });
}

/** A date cell of the birth list: `25 Mar 1973`, `circa 1970`, `1960 to 1963`. */
function birthDates(entry: XmlElement): string[] {
  return present(
    children(child(entry, 'dateOfBirthList'), 'dateOfBirthItem').map((item) => {
      const [from, to] = textOf(item, 'dateOfBirth').split(/ to /u);
      const day = partialDay(from ?? '');
      const end = to === undefined ? undefined : partialDay(to);
      return day === undefined || end === undefined ? day : `${day}/${end}`;
    }),
  );
}

function countries(entry: XmlElement): (string | undefined)[] {
  return [
    ...children(child(entry, 'nationalityList'), 'nationality'),
    ...children(child(entry, 'citizenshipList'), 'citizenship'),
  ].map((one) => countryCode(textOf(one, 'country')));
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  for (const file of files) {
    const ledger = openLedger();
    const make = entryMaker();
    const consolidated = /cons/u.test(file.baseName);
    for await (const pieces of xmlRecords(file, (name) => name === 'sdnEntry', ledger, options.limits)) {
      const events: SourceEvent[] = [];
      for (const { kind, path, element } of pieces) {
        if (kind === 'outer') {
          const day = path.endsWith('Publish_Date') ? wholeDay(element.text) : undefined;
          if (day !== undefined) events.push({ kind: 'published', date: day });
          continue;
        }
        ledger.read();
        const uid = textOf(element, 'uid');
        const programmes = textsOf(element, 'programList', 'program');
        const list =
          consolidated || nonSdnList(programmes) === 'us-ofac-ns-cmic' ? nonSdnList(programmes) : 'us-ofac-sdn';
        const citation = ofacCitation(uid, list);
        const schema = ofacSchema(textOf(element, 'sdnType'));
        const primary = personName(element, 'primary');
        const said = schema === 'Organization' && primary ? namesFromText(primary.value) : undefined;
        const remarks = ofacRemarks(textOf(element, 'remarks'));
        const vessel = child(element, 'vesselInfo');
        const callSign = textOf(vessel, 'callSign');
        const places = addresses(element);
        const ids = idList(element);
        const entry = make({
          list,
          entryId: uid,
          schema,
          names: present([
            said ? nameOf(said.primary, 'primary') : primary,
            ...(said?.names ?? []),
            ...aliases(element),
            ...remarks.names,
          ]),
          identifiers: [
            { scheme: 'ofac-uid', value: uid },
            ...(callSign === '' ? [] : [{ scheme: 'call-sign' as const, value: callSign }]),
            ...ids.identifiers,
            ...remarks.identifiers,
          ],
          addresses: places,
          birthDates: [...birthDates(element), ...remarks.birthDates],
          countries: [
            ...countries(element),
            ...ids.features.countries,
            countryCode(textOf(vessel, 'vesselFlag')),
            ...remarks.countries,
            ...places.map((place) => place.country),
          ],
          position: textOf(element, 'title'),
          remarks: [...remarks.rest, ...ids.features.rest].join('; '),
          listedOn: remarks.listedOn ?? wholeDay(ids.features.listed),
          programmes,
          citation,
        });
        sweep(element, ledger);
        if (!entry) {
          ledger.problem({
            code: 'lists/no-name',
            severity: 'warning',
            message: `${file.name}: entry ${uid} has no name`,
            hint: 'It cannot be screened; look it up at the publisher.',
            path: file.name,
            locator: { at: 'line', line: element.line },
          });
          continue;
        }
        ledger.used();
        events.push(
          entry,
          ...remarks.linkedTo.map((name) => ofacRelation('Linked To', entry.entity.id, `name:${name}`, citation)),
        );
      }
      yield [...ledger.problems(), ...events];
    }
    yield ledger.close();
  }
}

/** OFAC's older XML (`sdnList`), used for SDN.XML and CONSOLIDATED.XML. */
export const ofacXml: ListSource = {
  name: 'ofac-xml',
  summary: 'OFAC SDN and consolidated lists, classic XML',
  ...OFAC_LISTS,
  downloads: [],
  recognises(probe: ListProbe): number {
    return /<(?:\w+:)?sdnList[\s>]/u.test(probe.text) ? 0.95 : 0;
  },
  parse,
};
