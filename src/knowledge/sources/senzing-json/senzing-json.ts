import type {
  EntityAddress,
  EntityIdentifier,
  EntityName,
  EntitySchema,
  IdentifierScheme,
  ListEntry,
} from '../../../core/listing.ts';
import { countryCode } from '../countries.ts';
import { partialDay } from '../day.ts';
import { entryMaker, nameOf, present } from '../entry.ts';
import { type JsonObject, jsonObjects, jsonRecords, jsonText, wholeObjects } from '../json-records.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';

const SCHEMAS: Readonly<Record<string, EntitySchema>> = {
  PERSON: 'Person',
  ORGANIZATION: 'Organization',
  COMPANY: 'Company',
  VESSEL: 'Vessel',
  AIRCRAFT: 'Aircraft',
};
const IDENTIFIERS: Readonly<Record<string, IdentifierScheme>> = {
  LEI_NUMBER: 'lei',
  DUNS_NUMBER: 'duns',
  PASSPORT_NUMBER: 'passport',
  NATIONAL_ID_NUMBER: 'national-id',
  TAX_ID_NUMBER: 'tax',
  SSN_NUMBER: 'national-id',
  IMO_NUMBER: 'imo',
  MMSI_NUMBER: 'mmsi',
  CALL_SIGN: 'call-sign',
  WEBSITE_ADDRESS: 'website',
  EMAIL_ADDRESS: 'email',
  PHONE_NUMBER: 'phone',
  OTHER_ID_NUMBER: 'other',
  TRUSTED_ID_NUMBER: 'other',
};
const GROUPS = ['NAMES', 'DATES', 'COUNTRIES', 'ADDRESSES', 'IDENTIFIERS', 'RISKS', 'CONTACTS', 'FEATURES'];

/** A record flattened: its own attributes and those of its groups, each group object on its own. */
function features(record: JsonObject): JsonObject[] {
  return [record, ...GROUPS.flatMap((group) => jsonObjects(record[group] ?? []))];
}

function names(all: readonly JsonObject[]): EntityName[] {
  return present(
    all.flatMap((one) => {
      const kind = /PRIMARY/iu.test(jsonText(one['NAME_TYPE'])) ? 'primary' : 'alias';
      const parts = ['NAME_FIRST', 'NAME_MIDDLE', 'NAME_LAST']
        .map((key) => jsonText(one[key]))
        .filter((text) => text !== '')
        .join(' ');
      return [nameOf(jsonText(one['NAME_FULL']), kind), nameOf(jsonText(one['NAME_ORG']), kind), nameOf(parts, kind)];
    }),
  ).sort((a, b) => Number(b.kind === 'primary') - Number(a.kind === 'primary'));
}

function addresses(all: readonly JsonObject[]): EntityAddress[] {
  return all.flatMap((one) => {
    const city = jsonText(one['ADDR_CITY']);
    const named = jsonText(one['ADDR_COUNTRY']);
    const text =
      jsonText(one['ADDR_FULL']) ||
      ['ADDR_LINE1', 'ADDR_LINE2', 'ADDR_CITY', 'ADDR_STATE', 'ADDR_POSTAL_CODE', 'ADDR_COUNTRY']
        .map((key) => jsonText(one[key]))
        .filter((part) => part !== '')
        .join(', ');
    const country = countryCode(named.length === 2 ? named.toUpperCase() : named);
    return text === ''
      ? []
      : [{ text, ...(city === '' ? {} : { city }), ...(country === undefined ? {} : { country }) }];
  });
}

function identifiers(all: readonly JsonObject[]): EntityIdentifier[] {
  return all.flatMap((one) =>
    Object.entries(IDENTIFIERS).flatMap(([key, scheme]) => {
      const value = jsonText(one[key]);
      const label = jsonText(one[key.replace('_NUMBER', '_TYPE')]);
      return value === '' ? [] : [{ scheme, value, ...(label === '' ? {} : { label }) }];
    }),
  );
}

const READ =
  /^(?:DATA_SOURCE|RECORD_ID|RECORD_TYPE|NAME_|ADDR_|DATE_OF_BIRTH|NATIONALITY|CITIZENSHIP|REGISTRATION_COUNTRY|TOPIC|URL|OTHER_ID_TYPE|TRUSTED_ID_TYPE|COUNTRY_OF_ASSOCIATION)/u;

function entryOf(
  record: JsonObject,
  list: string,
  make: (draft: Parameters<ReturnType<typeof entryMaker>>[0]) => ListEntry | undefined,
  ledger: Ledger,
): ListEntry | undefined {
  const all = features(record);
  for (const one of all) {
    for (const [key, value] of Object.entries(one)) {
      if (!READ.test(key) && !(key in IDENTIFIERS) && !GROUPS.includes(key) && value !== '' && value !== null)
        ledger.ignore(`attribute ${key}`);
    }
  }
  const texts = (key: string): string[] => all.map((one) => jsonText(one[key])).filter((text) => text !== '');
  const places = addresses(all);
  const url = jsonText(record['URL']);
  return make({
    list,
    entryId: jsonText(record['RECORD_ID']) || undefined,
    schema: SCHEMAS[jsonText(record['RECORD_TYPE']).toUpperCase()] ?? 'LegalEntity',
    names: names(all),
    identifiers: identifiers(all),
    addresses: places,
    birthDates: present(texts('DATE_OF_BIRTH').map((text) => partialDay(text))),
    countries: [
      ...['NATIONALITY', 'CITIZENSHIP', 'REGISTRATION_COUNTRY', 'COUNTRY_OF_ASSOCIATION'].flatMap((key) =>
        texts(key).map((text) => countryCode(text.length === 2 ? text.toUpperCase() : text)),
      ),
      ...places.map((place) => place.country),
    ],
    programmes: texts('TOPIC').map((topic) => `topic:${topic}`),
    citation: {
      title: `Senzing records ${jsonText(record['DATA_SOURCE'])}`,
      ...(url === '' ? {} : { url }),
      pinpoint: jsonText(record['RECORD_ID']),
    },
  });
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  for (const file of files) {
    const ledger = openLedger();
    const make = entryMaker();
    for await (const batch of jsonRecords(file, ledger, wholeObjects)) {
      const events: SourceEvent[] = [];
      for (const { value, line } of batch) {
        ledger.read();
        const entry = entryOf(value, options.listId ?? 'opensanctions', make, ledger);
        if (entry) {
          ledger.used();
          events.push(entry);
        } else {
          ledger.problem({
            code: 'lists/no-name',
            severity: 'warning',
            message: `${file.name}: line ${line}: a record without a name`,
            hint: 'It cannot be screened.',
            path: file.name,
            locator: { at: 'line', line },
          });
        }
      }
      yield [...ledger.problems(), ...events];
    }
    yield ledger.close();
  }
}

/** Senzing's entity specification, as OpenSanctions exports it. */
export const senzingJson: ListSource = {
  name: 'senzing-json',
  summary: 'Senzing entity records, JSON lines or one JSON array',
  lists: ['opensanctions'],
  publication: 'https://www.opensanctions.org/docs/bulk/senzing/',
  licence: 'that of the data the user holds; never shipped with this product',
  downloads: [],
  recognises(probe: ListProbe): number {
    const head = probe.text.slice(0, 2_000);
    return /^\s*\[?\s*\{/u.test(head) && /"DATA_SOURCE"\s*:/u.test(head) && /"RECORD_ID"\s*:/u.test(head) ? 0.95 : 0;
  },
  parse,
};
