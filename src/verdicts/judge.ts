import type { Citation } from '../core/identity.ts';
import type { Match, Outcome, ProofStep, Verdict } from '../core/verdict.ts';
import { type Case, type CaseMaker, rolePlace } from './case.ts';
import { evaluate, inPlace, liveMatches, type Turn } from './condition.ts';
import type { Limit, Rule, RuleException } from './rule.ts';
import { all, no, type Reason, type Truth, unknown, yes } from './truth.ts';
import { ACT_INCLUDES, type Act, ACTS, ACTORS, actorIs, categoryClass } from './vocabulary.ts';

/** Worst first: how outcomes of several makers or acts fold into one. */
export const OUTCOME_ORDER: readonly Outcome[] = [
  'prohibited',
  'restricted',
  'undetermined',
  'clear',
  'not-applicable',
];

interface Finding {
  readonly outcome: Outcome;
  readonly missing: readonly string[];
  readonly because: readonly Reason[];
}

/**
 * One rule's verdict on one case. Pure. Unknown facts never count as false: they give `undetermined`, or `restricted`
 * when the rule names the maker and only its extent is open, with the missing facts named. Once a verdict is decided
 * (see `isDecided`) no further fact changes it; only an exception affirmed with its document does, and the verdict
 * lists beforehand which exceptions that can be.
 */
export function judge(rule: Rule, facts: Case): Verdict {
  const findings = turnsOf(rule, facts).map((turn) => findingOf(turn));
  const worst = findings.reduce((a, b) =>
    OUTCOME_ORDER.indexOf(b.outcome) < OUTCOME_ORDER.indexOf(a.outcome) ? b : a,
  );
  const same = findings.filter((finding) => finding.outcome === worst.outcome);
  const open = worst.outcome === 'prohibited' || worst.outcome === 'restricted' || worst.outcome === 'undetermined';
  return {
    rule: rule.id,
    title: rule.title,
    outcome: worst.outcome,
    acts: facts.act === undefined ? [] : [facts.act],
    asOf: facts.asOf,
    effective: {
      ...(rule.effective.from === undefined ? {} : { from: rule.effective.from }),
      ...(rule.effective.to === undefined ? {} : { to: rule.effective.to }),
    },
    citations: citationsOf(rule),
    proof: proofOf(same.flatMap((finding) => finding.because)),
    missing: open ? [...new Set(same.flatMap((finding) => finding.missing))] : [],
    exceptions: open ? openExceptions(rule, facts).map(({ id, what, needs }) => ({ id, what, needs })) : [],
    duties: worst.outcome === 'prohibited' || worst.outcome === 'restricted' ? dutiesFor(rule, facts) : [],
    informational: rule.informational,
  };
}

/** The verdict over several acts: the worst outcome, with the acts that it is about. Needs at least one act. */
export function judgeActs(rule: Rule, facts: Case, acts: readonly Act[]): Verdict {
  const verdicts = acts.map((act) => judge(rule, { ...facts, act }));
  const worst = verdicts.reduce((a, b) =>
    OUTCOME_ORDER.indexOf(b.outcome) < OUTCOME_ORDER.indexOf(a.outcome) ? b : a,
  );
  return {
    ...worst,
    acts: verdicts.filter((verdict) => verdict.outcome === worst.outcome).flatMap((verdict) => verdict.acts),
  };
}

/** Whether no further fact can change the outcome: it is an answer and names nothing that is missing. */
export function isDecided(verdict: Verdict): boolean {
  return verdict.outcome !== 'undetermined' && verdict.missing.length === 0;
}

/**
 * Each maker has a turn of its own. Beside an established maker, weak signs for others carry no weight, and parts count
 * only when their maker is on one of the rule's lists.
 */
function turnsOf(rule: Rule, facts: Case): readonly Turn[] {
  const turn = (maker: CaseMaker | undefined): Turn => ({ rule, facts, maker });
  const wholes = facts.makers.filter((maker) => rolePlace(maker.role) === 'whole');
  const sure = facts.makerState === 'established' ? wholes.filter((maker) => maker.confidence !== 'weak') : [];
  const counted = sure.length > 0 ? sure : wholes;
  const parts = facts.makers
    .filter((maker) => rolePlace(maker.role) === 'part')
    .map(turn)
    .filter((part) => liveMatches(part).length > 0);
  return [...(counted.length > 0 ? counted.map(turn) : [turn(undefined)]), ...parts];
}

function findingOf(turn: Turn): Finding {
  const { rule, facts } = turn;
  const scope = scopeOf(rule, facts);
  if (scope.value === false) return { outcome: 'not-applicable', missing: [], because: scope.because };
  const named = evaluate(rule.when, turn);
  const limits = rule.limits.map((limit) => ({ limit, truth: evaluate(limit.when, turn) }));
  const outside = limits.filter(({ truth }) => truth.value === false);
  const clearLimit = outside.find(({ limit }) => limit.outside === 'clear');
  const free =
    named.value === false
      ? named
      : clearLimit
        ? no({ says: clearLimit.limit.says }, ...clearLimit.truth.because)
        : undefined;
  if (free)
    return scope.value === true
      ? ended(rule, 'clear', free.because, [])
      : ended(rule, 'undetermined', free.because, scope.missing);

  const law = lawTruth(rule, facts);
  const suspended = suspensionOf(turn);
  if (suspended && scope.value === true) return ended(rule, 'clear', [suspended], []);
  const because = [...scope.because, ...named.because];
  const exception = affirmedException(turn);
  if (exception && scope.value === true) {
    return ended(rule, 'clear', [...because, { says: `Exception ${exception.id} is affirmed: ${exception.what}` }], []);
  }
  const unknowns = [scope, named, law].flatMap((truth) => (truth.value === 'unknown' ? truth.missing : []));
  const sentToPerson = outside.filter(({ limit }) => limit.outside === 'undetermined');
  const open = limits.filter(({ truth }) => truth.value === 'unknown');
  const openMissing = open.flatMap(({ truth }) => (truth.value === 'unknown' ? truth.missing : []));
  const limitSays = [...sentToPerson, ...open].map(({ limit }) => ({ says: limit.says }));
  const extra = [...because, ...law.because, ...limitSays];
  if (unknowns.length > 0 || scope.value !== true || named.value !== true || law.value !== true) {
    return ended(rule, 'undetermined', extra, [...unknowns, ...openMissing]);
  }
  const asks = sentToPerson.map(({ limit }) => limit.asks ?? 'government-facts');
  if (asks.length > 0 || open.some(({ limit }) => limit.open === 'undetermined' || isDoubtful(limit, facts)))
    return ended(rule, 'undetermined', extra, [...asks, ...openMissing]);
  if (open.length > 0) return ended(rule, 'restricted', extra, openMissing);
  const narrowed = outside.find(({ limit }) => limit.outside === 'restricted');
  if (narrowed) return ended(rule, 'restricted', [...extra, { says: narrowed.limit.says }], []);
  return ended(rule, rule.outcome, extra, []);
}

/** Whether the item is of a kind for which the limit asks first whether the rule speaks of it at all. */
function isDoubtful(limit: Limit, { item }: Case): boolean {
  const word = item.category ?? '';
  return limit.doubtful.some((kind) => kind === word || kind === categoryClass(word));
}

/** A rule nobody has read in its official text may send a case to a person and no more. */
function ended(rule: Rule, outcome: Outcome, because: readonly Reason[], missing: readonly string[]): Finding {
  if (!rule.verified && outcome !== 'undetermined')
    return { outcome: 'undetermined', because, missing: ['verified-rule'] };
  return { outcome, because, missing };
}

/** Act, actor, day and place: whether the rule speaks to this case at all. */
function scopeOf(rule: Rule, facts: Case): Truth {
  if (rule.notLaw) return no({ says: `Not law on ${facts.asOf}: ${rule.status}. ${rule.prohibits}` });
  const { from, to } = rule.effective;
  if (from !== undefined && facts.asOf < from && !rule.uncertain.some((span) => covers(span, facts.asOf))) {
    return no({ says: `In force only from ${from}; on ${facts.asOf} it bars nothing.` });
  }
  if (to !== undefined && facts.asOf >= to) return no({ says: `No longer in force since ${to}.` });
  const pause = rule.suspended.find((span) => span.from <= facts.asOf && facts.asOf < span.to);
  if (pause) return no({ says: `Suspended from ${pause.from} until ${pause.to}: ${pause.what}` });
  return all([
    yes({ says: inForceLine(rule) }),
    actInScope(rule, facts.act),
    boundBy(rule, facts),
    rule.scope.place ? inPlace(facts.place, rule.scope.place) : yes(),
  ]);
}

function inForceLine(rule: Rule): string {
  const { from, to } = rule.effective;
  return `${rule.citation.title}${from === undefined ? '' : `, in force since ${from}`}${to === undefined ? '' : `, until ${to}`}.`;
}

function actInScope(rule: Rule, act: Act | undefined): Truth {
  const { acts } = rule.scope;
  if (acts === 'any') return yes();
  if (act === undefined) return unknown(['act']);
  const reached = acts.includes(act) || acts.some((wide) => ACT_INCLUDES[wide]?.includes(act));
  return reached
    ? yes({ says: `It reaches the act: ${ACTS[act]}.` })
    : no({ says: `The rule reaches ${acts.map((word) => ACTS[word]).join(', ')}; not: ${ACTS[act]}.` });
}

function boundBy(rule: Rule, facts: Case): Truth {
  const { bound } = rule.scope;
  if (bound.length === 0) return yes();
  const { act, actor } = facts;
  const live = bound
    .filter((entry) => entry.acts === undefined || act === undefined || entry.acts.includes(act))
    .filter((entry) => entry.from === undefined || entry.from <= facts.asOf);
  if (live.length === 0) return no({ says: `On ${facts.asOf} the rule binds nobody for this act.` });
  if (actor === undefined) return unknown(['actor']);
  const binds = live.some((entry) => entry.actors.some((wanted) => actorIs(actor, wanted)));
  return binds
    ? yes({ says: `It binds ${ACTORS[actor].words}.` })
    : no({ says: `The rule binds ${rule.whoIsBound}; not: ${ACTORS[actor].words}.` });
}

/** Spans on which the law itself is not known, and stays so whatever is learned of the case. */
function lawTruth(rule: Rule, facts: Case): Truth {
  const span = rule.uncertain.find((candidate) => covers(candidate, facts.asOf));
  return span ? unknown([span.missing], { says: span.why }) : yes();
}

function covers(span: { readonly from: string; readonly to?: string }, day: string): boolean {
  return span.from <= day && (span.to === undefined || day < span.to);
}

function suspensionOf(turn: Turn): Reason | undefined {
  const { rule, facts } = turn;
  const live = liveMatches(turn).filter(({ truth }) => truth.value === true);
  const lifted = (match: Match) =>
    rule.suspensions.find((span) => span.entities.includes(match.entity) && covers(span, facts.asOf));
  if (live.length === 0 || !live.every(({ match }) => lifted(match))) return undefined;
  const first = live[0] && lifted(live[0].match);
  return first && { says: `Listed, but not in effect on ${facts.asOf}: ${first.what}` };
}

function exceptionHolds(exception: RuleException, facts: Case): boolean {
  const inTime = exception.until === undefined || facts.asOf < exception.until;
  const forAct = exception.acts === undefined || facts.act === undefined || exception.acts.includes(facts.act);
  return inTime && forAct;
}

function affirmedException(turn: Turn): RuleException | undefined {
  const { rule, facts } = turn;
  return rule.exceptions.find(
    (exception) =>
      facts.exceptions[exception.id] === true &&
      exceptionHolds(exception, facts) &&
      (exception.when === undefined || evaluate(exception.when, turn).value === true),
  );
}

function openExceptions(rule: Rule, facts: Case): readonly RuleException[] {
  const turns = rule.exceptions.some((exception) => exception.when) ? turnsOf(rule, facts) : [];
  return rule.exceptions.filter(({ id, when, ...rest }) => {
    const could = when === undefined || turns.some((turn) => evaluate(when, turn).value !== false);
    return facts.exceptions[id] === undefined && exceptionHolds({ id, ...rest }, facts) && could;
  });
}

function dutiesFor(rule: Rule, facts: Case): Verdict['duties'] {
  const clause = facts.contract?.clause;
  return rule.duties.filter((duty) => clause === undefined || duty.clause === undefined || duty.clause === clause);
}

function citationsOf(rule: Rule): readonly Citation[] {
  return [rule.citation, ...rule.sources];
}

function proofOf(reasons: readonly Reason[]): readonly ProofStep[] {
  const seen = new Set<string>();
  const steps: ProofStep[] = [];
  for (const reason of reasons) {
    if (seen.has(reason.says)) continue;
    seen.add(reason.says);
    steps.push(reason);
  }
  return steps;
}
