import type { Duty } from '../core/verdict.ts';
import { dueAfter } from './deadline.ts';
import type { ListRound, Rule } from './rule.ts';
import { type Actor, actorIs } from './vocabulary.ts';

/** The duties of a rule, each step with its deadline as an instant when the start of the clock is given. */
export function dutiesOf(
  rule: Rule,
  options: { readonly clause?: string; readonly discovered?: Date } = {},
): readonly Duty[] {
  const { clause, discovered } = options;
  return rule.duties
    .filter((duty) => clause === undefined || duty.clause === undefined || duty.clause === clause)
    .map((duty) => (discovered === undefined ? duty : withDue(duty, discovered)));
}

/**
 * A duty with the end of each clock that `discovered` starts. Clocks that start with the first report are counted from
 * the last moment the first report may be made, which is the latest they can end.
 */
function withDue(duty: Duty, discovered: Date): Duty {
  let previous: Date | undefined;
  const steps = duty.steps.map((step) => {
    const fromFirst = /first report|submission/.test(step.from);
    const start = fromFirst ? previous : /offer|application|solicitation/.test(step.from) ? undefined : discovered;
    const due = start === undefined ? undefined : dueAfter(step.deadline, start);
    if (due && !fromFirst) previous = new Date(due.instant);
    return due === undefined ? step : { ...step, due };
  });
  return { ...duty, steps };
}

/** Clause numbers of a rule under the older numbering and under the overhaul, and whether the clause flows down. */
export function clausesOf(rule: Rule): {
  readonly clauses: Rule['clauses'];
  readonly flowDown?: Rule['flowDown'];
} {
  return { clauses: rule.clauses, ...(rule.flowDown === undefined ? {} : { flowDown: rule.flowDown }) };
}

/** Rounds in which a list grew for one company, oldest first. */
export function roundsOf(rule: Rule, subject: string): readonly ListRound[] {
  return rule.rounds.filter((round) => round.subject === subject).toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** Whether a rule binds an actor for any act on any day. */
export function binds(rule: Rule, actor: Actor): boolean {
  return (
    rule.scope.bound.length === 0 ||
    rule.scope.bound.some((entry) => entry.actors.some((wanted) => actorIs(actor, wanted)))
  );
}
