import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { TextDecoder } from 'node:util';
import type { Problem } from '../../core/problem.ts';
import type { ListFile, ListProbe } from '../sources/source.ts';
import { isWorkbook, workbookFiles } from './workbook-files.ts';
import { zipMembers } from './zip-members.ts';

/** Unpacked bytes one list file may have: GLEIF's golden copy, the largest, is below 10 GiB. */
const LIMIT_BYTES = 16 * 2 ** 30;
/** How much larger than packed a file may unpack to, above a size that is harmless anyway. */
const MOST_RATIO = 200;
const HARMLESS_BYTES = 256 * 2 ** 20;

/** Bytes that a packed file may unpack to: more is a bomb and no list. */
export function unpackLimit(packedBytes: number): number {
  return Math.min(LIMIT_BYTES, Math.max(HARMLESS_BYTES, packedBytes * MOST_RATIO));
}

/** How a compound file begins: what Excel wrote before 2007. */
const OLD_OFFICE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const PROBE_BYTES = 65_536;
const FOLDER_DEPTH = 8;

/** A list file with where it came from on disk. */
export interface FoundFile extends ListFile {
  readonly path: string;
  /** Files of one folder or archive belong together. */
  readonly group: string;
}

function problem(code: `${string}/${string}`, path: string, message: string, hint: string): Problem {
  return { kind: 'problem', code, severity: 'error', message: `${path}: ${message}`, hint, path };
}

/**
 * Files below the given paths: folders are walked in name order, gzip is taken off, zip archives (except OpenDocument
 * files, which are one list) are opened, and each sheet of an Excel workbook is a CSV file. What cannot be opened becomes a
 * Problem.
 */
export async function* findListFiles(paths: readonly string[], depth = 0): AsyncGenerator<FoundFile | Problem> {
  for (const path of paths) {
    try {
      const kind = await stat(path);
      if (kind.isDirectory()) {
        if (depth >= FOLDER_DEPTH)
          yield problem('lists/too-deep', path, 'folders nested too deep', 'Give the inner folder itself.');
        const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
        if (depth < FOLDER_DEPTH)
          yield* findListFiles(
            names.map((name) => join(path, name)),
            depth + 1,
          );
      } else yield* fileAt(path);
    } catch (error) {
      const hint =
        (error as NodeJS.ErrnoException).syscall === undefined
          ? 'Copy or download the file again: it is damaged.'
          : 'Check the path and that you may read it.';
      yield problem('lists/unreadable', path, (error as Error).message, hint);
    }
  }
}

async function* fileAt(path: string): AsyncGenerator<FoundFile> {
  const magic = await firstBytes(path, 60);
  const group = join(path, '..');
  if (magic[0] === 0x1f && magic[1] === 0x8b) {
    yield {
      name: path,
      baseName: basename(path).toLowerCase().replace(/\.gz$/u, ''),
      path,
      group,
      stream: () => gunzipped(path),
    };
  } else if (magic[0] === 0x50 && magic[1] === 0x4b && magic[2] === 3 && magic[3] === 4) {
    const members = await zipMembers(path);
    const document = members.find((member) => member.name === 'content.xml');
    if (document && members.some((member) => member.name === 'META-INF/manifest.xml')) {
      yield {
        name: path,
        baseName: basename(path).toLowerCase(),
        path,
        group,
        stream: () => document.stream(unpackLimit(document.packedBytes)),
      };
      return;
    }
    if (isWorkbook(members)) {
      for (const file of await workbookFiles(path, members)) yield { ...file, path, group: path };
      return;
    }
    for (const member of members) {
      yield {
        name: `${path}!${member.name}`,
        baseName: basename(member.name).toLowerCase(),
        path,
        group: path,
        stream: () => member.stream(unpackLimit(member.packedBytes)),
      };
    }
  } else if (magic.subarray(0, 8).equals(OLD_OFFICE)) {
    for (const file of await workbookFiles(path, undefined)) yield { ...file, path, group: path };
  } else
    yield { name: path, baseName: basename(path).toLowerCase(), path, group, stream: () => createReadStream(path) };
}

async function firstBytes(path: string, length: number): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await handle.read(buffer, 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function* gunzipped(path: string): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(path);
  const plain = createGunzip();
  raw.on('error', (error) => plain.destroy(error));
  const limit = unpackLimit((await stat(path)).size);
  let total = 0;
  for await (const chunk of raw.pipe(plain)) {
    total += (chunk as Buffer).length;
    if (total > limit) throw new Error(`${path} unpacks to more than ${limit} bytes`);
    yield chunk as Buffer;
  }
}

/** The beginning of a file as text, for the recognisers. */
export async function probeOf(file: ListFile): Promise<ListProbe> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.stream()) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= PROBE_BYTES) break;
  }
  const bytes = Buffer.concat(parts).subarray(0, PROBE_BYTES);
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return { baseName: file.baseName, text: new TextDecoder(encoding).decode(bytes) };
}
