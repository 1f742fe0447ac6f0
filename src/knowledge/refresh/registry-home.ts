import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isIsoDate, type IsoDate } from '../../core/dates.ts';
import type { Problem } from '../../core/problem.ts';
import { sha256 } from '../bundle.ts';
import type { Knowledge } from '../knowledge.ts';
import type { RegistryName } from '../registries.ts';

/** How the day of a refreshed registry is known, best first. */
export type RegistryDateBasis = 'given' | 'published' | 'newest-entry' | 'http' | 'file-name' | 'file-time';

/** What a refreshed registry says of itself. It never changes once it stands under its name. */
export interface RegistryManifest {
  readonly format: 1;
  /** `<registry>@<date>-<hash>`, also the folder's name. */
  readonly id: string;
  readonly registry: RegistryName;
  readonly title: string;
  readonly date: IsoDate;
  readonly dateBasis: RegistryDateBasis;
  readonly licence: string;
  readonly publication: string;
  readonly inputs: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly sizeBytes: number;
    readonly url?: string;
  }[];
  /** Entries of each table. */
  readonly tables: Readonly<Record<string, number>>;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly read: number;
  readonly used: number;
  readonly ignored: readonly { readonly what: string; readonly count: number; readonly why: string }[];
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  /** Day it was made on this machine. */
  readonly madeOn: IsoDate;
}

const ID = /^([a-z][a-z-]*)@(\d{4}-\d{2}-\d{2})-[0-9a-f]{12}$/u;

/** Folder of the refreshed registries below the data home. */
export function registryFolder(home: string): string {
  return join(home, 'registries');
}

/** Id of a refreshed registry from its content. */
export function registryId({
  registry,
  date,
  sha256: hash,
}: Pick<RegistryManifest, 'registry' | 'date' | 'sha256'>): string {
  return `${registry}@${date}-${sha256(`${registry} ${date} ${hash}`).slice(0, 12)}`;
}

/** Ids of the refreshed registries in a data home, newest first inside each registry. */
export function registryIds(home: string): readonly string[] {
  let names: readonly string[];
  try {
    names = readdirSync(registryFolder(home));
  } catch {
    return [];
  }
  return names.filter((name) => ID.test(name)).toSorted((a, b) => (a < b ? 1 : -1));
}

/** Reads one refreshed registry whole and compares every hash. Throws an Error that says what is wrong. */
export function readRegistry(
  home: string,
  id: string,
): { readonly manifest: RegistryManifest; readonly bytes: Uint8Array } {
  const dir = join(registryFolder(home), id);
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as RegistryManifest;
  if (manifest.format !== 1 || manifest.id !== id || registryId(manifest) !== id || !isIsoDate(manifest.date))
    throw new Error('its name and its manifest do not agree');
  const bytes = readFileSync(join(dir, `${manifest.registry}.registry`));
  if (bytes.length !== manifest.bytes || sha256(bytes) !== manifest.sha256)
    throw new Error(`${manifest.registry}.registry is not the file that was made`);
  return { manifest, bytes };
}

/** The refreshed registries that stand in for packaged ones. */
export interface RefreshedRegistries {
  readonly inForce: ReadonlyMap<RegistryName, { readonly manifest: RegistryManifest; readonly bytes: Uint8Array }>;
  /** One for each copy that is damaged and left out; the next best stays in force. */
  readonly problems: readonly Problem[];
}

/** The packaged FCC table is a handful of codes and no copy of the registry: any copy of the registry is better. */
const PACKAGED_IN_PART: ReadonlySet<string> = new Set(['fcc-grantee']);

/**
 * Chooses, for each registry, the newest whole copy in the data home that is newer than the packaged one. `packaged` is
 * `lists` of the bundle's manifest. A damaged copy is reported and passed over.
 */
export function refreshedRegistries(home: string, packaged: Knowledge['lists']): RefreshedRegistries {
  const inForce = new Map<RegistryName, { manifest: RegistryManifest; bytes: Uint8Array }>();
  const problems: Problem[] = [];
  for (const id of registryIds(home)) {
    const [, name = '', date = ''] = ID.exec(id) ?? [];
    const own = packaged.find((list) => list.id === `registry:${name}`);
    if (own === undefined || inForce.has(name as RegistryName)) continue;
    if (!PACKAGED_IN_PART.has(name) && date <= (own.date ?? '')) continue;
    try {
      inForce.set(name as RegistryName, readRegistry(home, id));
    } catch (error) {
      problems.push({
        kind: 'problem',
        code: 'registry/damaged',
        severity: 'warning',
        message: `refreshed registry ${id} is damaged and was left out: ${(error as Error).message}`,
        hint: `Remove ${join(registryFolder(home), id)} and run: nameplate lists update registry:${name}`,
        path: join(registryFolder(home), id),
      });
    }
  }
  return { inForce, problems };
}

/** The hash that names a bundle together with the refreshed registries that stand in for parts of it. */
export function hashWith(bundle: string, inForce: RefreshedRegistries['inForce']): string {
  if (inForce.size === 0) return bundle;
  const lines = [...inForce].map(([name, { manifest }]) => `${name} ${manifest.date} ${manifest.sha256}`).sort();
  return sha256(`nameplate-refreshed 1\n${bundle}\n${lines.join('\n')}`);
}
