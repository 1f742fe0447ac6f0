import type { EntityAddress, EntityIdentifier, EntityName, Relation } from '../../../core/listing.ts';
import { countryCode } from '../countries.ts';
import { partialDay, wholeDay } from '../day.ts';
import { type EntryDraft, entryMaker, nameOf, present } from '../entry.ts';
import { openLedger } from '../ledger.ts';
import { OFAC_LISTS, ofacCitation, ofacListByName, ofacRelation, ofacSchema } from '../ofac.ts';
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
    const translation = child(child(address, 'translations'), 'translation');
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
    return value === ''
      ? []
      : [
          {
            scheme,
            value: scheme === 'imo' ? value.replace(/^IMO\s*/iu, '') : value,
            label,
            ...(country === undefined ? {} : { country }),
          },
        ];
  });
}

interface Features {
  readonly born: string[];
  readonly countries: (string | undefined)[];
  readonly identifiers: EntityIdentifier[];
  readonly rest: string[];
  listed: string | undefined;
}

/** Feature types that identify; the others are statements kept as remarks. */
const CONTACT =
  /^(?:website|email address|phone number|isin|swift\/bic|mmsi|vessel call sign|aircraft|bik|digital currency)/iu;

function features(record: XmlElement): Features {
  const out: Features = { born: [], countries: [], identifiers: [], rest: [], listed: undefined };
  for (const feature of children(child(record, 'features'), 'feature')) {
    const type = textOf(feature, 'type');
    const value = textOf(feature, 'value');
    if (/^birthdate$/iu.test(type)) {
      const [from, to] = value.split(/ to /u).map((part) => partialDay(part));
      if (from !== undefined) out.born.push(to === undefined ? from : `${from}/${to}`);
    } else if (/nationality|citizenship|vessel flag/iu.test(type)) out.countries.push(countryCode(value));
    else if (/^listing date/iu.test(type)) {
      const day = wholeDay(value);
      if (day !== undefined && (out.listed === undefined || day < out.listed)) out.listed = day;
    } else if (CONTACT.test(type))
      out.identifiers.push({
        scheme: /call sign/iu.test(type) ? 'call-sign' : identifierScheme(type),
        value,
        label: type,
      });
    else if (value !== '') out.rest.push(`${type.replace(/[:\s-]+$/u, '')}: ${value}`);
  }
  return out;
}

/** List ids of an entity with the day each was published; the umbrella "Consolidated List" only when nothing else. */
function listings(record: XmlElement): { list: string; day: string | undefined }[] {
  const said = children(child(record, 'sanctionsLists'), 'sanctionsList').map((list) => ({
    list: ofacListByName(list.text),
    day: list.attributes['datePublished']?.slice(0, 10),
  }));
  const named = said.flatMap(({ list, day }) => (list === undefined ? [] : [{ list, day }]));
  return named.length > 0 ? named : [{ list: 'us-ofac-consolidated', day: said[0]?.day }];
}

function draftsOf(record: XmlElement, uid: string): EntryDraft[] {
  const info = child(record, 'generalInfo');
  const found = features(record);
  const places = addresses(record);
  const base = {
    entryId: uid,
    schema: ofacSchema(textOf(info, 'entityType')),
    names: [...names(record)].sort((a, b) => Number(b.kind === 'primary') - Number(a.kind === 'primary')),
    identifiers: [{ scheme: 'ofac-uid' as const, value: uid }, ...documents(record), ...found.identifiers],
    addresses: places,
    birthDates: found.born,
    countries: [...found.countries, ...places.map((place) => place.country)],
    position: textOf(info, 'title'),
    remarks: [textOf(info, 'remarks'), ...found.rest].filter((text) => text !== '').join('; '),
    programmes: textsOf(record, 'sanctionsPrograms', 'sanctionsProgram'),
    scope: [
      ...textsOf(record, 'sanctionsTypes', 'sanctionsType'),
      ...textsOf(record, 'legalAuthorities', 'legalAuthority'),
    ].join('; '),
  };
  return listings(record).map(({ list, day }) => ({
    ...base,
    list,
    listedOn: wholeDay(day) ?? wholeDay(found.listed),
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
    // Lists that the file says it publishes: an entry's place on another list is no sign that the list is here whole.
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
        const drafts = draftsOf(element, uid).filter(
          (draft) => draft.list !== 'us-ofac-sdn' || holds.size === 0 || holds.has(draft.list),
        );
        if (drafts.length === 0) drafts.push({ ...draftsOf(element, uid)[0]!, list: 'us-ofac-consolidated' });
        if (listings(element).length > drafts.length)
          ledger.ignore(
            'place on the SDN list',
            'this file is the consolidated list; the SDN file tells the SDN list whole',
          );
        const entries = present(drafts.map(make));
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
