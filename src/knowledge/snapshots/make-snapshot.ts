import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { IsoDate } from '../../core/dates.ts';
import type { ListEntry, Relation } from '../../core/listing.ts';
import type { Problem } from '../../core/problem.ts';
import { listDefinition } from '../sources/catalogue.ts';
import { wholeDay } from '../sources/day.ts';
import {
  type ColumnMap,
  DEFAULT_SOURCE_LIMITS,
  type Ignored,
  type ListFile,
  type ListSource,
} from '../sources/source.ts';
import { snapshotFolder } from './home.ts';
import { type LineWriter, lineWriter } from './normal-form.ts';
import { type DateBasis, type Manifest, type SnapshotInput, snapshotId } from './manifest.ts';

/** What goes into one snapshot, and what the caller knows about it. */
export interface SnapshotRequest {
  readonly source: ListSource;
  /** `path` is the file on disk that is hashed as an input. */
  readonly files: readonly (ListFile & { readonly path: string; readonly url?: string })[];
  readonly home: string;
  readonly today: IsoDate;
  /** Day the user says the data is of. */
  readonly date?: IsoDate | undefined;
  /** Day of the server's Last-Modified. */
  readonly httpDate?: IsoDate | undefined;
  /** Keep a snapshot whose counts are outside the expected range. */
  readonly acceptCount?: boolean | undefined;
  readonly map?: ColumnMap | undefined;
  readonly listId?: string | undefined;
}

/** What came of it: a snapshot (new or already there), or none with the reason among the problems. */
export interface SnapshotOutcome {
  readonly source: string;
  /** Names of the files it was made from, or was not. */
  readonly files: readonly string[];
  readonly manifest?: Manifest;
  readonly state: 'new' | 'unchanged' | 'refused';
  readonly read: number;
  readonly used: number;
  readonly ignored: readonly Ignored[];
  readonly problems: readonly Problem[];
}

interface Parsed {
  readonly counts: Map<string, number>;
  readonly relations: number;
  readonly published: IsoDate | undefined;
  readonly newest: IsoDate | undefined;
  readonly read: number;
  readonly used: number;
  readonly ignored: readonly Ignored[];
  readonly problems: readonly Problem[];
}

/**
 * Parses files and puts their normal form under the data home: written beside, checked against the expected counts, then
 * renamed. On any failure the old snapshots stay as they are.
 */
export async function makeSnapshot(request: SnapshotRequest): Promise<SnapshotOutcome> {
  const folder = snapshotFolder(request.home);
  const making = join(folder, `.making-${process.pid}-${randomBytes(4).toString('hex')}`);
  await mkdir(making, { recursive: true });
  try {
    const writers = new Map<string, LineWriter>();
    const parsed = await parseInto(request, making, writers);
    const parts = new Map<string, { count: number; sha256: string }>();
    for (const [id, writer] of writers) parts.set(id, await writer.end());
    const refusals =
      parsed.counts.size === 0 ? [nothingFound(request)] : request.acceptCount ? [] : countProblems(parsed.counts);
    const files = request.files.map(({ name }) => name);
    const placed = (problems: readonly Problem[]): readonly Problem[] =>
      problems.map((problem) => ({ path: files.join(', '), ...problem }));
    const outcome = {
      source: request.source.name,
      files,
      read: parsed.read,
      used: parsed.used,
      ignored: parsed.ignored,
      problems: placed([...parsed.problems, ...refusals]),
    };
    if (refusals.length > 0) return { ...outcome, state: 'refused' };
    const manifest = await manifestOf(request, parsed, parts);
    const late = placed(datedProblems(request, manifest));
    await writeFile(join(making, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
    const target = join(folder, manifest.id);
    if (await exists(target))
      return { ...outcome, problems: [...outcome.problems, ...late], manifest, state: 'unchanged' };
    await rename(making, target);
    return { ...outcome, problems: [...outcome.problems, ...late], manifest, state: 'new' };
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

const RELATIONS = ' relations';

async function parseInto(request: SnapshotRequest, making: string, writers: Map<string, LineWriter>): Promise<Parsed> {
  const counts = new Map<string, number>();
  const ignored: Ignored[] = [];
  const problems: Problem[] = [];
  let relations = 0;
  let read = 0;
  let used = 0;
  let published: IsoDate | undefined;
  let newest: IsoDate | undefined;
  const writerFor = (id: string, file: string): LineWriter => {
    const writer = writers.get(id) ?? lineWriter(join(making, file));
    writers.set(id, writer);
    return writer;
  };
  writerFor(RELATIONS, 'relations.jsonl.gz');
  const options = {
    limits: DEFAULT_SOURCE_LIMITS,
    ...(request.map ? { map: request.map } : {}),
    ...(request.listId ? { listId: request.listId } : {}),
  };
  try {
    for await (const events of request.source.parse(request.files, options)) {
      const entries = new Map<string, ListEntry[]>();
      const found: Relation[] = [];
      for (const event of events) {
        if (event.kind === 'entry') {
          const list = entries.get(event.list);
          if (list) list.push(event);
          else entries.set(event.list, [event]);
          if (
            event.listedOn !== undefined &&
            event.listedOn <= request.today &&
            (newest === undefined || event.listedOn > newest)
          )
            newest = event.listedOn;
        } else if (event.kind === 'relation') found.push(event);
        else if (event.kind === 'ignored') ignored.push(event);
        else if (event.kind === 'problem') problems.push(event);
        else if (event.kind === 'published')
          published = published === undefined || event.date > published ? event.date : published;
        else {
          read += event.read;
          used += event.used;
        }
      }
      for (const [list, batch] of entries) {
        counts.set(list, (counts.get(list) ?? 0) + batch.length);
        await writerFor(list, partFile(list)).write(batch);
      }
      relations += found.length;
      await writerFor(RELATIONS, 'relations.jsonl.gz').write(found);
    }
  } catch (error) {
    // Reading failed in the middle (a damaged archive): what was read is not a list.
    problems.push({
      kind: 'problem',
      code: 'lists/unreadable',
      severity: 'error',
      message: `${request.files.map((file) => file.name).join(', ')}: ${(error as Error).message}`,
      hint: 'The file is damaged or cut short: fetch it again.',
    });
    counts.clear();
  }
  const cut = problems.some((problem) => problem.severity === 'error' && CUTS.has(problem.code));
  if (cut && !request.acceptCount) counts.clear();
  return { counts, relations, published, newest, read, used, ignored, problems };
}

/** Problems after which the file is known to be incomplete. */
const CUTS = new Set([
  'lists/bad-xml',
  'lists/truncated',
  'lists/record-too-long',
  'lists/too-large',
  'lists/unreadable',
]);

function partFile(list: string): string {
  return `${list.replace(/[^a-z0-9.-]/giu, '_')}.jsonl.gz`;
}

function nothingFound(request: SnapshotRequest): Problem {
  return {
    kind: 'problem',
    code: 'lists/nothing-kept',
    severity: 'error',
    message: `${request.source.name}: no complete list in ${request.files.map((file) => basename(file.name)).join(', ')}; the data in force stays as it is`,
    hint: 'Fetch the files again. If they are whole and small on purpose, add --accept-count.',
  };
}

function countProblems(counts: ReadonlyMap<string, number>): Problem[] {
  return [...counts].flatMap(([id, count]) => {
    const { expected } = listDefinition(id);
    if (count >= expected.min && count <= expected.max) return [];
    return [
      {
        kind: 'problem' as const,
        code: 'lists/unexpected-count' as const,
        severity: 'error' as const,
        message: `${id}: ${count} entries, where an intact list has ${expected.min} to ${expected.max}; the data in force stays as it is`,
        hint: 'The file may be a sample or cut short. If it is right, add --accept-count.',
      },
    ];
  });
}

async function manifestOf(
  request: SnapshotRequest,
  parsed: Parsed,
  parts: ReadonlyMap<string, { count: number; sha256: string }>,
): Promise<Manifest> {
  const { date, basis } = await dateOf(request, parsed);
  const inputs = await inputsOf(request);
  const lists = [...parsed.counts.keys()]
    .sort()
    .map((id) => ({ id, entries: parts.get(id)?.count ?? 0, file: partFile(id), sha256: parts.get(id)?.sha256 ?? '' }));
  const relations = { count: parsed.relations, file: 'relations.jsonl.gz', sha256: parts.get(RELATIONS)?.sha256 ?? '' };
  const body = { source: request.source.name, date, lists, relations };
  return {
    format: 1,
    id: snapshotId(body),
    ...body,
    dateBasis: basis,
    publication: request.source.publication,
    licence: request.source.licence,
    inputs,
    read: parsed.read,
    used: parsed.used,
    ignored: parsed.ignored.map(({ what, count, why }) => ({ what, count, why })),
    problems: parsed.problems.slice(0, 100).map(({ code, message }) => ({ code, message })),
    madeOn: request.today,
  };
}

/** Day of the data: what the publisher says, else the best other sign; never before the newest entry in it. */
async function dateOf(request: SnapshotRequest, parsed: Parsed): Promise<{ date: IsoDate; basis: DateBasis }> {
  // The file's own name and its folder's: names further up say nothing about the list.
  const names = request.files
    .map((file) =>
      file.name
        .split(/[\\/!]/u)
        .slice(-2)
        .join(' '),
    )
    .join(' ');
  const inName = dayInName(names, request.today);
  const known: (readonly [IsoDate | undefined, DateBasis])[] = [
    [request.date, 'given'],
    [parsed.published, 'published'],
    [request.httpDate, 'http'],
    [inName, 'file-name'],
  ];
  for (const [date, basis] of known) {
    if (date === undefined) continue;
    return parsed.newest !== undefined && parsed.newest > date && basis !== 'given' && basis !== 'published'
      ? { date: parsed.newest, basis: 'newest-entry' }
      : { date, basis };
  }
  // The list is at least as old as its newest entry; the time of a file that was copied says nothing of it.
  if (parsed.newest !== undefined) return { date: parsed.newest, basis: 'newest-entry' };
  const times = await Promise.all(
    request.files.map(async (file) => (await stat(file.path)).mtime.toISOString().slice(0, 10) as IsoDate),
  );
  return { date: times.sort().at(-1) ?? request.today, basis: 'file-time' };
}

/**
 * A day in the names of files or folders; of a mere month (`set-2022-01`) the last day, so that nothing is taken as
 * listed before it can have been.
 */
function dayInName(names: string, today: IsoDate): IsoDate | undefined {
  const day = wholeDay(/(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/u.exec(names)?.[1]);
  const month = /(?<!\d)((?:19|20)\d{2})-(0[1-9]|1[0-2])(?![\d-])/u.exec(names);
  if (day !== undefined || month === null) return day;
  const last = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).toISOString().slice(0, 10) as IsoDate;
  return last > today ? today : last;
}

function datedProblems(request: SnapshotRequest, manifest: Manifest): Problem[] {
  const taken =
    manifest.dateBasis === 'file-time'
      ? 'its file time'
      : manifest.dateBasis === 'newest-entry'
        ? 'the day of its newest entry'
        : undefined;
  if (taken !== undefined) {
    return [
      {
        kind: 'problem',
        code: 'lists/undated',
        severity: 'warning',
        message: `${manifest.id}: the file does not say of which day it is; ${taken} (${manifest.date}) was taken`,
        hint: 'Import it with --date YYYY-MM-DD.',
      },
    ];
  }
  return manifest.date > request.today
    ? [
        {
          kind: 'problem',
          code: 'lists/future-date',
          severity: 'warning',
          message: `${manifest.id}: dated after today (${request.today})`,
          hint: 'Check the clock of this machine or give --date.',
        },
      ]
    : [];
}

async function inputsOf(request: SnapshotRequest): Promise<SnapshotInput[]> {
  const urls = new Map(request.files.map((file) => [file.path, file.url]));
  const inputs: SnapshotInput[] = [];
  for (const [path, url] of urls) {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk as Buffer);
      sizeBytes += (chunk as Buffer).length;
    }
    inputs.push({ name: basename(path), sha256: hash.digest('hex'), sizeBytes, ...(url === undefined ? {} : { url }) });
  }
  return inputs;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
