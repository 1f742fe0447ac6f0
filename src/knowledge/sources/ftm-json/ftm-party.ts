import type {
  EntityAddress,
  EntityIdentifier,
  EntityName,
  EntitySchema,
  IdentifierScheme,
  ListEntry,
  Relation,
} from '../../../core/listing.ts';
import { countryCode } from '../countries.ts';
import { partialDay, wholeDay } from '../day.ts';
import { type entryMaker, nameOf, present } from '../entry.ts';
import { type JsonObject, jsonObject, jsonText, jsonTexts } from '../json-records.ts';
import type { Ledger } from '../ledger.ts';

/** FollowTheMoney schemas that are parties, as ours. */
export const PARTIES: Readonly<Record<string, EntitySchema>> = {
  Company: 'Company',
  Organization: 'Organization',
  PublicBody: 'PublicBody',
  LegalEntity: 'LegalEntity',
  Person: 'Person',
  Vessel: 'Vessel',
  Airplane: 'Aircraft',
};

const IDENTIFIERS: Readonly<Record<string, IdentifierScheme>> = {
  leiCode: 'lei',
  swiftBic: 'bic',
  cageCode: 'cage',
  uniqueEntityId: 'uei',
  dunsCode: 'duns',
  imoNumber: 'imo',
  mmsi: 'mmsi',
  callSign: 'call-sign',
  registrationNumber: 'registration',
  ogrnCode: 'registration',
  uscCode: 'registration',
  taxNumber: 'tax',
  innCode: 'tax',
  vatCode: 'tax',
  passportNumber: 'passport',
  idNumber: 'national-id',
  isin: 'isin',
  isinCode: 'isin',
  website: 'website',
  email: 'email',
  phone: 'phone',
  publicKey: 'crypto',
};

const NAMES: Readonly<Record<string, EntityName['kind']>> = {
  name: 'alias',
  alias: 'alias',
  weakAlias: 'weak',
  previousName: 'former',
  abbreviation: 'abbreviation',
};
const COUNTRIES = ['country', 'nationality', 'citizenship', 'jurisdiction', 'flag', 'mainCountry'];
const USED = new Set([
  ...Object.keys(IDENTIFIERS),
  ...Object.keys(NAMES),
  ...COUNTRIES,
  'address',
  'addressEntity',
  'birthDate',
  'position',
  'notes',
  'sector',
  'topics',
  'program',
  'programId',
  'sourceUrl',
]);

/** Link schemas: property of one end, property of the other, and what they mean. */
const LINKS: Readonly<Record<string, { readonly from: string; readonly to: string; readonly type: Relation['type'] }>> =
  {
    Ownership: { from: 'owner', to: 'asset', type: 'owner' },
    Directorship: { from: 'director', to: 'organization', type: 'director' },
    Succession: { from: 'predecessor', to: 'successor', type: 'alias-of' },
    Family: { from: 'person', to: 'relative', type: 'affiliate' },
    Associate: { from: 'person', to: 'associate', type: 'affiliate' },
    UnknownLink: { from: 'subject', to: 'object', type: 'affiliate' },
    Representation: { from: 'agent', to: 'client', type: 'affiliate' },
    Membership: { from: 'member', to: 'organization', type: 'affiliate' },
    Employment: { from: 'employee', to: 'employer', type: 'affiliate' },
  };

/** One FollowTheMoney entity as read. */
export interface Ftm {
  readonly id: string;
  readonly schema: string;
  readonly caption: string;
  readonly target: boolean;
  readonly datasets: readonly string[];
  readonly referents: readonly string[];
  readonly properties: JsonObject;
}

/** A JSON object as an entity; undefined without id or schema. */
export function ftmOf(value: JsonObject): Ftm | undefined {
  const id = jsonText(value['id']);
  const schema = jsonText(value['schema']);
  if (id === '' || schema === '') return undefined;
  return {
    id,
    schema,
    caption: jsonText(value['caption']),
    target: value['target'] === true,
    datasets: jsonTexts(value['datasets']),
    referents: jsonTexts(value['referents']),
    properties: jsonObject(value['properties']),
  };
}

/** What other records say of a party: addresses, listings, documents. */
export interface Context {
  readonly addresses: Map<string, EntityAddress>;
  readonly sanctions: Map<
    string,
    { listed: string | undefined; ended: string | undefined; authority: string; programmes: string[] }[]
  >;
  readonly documents: Map<string, EntityIdentifier[]>;
  /** Ids of parties in the data, so that links name them the way their entries do. */
  readonly listOf: Map<string, string>;
}

/** Parties without a risk topic are named in the data (as owners, relatives, donors) and not listed. */
export function listOf(entity: Ftm, fallback: string): string {
  return entity.target || jsonTexts(entity.properties['topics']).length > 0 ? fallback : `${fallback}-related`;
}

/** A party as a list entry; what is not used of it goes to the ledger by name. */
export function entryOf(
  entity: Ftm,
  context: Context,
  list: string,
  make: (draft: Parameters<ReturnType<typeof entryMaker>>[0]) => ListEntry | undefined,
  ledger: Ledger,
): ListEntry | undefined {
  const { properties } = entity;
  for (const [key, value] of Object.entries(properties))
    if (!USED.has(key)) ledger.ignore(`property ${entity.schema}.${key}`, undefined, jsonTexts(value).length);
  const names = Object.entries(NAMES).flatMap(([key, kind]) =>
    jsonTexts(properties[key]).map((text) => nameOf(text, kind)),
  );
  const identifiers = Object.entries(IDENTIFIERS).flatMap(([key, scheme]) =>
    jsonTexts(properties[key]).map((value): EntityIdentifier => ({ scheme, value, label: key })),
  );
  const sanctions = context.sanctions.get(entity.id) ?? [];
  const listed = present(sanctions.map((one) => wholeDay(one.listed))).sort()[0];
  const running = sanctions.some((one) => wholeDay(one.ended) === undefined);
  const ended =
    sanctions.length > 0 && !running
      ? present(sanctions.map((one) => wholeDay(one.ended)))
          .sort()
          .at(-1)
      : undefined;
  const topics = jsonTexts(properties['topics']);
  const url = `https://www.opensanctions.org/entities/${encodeURIComponent(entity.id)}/`;
  return make({
    list,
    entryId: entity.id,
    schema: PARTIES[entity.schema] ?? 'LegalEntity',
    names: present([nameOf(entity.caption, 'primary'), ...names]),
    identifiers: [...identifiers, ...(context.documents.get(entity.id) ?? [])],
    addresses: [
      ...jsonTexts(properties['address']).map((text): EntityAddress => ({ text })),
      ...present(jsonTexts(properties['addressEntity']).map((id) => context.addresses.get(id))),
    ],
    birthDates: present(jsonTexts(properties['birthDate']).map((text) => partialDay(text))),
    countries: COUNTRIES.flatMap((key) =>
      jsonTexts(properties[key]).map((text) => countryCode(text.slice(0, 2).toUpperCase())),
    ),
    sectors: jsonTexts(properties['sector']),
    position: jsonTexts(properties['position']).join('; '),
    remarks: jsonTexts(properties['notes']).join(' | '),
    listedOn: listed,
    delistedOn: ended,
    programmes: [
      ...topics.map((topic) => `topic:${topic}`),
      ...entity.datasets.map((dataset) => `dataset:${dataset}`),
      ...jsonTexts(properties['programId']),
      ...sanctions.flatMap((one) => one.programmes),
    ],
    scope: [...new Set(sanctions.map((one) => one.authority))].filter((text) => text !== '').join('; '),
    citation: { title: 'OpenSanctions', url, pinpoint: entity.id },
  });
}

/** Relations that a link entity states; none for other schemas. */
export function linksOf(entity: Ftm, context: Context, fallback: string): Relation[] {
  const link = LINKS[entity.schema];
  if (link === undefined) return [];
  const { properties } = entity;
  const name = (id: string): string => `${context.listOf.get(id) ?? fallback}:${id}`;
  const share = Number((jsonTexts(properties['percentage'])[0] ?? '').replace('%', '').replace(',', '.'));
  const since = wholeDay(jsonTexts(properties['startDate'])[0]);
  const until = wholeDay(jsonTexts(properties['endDate'])[0]);
  return jsonTexts(properties[link.from]).flatMap((from) =>
    jsonTexts(properties[link.to]).map(
      (to): Relation => ({
        kind: 'relation',
        type: link.type,
        from: name(from),
        to: name(to),
        ...(share > 0 && share <= 100 ? { sharePercent: share } : {}),
        ...(since === undefined ? {} : { since }),
        ...(until === undefined ? {} : { until }),
        citation: { title: 'OpenSanctions', pinpoint: entity.id },
      }),
    ),
  );
}
