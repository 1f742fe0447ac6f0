import type { IsoDate } from '../../../core/dates.ts';
import type { ScreenQuery } from '../../../screening/party.ts';
import { screen } from '../../../screening/screen.ts';
import type { ScreeningIndex } from '../../../screening/screening-index.ts';
import { applySuppressions, type JudgedMatch, type SuppressionBook } from '../../../screening/suppressions.ts';

/** What every thread is told before the first batch. */
export interface BatchSettings {
  readonly threshold: number;
  readonly limit: number;
  readonly asOf: IsoDate;
  readonly book: SuppressionBook;
}

/** Screens a batch of queries, in order. A query without a name is answered with nothing: the caller reports the row. */
export function screenBatch(
  index: ScreeningIndex,
  queries: readonly ScreenQuery[],
  settings: BatchSettings,
): readonly (readonly JudgedMatch[])[] {
  return queries.map((query) =>
    applySuppressions(screen(index, query, settings), query.name, settings.book, settings.asOf),
  );
}
