import { join } from 'node:path';
import type { IsoDate } from '../../core/dates.ts';
import type { Problem } from '../../core/problem.ts';
import type { ColumnMap } from '../sources/source.ts';
import { withLock } from './lock.ts';
import { makeSnapshot, type SnapshotOutcome } from './make-snapshot.ts';
import { recognise, sourceNamed } from './recognise.ts';

/** What `lists import` may be told. */
export interface ImportOptions {
  readonly home: string;
  readonly today: IsoDate;
  readonly date?: IsoDate | undefined;
  readonly acceptCount?: boolean | undefined;
  /** Read every file with this source, whatever it looks like. */
  readonly source?: string | undefined;
  /** Column map and list id for a list of the user's own. */
  readonly map?: ColumnMap | undefined;
  readonly listId?: string | undefined;
}

/** Imports list files and folders offline: each file is recognised by content and becomes part of a snapshot. */
export async function* importLists(
  paths: readonly string[],
  options: ImportOptions,
): AsyncGenerator<SnapshotOutcome | Problem> {
  const forced = options.source ?? (options.map === undefined ? undefined : 'user-list');
  const { batches, problems } = await recognise(paths, forced === undefined ? undefined : sourceNamed(forced));
  yield* problems;
  for (const { source, files } of batches) {
    yield await withLock(join(options.home, 'lists', 'lock'), () =>
      makeSnapshot({
        source,
        files,
        home: options.home,
        today: options.today,
        date: options.date,
        acceptCount: options.acceptCount,
        map: options.map,
        listId: options.listId,
      }),
    );
  }
}
