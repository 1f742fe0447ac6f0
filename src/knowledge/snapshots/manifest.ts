import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IsoDate } from '../../core/dates.ts';
import { NameplateError } from '../../core/problem.ts';
import { snapshotFolder } from './home.ts';

/** How the date of a snapshot is known, best first. */
export type DateBasis = 'published' | 'given' | 'http' | 'file-name' | 'newest-entry' | 'file-time';

/** One input file of a snapshot. */
export interface SnapshotInput {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly url?: string;
}

/** One list inside a snapshot, in its normal form: one JSON line per entry, gzip'd. */
export interface SnapshotList {
  readonly id: string;
  readonly entries: number;
  readonly file: string;
  /** Of the JSON lines, before gzip. */
  readonly sha256: string;
}

/** What a snapshot says of itself. A snapshot never changes once it stands under its name. */
export interface Manifest {
  readonly format: 1;
  /** `<source>@<date>-<hash>`, also the folder's name. */
  readonly id: string;
  readonly source: string;
  readonly date: IsoDate;
  readonly dateBasis: DateBasis;
  readonly publication: string;
  readonly licence: string;
  readonly inputs: readonly SnapshotInput[];
  readonly lists: readonly SnapshotList[];
  readonly relations: { readonly count: number; readonly file: string; readonly sha256: string };
  readonly read: number;
  readonly used: number;
  readonly ignored: readonly { readonly what: string; readonly count: number; readonly why: string }[];
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  /** Day it was made on this machine. */
  readonly madeOn: IsoDate;
}

/** Content hash of a snapshot: source, date and every part's hash; not the day it was made nor the inputs' names. */
export function contentHash(manifest: Pick<Manifest, 'source' | 'date' | 'lists' | 'relations'>): string {
  const parts = [
    manifest.source,
    manifest.date,
    ...manifest.lists.map((list) => `${list.id} ${list.entries} ${list.sha256}`).sort(),
    manifest.relations.sha256,
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** Id of a snapshot from its content. */
export function snapshotId(manifest: Pick<Manifest, 'source' | 'date' | 'lists' | 'relations'>): string {
  return `${manifest.source}@${manifest.date}-${contentHash(manifest).slice(0, 12)}`;
}

function damaged(path: string, why: string): NameplateError {
  return new NameplateError(
    'lists/damaged',
    `List snapshot ${path} is damaged: ${why}. Nothing was checked.`,
    'Run: nameplate lists verify, remove the damaged folder, then: nameplate lists update',
    { exitCode: 129 },
  );
}

/** Reads and checks one manifest; throws `lists/damaged`. */
export async function readManifest(folder: string, id: string): Promise<Manifest> {
  const path = join(folder, id, 'manifest.json');
  let manifest: Manifest;
  try {
    manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest;
  } catch (error) {
    throw damaged(path, (error as Error).message);
  }
  if (manifest.format !== 1 || manifest.id !== id || snapshotId(manifest) !== id)
    throw damaged(path, 'its name and its content do not agree');
  return manifest;
}

/** All snapshots below a data home, oldest first; empty when there are none. Throws `lists/damaged`. */
export async function snapshots(home: string): Promise<readonly Manifest[]> {
  const folder = snapshotFolder(home);
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    return [];
  }
  const found = await Promise.all(
    names
      .filter((name) => name.includes('@'))
      .sort()
      .map((name) => readManifest(folder, name)),
  );
  return found.sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1));
}
