import { join } from 'node:path';
import type { IsoDate } from '../../core/dates.ts';
import { type FoundFile, findListFiles, probeOf } from '../snapshots/list-files.ts';
import { withLock } from '../snapshots/lock.ts';
import { makeRegistry, type RegistryOutcome } from './make-registry.ts';
import { REGISTRY_SOURCES } from './registry-sources.ts';
import type { RegistrySource } from './registry-source.ts';

/** A registry's files found together. */
export interface RegistrySet {
  readonly source: RegistrySource;
  readonly files: readonly { readonly part: string; readonly found: FoundFile }[];
}

/**
 * Finds registry files below the paths, by content. `rest` are the paths without them: the very paths when there are
 * none, so that a folder that holds only lists is handed on as a folder.
 */
export async function findRegistrySets(
  paths: readonly string[],
): Promise<{ readonly sets: readonly RegistrySet[]; readonly rest: readonly string[] }> {
  const sets = new Map<string, { source: RegistrySource; files: { part: string; found: FoundFile }[] }>();
  const others = new Set<string>();
  for await (const found of findListFiles(paths)) {
    // what cannot be opened is reported by whoever imports the rest
    if ('kind' in found) {
      if (found.path !== undefined) others.add(found.path);
      continue;
    }
    const beginning = await probeOf(found).then(
      (probe) => probe.text,
      () => '',
    );
    const source = REGISTRY_SOURCES.find((one) => one.partOf(beginning) !== undefined);
    const part = source?.partOf(beginning);
    if (source === undefined || part === undefined) {
      others.add(found.path);
      continue;
    }
    const key = setOf(source, found.group, part, sets);
    const set = sets.get(key);
    if (set) set.files.push({ part, found });
    else sets.set(key, { source, files: [{ part, found }] });
  }
  return { sets: [...sets.values()], rest: sets.size === 0 ? paths : [...others] };
}

/** Files of one folder or archive belong together; a second copy of the same part opens a set of its own. */
function setOf(
  { name }: RegistrySource,
  group: string,
  part: string,
  sets: ReadonlyMap<string, { readonly files: readonly { readonly part: string }[] }>,
): string {
  for (let copy = 0; ; copy += 1) {
    const key = `${name}\t${group}\t${copy}`;
    if (sets.get(key)?.files.some((file) => file.part === part) !== true) return key;
  }
}

/** Compiles sets of registry files that lie on this machine; nothing is fetched. */
export async function* importRegistries(
  sets: readonly RegistrySet[],
  options: {
    readonly home: string;
    readonly today: IsoDate;
    readonly date?: IsoDate | undefined;
    readonly acceptCount?: boolean | undefined;
  },
): AsyncGenerator<RegistryOutcome> {
  for (const { source, files } of sets) {
    const given = await Promise.all(
      files.map(async ({ part, found }) => ({ part, path: found.path, text: await textOf(found) })),
    );
    yield await withLock(join(options.home, 'lists', 'lock'), () => makeRegistry({ ...options, source, files: given }));
  }
}

/** Characters of one file; what is longer is cut, and the count guard then refuses it. */
const LIMIT_CHARS = 256 * 2 ** 20;

async function textOf(found: FoundFile): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of found.stream()) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LIMIT_CHARS) break;
  }
  return text + decoder.decode();
}
