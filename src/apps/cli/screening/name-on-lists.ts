import { existsSync } from 'node:fs';
import type { IsoDate } from '../../../core/dates.ts';
import { snapshotFolder } from '../../../knowledge/snapshots/home.ts';
import { DEFAULT_THRESHOLD } from '../../../screening/model.ts';
import type { JudgedMatch } from '../../../screening/suppressions.ts';

/** What the lists on this machine say of one name. */
export interface NameOnLists {
  /** One line a list: id and the day of its data. */
  readonly sources: readonly string[];
  readonly matches: readonly JudgedMatch[];
}

const LONGEST_NAME = 120;
const MOST_MATCHES = 20;

/**
 * Whether a text can be the name of a company or a person. A word of letters and digits together is a model number, and a
 * text with signs of a protocol or an identifier is an answer of a device.
 */
export function readsAsName(text: string): boolean {
  return (
    text.length <= LONGEST_NAME &&
    /\p{Letter}{2}/u.test(text) &&
    !/[/:=<>{}_@]|\p{Letter}-?\d|\d-?\p{Letter}{1,2}(?!\p{Letter})/u.test(text)
  );
}

/**
 * Screens a name against the lists in force, owners and brands included. Undefined when no official list is on the machine:
 * the built-in companies are found by name without screening, and opening an index would make every answer wait.
 */
export async function nameOnLists(name: string, home: string, asOf: IsoDate): Promise<NameOnLists | undefined> {
  if (!readsAsName(name) || !existsSync(snapshotFolder(home))) return undefined;
  const { openLists } = await import('./open-lists.ts');
  const { screenBatch } = await import('./screen-batch.ts');
  const lists = await openLists(home, asOf, undefined);
  if (lists.sources.length === 0) return undefined;
  const settings = { threshold: DEFAULT_THRESHOLD, limit: MOST_MATCHES, asOf, book: new Map() };
  const [answer] = screenBatch(lists, [{ name }], settings);
  const { matches = [], known = [] } = answer ?? {};
  return { sources: lists.sources, matches: [...matches, ...lists.reach(name, matches, known)] };
}
