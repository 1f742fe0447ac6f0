import { readdirSync, readFileSync } from 'node:fs';
import type { Entity, EntityIdentifier, EntitySchema } from '../../src/core/listing.ts';
import type { ScreenQuery } from '../../src/screening/party.ts';

/** One side of a labelled pair as the files write it. */
interface Side {
  readonly schema?: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly country?: string;
  readonly nationality?: string;
  readonly address?: string;
  readonly birthDate?: string;
  readonly idNumber?: string;
  readonly passportNumber?: string;
  readonly imoNumber?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly leiCode?: string;
  readonly taxNumber?: string;
  readonly registrationNumber?: string;
  readonly firstName?: string;
  readonly lastName?: string;
}

/** One labelled pair. */
export interface NameCase {
  readonly file: string;
  readonly id: string;
  readonly query: Side;
  readonly candidate: Side;
  readonly expect: boolean;
  readonly category: string;
  readonly quality?: 'STRONG' | 'MEDIUM' | 'WEAK';
  readonly needs_attributes?: boolean;
}

/** Every `*.jsonl` in the folder whose lines carry `expect`. */
export function readCases(folder: string): readonly NameCase[] {
  const cases: NameCase[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()) {
    for (const line of readFileSync(`${folder}/${file}`, 'utf8').split('\n')) {
      if (line.trim() === '') continue;
      const row = JSON.parse(line) as NameCase;
      if (typeof row.expect === 'boolean') cases.push({ ...row, file: file.slice(0, -'.jsonl'.length) });
    }
  }
  return cases;
}

const SCHEMES: readonly (readonly [keyof Side, EntityIdentifier['scheme']])[] = [
  ['idNumber', 'national-id'],
  ['passportNumber', 'passport'],
  ['imoNumber', 'imo'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['leiCode', 'lei'],
  ['taxNumber', 'tax'],
  ['registrationNumber', 'registration'],
];

function facts(side: Side): Required<Pick<ScreenQuery, 'identifiers' | 'addresses' | 'birthDates' | 'countries'>> & {
  readonly schema: EntitySchema;
} {
  const country = side.country ?? side.nationality;
  return {
    schema: (side.schema ?? 'LegalEntity') as EntitySchema,
    identifiers: SCHEMES.flatMap(([key, scheme]) => {
      const value = side[key];
      return typeof value === 'string' ? [{ scheme, value }] : [];
    }),
    addresses: side.address === undefined ? [] : [side.address],
    birthDates: side.birthDate === undefined ? [] : [side.birthDate],
    countries: country !== undefined && /^[a-z]{2}$/i.test(country) ? [country.toUpperCase()] : [],
  };
}

/** The query side as the product takes it. */
export function queryOf(side: Side): ScreenQuery {
  const split =
    side.firstName !== undefined && side.lastName !== undefined
      ? { firstName: side.firstName, lastName: side.lastName }
      : {};
  return { name: side.name, ...facts(side), ...split };
}

/** The candidate side as a listed entity. */
export function entityOf(id: string, side: Side): Entity {
  const { addresses, ...rest } = facts(side);
  const names = [side.name, ...(side.aliases ?? [])].map((value, at) => ({
    value,
    kind: at === 0 ? ('primary' as const) : ('alias' as const),
  }));
  const split =
    side.firstName !== undefined && side.lastName !== undefined
      ? { firstName: side.firstName, lastName: side.lastName }
      : {};
  return {
    id,
    ...rest,
    names: [names[0]!, ...names.slice(1)],
    addresses: addresses.map((text) => ({ text })),
    sectors: [],
    ...split,
  };
}
