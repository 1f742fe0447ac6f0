import type { TableRow } from '../csv-rows.ts';
import type { GleifRecord, GleifRelation } from './gleif-parties.ts';

/** A row of the golden copy of legal entities. */
export function csvRecord(row: TableRow): GleifRecord {
  const address = (prefix: string): GleifRecord['addresses'][number] => ({
    lines: [1, 2, 3].map((line) =>
      row.get(line === 1 ? `${prefix}.FirstAddressLine` : `${prefix}.AdditionalAddressLine.${line - 1}`),
    ),
    city: row.get(`${prefix}.City`),
    region: row.get(`${prefix}.Region`),
    country: row.get(`${prefix}.Country`),
    postalCode: row.get(`${prefix}.PostalCode`),
  });
  const other = [1, 2, 3, 4, 5].flatMap((number) =>
    [
      'Entity.OtherEntityNames.OtherEntityName',
      'Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName',
    ].map((base) => ({
      name: row.get(`${base}.${number}`),
      type: row.get(`${base}.${number}.type`),
      language: row.get(`${base}.${number}.xmllang`),
    })),
  );
  return {
    lei: row.get('LEI'),
    legalName: row.get('Entity.LegalName'),
    language: row.get('Entity.LegalName.xmllang'),
    otherNames: other.filter((one) => one.name !== ''),
    addresses: [address('Entity.LegalAddress'), address('Entity.HeadquartersAddress')],
    jurisdiction: row.get('Entity.LegalJurisdiction'),
    registeredAs: row.get('Entity.RegistrationAuthority.RegistrationAuthorityEntityID'),
    bics: [],
    status: row.get('Entity.EntityStatus'),
    successors: [1, 2, 3, 4, 5]
      .map((number) => row.get(`Entity.SuccessorEntity.${number}.SuccessorLEI`))
      .filter((lei) => lei !== ''),
    registration: row.get('Registration.RegistrationStatus'),
  };
}

/** A row of the golden copy of relationships. */
export function csvRelation(row: TableRow): GleifRelation {
  const number = [1, 2, 3, 4, 5].find(
    (one) => row.get(`Relationship.Period.${one}.periodType`) === 'RELATIONSHIP_PERIOD',
  );
  const percent = [1, 2, 3, 4, 5].find((one) =>
    /PERCENT/u.test(row.get(`Relationship.Quantifiers.${one}.QuantifierUnits`)),
  );
  return {
    start: row.get('Relationship.StartNode.NodeID'),
    end: row.get('Relationship.EndNode.NodeID'),
    type: row.get('Relationship.RelationshipType'),
    status: row.get('Relationship.RelationshipStatus'),
    since: number === undefined ? '' : row.get(`Relationship.Period.${number}.startDate`),
    until: number === undefined ? '' : row.get(`Relationship.Period.${number}.endDate`),
    percent: percent === undefined ? '' : row.get(`Relationship.Quantifiers.${percent}.QuantifierAmount`),
    registration: row.get('Registration.RegistrationStatus'),
    updated: row.get('Registration.LastUpdateDate'),
  };
}
