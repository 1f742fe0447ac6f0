import type { ColumnMap } from '../source.ts';

const TEXT_KEYS = [
  'name',
  'id',
  'type',
  'country',
  'address',
  'birthDate',
  'listedOn',
  'delistedOn',
  'programme',
  'citation',
  'remarks',
  'separator',
] as const;
const KEYS: readonly string[] = [...TEXT_KEYS, 'aliases', 'identifiers', 'dates'];

/** Kinds of identifiers that a map may name; any other number goes under `other`. */
const MAP_SCHEMES = [
  'lei',
  'cage',
  'uei',
  'duns',
  'imo',
  'mmsi',
  'call-sign',
  'bic',
  'tax',
  'registration',
  'passport',
  'national-id',
  'website',
  'email',
  'phone',
  'crypto',
  'isin',
  'other',
] as const;

/** A column map out of JSON, or what is wrong with it in words. A single alias column may stand without a list. */
export function columnMapOf(value: unknown): ColumnMap | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it is no JSON object';
  const given = value as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return `"${unknown}" is no part of a column map; its parts are ${KEYS.join(', ')}`;
  for (const key of TEXT_KEYS)
    if (given[key] !== undefined && typeof given[key] !== 'string') return `"${key}" must be the name of one column`;
  if (typeof given['name'] !== 'string' || given['name'] === '') return 'it names no column for "name"';
  const aliases = typeof given['aliases'] === 'string' ? [given['aliases']] : given['aliases'];
  if (aliases !== undefined && !(Array.isArray(aliases) && aliases.every((one) => typeof one === 'string')))
    return '"aliases" must be a column or a list of columns';
  const wrong = wrongIdentifiers(given['identifiers']);
  if (wrong !== undefined) return wrong;
  if (given['dates'] !== undefined && given['dates'] !== 'day-first' && given['dates'] !== 'month-first')
    return '"dates" must be "day-first" or "month-first"';
  return { ...given, name: given['name'], ...(aliases === undefined ? {} : { aliases }) };
}

function wrongIdentifiers(given: unknown): string | undefined {
  if (given === undefined) return undefined;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return '"identifiers" must be an object such as {"lei": "<column>"}';
  for (const [scheme, column] of Object.entries(given)) {
    if (!(MAP_SCHEMES as readonly string[]).includes(scheme))
      return `"${scheme}" is no kind of identifier that is known; use one of ${MAP_SCHEMES.join(', ')}`;
    if (typeof column !== 'string') return `the identifier "${scheme}" must name one column`;
  }
  return undefined;
}

/** Columns that a map speaks of. */
export function mappedColumns(map: ColumnMap): readonly string[] {
  const columns = [
    map.name,
    map.id,
    map.type,
    map.country,
    map.address,
    map.birthDate,
    map.listedOn,
    map.delistedOn,
    map.programme,
    map.citation,
    map.remarks,
    ...(map.aliases ?? []),
    ...Object.values(map.identifiers ?? {}),
  ];
  return [...new Set(columns.filter((column) => column !== undefined))];
}
