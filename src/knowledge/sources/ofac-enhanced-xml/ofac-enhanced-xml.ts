import type { EntityAddress, EntityIdentifier, EntityName, Relation } from '../../../core/listing.ts';
import { countryCode } from '../countries.ts';
import { partialDay, wholeDay } from '../day.ts';
import { type EntryDraft, entryMaker, nameOf, present } from '../entry.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import {
  OFAC_LISTS,
  type OfacFile,
  ofacCitation,
  ofacListByName,
  ofacPlaces,
  ofacRelation,
  ofacSchema,
} from '../ofac.ts';
import { type OfacFeature, type OfacFeatures, ofacFeatures, shortPeriod } from '../ofac-features.ts';
import { identifierScheme } from '../ofac-remarks.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { child, children, sweep, textOf, textsOf, type XmlElement, xmlRecords } from '../xml-records.ts';

function names(record: XmlElement): EntityName[] {
  return children(child(record, 'names'), 'name').flatMap((name) => {
    const primary = textOf(name, 'isPrimary') === 'true';
    const former = /f\.k\.a/iu.test(textOf(name, 'aliasType'));
    const weak = textOf(name, 'isLowQuality') === 'true';
    return present(
      children(child(name, 'translations'), 'translation').map((translation) => {
        const latin = textOf(translation, 'script') === 'Latin';
        textOf(translation, 'isPrimary');
        const kind = !latin ? 'script' : primary ? 'primary' : weak ? 'weak' : former ? 'former' : 'alias';
        return nameOf(textOf(translation, 'formattedFullName'), kind);
      }),
    );
  });
}

function addresses(record: XmlElement): EntityAddress[] {
  return children(child(record, 'addresses'), 'address').flatMap((address) => {
    const named = textOf(address, 'country');
    const translations = children(child(address, 'translations'), 'translation');
    const translation = translations.find((one) => textOf(one, 'isPrimary') === 'true') ?? translations[0];
    const parts = children(child(translation, 'addressParts'), 'addressPart').map((part) => ({
      type: textOf(part, 'type'),
      value: textOf(part, 'value'),
    }));
    const city = parts.find((part) => part.type === 'CITY')?.value;
    const text = [...parts.map((part) => part.value), named].filter((part) => part !== '').join(', ');
    const country = countryCode(named);
    return text === ''
      ? []
      : [{ text, ...(city === undefined ? {} : { city }), ...(country === undefined ? {} : { country }) }];
  });
}

function documents(record: XmlElement): EntityIdentifier[] {
  return children(child(record, 'identityDocuments'), 'identityDocument').flatMap((document) => {
    const label = textOf(document, 'type');
    const value = textOf(document, 'documentNumber');
    const country = countryCode(textOf(document, 'issuingCountry'));
    const scheme = identifierScheme(label);
    const valid = textOf(document, 'isValid') !== 'false';
    return value === ''
      ? []
      : [
          {
            scheme,
            value: scheme === 'imo' ? value.replace(/^IMO\s*/iu, '') : value,
            // A forged passport still points to who carries it, and the reader must see that it is one.
            label: valid ? label : `${label} (not valid)`,
            ...(country === undefined ? {} : { country }),
          },
        ];
  });
}

function features(record: XmlElement, ledger: Ledger): OfacFeatures {
  return ofacFeatures(
    children(child(record, 'features'), 'feature').flatMap((feature): OfacFeature[] => {
      const type = textOf(feature, 'type');
      if (/^false$/iu.test(textOf(feature, 'reliability'))) {
        ledger.ignore(`feature ${type}`, 'the publisher marks it as false');
        return [];
      }
      const value = textOf(feature, 'value');
      const days = child(feature, 'valueDate');
      const date =
        days === undefined ? birthText(value) : shortPeriod(day(days, 'fromDateBegin'), day(days, 'toDateEnd'));
      return [{ type, text: days === undefined ? value : '', date, country: countryCode(value) }];
    }),
  );
}

function day(days: XmlElement, name: string): string | undefined {
  return textOf(days, name) || undefined;
}

/** A date given in words only: `25 Mar 1973`, `circa 1970`, `1960 to 1963`. */
function birthText(value: string): string | undefined {
  const [from, to] = value.split(/ to /u).map((part) => partialDay(part));
  return from === undefined || to === undefined ? from : `${from}/${to}`;
}

/** List ids of an entity with the day each was published. */
function listings(record: XmlElement): { list: string; since: string | undefined }[] {
  const said = children(child(record, 'sanctionsLists'), 'sanctionsList').map((list) => ({
    list: ofacListByName(list.text) ?? 'us-ofac-consolidated',
    since: list.attributes['datePublished']?.slice(0, 10),
  }));
  return said.length > 0 ? said : [{ list: 'us-ofac-consolidated', since: undefined }];
}

/** By the lists that the file says it publishes; a file that does not say is taken at its word, entry by entry. */
function fileKind(holds: ReadonlySet<string>): OfacFile {
  if (!holds.has('us-ofac-sdn')) return holds.size === 0 ? 'all' : 'non-sdn';
  return holds.size === 1 ? 'sdn' : 'all';
}

function draftsOf(record: XmlElement, uid: string, file: OfacFile, ledger: Ledger): EntryDraft[] {
  const info = child(record, 'generalInfo');
  const found = features(record, ledger);
  const places = addresses(record);
  const base = {
    entryId: uid,
    schema: ofacSchema(textOf(info, 'entityType')),
    names: [...names(record)].sort((a, b) => Number(b.kind === 'primary') - Number(a.kind === 'primary')),
    identifiers: [{ scheme: 'ofac-uid' as const, value: uid }, ...documents(record), ...found.identifiers],
    addresses: places,
    birthDates: found.born,
    countries: [...found.countries, ...places.map((place) => place.country)],
    position: [textOf(info, 'title'), ...found.positions].filter((text) => text !== '').join('; '),
    remarks: [textOf(info, 'remarks'), ...found.rest].filter((text) => text !== '').join('; '),
    programmes: textsOf(record, 'sanctionsPrograms', 'sanctionsProgram'),
    scope: [
      ...textsOf(record, 'sanctionsTypes', 'sanctionsType'),
      ...textsOf(record, 'legalAuthorities', 'legalAuthority'),
    ].join('; '),
  };
  return ofacPlaces(listings(record), file, ledger).map(({ list, since }) => ({
    ...base,
    list,
    listedOn: wholeDay(since) ?? wholeDay(found.listed),
    citation: ofacCitation(uid, list),
  }));
}

function relations(record: XmlElement, uid: string): { words: string; other: string; name: string }[] {
  return children(child(record, 'relationships'), 'relationship').map((relationship) => {
    const related = child(relationship, 'relatedEntity');
    return {
      words: textOf(relationship, 'type'),
      other: related?.attributes['entityId'] ?? uid,
      name: related?.text ?? '',
    };
  });
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  for (const file of files) {
    const ledger = openLedger();
    const make = entryMaker();
    const ids = new Map<string, string>();
    // Lists that the file says it publishes.
    const holds = new Set<string>();
    const links: { from: string; list: string; uid: string; words: string; other: string; name: string }[] = [];
    const isRecord = (name: string, path: string): boolean => name === 'entity' && path.endsWith('/entities/entity');
    for await (const batch of xmlRecords(file, isRecord, ledger, options.limits)) {
      const events: SourceEvent[] = [];
      for (const { kind, path, element } of batch) {
        if (kind === 'outer') {
          if (path.endsWith('filters/sanctionsLists/sanctionsList'))
            holds.add(ofacListByName(element.text) ?? 'us-ofac-consolidated');
          const day = path.endsWith('dataAsOf') ? wholeDay(element.text) : undefined;
          if (day !== undefined) events.push({ kind: 'published', date: day });
          continue;
        }
        ledger.read();
        const uid = element.attributes['id'] ?? '';
        const entries = present(draftsOf(element, uid, fileKind(holds), ledger).map(make));
        for (const link of relations(element, uid))
          links.push({ ...link, uid, from: entries[0]?.entity.id ?? `name:${uid}`, list: entries[0]?.list ?? '' });
        sweep(element, ledger);
        const first = entries[0];
        if (first === undefined) {
          ledger.problem({
            code: 'lists/no-name',
            severity: 'warning',
            message: `${file.name}: entity ${uid} has no name`,
            hint: 'Check it at the publisher.',
            path: file.name,
            locator: { at: 'line', line: element.line },
          });
          continue;
        }
        ledger.used();
        ids.set(uid, first.entity.id);
        events.push(...entries);
      }
      yield [...ledger.problems(), ...events];
    }
    // The other end may stand later in the file, or on another list: then its published name is what is known.
    yield links.map(
      (link): Relation =>
        ofacRelation(
          link.words,
          link.from,
          ids.get(link.other) ?? `name:${link.name}`,
          ofacCitation(link.uid, link.list),
        ),
    );
    yield ledger.close();
  }
}

/** OFAC's "enhanced" XML, the form of its Sanctions List Service. */
export const ofacEnhancedXml: ListSource = {
  name: 'ofac-enhanced-xml',
  summary: 'OFAC SDN and consolidated lists, enhanced XML (lists and days per entry, relations)',
  ...OFAC_LISTS,
  downloads: [],
  recognises(probe: ListProbe): number {
    return /<sanctionsData[\s>]/u.test(probe.text) ? 0.97 : 0;
  },
  parse,
};
