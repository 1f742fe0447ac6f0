import { type IsoDate, isIsoDate } from '../core/dates.ts';
import type { Problem } from '../core/problem.ts';
import { fold } from '../lib/scripts/fold.ts';
import type { ScreenMatch } from './screen.ts';

/**
 * A person's decision that one asked name is not one listed entry. It holds for the entry as it stood: when the publisher
 * changes anything but the citation, the hash differs and the match shows again.
 */
export interface Suppression {
  /** The asked name; compared without case, accents and spacing. */
  readonly query: string;
  readonly list: string;
  readonly entryId: string;
  /** `hash` of the list entry when the decision was made. */
  readonly entryHash: string;
  readonly reason: string;
  /** What the decision rests on: a document, a register extract, a ticket. */
  readonly evidence: string;
  readonly decidedBy?: string;
  readonly decidedOn?: IsoDate;
  /** First day on which the decision no longer holds. */
  readonly expires: IsoDate;
}

/** A match with what a suppression says of it. Only `hidden` takes it out of the alerts; all are kept in the output. */
export interface JudgedMatch extends ScreenMatch {
  readonly suppression?: { readonly state: 'hidden' | 'expired' | 'entry-changed'; readonly decision: Suppression };
}

/** How a name is keyed: folded, runs of white space single. */
export function suppressionKey(name: string): string {
  return fold(name).replace(/\s+/g, ' ').trim();
}

/** Suppressions by asked name, ready to apply. */
export type SuppressionBook = ReadonlyMap<string, readonly Suppression[]>;

/**
 * Reads suppressions from JSON lines or a JSON array. A record without query, list, entryId, entryHash, reason, evidence or
 * a valid expiry is a Problem and suppresses nothing.
 */
export function readSuppressions(
  text: string,
  path: string,
): { readonly book: SuppressionBook; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const book = new Map<string, Suppression[]>();
  const bad = (line: number, why: string): void =>
    void problems.push({
      kind: 'problem',
      code: 'screening/bad-suppression',
      severity: 'error',
      message: `${path}, record ${line}: ${why}; it suppresses nothing`,
      hint: 'Give query, list, entryId, entryHash, reason, evidence and expires (YYYY-MM-DD); see docs/guide/screening.md.',
      path,
      locator: { at: 'line', line },
    });
  const trimmed = text.trimStart();
  let records: readonly (readonly [number, string])[] = [];
  if (trimmed.startsWith('[')) {
    try {
      records = (JSON.parse(trimmed) as unknown[]).map((one, at) => [at + 1, JSON.stringify(one)] as const);
    } catch (error) {
      bad(1, `the file is no JSON (${error instanceof Error ? error.message : ''})`);
    }
  } else records = text.split('\n').flatMap((row, at) => (row.trim() === '' ? [] : [[at + 1, row] as const]));
  for (const [line, row] of records) {
    let record: Partial<Suppression> | null;
    try {
      record = JSON.parse(row) as Partial<Suppression> | null;
    } catch {
      bad(line, 'it is no JSON');
      continue;
    }
    const lacking = (['query', 'list', 'entryId', 'entryHash', 'reason', 'evidence', 'expires'] as const).filter(
      (key) => typeof record?.[key] !== 'string' || record[key] === '',
    );
    if (lacking.length > 0) bad(line, `it lacks ${lacking.join(', ')}`);
    else if (!isIsoDate(record!.expires!)) bad(line, `"${record!.expires}" is no day`);
    else {
      const key = suppressionKey(record!.query!);
      book.set(key, [...(book.get(key) ?? []), record as Suppression]);
    }
  }
  return { book, problems };
}

/** Marks matches that a suppression speaks of. Nothing is removed: the caller decides what `hidden` means on its page. */
export function applySuppressions(
  matches: readonly ScreenMatch[],
  queryName: string,
  book: SuppressionBook,
  asOf: IsoDate,
): readonly JudgedMatch[] {
  const own = book.get(suppressionKey(queryName));
  if (own === undefined) return matches;
  return matches.map((match) => {
    const decisions = own.filter(({ list, entryId }) => list === match.entry.list && entryId === match.entry.entryId);
    if (decisions.length === 0) return match;
    const inForce = decisions.find(({ expires, entryHash }) => asOf < expires && entryHash === match.entry.hash);
    if (inForce !== undefined) return { ...match, suppression: { state: 'hidden' as const, decision: inForce } };
    const last = decisions[0]!;
    return {
      ...match,
      suppression: {
        state: last.entryHash === match.entry.hash ? ('expired' as const) : ('entry-changed' as const),
        decision: last,
      },
    };
  });
}
