import type { IsoDate } from '../../../core/dates.ts';
import { packagedLists } from '../../../knowledge/open.ts';
import { findRegistrySets, importRegistries } from '../../../knowledge/refresh/import-registries.ts';
import type { RegistryOutcome } from '../../../knowledge/refresh/make-registry.ts';
import type { RegistrySource } from '../../../knowledge/refresh/registry-source.ts';
import { REGISTRY_SOURCES, registrySourcesNamed } from '../../../knowledge/refresh/registry-sources.ts';
import { registryStatus, verifyRegistries } from '../../../knowledge/refresh/registry-status.ts';
import { updateRegistries } from '../../../knowledge/refresh/update-registries.ts';
import { printable } from '../../../lib/terminal-text/terminal-text.ts';
import { problemLines } from '../../../writers/problem-text.ts';
import type { ListsRun } from './lists-run.ts';

/** The words of `lists update` parted: registries (`registry:mac`, `registries`) and the list sources left over. */
export function partWords(words: readonly string[]): {
  readonly registries: readonly RegistrySource[];
  /** Undefined when every list is asked for. */
  readonly sources: readonly string[] | undefined;
} {
  if (words.length === 0) return { registries: REGISTRY_SOURCES, sources: undefined };
  const named = words.map((word) => ({ word, registries: registrySourcesNamed(word) }));
  return {
    registries: [...new Set(named.flatMap((one) => one.registries ?? []))],
    sources: named.filter((one) => one.registries === undefined).map((one) => one.word),
  };
}

/** Fetches registries; returns how many failed. */
export async function refreshRegistries(
  sources: readonly RegistrySource[],
  addresses: Readonly<Record<string, readonly string[]>>,
  run: ListsRun,
): Promise<number> {
  const { home, today, settings, io } = run;
  const acceptCount = settings['acceptCount'] === true;
  let failed = 0;
  for await (const outcome of updateRegistries({ home, today, env: io.env, sources, addresses, acceptCount })) {
    await tell(outcome, run);
    if (outcome.state === 'refused') failed += 1;
  }
  return failed;
}

/** Imports the registry files below the paths; `rest` are the paths that hold something else. */
export async function importRegistryFiles(
  paths: readonly string[],
  date: IsoDate | undefined,
  run: ListsRun,
): Promise<{ readonly rest: readonly string[]; readonly kept: number; readonly refused: number }> {
  const { sets, rest } = await findRegistrySets(paths);
  const { home, today, settings } = run;
  let kept = 0;
  let refused = 0;
  for await (const outcome of importRegistries(sets, {
    home,
    today,
    date,
    acceptCount: settings['acceptCount'] === true,
  })) {
    await tell(outcome, run);
    if (outcome.state === 'refused') refused += 1;
    else kept += 1;
  }
  return { rest, kept, refused };
}

/** State of every registry, for `lists status`. A damaged copy is reported on standard error. */
export function registriesNow({ home, today, io }: ListsRun): ReturnType<typeof registryStatus>['registries'] {
  const { registries, problems } = registryStatus(home, packaged(), today);
  for (const problem of problems) io.stderr(`${problemLines(problem).map(printable).join('\n')}\n`);
  return registries;
}

/** A bundle that cannot be opened is no matter of the lists' state; `check` refuses it with its own words. */
function packaged(): ReturnType<typeof packagedLists> {
  try {
    return packagedLists();
  } catch {
    return [];
  }
}

/** Reads every refreshed registry whole and says which is damaged. */
export async function verifyRefreshed({
  home,
  json,
  io,
}: ListsRun): Promise<{ readonly count: number; readonly damaged: number }> {
  let count = 0;
  let damaged = 0;
  for (const found of verifyRegistries(home)) {
    count += 1;
    if (!found.ok) damaged += 1;
    const why = found.ok ? `${found.entries} entries` : found.why;
    await io.stdout(
      json
        ? `${JSON.stringify(found)}\n`
        : `${found.ok ? 'whole  ' : 'DAMAGED'}  ${printable(`registry ${found.registry}  ${why}`)}\n`,
    );
  }
  return { count, damaged };
}

async function tell(outcome: RegistryOutcome, { json, quiet, io }: ListsRun): Promise<void> {
  if (json) {
    await io.stdout(`${JSON.stringify(outcome)}\n`);
    return;
  }
  const { manifest, source, state } = outcome;
  if (!quiet) {
    const lines: string[] = [];
    if (manifest === undefined)
      lines.push(state === 'unchanged' ? `${source}: unchanged, confirmed today` : `${source}: nothing taken over`);
    else {
      const tables = Object.entries(manifest.tables)
        .map(([name, entries]) => `${name} ${entries}`)
        .join(', ');
      lines.push(
        `${state === 'new' ? 'new registry' : 'already here'} ${manifest.id}: ${tables}; read ${outcome.read}, used ${outcome.used}`,
      );
    }
    if (outcome.ignored.length > 0)
      lines.push(`  not used: ${outcome.ignored.map((one) => `${one.what} (${one.count})`).join(', ')}`);
    await io.stdout(lines.map((line) => `${printable(line)}\n`).join(''));
  }
  for (const problem of outcome.problems) io.stderr(`${problemLines(problem).map(printable).join('\n')}\n`);
  if (state === 'refused') io.stderr(`${source}: not updated; the registry in force stays as it was\n`);
}
