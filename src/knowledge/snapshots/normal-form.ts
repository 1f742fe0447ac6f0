import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { NameplateError } from '../../core/problem.ts';

/** Writes JSON lines, gzip'd, and hashes the lines as they go. */
export interface LineWriter {
  write(values: readonly unknown[]): Promise<void>;
  /** Ends the file; gives the count and the hash of the lines before gzip. */
  end(): Promise<{ count: number; sha256: string }>;
}

/** Opens a gzip'd JSON-lines file for writing. */
export function lineWriter(path: string): LineWriter {
  const gzip = createGzip({ level: 6 });
  const file = createWriteStream(path);
  gzip.pipe(file);
  const hash = createHash('sha256');
  let count = 0;
  return {
    async write(values) {
      if (values.length === 0) return;
      const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
      hash.update(text);
      count += values.length;
      if (!gzip.write(text)) await new Promise((resolve) => gzip.once('drain', resolve));
    },
    async end() {
      gzip.end();
      await finished(file);
      return { count, sha256: hash.digest('hex') };
    },
  };
}

/** Streams the values of a gzip'd JSON-lines file in batches; throws `lists/damaged`. */
export async function* readLines<T>(path: string): AsyncGenerator<readonly T[]> {
  try {
    let rest = '';
    for await (const text of textOf(path)) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      if (lines.length > 0) yield lines.map((line) => JSON.parse(line) as T);
    }
    if (rest !== '') throw new Error('the last line is cut short');
  } catch (error) {
    throw damagedPart(path, error);
  }
}

/** Hash of the lines of a gzip'd JSON-lines file; throws `lists/damaged`. */
export async function hashLines(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const text of textOf(path)) hash.update(text);
  } catch (error) {
    throw damagedPart(path, error);
  }
  return hash.digest('hex');
}

async function* textOf(path: string): AsyncGenerator<string> {
  const plain = createGunzip();
  const raw = createReadStream(path);
  raw.on('error', (error) => plain.destroy(error));
  raw.pipe(plain);
  plain.setEncoding('utf8');
  for await (const text of plain) yield text as string;
}

function damagedPart(path: string, error: unknown): NameplateError {
  if (error instanceof NameplateError) return error;
  return new NameplateError(
    'lists/damaged',
    `List data ${path} is damaged: ${(error as Error).message}. Nothing was checked.`,
    'Remove that snapshot folder and run: nameplate lists update',
    { cause: error, exitCode: 129 },
  );
}
