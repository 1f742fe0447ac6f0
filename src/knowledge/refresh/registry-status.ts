import type { IsoDate } from '../../core/dates.ts';
import type { Knowledge } from '../knowledge.ts';
import { readRegistry, refreshedRegistries, registryIds } from './registry-home.ts';
import { REGISTRY_SOURCES, registryListId } from './registry-sources.ts';

/** One registry's line in `lists status`. */
export interface RegistryStatus {
  /** `registry:mac`. */
  readonly registry: string;
  readonly title: string;
  /** Whether the copy in force came with the program or was refreshed on this machine. */
  readonly origin: 'packaged' | 'refreshed';
  readonly date: IsoDate | undefined;
  readonly ageDays: number | undefined;
  readonly old: boolean;
  readonly entries: number | undefined;
  /** Id of the refreshed copy in force. */
  readonly copy?: string;
  readonly copies: number;
  readonly sha256: string;
  readonly publication: string;
}

/** State of every registry. `packaged` is `lists` of the bundle's manifest. */
export function registryStatus(
  home: string,
  packaged: Knowledge['lists'],
  today: IsoDate,
): {
  readonly registries: readonly RegistryStatus[];
  readonly problems: ReturnType<typeof refreshedRegistries>['problems'];
} {
  const { inForce, problems } = refreshedRegistries(home, packaged);
  const ids = registryIds(home);
  const registries = REGISTRY_SOURCES.map((source): RegistryStatus => {
    const manifest = inForce.get(source.name)?.manifest;
    const own = packaged.find((list) => list.id === registryListId(source));
    const date = manifest?.date ?? own?.date;
    const ageDays =
      date === undefined ? undefined : Math.max(0, Math.round((Date.parse(today) - Date.parse(date)) / 86_400_000));
    return {
      registry: registryListId(source),
      title: source.title,
      origin: manifest === undefined ? 'packaged' : 'refreshed',
      date,
      ageDays,
      old: ageDays === undefined || ageDays > source.oldAfterDays,
      entries:
        manifest === undefined ? undefined : Object.values(manifest.tables).reduce((sum, count) => sum + count, 0),
      ...(manifest === undefined ? {} : { copy: manifest.id }),
      copies: ids.filter((id) => id.startsWith(`${source.name}@`)).length,
      sha256: manifest?.sha256 ?? own?.sha256 ?? '',
      publication: source.publication,
    };
  });
  return { registries, problems };
}

/** What `lists verify` finds of one refreshed registry. */
export interface VerifiedRegistry {
  readonly registry: string;
  readonly ok: boolean;
  readonly why: string;
  readonly entries: number;
}

/** Reads every refreshed registry whole and compares every hash. */
export function* verifyRegistries(home: string): Generator<VerifiedRegistry> {
  for (const id of registryIds(home)) {
    try {
      const { manifest } = readRegistry(home, id);
      const entries = Object.values(manifest.tables).reduce((sum, count) => sum + count, 0);
      yield { registry: id, ok: true, why: '', entries };
    } catch (error) {
      yield { registry: id, ok: false, why: (error as Error).message, entries: 0 };
    }
  }
}
