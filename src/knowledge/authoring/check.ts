import { isIsoDate } from '../../core/dates.ts';
import { canBeFound } from './citation.ts';
import { patternFaults } from './check-patterns.ts';
import { compileData } from './compile.ts';
import type { RawData, RawKind, RawRecord } from './read-data.ts';

/**
 * Proves a data folder that was read with `readData`: schema, unique ids, references that lead somewhere, dates in order,
 * a citation on every claim, patterns that match their own examples and nobody else's. Returns one line per fault,
 * naming file and line. Rules are proved by their own check; here only references to them are.
 */
export function checkData(data: RawData): readonly string[] {
  const faults = [...data.faults];
  if (!isIsoDate(data.date)) faults.push(`data/knowledge.yml:1: date must be a day, and is ${data.date}`);
  // A record that does not fit the schema would only bring follow-up faults.
  if (faults.length > 0) return faults;
  return [
    ...idFaults(data),
    ...referenceFaults(data),
    ...dateFaults(data),
    ...citationFaults(data),
    ...patternFaults(data),
  ];
}

const CLAIMS = ['makers', 'brands', 'fingerprints', 'lookalikes', 'listings', 'history'] as const;

const text = (record: RawRecord, key: string): string | undefined =>
  typeof record.value[key] === 'string' ? record.value[key] : undefined;
const list = <T = string>(record: RawRecord, key: string): readonly T[] => (record.value[key] ?? []) as readonly T[];

function idFaults({ records }: RawData): readonly string[] {
  const faults: string[] = [];
  const seen = new Map<string, string>();
  const claim = (space: string, id: string, at: string): void => {
    const first = seen.get(`${space} ${id}`);
    if (first === undefined) seen.set(`${space} ${id}`, at);
    else faults.push(`${at}: the id "${id}" is used already at ${first}`);
  };
  for (const kind of Object.keys(records) as RawKind[]) {
    for (const record of records[kind]) {
      claim(kind, text(record, 'id') ?? '', record.at);
      if (kind === 'makers') for (const short of list(record, 'shortIds')) claim(kind, short, record.at);
    }
  }
  return faults;
}

function referenceFaults({ records }: RawData): readonly string[] {
  const faults: string[] = [];
  const makers = new Set(records.makers.flatMap((record) => [text(record, 'id') ?? '', ...list(record, 'shortIds')]));
  const rules = new Set(records.rules.map((record) => text(record, 'id')));
  const refer = (record: RawRecord, what: string, id: string | undefined): void => {
    if (id !== undefined && !makers.has(id)) faults.push(`${record.at}: ${what} "${id}" is no maker in data/makers`);
  };
  for (const record of records.makers) {
    refer(record, 'parent', text(record, 'parent'));
    for (const { owner, ownerName } of list<{ owner: string; ownerName?: string }>(record, 'ownership')) {
      if (!owner.startsWith('name:')) refer(record, 'owner', owner);
      else if (!ownerName) faults.push(`${record.at}: owner "${owner}" has no record, so ownerName must give its name`);
    }
    if ((text(record, 'kind') === 'category') !== (record.value['category'] !== undefined))
      faults.push(`${record.at}: a record of kind category, and no other, says under "category" what it covers`);
  }
  // A catalogue entry may add product lines to a maker that has a record, but then under that record's own id.
  const shortIds = new Set(records.makers.flatMap((record) => list(record, 'shortIds')));
  for (const record of records.catalogue)
    if (shortIds.has(text(record, 'id') ?? ''))
      faults.push(`${record.at}: "${text(record, 'id')}" is a short id; write the full one`);
  for (const record of records.brands) refer(record, 'maker', text(record, 'maker'));
  // What an answer names may be a maker of the catalogue, which is on no list.
  const catalogued = new Set(records.catalogue.map((record) => text(record, 'id')));
  for (const record of records.fingerprints)
    if (!catalogued.has(text(record, 'maker'))) refer(record, 'maker', text(record, 'maker'));
  for (const record of records.history)
    for (const subject of list(record, 'subjects')) refer(record, 'subject', subject);
  for (const record of records.listings) {
    refer(record, 'entity', text(record, 'entity'));
    const rule = text(record, 'rule');
    if (rule !== undefined && rules.size > 0 && !rules.has(rule))
      faults.push(`${record.at}: rule "${rule}" is not in data/rules`);
  }
  return faults;
}

function dateFaults({ records, date }: RawData): readonly string[] {
  const faults: string[] = [];
  const ordered = (record: RawRecord, from: unknown, to: unknown, what: string): void => {
    if (typeof from === 'string' && typeof to === 'string' && from >= to)
      faults.push(`${record.at}: ${what}: ${from} is not before ${to}`);
  };
  for (const record of records.listings) {
    ordered(record, record.value['listedOn'], record.value['delistedOn'], 'listedOn, delistedOn');
    for (const key of ['listedOn', 'publishedOn'])
      if ((text(record, key) ?? '') > date)
        faults.push(`${record.at}: ${key} lies after the date of the knowledge base`);
  }
  for (const record of records.brands) ordered(record, record.value['from'], record.value['to'], 'from, to');
  for (const record of records.makers)
    for (const { from, to } of list<{ from?: string; to?: string }>(record, 'ownership'))
      ordered(record, from, to, 'ownership from, to');
  return faults;
}

function citationFaults({ records }: RawData): readonly string[] {
  const faults: string[] = [];
  for (const kind of CLAIMS) {
    for (const record of records[kind]) {
      const sources = list(record, 'sources');
      if (record.value['verified'] === true && !sources.some(canBeFound))
        faults.push(`${record.at}: is verified, and no source can be opened or named; cite one or say verified: false`);
      if (record.value['evidence'] === 'recalled' && record.value['verified'] === true)
        faults.push(`${record.at}: is recalled and verified at once`);
      if (sources.length === 0 && record.value['evidence'] !== 'recalled')
        faults.push(`${record.at}: has no source, so its evidence can only be "recalled"`);
    }
  }
  return faults;
}

/** Records of each kind, for the one line that `npm run data:check` prints. */
export function countsOf(data: RawData): Readonly<Record<string, number>> {
  const { facts } = compileData(data);
  const unverified = Object.values(facts)
    .flat()
    .filter((fact) => !fact.verified).length;
  const counts = Object.entries(data.records).map(([kind, records]) => [kind, records.length] as const);
  return { ...Object.fromEntries(counts), unverified };
}
