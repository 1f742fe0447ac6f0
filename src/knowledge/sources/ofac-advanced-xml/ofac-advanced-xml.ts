import type { ListEntry, Relation } from '../../../core/listing.ts';
import { wholeDay } from '../day.ts';
import { entryMaker, present } from '../entry.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import { OFAC_LISTS, type OfacFile, ofacCitation, ofacPlaces, ofacRelation } from '../ofac.ts';
import { ofacFeatures } from '../ofac-features.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { child, children, sweep, textOf, type XmlElement, xmlRecords } from '../xml-records.ts';
import { featuresOf, namesOf, schemaOf } from './profile.ts';
import { idOf, type Reference, readReference } from './reference.ts';

type Make = ReturnType<typeof entryMaker>;

/** No element names the list of the file: it is the SDN list when every party has a place on that list, and so on. */
function fileKind(reference: Reference): OfacFile {
  const parties = [...reference.listings.values()];
  if (parties.every((places) => places.some((place) => place.list === 'us-ofac-sdn'))) return 'sdn';
  return parties.every((places) => places.some((place) => place.list !== 'us-ofac-sdn')) ? 'non-sdn' : 'all';
}

/** The entries of one party: one for each list that this file tells whole. */
function entriesOf(party: XmlElement, reference: Reference, kind: OfacFile, make: Make, ledger: Ledger): ListEntry[] {
  const profile = child(party, 'Profile');
  const uid = idOf(profile) || idOf(party, 'FixedRef');
  const schema = schemaOf(profile, reference);
  const identities = children(profile, 'Identity');
  const names = identities.flatMap((identity) => namesOf(identity, schema === 'Person', reference));
  const features = ofacFeatures(featuresOf(profile, reference, ledger));
  const none = [{ list: 'us-ofac-consolidated', day: undefined, programmes: [], scope: [] }];
  const places = ofacPlaces(reference.listings.get(uid) ?? none, kind, ledger);
  return present(
    places.map((place) =>
      make({
        list: place.list,
        entryId: uid,
        schema,
        names: [...names].sort((a, b) => Number(b.kind === 'primary') - Number(a.kind === 'primary')),
        identifiers: [
          { scheme: 'ofac-uid', value: uid },
          ...identities.flatMap((identity) => reference.documents.get(idOf(identity)) ?? []),
          ...features.identifiers,
        ],
        addresses: features.addresses,
        birthDates: features.born,
        countries: [...features.countries, ...features.addresses.map((address) => address.country)],
        position: features.positions.join('; '),
        remarks: [textOf(party, 'Comment'), ...features.rest].filter((text) => text !== '').join('; '),
        listedOn: wholeDay(place.day) ?? wholeDay(features.listed),
        programmes: place.programmes,
        scope: place.scope.join('; '),
        citation: ofacCitation(uid, place.list),
      }),
    ),
  );
}

async function* parseFile(file: ListFile, options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  const ledger = openLedger();
  const make = entryMaker();
  const reference = await readReference(file, ledger, options);
  const published = wholeDay(reference.published);
  if (published !== undefined) yield [{ kind: 'published', date: published }];
  const whole = fileKind(reference);
  const ids = new Map<string, string>();
  for await (const batch of xmlRecords(file, (name) => name === 'DistinctParty', ledger, options.limits)) {
    const events: SourceEvent[] = [];
    for (const { kind, element } of batch) {
      if (kind === 'outer') continue;
      ledger.read();
      const uid = idOf(child(element, 'Profile')) || idOf(element, 'FixedRef');
      const [first, ...others] = entriesOf(element, reference, whole, make, ledger);
      sweep(element, ledger);
      if (first === undefined) {
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
      ids.set(uid, first.entity.id);
      events.push(first, ...others);
    }
    yield [...ledger.problems(), ...events];
  }
  yield relationsOf(reference, ids, ledger);
  yield ledger.close();
}

function relationsOf(reference: Reference, ids: ReadonlyMap<string, string>, ledger: Ledger): Relation[] {
  return reference.relations.flatMap(({ from, to, words, former }) => {
    const [self, other] = [ids.get(from), ids.get(to)];
    if (self === undefined || other === undefined) {
      ledger.ignore('relationship with a profile that is not in the file', 'the other party is not known by name');
      return [];
    }
    return [ofacRelation(words, self, other, ofacCitation(from, self.slice(0, self.indexOf(':'))), former)];
  });
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
    return /<(?:\w+:)?Sanctions[\s>]/u.test(probe.text) && /<(?:\w+:)?ReferenceValueSets[\s>]/u.test(probe.text)
      ? 0.97
      : 0;
  },
  parse,
};
