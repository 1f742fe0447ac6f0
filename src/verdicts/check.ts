import type { Outcome } from '../core/verdict.ts';
import { judge } from './judge.ts';
import { parseRule, ruleFaults } from './parse-rule.ts';
import type { Condition, Limit, Rule } from './rule.ts';
import { caseFromSketch } from './sketch.ts';

/** What the check may compare rules with; anything missing is not checked. */
export interface RuleCheckContext {
  /** Ids of makers and categories in the knowledge base. */
  readonly entities?: ReadonlySet<string>;
}

/**
 * Proves the rules: well formed, ids unique, references live, dates ordered, each rule passing its own cases and having a
 * case for each outcome it can give. Takes plain parsed rule files; returns one line per fault, none when all is well.
 */
export function checkRules(raws: readonly unknown[], context: RuleCheckContext = {}): readonly string[] {
  const faults: string[] = [];
  const rules: Rule[] = [];
  for (const [index, raw] of raws.entries()) {
    const name = (raw as { id?: unknown } | null)?.id;
    const id = typeof name === 'string' ? name : `number ${index + 1}`;
    const found = ruleFaults(raw);
    faults.push(...found.map((fault) => `rule ${id}: ${fault}`));
    if (found.length === 0) rules.push(parseRule(raw));
  }
  const ids = new Set<string>();
  for (const rule of rules) {
    if (ids.has(rule.id)) faults.push(`rule ${rule.id}: the id is used twice`);
    ids.add(rule.id);
  }
  for (const rule of rules) faults.push(...faultsOf(rule, ids, context).map((fault) => `rule ${rule.id}: ${fault}`));
  return faults;
}

function faultsOf(rule: Rule, ids: ReadonlySet<string>, context: RuleCheckContext): readonly string[] {
  const faults: string[] = [];
  const { from, to } = rule.effective;
  if (from !== undefined && to !== undefined && from >= to)
    faults.push(`effective.from ${from} is not before effective.to ${to}`);
  if (rule.verified && rule.sources.length === 0) faults.push('is marked verified and has no source');
  for (const list of rule.lists) if (!ids.has(list)) faults.push(`lists names no rule: ${list}`);
  for (const entity of rule.entitiesNamed) {
    const known = entity.endsWith(':*') ? ids.has(entity.slice(0, -2)) : (context.entities?.has(entity) ?? true);
    if (!known) faults.push(`entitiesNamed names nothing known: ${entity}`);
  }
  for (const duty of rule.duties) if (duty.citation === '') faults.push(`duty ${duty.id} has no citation`);
  return [...faults, ...caseFaults(rule)];
}

function caseFaults(rule: Rule): readonly string[] {
  const faults: string[] = [];
  const shown = new Set<Outcome>();
  for (const sketch of rule.cases) {
    const { facts, faults: sketchFaults } = caseFromSketch(rule, sketch);
    faults.push(...sketchFaults.map((fault) => `case "${sketch.says}": ${fault}`));
    const verdict = judge(rule, facts);
    shown.add(sketch.expect);
    if (verdict.outcome !== sketch.expect) {
      const why = verdict.proof.map((step) => step.says).join(' ');
      faults.push(
        `case "${sketch.says}" gives ${verdict.outcome}${verdict.missing.length > 0 ? ` (missing ${verdict.missing.join(', ')})` : ''}, not ${sketch.expect}. ${why}`,
      );
    }
    for (const name of sketch.missing ?? []) {
      if (!verdict.missing.includes(name))
        faults.push(
          `case "${sketch.says}" does not name ${name} as missing; it names ${verdict.missing.join(', ') || 'nothing'}`,
        );
    }
  }
  const lacking = possibleOutcomes(rule).filter((outcome) => !shown.has(outcome));
  if (lacking.length > 0) faults.push(`no case shows the outcome ${lacking.join(', ')}`);
  return faults;
}

/** The outcomes a rule can give, from its conditions alone. */
function possibleOutcomes(rule: Rule): readonly Outcome[] {
  if (rule.notLaw) return ['not-applicable'];
  const outcomes = new Set<Outcome>();
  const scoped =
    rule.scope.acts !== 'any' ||
    rule.scope.bound.length > 0 ||
    rule.effective.from !== undefined ||
    rule.effective.to !== undefined;
  if (scoped) outcomes.add('not-applicable');
  const can = possibleTruths(rule.when);
  outcomes.add('undetermined');
  if (!rule.verified) return [...outcomes];
  const uncertainAlways = rule.uncertain.some(
    (span) => span.to === undefined && (rule.effective.from === undefined || span.from <= rule.effective.from),
  );
  if (can.has(true) && !uncertainAlways) {
    outcomes.add(rule.outcome);
    for (const limit of rule.limits) for (const outcome of limitOutcomes(limit)) outcomes.add(outcome);
  }
  if (can.has(false)) outcomes.add('clear');
  return [...outcomes];
}

function limitOutcomes(limit: Limit): readonly Outcome[] {
  const can = possibleTruths(limit.when);
  const open = limit.doubtful.length > 0 ? ([limit.open, 'undetermined'] as const) : [limit.open];
  return [...(can.has('unknown') ? open : []), ...(can.has(false) ? [limit.outside] : [])];
}

type Possible = ReadonlySet<true | false | 'unknown'>;
const FREE: Possible = new Set<true | false | 'unknown'>([true, false, 'unknown']);
const SURE: Possible = new Set<true | false>([true, false]);
const OPEN: Possible = new Set<'unknown'>(['unknown']);

/** Truths a condition can take; parts are taken as independent, so this may name one too many, never one too few. */
function possibleTruths(condition: Condition): Possible {
  if ('all' in condition) return fold(condition.all, true);
  if ('any' in condition) return fold(condition.any, false);
  if ('not' in condition) {
    return new Set([...possibleTruths(condition.not)].map((value) => (value === 'unknown' ? value : !value)));
  }
  if ('unsettled' in condition) return OPEN;
  if ('asOf' in condition || 'made' in condition || 'namedHow' in condition || 'namedEntity' in condition) return SURE;
  return FREE;
}

/** Fold of `all` (neutral true) or `any` (neutral false) over the possible truths of the parts. */
function fold(parts: readonly Condition[], neutral: boolean): Possible {
  const each = parts.map((part) => possibleTruths(part));
  const found = new Set<true | false | 'unknown'>();
  if (each.every((part) => part.has(neutral))) found.add(neutral);
  if (each.some((part) => part.has(!neutral))) found.add(!neutral);
  if (each.some((part) => part.has('unknown')) && each.every((part) => part.has('unknown') || part.has(neutral)))
    found.add('unknown');
  return found;
}
