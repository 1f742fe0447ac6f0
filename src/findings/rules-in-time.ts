import type { IsoDate } from '../core/dates.ts';
import type { Problem } from '../core/problem.ts';
import type { Rule } from '../verdicts/rule.ts';
import { shortName } from '../verdicts/short-names.ts';

/** Rules named in the message; there are some fifteen. */
const NAMED = 5;

/**
 * What must be said when a day is asked on which rules did not hold yet: an item of a listed maker then shows as not
 * reached because of the date and not because of its maker. A warning when none of the rules asked was in force, else a
 * note. Rules that start after `known`, the day of the knowledge, are everybody's future and not told.
 */
export function notYetInForce(rules: readonly Rule[], asOf: IsoDate, known: IsoDate): readonly Problem[] {
  const started = rules.filter(({ effective: { from } }) => from === undefined || from <= known);
  const starts = new Map<string, IsoDate>();
  let later = 0;
  for (const { id, effective } of started) {
    if (effective.from === undefined || effective.from <= asOf) continue;
    later += 1;
    const name = shortName(id);
    const first = starts.get(name);
    if (first === undefined || effective.from < first) starts.set(name, effective.from);
  }
  if (later === 0) return [];
  const days = [...starts].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
  const named = days.slice(0, NAMED).map(([name, from]) => `${name} from ${from}`);
  const more = days.length > NAMED ? `, and ${days.length - NAMED} more` : '';
  const none = later === started.length;
  return [
    {
      kind: 'problem',
      code: 'rules/not-yet-in-force',
      severity: none ? 'warning' : 'note',
      message: `${none ? 'no rule asked was' : `${later} of ${started.length} rules asked were not`} in force on ${asOf}; such a rule reaches no item, whoever made it: ${named.join(', ')}${more}`,
      hint: none
        ? `Ask a day from ${days[0]![1]} on; makers are named all the same.`
        : 'Ask a later day to see what they reach.',
    },
  ];
}
