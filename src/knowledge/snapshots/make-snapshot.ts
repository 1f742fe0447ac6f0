import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Problem } from '../../core/problem.ts';
import { listDefinition } from '../sources/catalogue.ts';
import type { Ignored } from '../sources/source.ts';
import { snapshotFolder } from './home.ts';
import { type Manifest, type SnapshotInput, snapshotId } from './manifest.ts';
import type { LineWriter } from './normal-form.ts';
import { type Parsed, parseInto, partFile, RELATIONS, type SnapshotRequest } from './parse-into.ts';
import { datedProblems, dateOf } from './snapshot-date.ts';

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
