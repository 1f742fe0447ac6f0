import type { Problem } from '../../../core/problem.ts';
import type { ParsedRegistry } from '../registry-source.ts';

/** Counts of one parse: what was read, used, and left by name. */
export interface Tallied {
  read: number;
  used: number;
  /** Something read and not used. */
  leave(what: string, why: string): void;
  /** A record that cannot be understood; told in full for the first few. */
  bad(what: string, record: string): void;
  sums(): Pick<ParsedRegistry, 'read' | 'used' | 'ignored' | 'problems'>;
}

const TOLD_IN_FULL = 5;

/** A fresh tally for the parse of `title`. */
export function tallied(title: string): Tallied {
  const left = new Map<string, { count: number; why: string }>();
  const problems: Problem[] = [];
  let bad = 0;
  return {
    read: 0,
    used: 0,
    leave(what, why) {
      const known = left.get(what);
      if (known) known.count += 1;
      else left.set(what, { count: 1, why });
    },
    bad(what, record) {
      bad += 1;
      if (bad <= TOLD_IN_FULL) problems.push(problem(`${title}: ${what}: ${record.slice(0, 80)}`));
    },
    sums() {
      return {
        read: this.read,
        used: this.used,
        ignored: [...left].map(([what, { count, why }]) => ({ what, count, why })),
        problems:
          bad > TOLD_IN_FULL ? [...problems, problem(`${title}: ${bad - TOLD_IN_FULL} more like it`)] : problems,
      };
    },
  };
}

function problem(message: string): Problem {
  return {
    kind: 'problem',
    code: 'registry/bad-record',
    severity: 'warning',
    message,
    hint: 'The record was left out. Fetch the file again if many are reported.',
  };
}

/** A name on one line, its white space made single. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
