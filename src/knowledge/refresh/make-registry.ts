import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isIsoDate, type IsoDate } from '../../core/dates.ts';
import type { Problem } from '../../core/problem.ts';
import { sha256 } from '../bundle.ts';
import { encodeRegistry } from '../registry-table.ts';
import {
  readRegistry,
  registryFolder,
  registryId,
  registryIds,
  type RegistryDateBasis,
  type RegistryManifest,
} from './registry-home.ts';
import { registryListId } from './registry-sources.ts';
import type { ParsedRegistry, RegistrySource } from './registry-source.ts';

/** One official file on disk and which part of its registry it is. */
export interface RegistryFile {
  readonly path: string;
  readonly part: string;
  /** Text of the file when it does not lie on disk as such (a zip member); read from `path` when not given. */
  readonly text?: string;
  readonly url?: string;
}

/** What goes into one refreshed registry, and what the caller knows about it. */
export interface RegistryRequest {
  readonly source: RegistrySource;
  readonly files: readonly RegistryFile[];
  readonly home: string;
  readonly today: IsoDate;
  /** Day the user says the data is of. */
  readonly date?: IsoDate | undefined;
  /** Day of the server's Last-Modified. */
  readonly httpDate?: IsoDate | undefined;
  readonly acceptCount?: boolean | undefined;
}

/** What came of it. `refused`: what was in force stays in force. */
export interface RegistryOutcome {
  readonly kind: 'registry';
  /** `registry:mac`. */
  readonly source: string;
  readonly state: 'new' | 'unchanged' | 'refused';
  readonly manifest?: RegistryManifest;
  readonly read: number;
  readonly used: number;
  readonly ignored: RegistryManifest['ignored'];
  readonly problems: readonly Problem[];
}

/** Bytes one registry file may have; the largest, IANA's, has about 6 MB. */
const LIMIT_BYTES = 256 * 2 ** 20;

/**
 * Compiles a registry's official files into the form of the bundle, under the data home: written beside, checked against
 * the expected counts, then renamed. On any failure everything stays as it was.
 */
export async function makeRegistry(request: RegistryRequest): Promise<RegistryOutcome> {
  const { source, files, home } = request;
  const outcome = { kind: 'registry', source: registryListId(source), read: 0, used: 0, ignored: [] } as const;
  const absent = source.downloads.filter(
    ({ part, optional }) => optional === undefined && !files.some((file) => file.part === part),
  );
  if (absent.length > 0) return { ...outcome, state: 'refused', problems: [partsMissing(source, absent)] };
  const texts = new Map<string, string>();
  const inputs: RegistryManifest['inputs'][number][] = [];
  for (const file of files) {
    const bytes = await bytesOf(file);
    if (bytes === undefined) return { ...outcome, state: 'refused', problems: [tooLarge(file.path)] };
    texts.set(file.part, new TextDecoder().decode(bytes));
    const url = file.url === undefined ? {} : { url: file.url };
    inputs.push({ name: basename(file.path), sha256: sha256(bytes), sizeBytes: bytes.length, ...url });
  }
  const parsed = source.parse(texts);
  const { read, used, ignored } = parsed;
  const refusals = request.acceptCount ? [] : countProblems(source, parsed);
  const problems = [...parsed.problems, ...refusals];
  if (refusals.length > 0 || used === 0) return { ...outcome, read, used, ignored, problems, state: 'refused' };
  const known = newestOf(home, source);
  if (known !== undefined && sameInputs(known, inputs) && (request.date ?? known.date) === known.date)
    return { ...outcome, read, used, ignored, problems, manifest: known, state: 'unchanged' };
  const dated = await dateOf(request, parsed);
  const { manifest, bytes } = compiled(request, parsed, inputs, dated);
  const late = dated.basis === 'file-time' ? [undated(manifest)] : [];
  const state = await put(home, manifest, bytes);
  return { ...outcome, read, used, ignored, problems: [...problems, ...late], manifest, state };
}

async function bytesOf(file: RegistryFile): Promise<Uint8Array | undefined> {
  if (file.text !== undefined) return new TextEncoder().encode(file.text);
  return (await stat(file.path)).size > LIMIT_BYTES ? undefined : await readFile(file.path);
}

function newestOf(home: string, { name }: RegistrySource): RegistryManifest | undefined {
  for (const id of registryIds(home)) {
    if (!id.startsWith(`${name}@`)) continue;
    try {
      return readRegistry(home, id).manifest;
    } catch {
      // a damaged copy is no copy: what comes now replaces it
    }
  }
  return undefined;
}

function sameInputs(known: RegistryManifest, inputs: RegistryManifest['inputs']): boolean {
  const hashes = (list: RegistryManifest['inputs']): string =>
    list
      .map((input) => input.sha256)
      .sort()
      .join(' ');
  return hashes(known.inputs) === hashes(inputs);
}

function compiled(
  { source, today }: RegistryRequest,
  parsed: ParsedRegistry,
  inputs: RegistryManifest['inputs'],
  { day, basis }: { readonly day: IsoDate; readonly basis: RegistryDateBasis },
): { readonly manifest: RegistryManifest; readonly bytes: Uint8Array } {
  const { title, licence, publication, name } = source;
  const bytes = encodeRegistry({ title, date: day, licence }, parsed.tables);
  const content = { registry: name, date: day, sha256: sha256(bytes) };
  const manifest: RegistryManifest = {
    format: 1,
    id: registryId(content),
    ...content,
    dateBasis: basis,
    title,
    licence,
    publication,
    inputs,
    tables: Object.fromEntries(parsed.tables.map((table) => [table.name, table.entries.length])),
    file: `${name}.registry`,
    bytes: bytes.length,
    read: parsed.read,
    used: parsed.used,
    ignored: parsed.ignored,
    problems: parsed.problems.map(({ code, message }) => ({ code, message })),
    madeOn: today,
  };
  return { manifest, bytes };
}

async function put(home: string, manifest: RegistryManifest, bytes: Uint8Array): Promise<'new' | 'unchanged'> {
  const folder = registryFolder(home);
  const making = join(folder, `.making-${process.pid}-${randomBytes(4).toString('hex')}`);
  const target = join(folder, manifest.id);
  await mkdir(making, { recursive: true });
  try {
    await writeFile(join(making, manifest.file), bytes);
    await writeFile(join(making, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
    if (whole(home, manifest.id)) return 'unchanged';
    await rm(target, { recursive: true, force: true });
    await rename(making, target);
    return 'new';
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

function whole(home: string, id: string): boolean {
  try {
    readRegistry(home, id);
    return true;
  } catch {
    return false;
  }
}

/** Day of the data: what the user or the file says, else the best other sign. */
async function dateOf(
  { date, httpDate, files }: RegistryRequest,
  parsed: ParsedRegistry,
): Promise<{ readonly day: IsoDate; readonly basis: RegistryDateBasis }> {
  if (date !== undefined) return { day: date, basis: 'given' };
  if (parsed.date !== undefined) return parsed.date;
  if (httpDate !== undefined) return { day: httpDate, basis: 'http' };
  const inName = /(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/u.exec(files.map((file) => file.path).join(' '))?.[1] ?? '';
  if (isIsoDate(inName)) return { day: inName, basis: 'file-name' };
  const times = await Promise.all(files.map(async (file) => (await stat(file.path)).mtime.toISOString().slice(0, 10)));
  // the oldest file says how old the set is
  return { day: times.sort()[0] as IsoDate, basis: 'file-time' };
}

function partsMissing(source: RegistrySource, absent: RegistrySource['downloads']): Problem {
  return {
    kind: 'problem',
    code: 'registry/parts-missing',
    severity: 'error',
    message: `${registryListId(source)}: ${absent.map((one) => one.file).join(', ')} not given; the registry in force stays as it is`,
    hint: `Give all of: ${source.downloads.map((one) => one.url).join(' ')}`,
  };
}

function tooLarge(path: string): Problem {
  return {
    kind: 'problem',
    code: 'registry/too-large',
    severity: 'error',
    message: `${path}: larger than ${LIMIT_BYTES} bytes; the registry in force stays as it is`,
    hint: 'No official registry file is that large. Fetch it again.',
    path,
  };
}

function countProblems(source: RegistrySource, parsed: ParsedRegistry): Problem[] {
  return parsed.tables.flatMap(({ name, entries }) => {
    const { min, max } = source.expected[name] ?? { min: 1, max: Number.POSITIVE_INFINITY };
    const count = parsed.counts?.[name] ?? entries.length;
    if (count >= min && count <= max) return [];
    return [
      {
        kind: 'problem' as const,
        code: 'registry/unexpected-count' as const,
        severity: 'error' as const,
        message: `${registryListId(source)}: ${count} ${name}, where an intact copy has ${min} to ${max}; the registry in force stays as it is`,
        hint: 'The file may be a sample or cut short. If it is right, add --accept-count.',
      },
    ];
  });
}

function undated(manifest: RegistryManifest): Problem {
  return {
    kind: 'problem',
    code: 'registry/undated',
    severity: 'warning',
    message: `${manifest.id}: the files do not say of which day they are; their file time (${manifest.date}) was taken`,
    hint: 'Import them with --date YYYY-MM-DD.',
  };
}
