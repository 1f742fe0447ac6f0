import type { Problem } from '../../core/problem.ts';
import type { Counted, Ignored, SourceEvent } from './source.ts';

/** Counts what one parse read, used and left, so that nothing is dropped without a name. */
export interface Ledger {
  /** One more record read. */
  read(): void;
  /** One more record used. */
  used(): void;
  /** Something seen and not used, by name. */
  ignore(what: string, why?: string, count?: number): void;
  /** A problem of this file; the same code is told in full at most 20 times and then counted. */
  problem(problem: Omit<Problem, 'kind'>): void;
  /** Problems gathered since the last call. */
  problems(): Problem[];
  /** The last word on the file: ignored things by name, suppressed problems, and the counts. */
  close(): SourceEvent[];
}

const TOLD_IN_FULL = 20;
const NOT_NEEDED = 'not needed to find or judge a party';

/** A fresh ledger for one parse. */
export function openLedger(): Ledger {
  let read = 0;
  let used = 0;
  const ignored = new Map<string, { why: string; count: number }>();
  const byCode = new Map<string, { count: number; last: Omit<Problem, 'kind'> }>();
  let waiting: Problem[] = [];
  return {
    read() {
      read += 1;
    },
    used() {
      used += 1;
    },
    ignore(what, why = NOT_NEEDED, count = 1) {
      const known = ignored.get(what);
      if (known) known.count += count;
      else ignored.set(what, { why, count });
    },
    problem(problem) {
      const seen = (byCode.get(problem.code)?.count ?? 0) + 1;
      byCode.set(problem.code, { count: seen, last: problem });
      if (seen <= TOLD_IN_FULL) waiting.push({ kind: 'problem', ...problem });
    },
    problems() {
      const out = waiting;
      waiting = [];
      return out;
    },
    close() {
      const more: Problem[] = [...byCode]
        .filter(([, { count }]) => count > TOLD_IN_FULL)
        .map(([, { count, last }]) => ({
          kind: 'problem',
          ...last,
          message: `and ${count - TOLD_IN_FULL} more like it (${last.code})`,
        }));
      const left: Ignored[] = [...ignored]
        .map(([what, { why, count }]): Ignored => ({ kind: 'ignored', what, count, why }))
        .sort((a, b) => (a.what < b.what ? -1 : 1));
      const counted: Counted = { kind: 'counted', read, used };
      return [...this.problems(), ...more, ...left, counted];
    },
  };
}
