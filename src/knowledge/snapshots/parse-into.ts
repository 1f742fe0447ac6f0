import { join } from 'node:path';
import type { IsoDate } from '../../core/dates.ts';
import type { ListEntry, Relation } from '../../core/listing.ts';
import type { Problem } from '../../core/problem.ts';
import {
  type ColumnMap,
  DEFAULT_SOURCE_LIMITS,
  type Ignored,
  type ListFile,
  type ListSource,
} from '../sources/source.ts';
import { type LineWriter, lineWriter } from './normal-form.ts';

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

/** What reading the files of a snapshot gave; the entries themselves are in the part files. */
export interface Parsed {
  readonly counts: Map<string, number>;
  readonly relations: number;
  readonly published: IsoDate | undefined;
  readonly newest: IsoDate | undefined;
  readonly read: number;
  readonly used: number;
  readonly ignored: readonly Ignored[];
  readonly problems: readonly Problem[];
}

/** Key of the writer of relations: no list has a blank before its id. */
export const RELATIONS = ' relations';

/** Reads the files and writes the normal form of every list and of the relations into a folder. Never throws on bad input. */
export async function parseInto(
  request: SnapshotRequest,
  making: string,
  writers: Map<string, LineWriter>,
): Promise<Parsed> {
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

/** File of one list inside a snapshot. */
export function partFile(list: string): string {
  return `${list.replace(/[^a-z0-9.-]/giu, '_')}.jsonl.gz`;
}
