import type { IsoDate } from '../core/dates.ts';
import type { Match } from '../core/verdict.ts';
import { type Case, type CaseMaker, rolePlace } from './case.ts';
import { reaches } from './reach.ts';
import type { Condition, Rule } from './rule.ts';
import { all, any, no, not, type Truth, unknown, yes } from './truth.ts';
import { actorIs, CATEGORY_CLASSES, categoryClass } from './vocabulary.ts';

/** One maker's turn under one rule. `maker` is missing when nobody knows who made the thing. */
export interface Turn {
  readonly rule: Rule;
  readonly facts: Case;
  readonly maker: CaseMaker | undefined;
}

type Leaf<K extends string> = Extract<Condition, Readonly<Record<K, unknown>>>;

/** Evaluates a condition in three-valued logic. Pure; never throws on a parsed rule. */
export function evaluate(condition: Condition, turn: Turn): Truth {
  if ('all' in condition) return all(condition.all.map((part) => evaluate(part, turn)));
  if ('any' in condition) return any(condition.any.map((part) => evaluate(part, turn)));
  if ('not' in condition) return not(evaluate(condition.not, turn));
  if ('named' in condition) return named(condition, turn);
  if ('namedHow' in condition) return ofMatches(turn, (match) => (match.namedHow ?? '').includes(condition.namedHow));
  if ('namedEntity' in condition) return ofMatches(turn, (match) => condition.namedEntity.includes(match.entity));
  if ('made' in condition) return made(condition, turn);
  if ('listedForDays' in condition) return listedFor(condition.listedForDays, turn);
  return plainFact(condition, turn.facts);
}

function plainFact(condition: Condition, facts: Case): Truth {
  if ('act' in condition) return oneOf(facts.act, condition.act, 'act');
  if ('actor' in condition) {
    const { actor } = facts;
    if (actor === undefined) return unknown(['actor']);
    return condition.actor.some((wanted) => actorIs(actor, wanted)) ? yes() : no();
  }
  if ('category' in condition) return category(condition.category, facts);
  if ('purpose' in condition) return oneOf(facts.purpose, condition.purpose, 'purpose');
  if ('funding' in condition)
    return facts.funding === 'mixed' ? unknown(['funding-split']) : oneOf(facts.funding, condition.funding, 'funding');
  if ('place' in condition) return inPlace(facts.place, condition.place);
  if ('origin' in condition) return origin(condition.origin, facts);
  if ('obtained' in condition) return inSpan(facts.item.obtained, condition.obtained, 'date-obtained');
  if ('contractDate' in condition) return inSpan(facts.contract?.date, condition.contractDate, 'contract-date');
  if ('clause' in condition) return oneOf(facts.contract?.clause, condition.clause, 'contract-clause');
  if ('asOf' in condition) return inSpan(facts.asOf, condition.asOf, 'act');
  if ('unsettled' in condition) return unknown([condition.unsettled]);
  if ('fact' in condition) return answered(condition, facts);
  return unknown(['government-facts']);
}

/** The listings of this maker that the rule's lists hold on the day, with what the ownership reach says of each. */
export function liveMatches(
  turn: Turn,
  lists: readonly string[] = turn.rule.lists,
): readonly { readonly match: Match; readonly truth: Truth }[] {
  const { maker, facts, rule } = turn;
  if (!maker) return [];
  return (
    maker.matches
      .filter((match) => lists.includes(match.list))
      .filter((match) => match.listedOn === undefined || match.listedOn <= facts.asOf)
      .filter((match) => match.delistedOn === undefined || facts.asOf < match.delistedOn)
      // newest first: a list that is republished counts in its newest edition
      .toSorted((a, b) =>
        (a.listedOn ?? '') < (b.listedOn ?? '') ? 1 : (a.listedOn ?? '') > (b.listedOn ?? '') ? -1 : 0,
      )
      .map((match) => {
        const says = `${match.entity} is on ${match.list}${match.listedOn === undefined ? '' : ` since ${match.listedOn}`}${match.namedHow === undefined || match.namedHow === 'named' ? '' : ` (${match.namedHow})`}.`;
        const reason = yes({ says, citation: match.citation });
        const seen = rule.seen.find((entry) => entry.entity === match.entity && entry.on <= facts.asOf);
        const dated =
          match.listedOn !== undefined
            ? yes()
            : seen
              ? yes({ says: `The day of listing was not seen; ${match.entity} was seen on the list by ${seen.on}.` })
              : unknown(['listing-date']);
        const sure = match.verified === false ? unknown(['verified-listing']) : yes();
        return { match, truth: all([reason, reaches(match, rule.reach, facts.item.obtained), dated, sure]) };
      })
  );
}

function named(condition: Leaf<'named'>, turn: Turn): Truth {
  const { maker, facts } = turn;
  if (facts.makerState === 'not-equipment') return no({ says: 'The record is no equipment or part.' });
  if (!maker) return unknown(['maker']);
  const found = liveMatches(turn, condition.named)
    .filter(({ match }) => condition.entities === undefined || condition.entities.includes(match.entity))
    .filter(({ match }) => !(condition.notHow ?? []).some((how) => (match.namedHow ?? '').includes(how)))
    .filter(({ match }) => condition.throughOwner !== true || (match.path ?? []).length > 0);
  const answer = any(found.map(({ truth }) => truth));
  if (makerOpen(turn))
    return unknown(['maker', ...(answer.value === 'unknown' ? answer.missing : [])], ...answer.because);
  if (answer.value === false && answer.because.length === 0) {
    return no({ says: `${maker.name ?? maker.maker} is not on ${condition.named.join(', ')} on ${facts.asOf}.` });
  }
  return answer;
}

/** Nobody known for sure made it, so nothing about the listing of its maker is known either. */
function makerOpen(turn: Turn): boolean {
  const { maker, facts } = turn;
  return (
    facts.makerState !== 'not-equipment' &&
    (!maker || facts.makerState !== 'established' || maker.confidence === 'weak')
  );
}

function ofMatches(turn: Turn, holds: (match: Match) => boolean): Truth {
  if (makerOpen(turn)) return unknown(['maker']);
  const live = liveMatches(turn).filter(({ truth }) => truth.value !== false);
  if (live.length === 0) return no();
  return live.every(({ match }) => holds(match)) ? yes() : no();
}

function made(condition: Leaf<'made'>, turn: Turn): Truth {
  if (!turn.maker) return condition.made === 'whole' ? yes() : no();
  // a chip is a part of something, also when a list gives it a line of its own
  const chip = categoryClass(turn.facts.item.category ?? '') === 'chip';
  const place = rolePlace(turn.maker.role) === 'whole' && !chip ? 'whole' : 'part';
  return place === condition.made ? yes() : no();
}

function listedFor(days: number, turn: Turn): Truth {
  if (makerOpen(turn)) return unknown(['maker']);
  const live = liveMatches(turn).filter(({ truth }) => truth.value !== false);
  if (live.length === 0) return no();
  const old = live.some(
    ({ match }) => match.listedOn !== undefined && addDays(match.listedOn, days) <= turn.facts.asOf,
  );
  return old
    ? yes()
    : unknown(['effective-date'], {
        says: `The listing is younger than ${days} days; when the ban starts for it is not confirmed.`,
      });
}

function category(wanted: readonly string[], facts: Case): Truth {
  const word = facts.item.category;
  if (word === undefined) return unknown(['category']);
  if (wanted.includes(word)) return yes();
  const kind = categoryClass(word);
  if (kind === undefined) return unknown(['category']);
  const inClass = wanted.some((entry) => entry in CATEGORY_CLASSES && entry === kind);
  return inClass ? yes() : no({ says: `A ${word} is not of the kind the rule speaks of.` });
}

function origin(wanted: 'foreign' | readonly string[], facts: Case): Truth {
  const stages = facts.item.origin;
  const anyAbroad = facts.answers['foreign-production-stage'];
  if (wanted === 'foreign') {
    if (stages?.some((country) => country !== 'US') || anyAbroad === true)
      return yes({ says: `Produced abroad (${stages?.join(', ') ?? 'stated'}).` });
    if (stages === undefined && anyAbroad === undefined) return unknown(['origin']);
    // the country of manufacture alone does not answer: design or assembly abroad counts too
    return anyAbroad === false
      ? no({ says: 'No major production stage abroad is stated.' })
      : unknown(['foreign-production-stage']);
  }
  if (stages === undefined) return unknown(['origin']);
  return stages.some((country) => wanted.includes(country)) ? yes() : no();
}

function answered(condition: Leaf<'fact'>, facts: Case): Truth {
  const answer = facts.answers[condition.fact];
  if (answer === undefined) return unknown([condition.fact]);
  const wanted = condition.is ?? true;
  const holds = Array.isArray(wanted) ? wanted.includes(answer) : answer === wanted;
  const reason = { says: `Given: ${condition.fact} is ${String(answer)}.` };
  return holds ? yes(reason) : no(reason);
}

function oneOf(value: string | undefined, wanted: readonly string[], name: string): Truth {
  if (value === undefined) return unknown([name]);
  return wanted.includes(value)
    ? yes()
    : no({ says: `The ${name} given (${value}) is none of: ${wanted.join(', ')}.` });
}

/** Whether `place` lies in one of `wanted`: `US-TX` lies in `US`. */
export function inPlace(place: string | undefined, wanted: readonly string[]): Truth {
  if (place === undefined) return unknown(['place']);
  const inside = wanted.some((area) => place === area || place.startsWith(`${area}-`));
  return inside ? yes() : no({ says: `The place given (${place}) is outside ${wanted.join(', ')}.` });
}

function inSpan(
  day: IsoDate | undefined,
  span: { readonly from?: IsoDate; readonly before?: IsoDate },
  name: string,
): Truth {
  if (day === undefined) return unknown([name]);
  const inside = (span.from === undefined || span.from <= day) && (span.before === undefined || day < span.before);
  return inside ? yes() : no();
}

function addDays(day: IsoDate, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
