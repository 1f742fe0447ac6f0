import type { EntityIdentifier } from '../../../core/listing.ts';
import { countryCode } from '../countries.ts';
import { entryMaker, present } from '../entry.ts';
import { jsonObject, jsonRecords, jsonText, jsonTexts, wholeObjects } from '../json-records.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { headText } from '../text.ts';
import { type Context, entryOf, type Ftm, ftmOf, linksOf, listOf, PARTIES } from './ftm-party.ts';

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
