import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryAccess, type RandomAccess } from '../lib/zip/zip.ts';

/** Bytes that can be streamed again and again, and read at any place when they lie on disk or in memory. */
export interface ByteSource {
  readonly sizeBytes: number | undefined;
  stream(): AsyncIterable<Uint8Array>;
  readonly random?: RandomAccess;
}

/** A file on disk; `close` frees its handle. */
export interface FileSource extends ByteSource {
  readonly random: RandomAccess;
  close(): Promise<void>;
}

const CHUNK_BYTES = 256 * 1024;

/** Opens a file for streaming and random access; throws the system's error when it cannot. */
export async function fileSource(path: string): Promise<FileSource> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return {
    sizeBytes: size,
    stream: () => createReadStream(path, { highWaterMark: CHUNK_BYTES }),
    random: {
      sizeBytes: size,
      async read(offset, length) {
        const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
        return buffer.subarray(0, bytesRead);
      },
    },
    close: () => handle.close(),
  };
}

/** Bytes held in memory, handed out in pieces so that nothing downstream sees one giant chunk. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.length,
    async *stream() {
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
    },
    random: memoryAccess(bytes),
  };
}

/** A stream kept so that it can be read again: in memory up to `memoryBytes`, then in a temporary file. */
export interface Spool {
  readonly source: ByteSource;
  /** True when the stream held more than `limitBytes` and was cut there. */
  readonly cut: boolean;
  remove(): Promise<void>;
}

/** Reads a stream to its end (or to `limitBytes`) and keeps it for reading again. `remove` deletes the temporary file. */
export async function spool(
  stream: AsyncIterable<Uint8Array>,
  limitBytes: number,
  memoryBytes = 64 * 2 ** 20,
): Promise<Spool> {
  const kept: Uint8Array[] = [];
  let size = 0;
  let cut = false;
  let folder: string | undefined;
  let path = '';
  let out: ReturnType<typeof createWriteStream> | undefined;
  const write = (chunk: Uint8Array): Promise<void> =>
    new Promise((done, fail) => out?.write(chunk, (error) => (error ? fail(error) : done())));
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > limitBytes) {
        cut = true;
        break;
      }
      if (out === undefined && size > memoryBytes) {
        folder = await mkdtemp(join(tmpdir(), 'nameplate-'));
        path = join(folder, 'input');
        out = createWriteStream(path, { mode: 0o600 });
        for (const early of kept) await write(early);
        kept.length = 0;
      }
      if (out === undefined) kept.push(chunk);
      else await write(chunk);
    }
    if (out !== undefined) await new Promise<void>((done) => out?.end(() => done()));
  } catch (error) {
    out?.destroy();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    throw error;
  }
  if (folder === undefined) {
    return { source: memorySource(Buffer.concat(kept)), cut, remove: async () => {} };
  }
  const source = await fileSource(path);
  const made = folder;
  return {
    source,
    cut,
    async remove() {
      await source.close();
      await rm(made, { recursive: true, force: true });
    },
  };
}

/** A source whose SHA-256 is taken while it is streamed to its end the first time, or on request. */
export interface HashedSource extends ByteSource {
  sha256(): Promise<string>;
}

/** Adds the hash to a source; one full pass over the bytes is enough for both reading and hashing. */
export function hashed(source: ByteSource): HashedSource {
  let digest: string | undefined;
  async function* hashing(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    for await (const chunk of source.stream()) {
      hash.update(chunk);
      yield chunk;
    }
    digest = hash.digest('hex');
  }
  return {
    sizeBytes: source.sizeBytes,
    ...(source.random === undefined ? {} : { random: source.random }),
    stream: () => (digest === undefined ? hashing() : source.stream()),
    async sha256() {
      if (digest === undefined) for await (const _ of hashing());
      return digest ?? '';
    },
  };
}
