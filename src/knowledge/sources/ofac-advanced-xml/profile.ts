import type { EntityName, EntitySchema } from '../../../core/listing.ts';
import { nameOf, present } from '../entry.ts';
import type { Ledger } from '../ledger.ts';
import { ofacSchema } from '../ofac.ts';
import { type OfacFeature, shortPeriod } from '../ofac-features.ts';
import { child, children, type XmlElement } from '../xml-records.ts';
import { dateOf, idOf, type Reference } from './reference.ts';

/** Person, organisation, ship or aircraft, by the party's type and subtype. */
export function schemaOf(profile: XmlElement | undefined, reference: Reference): EntitySchema {
  const subtype = idOf(profile, 'PartySubTypeID');
  const type = reference.values.get(`PartyType:${reference.partyTypes.get(subtype) ?? ''}`) ?? '';
  return ofacSchema(/individual/iu.test(type) ? 'individual' : (reference.values.get(`PartySubType:${subtype}`) ?? ''));
}

/** Names of an identity: parts in the order written, the last name first for people as in OFAC's other files. */
export function namesOf(identity: XmlElement, person: boolean, reference: Reference): EntityName[] {
  const { values } = reference;
  const lastNames = new Set<string>();
  for (const group of children(child(identity, 'NamePartGroups'), 'MasterNamePartGroup')) {
    for (const part of children(group, 'NamePartGroup')) {
      if (/last name/iu.test(values.get(`NamePartType:${idOf(part, 'NamePartTypeID')}`) ?? ''))
        lastNames.add(idOf(part));
    }
  }
  return children(identity, 'Alias').flatMap((alias) => {
    const former = /f\.k\.a/iu.test(values.get(`AliasType:${idOf(alias, 'AliasTypeID')}`) ?? '');
    const weak = idOf(alias, 'LowQuality') === 'true';
    const primary = idOf(alias, 'Primary') === 'true';
    return present(
      children(alias, 'DocumentedName').map((documented) => {
        const parts = children(documented, 'DocumentedNamePart').flatMap((part) => children(part, 'NamePartValue'));
        const script = values.get(`Script:${idOf(parts[0], 'ScriptID')}`) ?? 'Latin';
        const short = parts.length > 0 && parts.every((part) => idOf(part, 'Acronym') === 'true');
        const last = person ? parts.filter((part) => lastNames.has(idOf(part, 'NamePartGroupID'))) : [];
        const others = parts.filter((part) => !last.includes(part));
        const text = (some: readonly XmlElement[]): string => some.map((part) => part.text).join(' ');
        const whole =
          last.length > 0 && others.length > 0 ? `${text(last)}, ${text(others)}` : text([...last, ...others]);
        if (script !== 'Latin') return nameOf(whole, 'script');
        const kind = weak ? 'weak' : former ? 'former' : short ? 'abbreviation' : 'alias';
        return nameOf(whole, primary ? 'primary' : kind);
      }),
    );
  });
}

/** What the profile says beside names. A version that OFAC itself calls false is reported and left out. */
export function featuresOf(profile: XmlElement | undefined, reference: Reference, ledger: Ledger): OfacFeature[] {
  const { values, locations } = reference;
  return children(profile, 'Feature').flatMap((feature) => {
    const type = values.get(`FeatureType:${idOf(feature, 'FeatureTypeID')}`) ?? '';
    return children(feature, 'FeatureVersion').flatMap((version): OfacFeature[] => {
      if (/^false$/iu.test(values.get(`Reliability:${idOf(version, 'ReliabilityID')}`) ?? '')) {
        ledger.ignore(`feature ${type}`, 'the publisher marks this version of it as false');
        return [];
      }
      const period = child(version, 'DatePeriod');
      const start = child(period, 'Start');
      const end = child(period, 'End');
      const date = shortPeriod(
        dateOf(child(start, 'From')) ?? dateOf(child(start, 'To')),
        dateOf(child(end, 'To')) ?? dateOf(child(end, 'From')),
      );
      const places = children(version, 'VersionLocation').map((one) => locations.get(idOf(one, 'LocationID')));
      const texts = children(version, 'VersionDetail')
        .map((one) => one.text || (values.get(`DetailReference:${idOf(one, 'DetailReferenceID')}`) ?? ''))
        .filter((text) => text !== '');
      const known = present(places).filter((place) => place.text !== '');
      const text = texts.join(' ');
      if (known.length === 0) return [{ type, text, date }];
      return known.map((place) => ({ type, text, date, place, country: place.country }));
    });
  });
}
