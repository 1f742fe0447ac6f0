import { isIsoDate, type IsoDate } from '../core/dates.ts';
import type { Confidence, Role } from '../core/identity.ts';
import type { Match, OwnershipStep } from '../core/verdict.ts';
import type { Case, CaseMaker } from './case.ts';
import type { Rule, RuleCase } from './rule.ts';
import { Shape } from './shape.ts';
import { type Act, ACTORS, ACTS, type Actor, PURPOSES, type Purpose } from './vocabulary.ts';

const KEYS = [
  'maker',
  'role',
  'entity',
  'list',
  'how',
  'listedOn',
  'delistedOn',
  'verified',
  'share',
  'endedOn',
  'linkVerified',
  'act',
  'actor',
  'category',
  'purpose',
  'obtained',
  'origin',
  'place',
  'funding',
  'contractDate',
  'clause',
  'answers',
  'exceptions',
];
const MAKERS = ['named', 'owned', 'owner', 'other', 'weak', 'contested', 'unknown', 'not-equipment'];

/**
 * Writes out the short form in which rule files give their cases. `maker` says how the maker stands to the rule:
 * `named` (on its list), `owned` (by a named company, `share` percent), `owner` (of a named company), `other` (known,
 * not named), `weak` (named by a weak sign only), `contested`, `unknown`, `not-equipment`. The rest are the facts of a
 * Case by name. Faults in the sketch come back beside the case.
 */
export function caseFromSketch(
  rule: Rule,
  sketch: RuleCase,
): { readonly facts: Case; readonly faults: readonly string[] } {
  const at = new Shape(sketch.given, 'given');
  at.only(KEYS);
  const maker = at.value('maker') === undefined ? 'unknown' : at.oneOf('maker', MAKERS);
  const act = at.textOrNone('act');
  const actor = at.textOrNone('actor');
  const purpose = at.textOrNone('purpose');
  const origin = at.texts('origin');
  const contractDate = at.dayOrNone('contractDate');
  const clause = at.textOrNone('clause');
  const obtained = at.dayOrNone('obtained');
  const facts: Case = {
    asOf: sketch.asOf,
    makerState: stateOf(maker),
    makers: makersOf(rule, at, maker),
    item: {
      ...given('category', at.textOrNone('category')),
      ...(obtained === undefined ? {} : { obtained }),
      ...(origin.length === 0 ? {} : { origin }),
    },
    ...(act === undefined ? {} : { act: at.word(act, ACTS, 'act') as Act }),
    ...(actor === undefined ? {} : { actor: at.word(actor, ACTORS, 'actor') as Actor }),
    ...(purpose === undefined ? {} : { purpose: at.word(purpose, PURPOSES, 'purpose') as Purpose }),
    ...given('place', at.textOrNone('place')),
    ...given('funding', at.textOrNone('funding')),
    ...(contractDate === undefined && clause === undefined
      ? {}
      : {
          contract: {
            ...(contractDate === undefined ? {} : { date: contractDate }),
            ...(clause === undefined ? {} : { clause }),
          },
        }),
    answers: (at.value('answers') ?? {}) as Case['answers'],
    exceptions: (at.value('exceptions') ?? {}) as Case['exceptions'],
  };
  return { facts, faults: at.faults };
}

function stateOf(maker: string): Case['makerState'] {
  if (maker === 'unknown' || maker === 'contested' || maker === 'not-equipment') return maker;
  return 'established';
}

function makersOf(rule: Rule, at: Shape, maker: string): readonly CaseMaker[] {
  if (maker === 'unknown' || maker === 'not-equipment') return [];
  const role = (at.textOrNone('role') ?? 'manufacturer') as Role;
  const confidence: Confidence = maker === 'weak' ? 'weak' : 'strong';
  if (maker === 'other') return [{ maker: 'another-maker', role, confidence, matches: [] }];
  const entity = at.textOrNone('entity') ?? rule.entitiesNamed[0] ?? 'a-named-company';
  const id = maker === 'owned' || maker === 'owner' ? 'a-tied-company' : entity;
  const listedOn = at.textOrNone('listedOn') ?? '1997-03-01';
  const delistedOn = at.dayOrNone('delistedOn');
  const path = pathOf(at, maker, id, entity);
  const match: Match = {
    maker: id,
    entity,
    list: at.textOrNone('list') ?? rule.lists[0] ?? rule.id,
    listingId: 'worked-case',
    ...(isIsoDate(listedOn) ? { listedOn } : {}),
    ...(delistedOn === undefined ? {} : { delistedOn }),
    via: [id, ...(path.length > 0 ? [entity] : [])],
    citation: rule.citation,
    namedHow: at.textOrNone('how') ?? 'named',
    ...(path.length > 0 ? { path } : {}),
    verified: at.value('verified') !== false,
  };
  return [{ maker: id, role, confidence, matches: [match] }];
}

function pathOf(at: Shape, maker: string, id: string, entity: string): readonly OwnershipStep[] {
  if (maker !== 'owned' && maker !== 'owner') return [];
  const share = at.numberOrNone('share');
  const endedOn: IsoDate | undefined = at.dayOrNone('endedOn');
  return [
    {
      owner: maker === 'owned' ? entity : id,
      owned: maker === 'owned' ? id : entity,
      verified: at.value('linkVerified') !== false,
      ...(share === undefined ? {} : { sharePercent: share }),
      ...(endedOn === undefined ? {} : { endedOn }),
    },
  ];
}

function given<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: string });
}
