import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isIsoDate, type IsoDate } from '../../core/dates.ts';
import type { Problem } from '../../core/problem.ts';
import { download, type DownloadLimits } from '../../lib/http/download.ts';
import type { ProxyEnvironment } from '../../lib/http/proxy.ts';
import { withLock } from '../snapshots/lock.ts';
import { makeRegistry, type RegistryFile, type RegistryOutcome } from './make-registry.ts';
import { registryListId } from './registry-sources.ts';
import type { RegistrySource } from './registry-source.ts';

export interface RegistryUpdateOptions {
  readonly home: string;
  readonly today: IsoDate;
  readonly env: ProxyEnvironment;
  readonly sources: readonly RegistrySource[];
  /** Other addresses for a registry's files, in the order of its downloads: `registry:mac` → addresses. */
  readonly addresses?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly acceptCount?: boolean | undefined;
  readonly limits?: Partial<DownloadLimits>;
  readonly signal?: AbortSignal | undefined;
}

type Validators = Record<string, { etag?: string; lastModified?: string }>;

/**
 * Fetches each registry's files (conditional, resumed, never half), compiles what changed, and leaves what is in force as
 * it is when anything fails. An `unchanged` outcome without a manifest means that the publisher said so.
 */
export async function* updateRegistries(options: RegistryUpdateOptions): AsyncGenerator<RegistryOutcome> {
  for (const source of options.sources)
    yield await withLock(join(options.home, 'lists', 'lock'), () => updateOne(source, options));
}

async function updateOne(source: RegistrySource, options: RegistryUpdateOptions): Promise<RegistryOutcome> {
  const folder = join(options.home, 'registries', 'downloads', source.name);
  const staging = join(folder, 'staging');
  await mkdir(staging, { recursive: true });
  const held = await readValidators(folder);
  const given = options.addresses?.[registryListId(source)];
  const fetched: Validators = {};
  const files: RegistryFile[] = [];
  const days: IsoDate[] = [];
  const missed: Problem[] = [];
  let changed = false;
  for (const [index, { part, file, url: own }] of source.downloads.entries()) {
    const optional = source.downloads[index]?.optional;
    const url = given?.[index] ?? own;
    const to = join(staging, file);
    const kept = join(folder, file);
    try {
      const result = await download({
        url,
        to,
        ...((await exists(kept)) ? held[url] : {}),
        env: options.env,
        signal: options.signal,
        ...(options.limits ? { limits: options.limits } : {}),
      });
      if (result.state === 'unchanged') {
        fetched[url] = held[url] ?? {};
        // laid beside the changed parts, so that the copy at hand is always one whole set
        await copyFile(kept, to);
      } else {
        changed = true;
        const { etag, lastModified } = result;
        fetched[url] = {
          ...(etag === undefined ? {} : { etag }),
          ...(lastModified === undefined ? {} : { lastModified }),
        };
      }
      const day = dayOf(fetched[url]?.lastModified);
      if (day !== undefined) days.push(day);
      files.push({ path: to, part, url: url.replace(/\?.*/su, '') });
    } catch (error) {
      if (optional === undefined) return refused(source, (error as Error).message);
      missed.push(partMissed((error as Error).message, file));
    }
  }
  if (!changed) {
    await rm(staging, { recursive: true, force: true });
    return {
      kind: 'registry',
      source: registryListId(source),
      state: 'unchanged',
      read: 0,
      used: 0,
      ignored: [],
      problems: [],
    };
  }
  const { home, today, acceptCount } = options;
  const httpDate = days.toSorted().at(-1) ?? today;
  const outcome = await makeRegistry({ source, files, home, today, httpDate, acceptCount });
  if (outcome.state !== 'refused') {
    for (const { path } of files) await rename(path, join(folder, basename(path)));
    await writeFile(join(folder, 'validators.json'), `${JSON.stringify(fetched, null, 1)}\n`);
  }
  await rm(staging, { recursive: true, force: true });
  return missed.length === 0 ? outcome : { ...outcome, problems: [...outcome.problems, ...missed] };
}

function refused(source: RegistrySource, message: string): RegistryOutcome {
  const problem: Problem = {
    kind: 'problem',
    code: 'registry/download-failed',
    severity: 'error',
    message,
    hint: `The ${source.name} registry in force stays as it is. Try again later, or fetch the files another way and run: nameplate lists import <files>`,
  };
  return {
    kind: 'registry',
    source: registryListId(source),
    state: 'refused',
    read: 0,
    used: 0,
    ignored: [],
    problems: [problem],
  };
}

function partMissed(message: string, file: string): Problem {
  return {
    kind: 'problem',
    code: 'registry/part-missed',
    severity: 'warning',
    message: `${file} was left out: ${message}`,
    hint: 'What only that file knows is not known here. Try again later.',
  };
}

async function readValidators(folder: string): Promise<Validators> {
  try {
    return JSON.parse(await readFile(join(folder, 'validators.json'), 'utf8')) as Validators;
  } catch {
    return {};
  }
}

function dayOf(header: string | undefined): IsoDate | undefined {
  const time = header === undefined ? Number.NaN : Date.parse(header);
  const day = Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
  return isIsoDate(day) ? day : undefined;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
