import type { Citation } from '../core/identity.ts';
import { NameplateError } from '../core/problem.ts';
import { parseCondition } from './parse-condition.ts';
import { Shape } from './shape.ts';
import type { Limit, ListRound, Reach, Rule, RuleCase, RuleException, Suspension } from './rule.ts';
import type { Duty, Outcome } from '../core/verdict.ts';
import { type Act, ACTORS, ACTS, type Actor, CATEGORY_CLASSES, categoryClass, MISSING } from './vocabulary.ts';

/** Every way in which a rule file is wrong, each naming the key. Empty when the file is right. */
export function ruleFaults(raw: unknown): readonly string[] {
  const shape = new Shape(raw, '');
  readRule(shape);
  return shape.faults;
}

/**
 * Reads one rule as written in `data/rules` (plain objects from YAML or from the bundle). Throws NameplateError
 * `rules/bad-rule` naming every fault; `checkRules` uses `ruleFaults` to list them instead.
 */
export function parseRule(raw: unknown): Rule {
  const shape = new Shape(raw, '');
  const rule = readRule(shape);
  if (shape.faults.length > 0) {
    throw new NameplateError(
      'rules/bad-rule',
      `Rule ${rule.id || '(no id)'} is not well formed: ${shape.faults.join('; ')}`,
      'Run the data check, and correct the file it names.',
    );
  }
  return rule;
}

function readRule(at: Shape): Rule {
  at.only([
    'id',
    'title',
    'jurisdiction',
    'status',
    'informational',
    'notLaw',
    'verified',
    'evidence',
    'legalCitation',
    'sources',
    'acts',
    'prohibits',
    'whoIsBound',
    'itemsInScope',
    'purposeLimits',
    'exceptions',
    'effective',
    'uncertain',
    'suspended',
    'entitiesNamed',
    'lists',
    'reach',
    'duties',
    'clauses',
    'hints',
    'changes',
    'notes',
    'unverifiedPoints',
    'flowDown',
    'suspensions',
    'seen',
    'rounds',
    'scope',
    'aboutParts',
    'when',
    'limits',
    'outcome',
    'cases',
  ]);
  const sources = at.texts('sources').map(sourceCitation);
  const flow = at.child('flowDown');
  const hints = at.child('hints');
  const effective = at.child('effective');
  const scope = at.child('scope');
  const acts = at.texts('acts');
  const scopeActs = scope?.value('acts');
  const place = scope?.texts('place');
  return {
    id: at.text('id'),
    title: at.text('title'),
    jurisdiction: at.text('jurisdiction'),
    status: at.text('status'),
    informational: at.flag('informational'),
    notLaw: at.flag('notLaw'),
    verified: at.flag('verified'),
    evidence: at.text('evidence'),
    citation: citationOf(at.text('legalCitation'), sources[0]),
    sources,
    acts: acts.map((act) => at.word(act, ACTS, 'acts')) as Act[],
    prohibits: at.text('prohibits'),
    whoIsBound: at.text('whoIsBound'),
    itemsInScope: at.texts('itemsInScope'),
    purposeLimits: at
      .children('purposeLimits', ['appliesTo', 'purposes'])
      .map((entry) => ({ appliesTo: entry.texts('appliesTo'), purposes: entry.texts('purposes') })),
    exceptions: at.children('exceptions', ['id', 'what', 'needs', 'until', 'acts', 'when', 'source']).map(exceptionOf),
    effective: effective === undefined ? {} : spanOf(effective, ['from', 'to', 'text']),
    uncertain: at.children('uncertain', ['from', 'to', 'missing', 'why']).map((entry) => ({
      from: entry.day('from'),
      ...optional('to', entry.dayOrNone('to')),
      missing: entry.word(entry.text('missing'), MISSING, 'missing'),
      why: entry.text('why'),
    })),
    suspended: at
      .children('suspended', ['from', 'to', 'what'])
      .map((entry) => ({ from: entry.day('from'), to: entry.day('to'), what: entry.text('what') })),
    entitiesNamed: at.texts('entitiesNamed'),
    lists: at.texts('lists'),
    reach: reachOf(at.child('reach')),
    duties: at.children('duties', ['id', 'trigger', 'to', 'citation', 'source', 'clause', 'steps']).map(dutyOf),
    clauses: at
      .children('clauses', ['legacy', 'rfo', 'kind', 'topic', 'note'])
      .map((entry) => entry.strings(['legacy', 'rfo', 'kind', 'topic', 'note'])),
    hints: { reviewWhen: hints?.texts('reviewWhen') ?? [], notProhibitedWhen: hints?.texts('notProhibitedWhen') ?? [] },
    changes: at
      .children('changes', ['date', 'what'])
      .map((entry) => ({ date: entry.text('date'), what: entry.text('what') })),
    notes: at.textOrNone('notes') ?? '',
    unverifiedPoints: at.texts('unverifiedPoints'),
    ...(flow === undefined
      ? {}
      : { flowDown: { flows: flow.flag('flows'), citation: flow.text('citation'), what: flow.text('what') } }),
    suspensions: at.children('suspensions', ['entities', 'from', 'to', 'what']).map(
      (entry): Suspension => ({
        entities: entry.texts('entities'),
        from: entry.day('from'),
        to: entry.day('to'),
        what: entry.text('what'),
      }),
    ),
    seen: at.children('seen', ['entity', 'on']).map((entry) => ({ entity: entry.text('entity'), on: entry.day('on') })),
    rounds: at.children('rounds', ['date', 'subject', 'added', 'what', 'citation']).map(
      (entry): ListRound => ({
        date: entry.day('date'),
        subject: entry.text('subject'),
        added: entry.number('added'),
        what: entry.text('what'),
        citation: entry.text('citation'),
      }),
    ),
    scope: {
      acts:
        scopeActs === 'any'
          ? 'any'
          : ((scope?.texts('acts') ?? []).map((act) => at.word(act, ACTS, 'scope.acts')) as Act[]),
      bound: (scope?.children('bound', ['acts', 'actors', 'from']) ?? []).map((entry) => {
        const boundActs = entry.texts('acts');
        return {
          ...(boundActs.length === 0 ? {} : { acts: boundActs.map((act) => entry.word(act, ACTS, 'acts')) as Act[] }),
          actors: entry.texts('actors').map((actor) => entry.word(actor, ACTORS, 'actors')) as Actor[],
          ...optional('from', entry.dayOrNone('from')),
        };
      }),
      ...(place === undefined || place.length === 0 ? {} : { place }),
    },
    aboutParts: at.flag('aboutParts'),
    when: parseCondition(at.value('when'), at, 'when'),
    limits: at.children('limits', ['says', 'when', 'open', 'doubtful', 'outside', 'asks']).map(limitOf),
    outcome: at.oneOf('outcome', ['prohibited', 'restricted', 'undetermined']) as Rule['outcome'],
    cases: at.children('cases', ['says', 'asOf', 'given', 'expect', 'missing']).map(caseOf),
  };
}

function exceptionOf(entry: Shape): RuleException {
  const acts = entry.texts('acts');
  const source = entry.textOrNone('source');
  return {
    id: entry.text('id'),
    what: entry.text('what'),
    needs: entry.texts('needs'),
    ...optional('until', entry.dayOrNone('until')),
    ...(entry.value('when') === undefined ? {} : { when: parseCondition(entry.value('when'), entry, 'when') }),
    ...(acts.length === 0 ? {} : { acts: acts.map((act) => entry.word(act, ACTS, 'acts')) as Act[] }),
    ...optional('source', source),
  };
}

function reachOf(entry: Shape | undefined): Reach {
  entry?.only([
    'subsidiaries',
    'affiliates',
    'parents',
    'control',
    'thresholdPct',
    'inclusive',
    'note',
    'defined',
    'subsidiaryThresholdPct',
    'reportThresholdPct',
    'aggregate',
    'indirect',
    'successors',
    'usEntitiesExcluded',
    'sources',
  ]);
  return {
    subsidiaries: entry?.flag('subsidiaries') ?? false,
    affiliates: entry?.flag('affiliates') ?? false,
    parents: entry?.flag('parents') ?? false,
    control: entry?.flag('control') ?? false,
    ...optional('thresholdPct', entry?.numberOrNone('thresholdPct')),
    inclusive: entry?.flag('inclusive') ?? false,
    note: entry?.textOrNone('note') ?? '',
  };
}

function dutyOf(entry: Shape): Duty {
  return {
    id: entry.text('id'),
    trigger: entry.text('trigger'),
    to: entry.textOrNone('to') ?? '',
    citation: entry.text('citation'),
    steps: entry
      .children('steps', ['deadline', 'from', 'fields'])
      .map((step) => ({ deadline: step.text('deadline'), from: step.text('from'), fields: step.texts('fields') })),
    ...optional('clause', entry.textOrNone('clause')),
  };
}

/** A category or a class of categories. */
function kindOf(entry: Shape, word: string): string {
  return categoryClass(word) === undefined ? entry.word(word, CATEGORY_CLASSES, 'doubtful') : word;
}

function limitOf(entry: Shape): Limit {
  const asks = entry.textOrNone('asks');
  return {
    says: entry.text('says'),
    when: parseCondition(entry.value('when'), entry, 'when'),
    open: entry.oneOf('open', ['restricted', 'undetermined']) as Limit['open'],
    doubtful: entry.texts('doubtful').map((word) => kindOf(entry, word)),
    outside: entry.oneOf('outside', ['clear', 'undetermined', 'restricted']) as Limit['outside'],
    ...(asks === undefined ? {} : { asks: entry.word(asks, MISSING, 'asks') }),
  };
}

function caseOf(entry: Shape): RuleCase {
  const missing = entry.texts('missing');
  const given = entry.value('given');
  return {
    says: entry.text('says'),
    asOf: entry.day('asOf'),
    given: typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {},
    expect: entry.oneOf('expect', ['prohibited', 'restricted', 'undetermined', 'clear', 'not-applicable']) as Outcome,
    ...(missing.length === 0 ? {} : { missing }),
  };
}

function spanOf(entry: Shape, keys: readonly string[]): Rule['effective'] {
  entry.only(keys);
  return {
    ...optional('from', entry.dayOrNone('from')),
    ...optional('to', entry.dayOrNone('to')),
    ...optional('text', entry.textOrNone('text')),
  };
}

function citationOf(title: string, first: Citation | undefined): Citation {
  return { title, ...optional('url', first?.url) };
}

/** Sources are written as addresses, some with a remark in brackets; an address without a scheme is given https. */
function sourceCitation(text: string): Citation {
  const [address] = text.split(' ');
  const url = address?.startsWith('http') ? address : `https://${address ?? ''}`;
  return isAddress(url) ? { title: text, url } : { title: text };
}

function isAddress(url: string): boolean {
  return /^https?:\/\/[^\s/]+\.[a-z]{2,}/i.test(url);
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}
