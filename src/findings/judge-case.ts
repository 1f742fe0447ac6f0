import { isIsoDate, type IsoDate } from '../core/dates.ts';
import type { Role } from '../core/identity.ts';
import { NameplateError } from '../core/problem.ts';
import type { Duty, Match, Outcome, Verdict } from '../core/verdict.ts';
import type { HistoryFact, Knowledge, ListingFact, MakerFact } from '../knowledge/knowledge.ts';
import { membersOf } from '../screening/named/listed.ts';
import { prepareNaming } from '../screening/named/named.ts';
import type { Case, CaseMaker } from '../verdicts/case.ts';
import { inPlace } from '../verdicts/condition.ts';
import { judgeActs, OUTCOME_ORDER, judge } from '../verdicts/judge.ts';
import { parseRule } from '../verdicts/parse-rule.ts';
import type { JudgeQuestion } from '../verdicts/question.ts';
import { expandRules, PROFILES, profileOf, RULE_GROUPS } from '../verdicts/profiles.ts';
import { binds, dutiesOf } from '../verdicts/rule-facts.ts';
import type { ListRound, Rule } from '../verdicts/rule.ts';
import { categoryClass, MISSING } from '../verdicts/vocabulary.ts';

/** One listing of the maker asked about, of any date, with its standing on the day. */
interface ListingAnswer {
  readonly entity: string;
  readonly list: string;
  readonly listedOn?: IsoDate;
  readonly delistedOn?: IsoDate;
  readonly listed: boolean | 'unknown';
  readonly namedHow: string;
  readonly citation: string;
  readonly note: string;
  readonly statusNote: string;
  readonly verified: boolean;
}

/** The answer to a bare question. */
export interface JudgeAnswer {
  readonly schema: 'nameplate.judge/1';
  readonly asOf: IsoDate;
  readonly bundle: { readonly sha256: string; readonly date: IsoDate };
  readonly maker?: { readonly id: string; readonly name: string; readonly known: boolean };
  /** Worst outcome of the rules that bar acts; lists and bills count only when nothing else was asked. */
  readonly outcome: Outcome;
  readonly verdicts: readonly Verdict[];
  /** Missing facts of every verdict shown, each as the question to ask. */
  readonly toSettle: readonly { readonly fact: string; readonly question: string }[];
  readonly matches: readonly Match[];
  readonly listings: readonly ListingAnswer[];
  readonly duties: readonly (Duty & { readonly rule: string })[];
  readonly ruleFacts: readonly RuleAnswer[];
  readonly history: readonly HistoryFact[];
}

/** What a rule says besides its verdict: enough to answer "which clause", "since when", "does it flow down". */
interface RuleAnswer {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly jurisdiction: string;
  readonly informational: boolean;
  readonly citation: string;
  readonly effective: Rule['effective'];
  readonly acts: readonly string[];
  readonly prohibits: string;
  readonly whoIsBound: string;
  readonly clauses: Rule['clauses'];
  readonly flowDown?: Rule['flowDown'];
  readonly reach: Rule['reach'];
  readonly exceptions: Rule['exceptions'];
  readonly changes: Rule['changes'];
  readonly rounds: readonly ListRound[];
  readonly suspensions: Rule['suspensions'];
  readonly hints: Rule['hints'];
  readonly notes: string;
  readonly unverifiedPoints: readonly string[];
  readonly verified: boolean;
  /** Entities on the list on the day, when the question names no maker. */
  readonly members?: readonly string[];
}

/** Parses the rules of a knowledge base once; throws NameplateError `rules/bad-rule` on a faulty one. */
export function rulesOf(knowledge: Knowledge): readonly Rule[] {
  const held = PARSED.get(knowledge);
  if (held) return held;
  const rules = knowledge.rules.map((raw) => parseRule(raw));
  PARSED.set(knowledge, rules);
  return rules;
}
const PARSED = new WeakMap<Knowledge, readonly Rule[]>();
const NAMING = new WeakMap<Knowledge, ReturnType<typeof prepareNaming>>();

function namingOf(knowledge: Knowledge): ReturnType<typeof prepareNaming> {
  const held = NAMING.get(knowledge) ?? prepareNaming(knowledge, rulesOf(knowledge));
  NAMING.set(knowledge, held);
  return held;
}

/**
 * Judges a bare question under the rules asked. Pure but for tables built once per knowledge base. Throws NameplateError
 * (exit 2) on a rule or an exception that no rule file knows.
 */
export function judgeCase(question: JudgeQuestion, knowledge: Knowledge): JudgeAnswer {
  knownExceptions(question, rulesOf(knowledge));
  const facts = caseOf(question, knowledge);
  const rules = chosenRules(question, facts, rulesOf(knowledge));
  const acts = question.acts;
  const verdicts = rules.map((rule) =>
    acts.length > 1
      ? judgeActs(rule, facts, acts)
      : judge(rule, acts[0] === undefined ? facts : { ...facts, act: acts[0] }),
  );
  const weighty = verdicts.filter((verdict) => !verdict.informational);
  const barring = weighty.length > 0 ? weighty : verdicts;
  const outcome =
    OUTCOME_ORDER.find((candidate) => barring.some((verdict) => verdict.outcome === candidate)) ?? 'not-applicable';
  const makers = [
    question.maker,
    ...question.contains.map((part) => part.maker),
    ...question.owners.map((link) => link.owner),
  ];
  const subjects = makers.filter((id): id is string => id !== undefined).map((id) => knowledge.maker(id)?.id ?? id);
  const maker = question.maker === undefined ? undefined : knowledge.maker(question.maker);
  const ordered = verdicts.toSorted((a, b) => rank(a) - rank(b));
  return {
    schema: 'nameplate.judge/1',
    asOf: question.asOf,
    bundle: { sha256: knowledge.sha256, date: knowledge.date },
    ...(question.maker === undefined
      ? {}
      : {
          maker: { id: maker?.id ?? question.maker, name: maker?.name ?? question.maker, known: maker !== undefined },
        }),
    outcome,
    verdicts: ordered.map((verdict) => withDuties(verdict, rules, question)),
    toSettle: [...new Set(ordered.flatMap((verdict) => verdict.missing))].map((fact) => ({
      fact,
      question: MISSING[fact] ?? fact,
    })),
    matches: facts.makers.flatMap((entry) => entry.matches),
    listings: knowledge.listings
      .filter((listing) => subjects.includes(listing.entity))
      .map((listing) => listingAnswer(listing, question.asOf)),
    duties: rules.flatMap((rule) => dutiesOf(rule, dutyOptions(question)).map((duty) => ({ ...duty, rule: rule.id }))),
    ruleFacts: rules.map((rule) => ({
      ...ruleAnswer(rule),
      ...(question.maker === undefined ? { members: membersOf(rule.id, question.asOf, knowledge) } : {}),
    })),
    history: knowledge.history.filter((fact) => fact.subjects.some((subject) => subjects.includes(subject))),
  };
}

/**
 * The rules a question asks. Those it names; else those of its profile or of its actor's profile, and with them every rule
 * that speaks to the act and the actor and names the maker, the kind of item or the place. Outside the United States the
 * rules of the place alone are asked. Throws NameplateError `judge/unknown-rule` (exit 2).
 */
function chosenRules(question: JudgeQuestion, facts: Case, rules: readonly Rule[]): readonly Rule[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  if (question.rules.length > 0 || question.profile !== undefined) {
    const words = question.rules.length > 0 ? question.rules : (PROFILES[question.profile ?? '']?.rules ?? []);
    const { ids, unknown } = expandRules(words, new Set(byId.keys()));
    if (unknown.length === 0) return ids.flatMap((id) => byId.get(id) ?? []);
    throw new NameplateError(
      'judge/unknown-rule',
      `There is no rule or group "${unknown.join(', ')}".`,
      `Groups: ${Object.keys(RULE_GROUPS).join(', ')}, all; rule ids are in docs/reference/rules.`,
      { exitCode: 2 },
    );
  }
  const profile = (profileOf(question.actor)?.rules ?? []).flatMap((id) => byId.get(id) ?? []);
  const reached = rules.filter((rule) => speaksTo(rule, question));
  const { place } = question;
  const local =
    place === undefined
      ? []
      : reached.filter((rule) => rule.scope.place && inPlace(place, rule.scope.place).value === true);
  if (place !== undefined && inPlace(place, ['US']).value === false) return local;
  const lists = new Set(facts.makers.flatMap((maker) => maker.matches.map((match) => match.list)));
  const naming = reached.filter(
    (rule) =>
      rule.scope.place === undefined && (rule.lists.some((list) => lists.has(list)) || asksCategory(rule.when, facts)),
  );
  const silent = !profile.some((rule) => speaksTo(rule, question));
  const fallback = silent ? reached.filter((rule) => rule.scope.place === undefined) : [];
  return [...new Set([...profile, ...naming, ...local, ...fallback])];
}

/** Whether the question speaks of what is inside; what nobody names is not asked about. */
function namesParts({ contains, answers, category }: JudgeQuestion): boolean {
  return (
    contains.length > 0 ||
    answers['contains-covered-module'] !== undefined ||
    category === 'module' ||
    category === 'cellular-module'
  );
}

function knownExceptions(question: JudgeQuestion, rules: readonly Rule[]): void {
  const known = new Set(rules.flatMap((rule) => rule.exceptions.map((exception) => exception.id)));
  const strange = Object.keys(question.exceptions).filter((id) => !known.has(id));
  if (strange.length === 0) return;
  throw new NameplateError(
    'judge/unknown-exception',
    `No rule has an exception "${strange.join(', ')}".`,
    `Exceptions: ${[...known].sort().join(', ')}.`,
    { exitCode: 2 },
  );
}

/** Whether a rule in force some day reaches one of the acts and binds the actor; lists and bills are left out. */
function speaksTo(rule: Rule, question: JudgeQuestion): boolean {
  const { acts } = rule.scope;
  if (acts === 'any' || rule.notLaw || (rule.aboutParts && !namesParts(question))) return false;
  const reachesAct = question.acts.length === 0 || question.acts.some((act) => acts.includes(act));
  return reachesAct && (question.actor === undefined || binds(rule, question.actor));
}

/** Whether the rule asks for the kind of item at hand, as the drone and vehicle rules do. */
function asksCategory(condition: Rule['when'], facts: Case): boolean {
  if ('all' in condition) return condition.all.some((part) => asksCategory(part, facts));
  if ('any' in condition) return condition.any.some((part) => asksCategory(part, facts));
  return 'category' in condition && evaluateCategory(condition.category, facts);
}

function evaluateCategory(words: readonly string[], facts: Case): boolean {
  const word = facts.item.category ?? '';
  return words.includes(word) || words.includes(categoryClass(word) ?? '');
}

function caseOf(question: JudgeQuestion, knowledge: Knowledge): Case {
  const { maker } = question;
  const profile = question.profile === undefined ? undefined : PROFILES[question.profile];
  const actor = question.actor ?? profile?.actor;
  const funding = question.funding ?? profile?.funding;
  const contract = {
    ...(question.contractDate === undefined ? {} : { date: question.contractDate }),
    ...(question.clause === undefined ? {} : { clause: question.clause }),
  };
  const whole =
    maker === undefined || maker === 'unknown'
      ? []
      : [caseMaker(maker, question.role ?? 'manufacturer', question, knowledge)];
  return {
    asOf: question.asOf,
    makerState: whole.length > 0 ? 'established' : 'unknown',
    makers: [
      ...whole,
      ...question.contains.map((part) => caseMaker(part.maker, part.role, { ...question, owners: [] }, knowledge)),
    ],
    item: {
      ...(question.category === undefined ? {} : { category: question.category }),
      ...(question.obtained === undefined ? {} : { obtained: question.obtained }),
      ...(question.origin.length === 0 ? {} : { origin: question.origin }),
      ...(question.quantity === undefined ? {} : { quantity: question.quantity }),
    },
    ...(actor === undefined ? {} : { actor }),
    ...(question.purpose === undefined ? {} : { purpose: question.purpose }),
    ...(question.place === undefined ? {} : { place: question.place }),
    ...(funding === undefined ? {} : { funding }),
    ...(Object.keys(contract).length === 0 ? {} : { contract }),
    answers: { ...profile?.answers, ...question.answers },
    exceptions: question.exceptions,
  };
}

/** A maker of the question with its matches; owners given in the question come before those of the knowledge base. */
function caseMaker(id: string, role: Role, question: JudgeQuestion, knowledge: Knowledge): CaseMaker {
  const naming = namingOf(knowledge);
  const days = { asOf: question.asOf, ...(question.obtained === undefined ? {} : { obtained: question.obtained }) };
  const fact: MakerFact | undefined = knowledge.maker(id);
  const own = naming(id, days);
  const given = question.owners.flatMap((link) =>
    naming(link.owner, days).map((match): Match => {
      const owner = knowledge.maker(link.owner)?.id ?? link.owner;
      const step = {
        owner,
        owned: fact?.id ?? id,
        verified: true,
        ...(link.sharePercent === undefined ? {} : { sharePercent: link.sharePercent }),
      };
      return {
        ...match,
        maker: fact?.id ?? id,
        via: [fact?.id ?? id, ...match.via],
        path: [step, ...(match.path ?? [])],
      };
    }),
  );
  return {
    maker: fact?.id ?? id,
    ...(fact ? { name: fact.name } : {}),
    role,
    confidence: 'strong',
    matches: [...given, ...own],
  };
}

function rank(verdict: Verdict): number {
  return OUTCOME_ORDER.indexOf(verdict.outcome) * 2 + (verdict.informational ? 1 : 0);
}

function withDuties(verdict: Verdict, rules: readonly Rule[], question: JudgeQuestion): Verdict {
  const rule = rules.find((candidate) => candidate.id === verdict.rule);
  if (!rule || verdict.duties.length === 0) return verdict;
  return { ...verdict, duties: dutiesOf(rule, dutyOptions(question)) };
}

function dutyOptions(question: JudgeQuestion): { readonly clause?: string; readonly discovered?: Date } {
  return {
    ...(question.clause === undefined ? {} : { clause: question.clause }),
    ...(question.discovered === undefined ? {} : { discovered: question.discovered }),
  };
}

function listingAnswer(listing: ListingFact, day: IsoDate): ListingAnswer {
  const from = listing.listedOn as IsoDate | undefined;
  const dated = from !== undefined && isIsoDate(from);
  return {
    entity: listing.entity,
    list: listing.rule,
    ...(dated ? { listedOn: from } : {}),
    ...(listing.delistedOn === undefined ? {} : { delistedOn: listing.delistedOn }),
    listed: dated ? from <= day && (listing.delistedOn === undefined || day < listing.delistedOn) : 'unknown',
    namedHow: listing.namedHow,
    citation: listing.citation,
    note: listing.note,
    statusNote: listing.statusNote,
    verified: listing.verified,
  };
}

function ruleAnswer(rule: Rule): RuleAnswer {
  const {
    id,
    title,
    status,
    jurisdiction,
    informational,
    effective,
    acts,
    prohibits,
    whoIsBound,
    clauses,
    reach,
    exceptions,
  } = rule;
  const { changes, rounds, suspensions, hints, notes, unverifiedPoints, verified } = rule;
  return {
    id,
    title,
    status,
    jurisdiction,
    informational,
    citation: rule.citation.title,
    effective,
    acts,
    prohibits,
    whoIsBound,
    clauses,
    ...(rule.flowDown === undefined ? {} : { flowDown: rule.flowDown }),
    reach,
    exceptions,
    changes,
    rounds,
    suspensions,
    hints,
    notes,
    unverifiedPoints,
    verified,
  };
}
