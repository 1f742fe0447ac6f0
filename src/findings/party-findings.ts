import type { Observation } from '../core/evidence.ts';
import type { Identification } from '../core/identity.ts';
import type { Problem } from '../core/problem.ts';
import type { AssessmentHead, Match, Status, Verdict } from '../core/verdict.ts';
import { listDefinition } from '../knowledge/sources/catalogue.ts';
import { NAME_SCREENING, PARTY_QUESTION, type PartyFinding, type ScreenItem } from '../screening/party-finding.ts';
import type { Rule } from '../verdicts/rule.ts';
import type { JudgingOptions } from './judge-item.ts';

/** The lists kept on this machine, ready for the day asked, and what must be said about them. */
export interface PartyLists {
  /** Prepares the screening; `asked` says whether a match on a list answers the question of the run. */
  readonly screening: (asked: (list: string) => boolean) => ScreenItem;
  readonly lists: AssessmentHead['bundle']['lists'];
  readonly problems: readonly Problem[];
}

/** What is known of an item before or after its parties were screened by name. */
interface Judged {
  readonly matches: readonly Match[];
  readonly verdicts: readonly Verdict[];
  readonly status: Status;
  readonly because: string;
}

type WithParties = (judged: Judged, item: Identification, observations: readonly Observation[]) => Judged;

/**
 * Returns the function that adds name findings to a judgement: the judgement itself when there are no lists or nothing is
 * like a listed name. Covered stays covered and review stays review; what would be clear goes to review when a name calls
 * for it. When the user named rules, only their lists are asked about and other matches inform.
 */
export function prepareParties(
  parties: PartyLists | undefined,
  { rules: words = [] }: JudgingOptions,
  rules: readonly Rule[],
): WithParties {
  if (parties === undefined) return (judged) => judged;
  const lists = new Set(rules.flatMap((rule) => [rule.id, ...rule.lists]));
  const asked = (list: string): boolean =>
    words.length === 0 ? listDefinition(list).informational !== true : lists.has(list);
  const screenItem = parties.screening(asked);
  const join = prepareJoining();
  return (judged, item, observations) => join(judged, screenItem(item, observations));
}

/** The rule under which name findings stand, for the head of a report. */
export function partyRules(parties: PartyLists | undefined): AssessmentHead['rules'] {
  return parties === undefined
    ? []
    : [{ id: NAME_SCREENING, title: 'Names on the lists kept on this machine', short: 'name' }];
}

/** What name findings leave open, as a question to a person. */
export function partyQuestions(parties: PartyLists | undefined): AssessmentHead['questions'] {
  return parties === undefined ? {} : { [PARTY_QUESTION]: 'Is it the listed party, or another of the same name?' };
}

/** Equal inputs give the same arrays: reports tell cases apart by identity. */
function prepareJoining(): (judged: Judged, found: PartyFinding | undefined) => Judged {
  const held = new WeakMap<PartyFinding, WeakMap<readonly Verdict[], Pick<Judged, 'matches' | 'verdicts'>>>();
  return (judged, found) => {
    if (found === undefined) return judged;
    let byVerdicts = held.get(found);
    if (byVerdicts === undefined) {
      byVerdicts = new WeakMap();
      held.set(found, byVerdicts);
    }
    let both = byVerdicts.get(judged.verdicts);
    if (both === undefined) {
      both = {
        matches: [...judged.matches, ...found.matches],
        verdicts: [...judged.verdicts, ...found.verdicts],
      };
      byVerdicts.set(judged.verdicts, both);
    }
    const turned = judged.status === 'clear' && found.review !== undefined;
    return {
      ...both,
      status: turned ? 'review' : judged.status,
      because: turned ? (found.review ?? judged.because) : judged.because,
    };
  };
}
