import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { IsoDate } from '../../core/dates.ts';
import { NameplateError } from '../../core/problem.ts';
import { LIST_DEFINITIONS, listDefinition } from '../sources/catalogue.ts';
import { readChecks } from './checks.ts';
import { snapshotFolder } from './home.ts';
import { contentHash, type DateBasis, type Manifest, readManifest, snapshots } from './manifest.ts';
import { hashLines } from './normal-form.ts';
import { daysBetween } from './read-entries.ts';

/** One line of `lists status`. */
export interface ListStatus {
  readonly list: string;
  readonly title: string;
  readonly entries: number;
  readonly date: IsoDate;
  readonly dateBasis: DateBasis;
  /** Last day on which the data is known to have been the published one. */
  readonly knownGoodOn: IsoDate;
  readonly ageDays: number;
  readonly old: boolean;
  readonly source: string;
  readonly snapshot: string;
  readonly sha256: string;
  readonly licence: string;
  readonly publication: string;
  readonly snapshots: number;
}

/** State of every list with data, by id, and the lists that have none. Throws `lists/damaged`. */
export async function listStatus(
  home: string,
  today: IsoDate,
): Promise<{ lists: readonly ListStatus[]; without: readonly string[] }> {
  const all = await snapshots(home);
  const checks = await readChecks(home);
  const newest = new Map<string, { manifest: Manifest; count: number }>();
  for (const manifest of all) {
    for (const { id } of manifest.lists) newest.set(id, { manifest, count: (newest.get(id)?.count ?? 0) + 1 });
  }
  const lists = [...newest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { manifest, count }]): ListStatus => {
      const definition = listDefinition(id);
      const confirmed = checks[manifest.id];
      const knownGoodOn = confirmed !== undefined && confirmed > manifest.date ? confirmed : manifest.date;
      const ageDays = Math.max(0, daysBetween(knownGoodOn, today));
      return {
        list: id,
        title: definition.title,
        entries: manifest.lists.find((list) => list.id === id)?.entries ?? 0,
        date: manifest.date,
        dateBasis: manifest.dateBasis,
        knownGoodOn,
        ageDays,
        old: ageDays > definition.oldAfterDays,
        source: manifest.source,
        snapshot: manifest.id,
        sha256: contentHash(manifest),
        licence: manifest.licence,
        publication: definition.publication || manifest.publication,
        snapshots: count,
      };
    });
  return { lists, without: LIST_DEFINITIONS.map((list) => list.id).filter((id) => !newest.has(id)) };
}

/** What `lists verify` finds of one snapshot. */
export interface Verified {
  readonly snapshot: string;
  readonly ok: boolean;
  /** What is wrong, when something is. */
  readonly why: string;
  readonly entries: number;
}

/** Reads every snapshot to its end and compares every hash and count with its manifest. */
export async function* verifySnapshots(home: string): AsyncGenerator<Verified> {
  const folder = snapshotFolder(home);
  const names = await readdir(folder).catch(() => []);
  for (const id of names.filter((name) => name.includes('@')).sort()) {
    try {
      const manifest = await readManifest(folder, id);
      for (const part of [...manifest.lists, manifest.relations]) {
        const found = await hashLines(join(folder, id, part.file));
        if (found !== part.sha256)
          throw new NameplateError('lists/damaged', `${part.file} does not have the hash its manifest states`, '');
      }
      yield { snapshot: id, ok: true, why: '', entries: manifest.lists.reduce((sum, list) => sum + list.entries, 0) };
    } catch (error) {
      yield { snapshot: id, ok: false, why: (error as Error).message, entries: 0 };
    }
  }
}
