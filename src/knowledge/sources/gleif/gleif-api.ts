import { type JsonObject, jsonObject, jsonObjects, jsonText, jsonTexts } from '../json-records.ts';
import type { GleifRecord, GleifRelation } from './gleif-parties.ts';

/** An `lei-records` object. */
export function apiRecord(data: JsonObject): GleifRecord {
  const attributes = jsonObject(data['attributes']);
  const entity = jsonObject(attributes['entity']);
  const legal = jsonObject(entity['legalName']);
  const address = (key: string): GleifRecord['addresses'][number] => {
    const one = jsonObject(entity[key]);
    return {
      lines: jsonTexts(one['addressLines']),
      city: jsonText(one['city']),
      region: jsonText(one['region']),
      country: jsonText(one['country']),
      postalCode: jsonText(one['postalCode']),
    };
  };
  const others = [...jsonObjects(entity['otherNames'] ?? []), ...jsonObjects(entity['transliteratedOtherNames'] ?? [])];
  return {
    lei: jsonText(attributes['lei']) || jsonText(data['id']),
    legalName: jsonText(legal['name']),
    language: jsonText(legal['language']),
    otherNames: others.map((one) => ({
      name: jsonText(one['name']),
      type: jsonText(one['type']),
      language: jsonText(one['language']),
    })),
    addresses: [address('legalAddress'), address('headquartersAddress')],
    jurisdiction: jsonText(entity['jurisdiction']),
    registeredAs: jsonText(entity['registeredAs']),
    bics: jsonTexts(attributes['bic'] ?? []),
    status: jsonText(entity['status']),
    successors: jsonObjects(entity['successorEntities'] ?? [])
      .map((one) => jsonText(one['lei']))
      .filter((lei) => lei !== ''),
    registration: jsonText(jsonObject(attributes['registration'])['status']),
  };
}

/** A `relationship-records` object. */
export function apiRelation(data: JsonObject): GleifRelation {
  const attributes = jsonObject(data['attributes']);
  const relationship = jsonObject(attributes['relationship']);
  const registration = jsonObject(attributes['registration']);
  const period = jsonObjects(relationship['periods'] ?? []).find((one) => one['type'] === 'RELATIONSHIP_PERIOD');
  return {
    start: jsonText(jsonObject(relationship['startNode'])['id']),
    end: jsonText(jsonObject(relationship['endNode'])['id']),
    type: jsonText(relationship['type']),
    status: jsonText(relationship['status']),
    since: jsonText(period?.['startDate']),
    until: jsonText(period?.['endDate']),
    // The interface of GLEIF leaves out the quantifiers.
    percent: '',
    registration: jsonText(registration['status']),
    updated: jsonText(registration['lastUpdateDate']),
  };
}
