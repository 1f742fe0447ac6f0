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
import { entryMaker, nameOf, present } from '../entry.ts';
import { type JsonObject, jsonObject, jsonRecords, jsonText, jsonTexts, wholeObjects } from '../json-records.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { headText } from '../text.ts';

const PARTIES: Readonly<Record<string, EntitySchema>> = {
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

interface Ftm {
  readonly id: string;
  readonly schema: string;
  readonly caption: string;
  readonly target: boolean;
  readonly datasets: readonly string[];
  readonly referents: readonly string[];
  readonly properties: JsonObject;
}

function ftmOf(value: JsonObject): Ftm | undefined {
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
interface Context {
  readonly addresses: Map<string, EntityAddress>;
  readonly sanctions: Map<
    string,
    { listed: string | undefined; ended: string | undefined; authority: string; programmes: string[] }[]
  >;
  readonly documents: Map<string, EntityIdentifier[]>;
  /** Ids of parties in the data, so that links name them the way their entries do. */
  readonly listOf: Map<string, string>;
}

/** Last word of the delta files on each entity: `undefined` means deleted. */
type Changes = Map<string, Ftm | undefined>;

async function readChanges(files: readonly ListFile[], ledger: Ledger): Promise<Changes> {
  const changes: Changes = new Map();
  for (const file of files) {
    for await (const batch of jsonRecords(file, ledger, wholeObjects)) {
      for (const { value } of batch) {
        const entity = jsonObject(value['entity']);
        const id = jsonText(entity['id']);
        if (id !== '') changes.set(id, jsonText(value['op']) === 'DEL' ? undefined : ftmOf(entity));
      }
    }
  }
  return changes;
}

/** All entities of the base file with the deltas applied. */
async function* entitiesOf(
  bases: readonly ListFile[],
  changes: Changes,
  ledger: Ledger,
): AsyncGenerator<readonly Ftm[]> {
  const open = new Set(changes.keys());
  for (const file of bases) {
    for await (const batch of jsonRecords(file, ledger, wholeObjects)) {
      yield present(
        batch.map(({ value, line }) => {
          const entity = ftmOf(value);
          if (entity === undefined) {
            ledger.problem({
              code: 'lists/broken-row',
              severity: 'warning',
              message: `${file.name}: line ${line}: no id or schema; the record was left out`,
              hint: 'Fetch the file again.',
              path: file.name,
              locator: { at: 'line', line },
            });
            return undefined;
          }
          if (!changes.has(entity.id)) return entity;
          open.delete(entity.id);
          return changes.get(entity.id);
        }),
      );
    }
  }
  yield present([...open].map((id) => changes.get(id)));
}

function takeContext(entity: Ftm, context: Context, fallback: string): void {
  const { properties } = entity;
  const first = (name: string): string => jsonTexts(properties[name])[0] ?? '';
  if (entity.schema === 'Address') {
    const country = countryCode(first('country').toUpperCase());
    const city = first('city');
    const text =
      first('full') ||
      ['street', 'postalCode', 'city', 'region', 'country']
        .map(first)
        .filter((part) => part !== '')
        .join(', ');
    if (text !== '')
      context.addresses.set(entity.id, {
        text,
        ...(city === '' ? {} : { city }),
        ...(country === undefined ? {} : { country }),
      });
  } else if (entity.schema === 'Sanction') {
    for (const party of jsonTexts(properties['entity'])) {
      const found = {
        listed: first('listingDate') || first('startDate'),
        ended: first('endDate'),
        authority: first('authority'),
        programmes: [...jsonTexts(properties['programId']), ...jsonTexts(properties['program'])],
      };
      context.sanctions.set(party, [...(context.sanctions.get(party) ?? []), found]);
    }
  } else if (entity.schema === 'Passport' || entity.schema === 'Identification') {
    const value = first('number');
    const country = countryCode(first('country').toUpperCase());
    for (const party of value === '' ? [] : jsonTexts(properties['holder'])) {
      const document: EntityIdentifier = {
        scheme: entity.schema === 'Passport' ? 'passport' : 'national-id',
        value,
        ...(country === undefined ? {} : { country }),
      };
      context.documents.set(party, [...(context.documents.get(party) ?? []), document]);
    }
  } else if (entity.schema in PARTIES) context.listOf.set(entity.id, listOf(entity, fallback));
}

/** Parties without a risk topic are named in the data (as owners, relatives, donors) and not listed. */
function listOf(entity: Ftm, fallback: string): string {
  return entity.target || jsonTexts(entity.properties['topics']).length > 0 ? fallback : `${fallback}-related`;
}

function entryOf(
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

function linksOf(entity: Ftm, context: Context, fallback: string): Relation[] {
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

async function kindOf(file: ListFile): Promise<'base' | 'delta' | 'index'> {
  const head = await headText(file);
  if (/^\s*\{\s*"op"\s*:/u.test(head) || (head.trim() === '' && file.baseName.includes('delta'))) return 'delta';
  return /^\s*\{\s*"(?:versions|datasets)"\s*:/u.test(head) ? 'index' : 'base';
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  const ledger = openLedger();
  const list = options.listId ?? 'opensanctions';
  const kinds = await Promise.all(files.map(kindOf));
  const bases = files.filter((_, index) => kinds[index] === 'base');
  const deltas = files.filter((_, index) => kinds[index] === 'delta').sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const kind of kinds)
    if (kind === 'index') ledger.ignore('catalogue file', 'says what data sets exist, holds no party');
  if (bases.length === 0 && deltas.length > 0) {
    ledger.problem({
      code: 'lists/delta-alone',
      severity: 'error',
      message: `${deltas.map((file) => file.name).join(', ')}: changes without the entities.ftm.json they change`,
      hint: 'Import the folder that holds entities.ftm.json and its deltas together.',
    });
  }
  const changes = await readChanges(deltas, ledger);
  const context: Context = { addresses: new Map(), sanctions: new Map(), documents: new Map(), listOf: new Map() };
  // First pass: what parties refer to may stand before or after them.
  for await (const batch of entitiesOf(bases, changes, openLedger()))
    for (const entity of batch) takeContext(entity, context, list);
  const make = entryMaker({ uniqueIds: true });
  for await (const batch of entitiesOf(bases, changes, ledger)) {
    const events: SourceEvent[] = [];
    for (const entity of batch) {
      ledger.read();
      if (!(entity.schema in PARTIES)) {
        const links = linksOf(entity, context, list);
        if (links.length > 0 || ['Address', 'Sanction', 'Passport', 'Identification'].includes(entity.schema))
          ledger.used();
        else ledger.ignore(`schema ${entity.schema}`, 'no party and no link between parties');
        events.push(...links);
        continue;
      }
      const entry = entryOf(entity, context, listOf(entity, list), make, ledger);
      if (entry) {
        ledger.used();
        events.push(entry);
      } else {
        ledger.problem({
          code: 'lists/no-name',
          severity: 'warning',
          message: `${entity.id}: an entity without a name`,
          hint: 'It cannot be screened.',
        });
      }
    }
    yield [...ledger.problems(), ...events];
  }
  yield ledger.close();
}

/** FollowTheMoney entities as JSON lines, with their delta files. */
export const ftmJson: ListSource = {
  name: 'ftm-json',
  summary: 'FollowTheMoney JSON lines (entities.ftm.json) and deltas, for holders of an OpenSanctions licence',
  lists: ['opensanctions', 'opensanctions-related'],
  publication: 'https://www.opensanctions.org/docs/bulk/',
  licence: 'CC BY-NC 4.0, or the licence the user holds; never shipped with this product',
  downloads: [],
  takesSet: 'tree',
  recognises(probe: ListProbe): number {
    const head = probe.text.slice(0, 8_000);
    if (/^\s*\{\s*"op"\s*:\s*"(?:ADD|MOD|DEL)"/u.test(head)) return 0.95;
    if (/^\s*\{/u.test(head) && /"schema"\s*:\s*"/u.test(head) && /"properties"\s*:\s*\{/u.test(head)) return 0.95;
    if (/^\s*\{\s*"versions"\s*:/u.test(head) || (/^\s*\{\s*"datasets"\s*:/u.test(head) && /"index_url"/u.test(head)))
      return 0.5;
    return head.trim() === '' && /^entities\.delta\.json$/u.test(probe.baseName) ? 0.3 : 0;
  },
  parse,
};
