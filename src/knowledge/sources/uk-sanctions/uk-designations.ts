import { countryCode } from '../countries.ts';
import { wholeDay } from '../day.ts';
import { nameOf, oneLine, present } from '../entry.ts';
import { child, children, textOf, textsOf, type XmlElement } from '../xml-records.ts';
import { type UkParty, ukBirthDate, ukNameKind, ukSchema } from './uk-rows.ts';

function nonEmpty(...texts: string[]): string[] {
  return texts.map(oneLine).filter((text) => text !== '');
}

/** A `Designation` element of the UK Sanctions List XML as the same party that the tables give. */
export function ukDesignation(element: XmlElement): UkParty {
  const schema = ukSchema(textOf(element, 'IndividualEntityShip'));
  const person = child(child(element, 'IndividualDetails'), 'Individual');
  const entity = child(child(element, 'EntityDetails'), 'Entity');
  const ship = child(child(element, 'ShipDetails'), 'Ship');
  const names = children(child(element, 'Names'), 'Name').map((name) => {
    const parts = ['Name1', 'Name2', 'Name3', 'Name4', 'Name5', 'Name6']
      .map((part) => textOf(name, part))
      .filter((part) => part !== '');
    return nameOf(parts.join(' '), ukNameKind(textOf(name, 'NameType'), textOf(name, 'AliasStrength')));
  });
  const scripts = children(child(element, 'NonLatinNames'), 'NonLatinName').map((name) =>
    nameOf(textOf(name, 'NameNonLatinScript'), 'script'),
  );
  const addresses = children(child(element, 'Addresses'), 'Address').flatMap((address) => {
    const country = textOf(address, 'AddressCountry');
    const text = nonEmpty(
      ...[1, 2, 3, 4, 5, 6].map((line) => textOf(address, `AddressLine${line}`)),
      textOf(address, 'AddressPostalCode'),
      country,
    ).join(', ');
    const code = countryCode(country);
    return text === '' ? [] : [{ text, ...(code === undefined ? {} : { country: code }) }];
  });
  const unique = textOf(element, 'UniqueID');
  const group = textOf(element, 'OFSIGroupID');
  const primary = present(names).filter((name) => name.kind === 'primary');
  return {
    id: unique || `OFSI-${group}`,
    schema,
    names: [...primary, ...present(names).filter((name) => name.kind !== 'primary'), ...present(scripts)],
    identifiers: [
      ...nonEmpty(group).map((value) => ({ scheme: 'other' as const, value, label: 'OFSI Group ID' })),
      ...nonEmpty(textOf(element, 'UNReferenceNumber')).map((value) => ({
        scheme: 'other' as const,
        value,
        label: 'UN reference number',
      })),
      ...children(child(person, 'PassportDetails'), 'Passport').flatMap((one) =>
        nonEmpty(textOf(one, 'PassportNumber')).map((value) => ({
          scheme: 'passport' as const,
          value,
          label: 'Passport',
        })),
      ),
      ...children(child(person, 'NationalIdentifierDetails'), 'NationalIdentifier').flatMap((one) =>
        nonEmpty(textOf(one, 'NationalIdentifierNumber')).map((value) => ({
          scheme: 'national-id' as const,
          value,
          label: 'National Identifier',
        })),
      ),
      ...textsOf(entity, 'BusinessRegistrationNumbers', 'BusinessRegistrationNumber').map((value) => ({
        scheme: 'registration' as const,
        value,
        label: 'Business registration number',
      })),
      ...textsOf(ship, 'IMONumbers', 'IMONumber').map((value) => ({
        scheme: 'imo' as const,
        value: value.replace(/^IMO\s*/iu, ''),
        label: 'IMO number',
      })),
      ...textsOf(element, 'Websites', 'Website').map((value) => ({
        scheme: 'website' as const,
        value,
        label: 'Website',
      })),
      ...textsOf(element, 'EmailAddresses', 'EmailAddress').map((value) => ({
        scheme: 'email' as const,
        value,
        label: 'Email address',
      })),
      ...textsOf(element, 'PhoneNumbers', 'PhoneNumber').map((value) => ({
        scheme: 'phone' as const,
        value,
        label: 'Phone number',
      })),
    ],
    addresses,
    birthDates: present(textsOf(person, 'DOBs', 'DOB').map(ukBirthDate)),
    countries: new Set(
      present([
        ...textsOf(person, 'Nationalities', 'Nationality').map(countryCode),
        ...textsOf(ship, 'CurrentBelievedFlagOfShips', 'CurrentBelievedFlagOfShip').map(countryCode),
        ...addresses.map((address) => address.country),
      ]),
    ),
    programmes: new Set(nonEmpty(textOf(element, 'RegimeName'))),
    positions: new Set(textsOf(person, 'Positions', 'Position')),
    remarks: new Set(nonEmpty(textOf(element, 'OtherInformation'), textOf(element, 'UKStatementofReasons'))),
    measures: new Set(nonEmpty(textOf(element, 'SanctionsImposed'))),
    parents: new Set(textsOf(entity, 'ParentCompanies', 'ParentCompany')),
    subsidiaries: new Set(textsOf(entity, 'Subsidiaries', 'Subsidiary')),
    operators: new Map([
      ...textsOf(ship, 'PreviousOwnerOperators', 'PreviousOwnerOperator').map(
        (name) => [name, 'Previous owner/operator'] as const,
      ),
      ...textsOf(ship, 'CurrentOwnerOperators', 'CurrentOwnerOperator').map(
        (name) => [name, 'Current owner/operator'] as const,
      ),
    ]),
    listed: wholeDay(textOf(element, 'DateDesignated'), 'day-first'),
  };
}
