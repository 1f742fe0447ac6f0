import type { IsoDate } from '../core/dates.ts';
import type { Match, Verdict } from '../core/verdict.ts';
import { type CaseMaker, rolePlace } from '../verdicts/case.ts';
import type { Headline } from '../verdicts/headline.ts';
import type { Rule } from '../verdicts/rule.ts';

/** What lists that no asked rule uses say of the makers of one item. */
export interface OtherLists {
  readonly matches: readonly Match[];
  readonly verdicts: readonly Verdict[];
  /** The statement, scoped to the question: it is on such a list, and no rule asked covers it. */
  readonly says: string;
  /** True when one of the lists bars acts by itself, so that a person must look. */
  readonly bars: boolean;
}

/**
 * Prepares the look at the lists outside the question. Only a maker, or maker of a part, that is named itself with more
 * than weak evidence counts; how far such a list reaches owned companies is its own rule's affair. The question fits as
 * little here as with a list kept by the user: it leads to review, never to covered. When the user named the rules
 * (`named`), nothing but those is in question and the statement only informs. Undefined when no such list names it.
 */
export function prepareOtherLists(
  rules: readonly Rule[],
  inQuestion: ReadonlySet<string>,
  named: boolean,
  asOf: IsoDate,
): (makers: readonly CaseMaker[]) => OtherLists | undefined {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return (makers) => {
    const found = makers
      .filter(({ role, confidence }) => rolePlace(role) !== 'neither' && confidence !== 'weak')
      .flatMap(({ name, maker, matches }) =>
        matches
          .filter(({ list, via }) => via.length <= 1 && !inQuestion.has(list))
          .map((match) => ({ match, name: name ?? maker, rule: byId.get(match.list) })),
      );
    const barring = found.filter(({ rule }) => rule !== undefined && !rule.informational);
    const [first] = barring.length > 0 ? barring : found;
    if (first === undefined) return undefined;
    const title = first.rule?.title ?? first.match.list;
    return {
      matches: found.map(({ match }) => match),
      verdicts: named ? [] : barring.map(({ match, name, rule }) => verdictOf(match, name, rule, asOf)),
      says: `no rule asked here covers it, but ${first.name} is on ${first.match.list} (${title})${barring.length > 0 ? ', which bars other acts' : ''}`,
      bars: barring.length > 0 && !named,
    };
  };
}

/** What would be clear goes to review when a list outside the question bars other acts; else the statement is added. */
export function withOtherLists(headline: Headline, other: OtherLists): Headline {
  return { status: other.bars ? 'review' : 'clear', because: `${headline.because}; ${other.says}` };
}

function verdictOf(match: Match, name: string, rule: Rule | undefined, asOf: IsoDate): Verdict {
  return {
    rule: match.list,
    title: rule?.title ?? match.list,
    outcome: 'undetermined',
    acts: [],
    asOf,
    effective: {
      ...(rule?.effective.from === undefined ? {} : { from: rule.effective.from }),
      ...(rule?.effective.to === undefined ? {} : { to: rule.effective.to }),
    },
    citations: [match.citation],
    proof: [
      {
        says: `${name} is named on ${match.list}${match.listedOn === undefined ? '' : ` since ${match.listedOn}`}; the rules asked do not use this list`,
        citation: match.citation,
      },
    ],
    missing: ['act'],
    exceptions: [],
    duties: [],
    informational: true,
  };
}
