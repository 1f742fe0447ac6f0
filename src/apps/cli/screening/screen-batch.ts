import type { IsoDate } from '../../../core/dates.ts';
import type { ScreenQuery } from '../../../screening/party.ts';
import { SAME_HOUSE } from '../../../screening/reach.ts';
import { screen, type ScreenMatch } from '../../../screening/screen.ts';
import type { ScreeningIndex } from '../../../screening/screening-index.ts';
import { applySuppressions, type JudgedMatch, type SuppressionBook } from '../../../screening/suppressions.ts';

/** The two indexes that names are asked of: listed parties, and registers that lead to them (see `registers.ts`). */
export interface Indexes {
  readonly lists: ScreeningIndex;
  readonly registers: ScreeningIndex;
}

/** What every thread is told before the first batch. */
export interface BatchSettings {
  readonly threshold: number;
  readonly limit: number;
  readonly asOf: IsoDate;
  readonly book: SuppressionBook;
}

/** What is known of one name before owners and makers are followed. */
export interface NameAnswer {
  readonly matches: readonly JudgedMatch[];
  /** The party in a register, when its name agrees: no alert, but where to look for owners. */
  readonly known: readonly ScreenMatch[];
}

/** Namesakes in a register whose owners are followed. */
const REGISTER_LIMIT = 5;

/** Screens a batch of queries, in order. A query without a name is answered with nothing: the caller reports the row. */
export function screenBatch(
  { lists, registers }: Indexes,
  queries: readonly ScreenQuery[],
  settings: BatchSettings,
): readonly NameAnswer[] {
  return queries.map((query) => ({
    matches: applySuppressions(screen(lists, query, settings), query.name, settings.book, settings.asOf),
    known: screen(registers, query, { threshold: SAME_HOUSE, limit: REGISTER_LIMIT }),
  }));
}
