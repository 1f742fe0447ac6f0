import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isIsoDate, type IsoDate } from '../../core/dates.ts';
import type { Problem } from '../../core/problem.ts';
import { download, type DownloadLimits } from '../../lib/http/download.ts';
import type { ProxyEnvironment } from '../../lib/http/proxy.ts';
import type { ListSource } from '../sources/source.ts';
import { noteChecks } from './checks.ts';
import { withLock } from './lock.ts';
import { makeSnapshot, type SnapshotOutcome } from './make-snapshot.ts';
import { snapshots } from './manifest.ts';
import { LIST_SOURCES, recognise } from './recognise.ts';

export interface UpdateOptions {
  readonly home: string;
  readonly today: IsoDate;
  readonly env: ProxyEnvironment;
  /** Names of sources; all that can be fetched when not given. */
  readonly sources?: readonly string[] | undefined;
  /** Other addresses for a source's files (a mirror, an address with a token): source name → addresses. */
  readonly addresses?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly acceptCount?: boolean | undefined;
  readonly limits?: Partial<DownloadLimits>;
  readonly signal?: AbortSignal | undefined;
}

/** What came of updating one source. */
export interface UpdateOutcome {
  readonly kind: 'updated';
  readonly source: string;
  /** `failed`: the data in force stays as it was. */
  readonly state: 'new' | 'unchanged' | 'failed';
  readonly snapshots: readonly SnapshotOutcome[];
  readonly problems: readonly Problem[];
}

/** Validators of the files last taken over, so that the next update asks only for changes. */
type Validators = Record<string, { etag?: string; lastModified?: string }>;

/** Sources that `update` can fetch by itself. */
export function fetchable(addresses: UpdateOptions['addresses'] = {}): readonly ListSource[] {
  return LIST_SOURCES.filter((source) => source.downloads.length > 0 || addresses[source.name] !== undefined);
}

/** Fetches each source's files, makes snapshots of what changed, and leaves the old data in force when anything fails. */
export async function* updateLists(options: UpdateOptions): AsyncGenerator<UpdateOutcome> {
  const known = fetchable(options.addresses);
  const asked = options.sources ?? known.map((source) => source.name);
  for (const name of asked) {
    const source = known.find((one) => one.name === name);
    if (source === undefined) {
      yield failed(name, {
        kind: 'problem',
        code: 'lists/not-fetchable',
        severity: 'error',
        message: `${name}: ${LIST_SOURCES.some((one) => one.name === name) ? 'has no address that can be fetched without you' : 'no such source'}`,
        hint: `Fetch it yourself and run: nameplate lists import <file>. Fetchable: ${known.map((one) => one.name).join(', ')}`,
      });
      continue;
    }
    yield await withLock(join(options.home, 'lists', 'lock'), () => updateSource(source, options));
  }
}

function failed(source: string, ...problems: Problem[]): UpdateOutcome {
  return { kind: 'updated', source, state: 'failed', snapshots: [], problems };
}

async function updateSource(source: ListSource, options: UpdateOptions): Promise<UpdateOutcome> {
  const folder = join(options.home, 'lists', 'downloads', source.name);
  const staging = join(folder, 'staging');
  await mkdir(staging, { recursive: true });
  const validators = await readValidators(folder);
  const addresses = options.addresses?.[source.name];
  const files = addresses === undefined ? source.downloads : addresses.map((url) => ({ url, file: fileOf(url) }));
  const fetched: Validators = {};
  let changed = false;
  let httpDate: IsoDate | undefined;
  for (const { url, file } of files) {
    try {
      const held = await exists(join(folder, file));
      const result = await download({
        url,
        to: join(staging, file),
        ...(held ? validators[url] : {}),
        env: options.env,
        signal: options.signal,
        ...(options.limits ? { limits: options.limits } : {}),
      });
      if (result.state === 'unchanged') {
        fetched[url] = validators[url] ?? {};
        continue;
      }
      changed = true;
      fetched[url] = {
        ...(result.etag === undefined ? {} : { etag: result.etag }),
        ...(result.lastModified === undefined ? {} : { lastModified: result.lastModified }),
      };
      const day = dayOf(result.lastModified);
      if (day !== undefined && (httpDate === undefined || day > httpDate)) httpDate = day;
    } catch (error) {
      // What came so far stays in staging as `.partial`, for the next try to go on from.
      return failed(source.name, {
        kind: 'problem',
        code: 'lists/download-failed',
        severity: 'error',
        message: (error as Error).message,
        hint: `The ${source.name} data in force stays as it is. Try again later, or fetch the file another way and run: nameplate lists import <file>`,
      });
    }
  }
  if (!changed) {
    await noteChecks(options.home, await currentOf(source, options.home), options.today);
    return { kind: 'updated', source: source.name, state: 'unchanged', snapshots: [], problems: [] };
  }
  return await takeOver(source, { folder, staging, files, fetched, httpDate: httpDate ?? options.today }, options);
}

interface Staged {
  readonly folder: string;
  readonly staging: string;
  readonly files: readonly { readonly url: string; readonly file: string }[];
  readonly fetched: Validators;
  readonly httpDate: IsoDate;
}

/** Makes snapshots of the staged files (and the unchanged ones beside them); only then do they become the copy at hand. */
async function takeOver(source: ListSource, staged: Staged, options: UpdateOptions): Promise<UpdateOutcome> {
  const paths = await Promise.all(
    staged.files.map(async ({ file }) =>
      (await exists(join(staged.staging, file))) ? join(staged.staging, file) : join(staged.folder, file),
    ),
  );
  const { batches, problems } = await recognise(paths);
  const made: SnapshotOutcome[] = [];
  const urls = new Map(staged.files.map(({ file, url }) => [file, url.replace(/\?.*/su, '')]));
  for (const batch of regroup(batches)) {
    const files = batch.files.map((file) => ({ ...file, url: urls.get(file.path.split(/[\\/]/u).at(-1) ?? '') ?? '' }));
    made.push(
      await makeSnapshot({
        source: batch.source,
        files,
        home: options.home,
        today: options.today,
        httpDate: staged.httpDate,
        acceptCount: options.acceptCount,
      }),
    );
  }
  if (made.length === 0 || problems.length > 0 || made.some((outcome) => outcome.state === 'refused')) {
    // Without their validators the same bytes are looked at again next time.
    await rm(staged.staging, { recursive: true, force: true });
    return { kind: 'updated', source: source.name, state: 'failed', snapshots: made, problems };
  }
  for (const { file } of staged.files)
    if (await exists(join(staged.staging, file))) await rename(join(staged.staging, file), join(staged.folder, file));
  await writeFile(join(staged.folder, 'validators.json'), `${JSON.stringify(staged.fetched, null, 1)}\n`);
  await noteChecks(
    options.home,
    made.flatMap((outcome) => outcome.manifest?.id ?? []),
    options.today,
  );
  return {
    kind: 'updated',
    source: source.name,
    state: made.some((outcome) => outcome.state === 'new') ? 'new' : 'unchanged',
    snapshots: made,
    problems,
  };
}

/** Changed files lie in staging and unchanged ones beside it: sets that a folder would hold together are joined. */
function regroup(batches: Awaited<ReturnType<typeof recognise>>['batches']): typeof batches {
  const joined = new Map<string, (typeof batches)[number]>();
  for (const batch of batches) {
    const first = batch.files[0]!;
    const key = batch.source.takesSet
      ? `${batch.source.name} ${first.baseName.startsWith('cons') ? 'cons' : ''}`
      : first.name;
    const known = joined.get(key);
    joined.set(key, known ? { source: batch.source, files: [...known.files, ...batch.files] } : batch);
  }
  return [...joined.values()];
}

async function currentOf(source: ListSource, home: string): Promise<string[]> {
  const latest = new Map<string, string>();
  for (const manifest of await snapshots(home))
    if (manifest.source === source.name) latest.set(manifest.lists.map((list) => list.id).join(' '), manifest.id);
  return [...latest.values()];
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

/** Last path part of an address as a file name. */
function fileOf(url: string): string {
  return (new URL(url).pathname.split('/').at(-1) || 'list').replace(/[^\w.-]/gu, '_').toLowerCase();
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
