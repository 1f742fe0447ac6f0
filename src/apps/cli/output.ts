import { createWriteStream, mkdirSync, renameSync, rmSync, statSync, type WriteStream } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { NameplateError } from '../../core/problem.ts';
import type { Chunk, Writer } from '../../writers/writer.ts';
import { usage } from './config.ts';

/** A document being written beside its final name; `finish` renames it into place, `abandon` leaves nothing behind. */
export interface OutputFile {
  readonly path: string;
  write(chunks: Iterable<Chunk>): Promise<void>;
  finish(): Promise<void>;
  abandon(): void;
}

/** Opens an output file for writing beside its name. Throws `cli/output` (exit 127) naming path and cause. */
export async function openOutput(path: string): Promise<OutputFile> {
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
  mkdirSync(dirname(path), { recursive: true });
  const stream = createWriteStream(partial);
  let failure: Error | undefined;
  stream.on('error', (error) => {
    failure = error;
  });
  const fail = (cause: Error): NameplateError =>
    new NameplateError(
      'cli/output',
      `${path} cannot be written: ${cause.message}`,
      'Name another file with -o, or free space.',
      { cause },
    );
  return {
    path,
    async write(chunks) {
      for (const chunk of chunks) {
        if (failure) throw fail(failure);
        if (chunk.length > 0 && !stream.write(chunk)) await drained(stream);
      }
    },
    async finish() {
      stream.end();
      await settled(stream);
      if (failure) {
        rmSync(partial, { force: true });
        throw fail(failure);
      }
      try {
        renameSync(partial, path);
      } catch (error) {
        rmSync(partial, { force: true });
        throw fail(error as Error);
      }
    },
    abandon() {
      // A file that is only being opened appears after this call; it is removed once the stream has let go of it.
      stream.once('close', () => rmSync(partial, { force: true }));
      stream.destroy();
    },
  };
}

/** Waits until the stream takes more, or has failed; leaves no listener behind. */
function drained(stream: WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('error', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('error', done);
  });
}

/** Waits until everything is written and the file is closed, or has failed. */
function settled(stream: WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.closed) resolve();
    else stream.once('close', () => resolve());
  });
}

const FOLDER_FORMATS = ['html', 'xlsx', 'json'];

/**
 * What `-o` means: a file by its extension, or a folder (ends with a slash, or is one) that gets HTML, XLSX and JSON.
 * Throws a usage error for an extension that is no format.
 */
export function outputTargets(
  paths: readonly string[],
  writers: readonly Writer[],
  cwd: string,
): { path: string; writer: Writer }[] {
  return paths.flatMap((given) => {
    const path = resolve(cwd, given);
    if (/[\\/]$/.test(given) || isFolder(path)) {
      return FOLDER_FORMATS.map((name) => ({ path: join(path, `nameplate.${name}`), writer: byName(name, writers) }));
    }
    const extension = extname(path).slice(1).toLowerCase();
    const writer = writers.find((one) => one.extension === extension);
    if (!writer) {
      throw usage(
        `-o ${given}: no report format has the extension "${extension}"`,
        `Use one of: ${writers.map((one) => `.${one.extension}`).join(' ')}, or a folder ending in /.`,
      );
    }
    return [{ path, writer }];
  });
}

/** A writer by name; throws a usage error that lists the names. */
export function byName(name: string, writers: readonly Writer[]): Writer {
  const writer = writers.find((one) => one.name === name);
  if (!writer) throw usage(`there is no format "${name}"`, `Use one of: ${writers.map((one) => one.name).join(', ')}.`);
  return writer;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
