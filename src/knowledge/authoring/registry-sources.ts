import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import type { FactsPart } from '../open.ts';
import { granteeKey, type RegistryName } from '../registries.ts';
import { encodeRegistry, type RegistrySnapshot } from '../registry-table.ts';

type Entries = readonly (readonly [number, string])[];
type Tables = readonly { readonly name: string; readonly entries: Entries }[];

/** A registry as its file in the bundle. */
export interface CompiledRegistry {
  readonly snapshot: RegistrySnapshot;
  readonly bytes: Uint8Array;
}

/** Compiles every registry of the data folder. */
export function compileRegistries(
  dir: string,
  facts: Pick<FactsPart, 'fingerprints' | 'makers'>,
): ReadonlyMap<RegistryName, CompiledRegistry> {
  const snapshots = parse(readFileSync(join(dir, 'registries', 'SOURCES.yml'), 'utf8')) as Record<
    RegistryName,
    RegistrySnapshot
  >;
  const rows = (name: string): readonly (readonly [string, string])[] =>
    readRows(join(dir, 'registries', `${name}.tsv.gz`));
  const tables: Readonly<Record<RegistryName, () => Tables>> = {
    bluetooth: () => [{ name: 'company', entries: decimal(rows('bluetooth')) }],
    enterprise: () => [{ name: 'number', entries: decimal(rows('enterprise')) }],
    'fcc-grantee': () => [{ name: 'grantee', entries: grantees(facts) }],
    mac: () => macTables(),
    pci: () => deviceTables(rows('pci')),
    usb: () => deviceTables(rows('usb')),
  };
  return new Map(
    (Object.keys(tables) as RegistryName[]).map((name) => {
      const { title, date, licence } = snapshots[name];
      const snapshot = { title, date, licence };
      return [name, { snapshot, bytes: encodeRegistry(snapshot, tables[name]()) }];
    }),
  );
}

function readRows(file: string): readonly (readonly [string, string])[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  return lines
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const tab = line.indexOf('\t');
      return [line.slice(0, tab), line.slice(tab + 1)] as const;
    });
}

function decimal(rows: readonly (readonly [string, string])[]): Entries {
  return rows.map(([key, name]) => [Number(key), name] as const);
}

/** Four hex digits name a vendor, eight a device of that vendor. */
function deviceTables(rows: readonly (readonly [string, string])[]): Tables {
  const of = (digits: number): Entries =>
    rows.filter(([key]) => key.length === digits).map(([key, name]) => [Number.parseInt(key, 16), name] as const);
  return [
    { name: 'vendors', entries: of(4) },
    { name: 'products', entries: of(8) },
  ];
}

/** The IEEE table maps 6, 7 or 9 hex digits to the registrant's name, followed by address lines that are left out. */
function macTables(): Tables {
  const file = createRequire(import.meta.url).resolve('oui-data');
  const table = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  return [6, 7, 9].map((digits) => ({
    name: `bits-${digits * 4}`,
    entries: table
      .filter(([prefix]) => prefix.length === digits)
      .map(([prefix, registrant]) => [Number.parseInt(prefix, 16), registrant.split('\n')[0]?.trim() ?? ''] as const),
  }));
}

/** No open copy of the grantee registry is at hand: the codes that a public filing shows, and no other. */
function grantees({ fingerprints, makers }: Pick<FactsPart, 'fingerprints' | 'makers'>): Entries {
  const names = new Map(makers.map((maker) => [maker.id, maker.name]));
  return fingerprints
    .filter((fact) => fact.technique === 'fcc-grantee' && fact.verified)
    .map((fact) => [granteeKey(fact.value), names.get(fact.maker ?? '') ?? fact.makerAsNamed] as const);
}
