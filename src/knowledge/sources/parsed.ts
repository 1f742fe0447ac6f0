import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ListEntry, Relation } from '../../core/listing.ts';
import type { Problem } from '../../core/problem.ts';
import { DEFAULT_SOURCE_LIMITS, type Ignored, type ListFile, type ListSource, type ParseOptions } from './source.ts';

/** Everything one parse yields, sorted by kind; for tests and benches. */
export interface Parsed {
  readonly entries: readonly ListEntry[];
  readonly relations: readonly Relation[];
  readonly problems: readonly Problem[];
  readonly ignored: readonly Ignored[];
  readonly published: readonly string[];
  readonly read: number;
  readonly used: number;
}

/** Runs a source over files to its end. */
export async function parsed(
  source: ListSource,
  files: readonly ListFile[],
  options: Partial<ParseOptions> = {},
): Promise<Parsed> {
  const out = {
    entries: [] as ListEntry[],
    relations: [] as Relation[],
    problems: [] as Problem[],
    ignored: [] as Ignored[],
    published: [] as string[],
    read: 0,
    used: 0,
  };
  for await (const events of source.parse(files, { limits: DEFAULT_SOURCE_LIMITS, ...options })) {
    for (const event of events) {
      if (event.kind === 'entry') out.entries.push(event);
      else if (event.kind === 'relation') out.relations.push(event);
      else if (event.kind === 'problem') out.problems.push(event);
      else if (event.kind === 'ignored') out.ignored.push(event);
      else if (event.kind === 'published') out.published.push(event.date);
      else {
        out.read += event.read;
        out.used += event.used;
      }
    }
  }
  return out;
}

/** Bytes as a list file, handed out in pieces of the given size. */
export function fileOf(name: string, bytes: Uint8Array | string, pieceBytes = 65_536): ListFile {
  const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return {
    name,
    baseName: name.toLowerCase(),
    async *stream() {
      for (let at = 0; at < whole.length; at += pieceBytes) yield whole.subarray(at, at + pieceBytes);
    },
  };
}

/** The files of a plug-in's `fixtures` folder, without its provenance note, in name order. */
export function fixtures(folder: string, pieceBytes?: number): ListFile[] {
  const path = join(folder, 'fixtures');
  return readdirSync(path)
    .filter((name) => name !== 'PROVENANCE.md')
    .sort()
    .map((name) => fileOf(name, readFileSync(join(path, name)), pieceBytes));
}
