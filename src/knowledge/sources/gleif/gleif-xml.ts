import { child, children, textOf, type XmlElement } from '../xml-records.ts';
import type { GleifRecord, GleifRelation } from './gleif-parties.ts';

function xmlAddress(element: XmlElement | undefined): GleifRecord['addresses'][number] {
  const lines = [
    textOf(element, 'FirstAddressLine'),
    ...children(element, 'AdditionalAddressLine').map((line) => line.text),
  ];
  return {
    lines,
    city: textOf(element, 'City'),
    region: textOf(element, 'Region'),
    country: textOf(element, 'Country'),
    postalCode: textOf(element, 'PostalCode'),
  };
}

/** An `LEIRecord` of LEI-CDF. */
export function xmlRecord(record: XmlElement): GleifRecord {
  const entity = child(record, 'Entity');
  const legal = child(entity, 'LegalName');
  const authority = child(entity, 'RegistrationAuthority');
  const other = (list: string, item: string): GleifRecord['otherNames'] =>
    children(child(entity, list), item).map((name) => ({
      name: name.text,
      type: name.attributes['type'] ?? '',
      language: name.attributes['xml:lang'] ?? '',
    }));
  return {
    lei: textOf(record, 'LEI'),
    legalName: legal?.text ?? '',
    language: legal?.attributes['xml:lang'] ?? '',
    otherNames: [
      ...other('OtherEntityNames', 'OtherEntityName'),
      ...other('TransliteratedOtherEntityNames', 'TransliteratedOtherEntityName'),
    ],
    addresses: [xmlAddress(child(entity, 'LegalAddress')), xmlAddress(child(entity, 'HeadquartersAddress'))],
    jurisdiction: textOf(entity, 'LegalJurisdiction'),
    registeredAs: textOf(authority, 'RegistrationAuthorityEntityID'),
    bics: [],
    status: textOf(entity, 'EntityStatus'),
    successors: children(entity, 'SuccessorEntity')
      .map((one) => textOf(one, 'SuccessorLEI'))
      .filter((lei) => lei !== ''),
    registration: textOf(child(record, 'Registration'), 'RegistrationStatus'),
  };
}

/** A `RelationshipRecord` of RR-CDF. */
export function xmlRelation(record: XmlElement): GleifRelation {
  const relationship = child(record, 'Relationship');
  const periods = children(child(relationship, 'RelationshipPeriods'), 'RelationshipPeriod');
  const period = periods.find((one) => textOf(one, 'PeriodType') === 'RELATIONSHIP_PERIOD');
  const quantifiers = children(child(relationship, 'RelationshipQuantifiers'), 'RelationshipQuantifier');
  const percent = quantifiers.find((one) => /PERCENT/u.test(textOf(one, 'QuantifierUnits')));
  const registration = child(record, 'Registration');
  return {
    start: textOf(child(relationship, 'StartNode'), 'NodeID'),
    end: textOf(child(relationship, 'EndNode'), 'NodeID'),
    type: textOf(relationship, 'RelationshipType'),
    status: textOf(relationship, 'RelationshipStatus'),
    since: textOf(period, 'StartDate'),
    until: textOf(period, 'EndDate'),
    percent: textOf(percent, 'QuantifierAmount'),
    registration: textOf(registration, 'RegistrationStatus'),
    updated: textOf(registration, 'LastUpdateDate'),
  };
}
