import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Problem } from '../core/problem.ts';
import { NameplateError } from '../core/problem.ts';
import { ZipError } from '../lib/zip/zip.ts';
import { type ByteSource, fileSource, hashed, memorySource, spool } from './byte-source.ts';
import { type Container, containerOf } from './container.ts';
import { headOf, probeOf } from './probe.ts';
import type { EvidenceFile, Probe, ReadLimits } from './reader.ts';
import { gunzipped, readableMembers, shownName } from './unpack.ts';

/** A file ready to be read, with its probe. */
export interface OpenedFile extends EvidenceFile {
  /** The file as the user named it (a file below a folder by its path); `-` for standard input. */
  readonly given: string;
  /** Path inside a zip, when it was found inside one. */
  readonly inner?: string;
  readonly probe: Probe;
  /** Hex SHA-256 of the bytes; taken while they are streamed, or on request. */
  sha256(): Promise<string>;
  /** What broke while the bytes were streamed (damage, a limit); the stream then ended early instead of throwing. */
  trouble(): Problem | undefined;
}

export interface OpenOptions {
  readonly limits: ReadLimits;
  readonly encoding?: string;
  /** Standard input, when `-` may be among the paths. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

/** How deep zips in zips are followed. */
const NESTED_ZIPS = 3;

interface Opening {
  readonly options: OpenOptions;
  /** Next artifact index. */
  next: number;
  /** Bytes that zips of this run may still unpack to. */
  budget: number;
}

interface Named {
  readonly given: string;
  readonly inner?: string;
}

/**
 * Opens everything the paths name, one after another: files, folders (recursive, sorted, hidden files left out and said
 * so), zips (members in directory order, zips in zips up to three deep), gzip files, and `-` for standard input. What
 * cannot be read becomes a Problem in its place. An opened file is valid until the next is asked for.
 */
export async function* openEvidence(
  paths: readonly string[],
  options: OpenOptions,
): AsyncGenerator<OpenedFile | Problem> {
  const opening: Opening = { options, next: 0, budget: options.limits.unpackedBytes };
  for (const path of paths) {
    if (path === '-') yield* openStdin(opening);
    else yield* openPath(opening, path);
  }
}

async function* openStdin(opening: Opening): AsyncGenerator<OpenedFile | Problem> {
  const { stdin, limits } = opening.options;
  if (stdin === undefined) {
    yield problem('evidence/no-stdin', '-', 'standard input is not available here', 'Give a file name instead of -');
    return;
  }
  const kept = await spool(stdin, limits.fileBytes);
  try {
    if (kept.cut) yield tooLarge('-', limits.fileBytes);
    yield* openSource(opening, kept.source, { given: '-' }, 0);
  } finally {
    await kept.remove();
  }
}

async function* openPath(opening: Opening, path: string): AsyncGenerator<OpenedFile | Problem> {
  let isFolder: boolean;
  try {
    const found = await stat(path);
    isFolder = found.isDirectory();
    if (!isFolder && !found.isFile()) {
      yield problem(
        'evidence/not-a-file',
        path,
        `${path} is no file or folder`,
        'Give a file, a folder, or - for standard input',
      );
      return;
    }
    if (found.size > opening.options.limits.fileBytes) {
      yield tooLarge(path, opening.options.limits.fileBytes);
      return;
    }
  } catch (error) {
    yield cannotOpen(path, error);
    return;
  }
  if (isFolder) {
    let empty = true;
    for await (const found of openFolder(opening, path, new Set())) {
      empty = false;
      yield found;
    }
    if (empty)
      yield {
        ...problem('evidence/empty', path, `${path} holds no file`, 'Check the name of the folder'),
        severity: 'warning',
      };
  } else yield* openFile(opening, path);
}

async function* openFolder(opening: Opening, folder: string, seen: Set<string>): AsyncGenerator<OpenedFile | Problem> {
  let names: string[];
  try {
    const real = await realpath(folder);
    if (seen.has(real)) return;
    seen.add(real);
    names = await readdir(folder);
  } catch (error) {
    yield cannotOpen(folder, error);
    return;
  }
  names.sort();
  const hidden = names.filter(isHidden);
  const shown = names.filter((name) => !isHidden(name));
  if (hidden.length > 0) {
    const some = hidden.slice(0, 3).join(', ') + (hidden.length > 3 ? ', …' : '');
    const hint = 'Name such a file on the command line to read it';
    yield {
      ...problem('evidence/hidden-files', folder, `${folder}: ${hidden.length} hidden files not read (${some})`, hint),
      severity: 'note',
    };
  }
  for (const name of shown) {
    const path = join(folder, name);
    try {
      const found = await lstat(path);
      const target = found.isSymbolicLink() ? await stat(path) : found;
      if (target.isDirectory()) yield* openFolder(opening, path, seen);
      else if (target.size > opening.options.limits.fileBytes) yield tooLarge(path, opening.options.limits.fileBytes);
      else if (target.isFile()) yield* openFile(opening, path);
    } catch (error) {
      yield cannotOpen(path, error);
    }
  }
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini' || name.startsWith('~$');
}

async function* openFile(opening: Opening, path: string): AsyncGenerator<OpenedFile | Problem> {
  let source: Awaited<ReturnType<typeof fileSource>>;
  try {
    source = await fileSource(path);
  } catch (error) {
    yield cannotOpen(path, error);
    return;
  }
  try {
    yield* openSource(opening, source, { given: path }, 0);
  } finally {
    await source.close();
  }
}

/** Opens one stretch of bytes: as it is, unpacked, or member by member. */
async function* openSource(
  opening: Opening,
  source: ByteSource,
  named: Named,
  zipDepth: number,
): AsyncGenerator<OpenedFile | Problem> {
  const name = nameOf(named);
  let container: Container;
  let first: Awaited<ReturnType<typeof headOf>>;
  try {
    first = await headOf(source.stream());
    container = await containerOf(first.head, source.random);
  } catch (error) {
    yield damaged(name, error);
    return;
  }
  if (container.is === 'refused') {
    const message =
      container.code === 'evidence/not-read-encrypted' ? `${name} ${container.what}` : `${name}: ${container.what}`;
    yield problem(container.code, name, message, container.remedy);
  } else if (container.is === 'zip') {
    yield* openZip(opening, container.members, named, zipDepth);
  } else if (container.is === 'gzip') {
    yield* openGzip(opening, source, named);
  } else {
    yield opened(opening, source, named, first, container.is);
  }
}

async function* openGzip(opening: Opening, source: ByteSource, named: Named): AsyncGenerator<OpenedFile | Problem> {
  const unpacked: ByteSource = { sizeBytes: undefined, stream: () => gunzipped(source, opening.options.limits) };
  try {
    const first = await headOf(unpacked.stream());
    const outer = hashed(source);
    yield { ...opened(opening, unpacked, named, first, 'plain'), sha256: () => outer.sha256() };
  } catch (error) {
    yield damaged(nameOf(named), error);
  }
}

async function* openZip(
  opening: Opening,
  all: Extract<Container, { is: 'zip' }>['members'],
  named: Named,
  zipDepth: number,
): AsyncGenerator<OpenedFile | Problem> {
  const name = nameOf(named);
  if (zipDepth >= NESTED_ZIPS) {
    const hint = 'Unpack the inner archives and give the folder';
    yield problem('evidence/zip-depth', name, `${name}: zips are nested deeper than ${NESTED_ZIPS}`, hint);
    return;
  }
  const { members, problems } = readableMembers(all, name, opening.options.limits);
  yield* problems;
  for (const member of members) {
    const inner = named.inner === undefined ? shownName(member.name) : `${named.inner}!${shownName(member.name)}`;
    const memberNamed: Named = { given: named.given, inner };
    if (member.sizeBytes > opening.budget) {
      yield tooLarge(nameOf(memberNamed), opening.options.limits.unpackedBytes);
      continue;
    }
    opening.budget -= member.sizeBytes;
    const source: ByteSource = { sizeBytes: member.sizeBytes, stream: () => member.stream(member.sizeBytes) };
    try {
      const { head } = await headOf(source.stream(), 8);
      if (!needsRandomAccess(head)) {
        yield* openSource(opening, source, memberNamed, zipDepth + 1);
        continue;
      }
    } catch (error) {
      yield damaged(nameOf(memberNamed), error);
      continue;
    }
    let kept: Awaited<ReturnType<typeof spool>>;
    try {
      kept = await spool(source.stream(), member.sizeBytes);
    } catch (error) {
      yield damaged(nameOf(memberNamed), error);
      continue;
    }
    try {
      yield* openSource(opening, kept.source, memberNamed, zipDepth + 1);
    } finally {
      await kept.remove();
    }
  }
}

/** Zips and old Office files are read by their directory. */
function needsRandomAccess(head: Uint8Array): boolean {
  return (head[0] === 0x50 && head[1] === 0x4b) || (head[0] === 0xd0 && head[1] === 0xcf);
}

function opened(
  opening: Opening,
  source: ByteSource,
  named: Named,
  first: { readonly head: Uint8Array; readonly whole: boolean },
  is: NonNullable<Probe['container']>,
): OpenedFile {
  const name = nameOf(named);
  const withHash = hashed(source);
  let trouble: Problem | undefined;
  const baseName = basename(named.inner ?? named.given).toLowerCase();
  const { encoding } = opening.options;
  return {
    artifact: opening.next++,
    name,
    ...named,
    baseName,
    sizeBytes: source.sizeBytes,
    probe: probeOf(baseName, first.head, first.whole, {
      container: is,
      ...(encoding === undefined ? {} : { encoding }),
    }),
    async *stream() {
      try {
        yield* withHash.stream();
      } catch (error) {
        trouble = damaged(name, error);
      }
    },
    async bytes(limitBytes) {
      if (source.sizeBytes !== undefined && source.sizeBytes > limitBytes) throw wholeTooLarge(name, limitBytes);
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of this.stream()) {
        size += chunk.length;
        if (size > limitBytes) throw wholeTooLarge(name, limitBytes);
        chunks.push(chunk);
      }
      return chunks.length === 1 ? (chunks[0] ?? new Uint8Array(0)) : Buffer.concat(chunks);
    },
    sha256: () => withHash.sha256().catch(() => ''),
    trouble: () => trouble,
  };
}

/** Opens bytes at hand as if they were a file called `name`; for the server, tests and tools. */
export async function openBytes(
  name: string,
  bytes: Uint8Array,
  options: OpenOptions,
): Promise<readonly (OpenedFile | Problem)[]> {
  const opening: Opening = { options, next: 0, budget: options.limits.unpackedBytes };
  const found: (OpenedFile | Problem)[] = [];
  for await (const file of openSource(opening, memorySource(bytes), { given: name }, 0)) found.push(file);
  return found;
}

function nameOf(named: Named): string {
  return named.inner === undefined ? named.given : `${named.given}!${named.inner}`;
}

function problem(code: Problem['code'], path: string, message: string, hint: string): Problem {
  return { kind: 'problem', code, severity: 'error', message, hint, path };
}

function tooLarge(name: string, limit: number): Problem {
  const message = `${name} is larger than the limit of ${limit} bytes`;
  return problem('evidence/too-large', name, message, 'Split the file, or unpack it and give the folder');
}

function wholeTooLarge(name: string, limit: number): NameplateError {
  const message = `${name} is larger than ${limit} bytes, the most that this format can be read at`;
  return new NameplateError('evidence/too-large', message, 'Split the file, or export it as CSV or JSON lines');
}

function cannotOpen(path: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return problem('evidence/not-found', path, `${path} does not exist`, 'Check the name and the folder you are in');
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return problem('evidence/no-access', path, `${path} may not be read`, 'Ask for read permission, or copy the file');
  }
  if (code === 'ELOOP') {
    const message = `${path} is a link that leads to itself`;
    return problem('evidence/cannot-open', path, message, 'Name the file that the link is meant for');
  }
  return problem(
    'evidence/cannot-open',
    path,
    `${path} cannot be opened (${code || 'unknown reason'})`,
    'Copy the file elsewhere and try again',
  );
}

function damaged(name: string, error: unknown): Problem {
  if (error instanceof ZipError && error.reason === 'encrypted') {
    return problem(
      'evidence/not-read-encrypted',
      name,
      `${name} is encrypted`,
      'Unpack it with its password and give the folder',
    );
  }
  if (error instanceof ZipError && (error.reason === 'too-large' || error.reason === 'too-many')) {
    return problem(
      'evidence/too-large',
      name,
      `${name} was not unpacked further: ${error.message}`,
      'If it is genuine, unpack it and give the folder',
    );
  }
  const why = error instanceof Error ? error.message : 'unknown reason';
  return problem('evidence/damaged', name, `${name} is damaged: ${why}`, 'Copy or download it again, or save it anew');
}
