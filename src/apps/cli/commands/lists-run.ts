import type { IsoDate } from '../../../core/dates.ts';
import type { Settings } from '../config.ts';
import type { Io } from '../io.ts';

/** What every action of `lists` is given. */
export interface ListsRun {
  readonly home: string;
  readonly today: IsoDate;
  readonly settings: Settings;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly io: Io;
}
