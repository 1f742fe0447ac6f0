import type { IsoDate } from '../core/dates.ts';
import type { Attribution, Identification } from '../core/identity.ts';
import { NameplateError } from '../core/problem.ts';
import type { Match, Status, Verdict } from '../core/verdict.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { prepareNaming } from '../screening/named/named.ts';
import { type Case, type CaseMaker, rolePlace } from '../verdicts/case.ts';
import { headline } from '../verdicts/headline.ts';
import { judgeActs } from '../verdicts/judge.ts';
import {
  DEFAULT_PROFILE,
  expandRules,
  ownQuestion,
  type Profile,
  PROFILES,
  RULE_GROUPS,
} from '../verdicts/profiles.ts';
import type { Rule } from '../verdicts/rule.ts';
import type { Purpose } from '../verdicts/vocabulary.ts';
import { rulesOf } from './judge-case.ts';
import { type OtherLists, prepareOtherLists, withOtherLists } from './other-lists.ts';

/** What a run asks: the day, the rules (ids, groups or id prefixes; the profile's when empty), the profile, common facts. */
export interface JudgingOptions {
  readonly asOf: IsoDate;
  readonly rules?: readonly string[];
  readonly profile?: string;
  readonly purpose?: Purpose;
  readonly contractDate?: IsoDate;
  readonly clause?: string;
}

/** What the record says of one item besides its maker. */
interface ItemFacts {
  readonly obtained?: IsoDate;
  readonly purpose?: Purpose;
  readonly origin?: readonly string[];
}

/** What judging adds to an item. */
interface Judgement {
  readonly matches: readonly Match[];
  readonly verdicts: readonly Verdict[];
  readonly status: Status;
  readonly because: string;
}

/** A run's judge: which rules are asked, for which acts, and the function that judges one item. */
export interface Judging {
  readonly rules: readonly Rule[];
  readonly acts: readonly string[];
  readonly profile: Profile;
  judge(identification: Identification, facts?: ItemFacts): Judgement;
}

/** Verdicts depend on few facts, so a list of a million rows has few distinct ones; this many are kept. */
const MEMO_LIMIT = 20_000;

interface Answer {
  readonly matches: readonly Match[];
  readonly verdicts: readonly Verdict[];
  /** What lists outside the question say, with the matches and verdicts of the question before them. */
  readonly other?: OtherLists | undefined;
}

/**
 * Prepares the judge of a run. Throws NameplateError `judge/unknown-profile` or `judge/unknown-rule` (exit 2) with the
 * right words. Judging is pure; verdicts are remembered by maker, role, confidence, category and dates.
 */
export function prepareJudging(knowledge: Knowledge, options: JudgingOptions): Judging {
  const profile = profileNamed(options.profile ?? DEFAULT_PROFILE);
  const all = rulesOf(knowledge);
  const words = options.rules ?? [];
  const chosen = rulesNamed(words.length > 0 ? words : profile.rules, all);
  const asked = chosen.map((rule) => ({
    rule,
    ...(words.length > 0
      ? ownQuestion(rule, profile)
      : {
          acts: profile.acts,
          actor: profile.actor,
          ...(profile.funding === undefined ? {} : { funding: profile.funding }),
        }),
  }));
  const lists = new Set(asked.flatMap(({ rule }) => [rule.id, ...rule.lists]));
  const naming = prepareNaming(knowledge, all);
  const era = eras(knowledge, chosen);
  const otherLists = prepareOtherLists(all, lists, words.length > 0, options.asOf);
  const memo = new Map<string, Answer>();

  function answerTo(identification: Identification, given: ItemFacts): Answer {
    const item = given.obtained === undefined ? given : { ...given, obtained: era(given.obtained) };
    const key = keyOf(identification, item);
    const held = memo.get(key);
    if (held) return held;
    const days = { asOf: options.asOf, ...(item.obtained === undefined ? {} : { obtained: item.obtained }) };
    const facts = caseOf(identification, item, options, profile, (maker) => naming(maker, days));
    const verdicts = asked.map(({ rule, acts, ...rest }) => judgeActs(rule, { ...facts, ...rest }, acts));
    const matches = facts.makers.flatMap((maker) => maker.matches).filter((match) => lists.has(match.list));
    if (memo.size >= MEMO_LIMIT) memo.clear();
    const outside = otherLists(facts.makers);
    const other = outside && {
      ...outside,
      matches: [...matches, ...outside.matches],
      verdicts: [...verdicts, ...outside.verdicts],
    };
    const answer = { matches, verdicts, other };
    memo.set(key, answer);
    return answer;
  }

  return {
    rules: chosen,
    acts: [...new Set(asked.flatMap(({ acts }) => acts))],
    profile,
    judge(identification, item = {}) {
      const { matches, verdicts, other } = answerTo(identification, item);
      const found = headline(identification, verdicts, matches);
      // What is covered or open by the rules asked needs no more; what would be clear must not hide another list.
      if (found.status !== 'clear' || identification.state !== 'established' || other === undefined)
        return { matches, verdicts, ...found };
      return { matches: other.matches, verdicts: other.verdicts, ...withOtherLists(found, other) };
    },
  };
}

function caseOf(
  identification: Identification,
  item: ItemFacts,
  options: JudgingOptions,
  profile: Profile,
  named: (maker: string) => readonly Match[],
): Case {
  const purpose = item.purpose ?? options.purpose;
  const contract = {
    ...(options.contractDate === undefined ? {} : { date: options.contractDate }),
    ...(options.clause === undefined ? {} : { clause: options.clause }),
  };
  return {
    asOf: options.asOf,
    makerState: identification.state,
    makers: identification.attributions.flatMap((attribution) => caseMaker(attribution, named)),
    item: {
      ...(identification.category === '' || identification.category === 'unknown'
        ? {}
        : { category: identification.category }),
      ...(item.obtained === undefined ? {} : { obtained: item.obtained }),
      ...(item.origin === undefined || item.origin.length === 0 ? {} : { origin: item.origin }),
    },
    ...(purpose === undefined ? {} : { purpose }),
    ...(Object.keys(contract).length === 0 ? {} : { contract }),
    answers: profile.answers ?? {},
    exceptions: {},
  };
}

function caseMaker(attribution: Attribution, named: (maker: string) => readonly Match[]): readonly CaseMaker[] {
  const { maker, makerName, role, confidence } = attribution;
  if (rolePlace(role) === 'neither') return [];
  return [{ maker, name: makerName, role, confidence, matches: named(maker) }];
}

function keyOf(identification: Identification, item: ItemFacts): string {
  const makers = identification.attributions.map(
    (entry) => `${entry.maker}\t${entry.makerName}\t${entry.role}\t${entry.confidence}`,
  );
  return [
    identification.state,
    identification.category,
    item.obtained ?? '',
    item.purpose ?? '',
    item.origin?.join(',') ?? '',
    ...makers,
  ].join('\n');
}

/**
 * Days of purchase matter only by the edges they lie between: changes of ownership and dates that rules ask for. Every day
 * is put back to the edge before it, so that a column of dates does not make every row a case of its own.
 */
function eras(knowledge: Knowledge, rules: readonly Rule[]): (day: IsoDate) => IsoDate {
  const edges = new Set<string>(['1900-01-01']);
  for (const maker of knowledge.makers) {
    for (const span of maker.ownership)
      for (const edge of [span.from, span.to]) if (edge !== undefined) edges.add(edge);
  }
  for (const rule of rules) {
    for (const span of JSON.stringify([rule.when, rule.limits]).match(/"obtained":\{[^}]*\}/g) ?? []) {
      for (const edge of span.match(/\d{4}-\d{2}-\d{2}/g) ?? []) edges.add(edge);
    }
  }
  const sorted = [...edges].sort();
  return (day) => (sorted.findLast((edge) => edge <= day) ?? day) as IsoDate;
}

function profileNamed(name: string): Profile {
  const profile = Object.hasOwn(PROFILES, name) ? PROFILES[name] : undefined;
  if (profile) return profile;
  throw new NameplateError(
    'judge/unknown-profile',
    `There is no profile "${name}".`,
    `Profiles: ${Object.keys(PROFILES).join(', ')}.`,
    { exitCode: 2 },
  );
}

function rulesNamed(words: readonly string[], all: readonly Rule[]): readonly Rule[] {
  const { ids, unknown } = expandRules(words, new Set(all.map((rule) => rule.id)));
  if (unknown.length > 0) {
    throw new NameplateError(
      'judge/unknown-rule',
      `There is no rule or group "${unknown.join(', ')}".`,
      `Groups: ${Object.keys(RULE_GROUPS).join(', ')}, all; rule ids are in docs/reference/rules.`,
      { exitCode: 2 },
    );
  }
  return ids.flatMap((id) => all.find((rule) => rule.id === id) ?? []);
}
