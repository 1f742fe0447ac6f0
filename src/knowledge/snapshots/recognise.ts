import { sep } from 'node:path';
import type { Problem } from '../../core/problem.ts';
import * as registry from '../sources/registry.ts';
import type { ListSource } from '../sources/source.ts';
import { type FoundFile, findListFiles, probeOf } from './list-files.ts';

/** Files that one source reads together. */
export interface Batch {
  readonly source: ListSource;
  readonly files: readonly FoundFile[];
}

/** Every source, in registry order. */
export const LIST_SOURCES: readonly ListSource[] = Object.values(registry);

/** The source of that name; undefined when there is none. */
export function sourceNamed(name: string): ListSource | undefined {
  return LIST_SOURCES.find((source) => source.name === name);
}

/**
 * Finds the files below the paths and says which source reads each: by content, never by name alone. A source that
 * takes sets gets all its files of one folder or archive at once.
 */
export async function recognise(
  paths: readonly string[],
  forced?: ListSource,
): Promise<{ batches: readonly Batch[]; problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const sets = new Map<string, { source: ListSource; files: FoundFile[] }>();
  for await (const found of findListFiles(paths)) {
    if ('kind' in found) {
      problems.push(found);
      continue;
    }
    const source = forced ?? (await sourceOf(found, problems));
    if (source === undefined) continue;
    const key = source.takesSet
      ? `${source.name}\t${found.group}\t${setName(found.baseName)}`
      : `${source.name}\t${found.name}`;
    const set = sets.get(key);
    if (set) set.files.push(found);
    else sets.set(key, { source, files: [found] });
  }
  return { batches: joinTrees([...sets.values()]), problems };
}

/** Puts a set of a `tree` source into the set of the same source whose folder holds it. */
function joinTrees(sets: readonly { source: ListSource; files: FoundFile[] }[]): Batch[] {
  const out: { source: ListSource; files: FoundFile[] }[] = [];
  const byDepth = [...sets].sort((a, b) => a.files[0]!.group.length - b.files[0]!.group.length);
  for (const set of byDepth) {
    const host =
      set.source.takesSet === 'tree'
        ? out.find((one) => one.source === set.source && set.files[0]!.group.startsWith(`${one.files[0]!.group}${sep}`))
        : undefined;
    if (host) host.files.push(...set.files);
    else out.push(set);
  }
  return sets.flatMap((set) => (out.includes(set) ? [set] : []));
}

/** OFAC's SDN and consolidated files are two sets, also when they lie in one folder; dated copies are sets of their own. */
function setName(baseName: string): string {
  const date = /\d{4}-\d{2}-\d{2}/u.exec(baseName)?.[0] ?? '';
  return `${baseName.startsWith('cons') ? 'cons' : ''}${date}`;
}

async function sourceOf(file: FoundFile, problems: Problem[]): Promise<ListSource | undefined> {
  let best: ListSource | undefined;
  let score = 0;
  try {
    const probe = await probeOf(file);
    for (const source of LIST_SOURCES) {
      const one = source.recognises(probe);
      if (one > score) {
        score = one;
        best = source;
      }
    }
  } catch (error) {
    problems.push({
      kind: 'problem',
      code: 'lists/unreadable',
      severity: 'error',
      message: `${file.name}: ${(error as Error).message}`,
      hint: 'The archive is damaged or cut short: fetch it again.',
      path: file.name,
    });
    return undefined;
  }
  if (best === undefined) {
    problems.push({
      kind: 'problem',
      code: 'lists/unknown-format',
      severity: 'error',
      message: `${file.name}: not a list format that is known here`,
      hint: 'For a list of your own give a column map: --map map.json. The known formats stand in docs/guide/lists.md.',
      path: file.name,
    });
  }
  return best;
}
