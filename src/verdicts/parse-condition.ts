import type { Condition } from './rule.ts';
import { Shape } from './shape.ts';
import { ACTORS, ACTS, CATEGORY_CLASSES, categoryClass, MISSING, PURPOSES } from './vocabulary.ts';

const NEVER: Condition = { any: [] };
const LEAF_KEYS: Readonly<Record<string, readonly string[]>> = {
  all: [],
  any: [],
  not: [],
  named: ['entities', 'notHow', 'throughOwner'],
  namedHow: [],
  namedEntity: [],
  made: [],
  act: [],
  actor: [],
  category: [],
  purpose: [],
  funding: [],
  place: [],
  origin: [],
  obtained: [],
  contractDate: [],
  clause: [],
  asOf: [],
  listedForDays: [],
  fact: ['is'],
  unsettled: [],
};

/** Reads a condition; faults go to `owner`, and a faulty condition reads as one that never holds. */
export function parseCondition(raw: unknown, owner: Shape, key: string): Condition {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    owner.fault(key, 'is not a condition');
    return NEVER;
  }
  const at = new Shape(raw, key, owner.faults);
  const kind = at.keys().find((name) => Object.hasOwn(LEAF_KEYS, name));
  if (kind === undefined) {
    owner.fault(key, `has no known condition in it: ${at.keys().join(', ')}`);
    return NEVER;
  }
  at.only([kind, ...(LEAF_KEYS[kind] ?? [])]);
  return readKind(kind, at);
}

function readKind(kind: string, at: Shape): Condition {
  switch (kind) {
    case 'all':
    case 'any':
      return parts(kind, at);
    case 'not':
      return { not: parseCondition(at.value('not'), at, 'not') };
    case 'act':
      words(at, kind, ACTS);
      break;
    case 'actor':
      words(at, kind, ACTORS);
      break;
    case 'purpose':
      words(at, kind, PURPOSES);
      break;
    case 'category':
      for (const word of at.texts(kind)) {
        if (!Object.hasOwn(CATEGORY_CLASSES, word) && categoryClass(word) === undefined)
          at.fault(kind, `uses an unknown category: ${word}`);
      }
      break;
    case 'fact':
    case 'unsettled':
      at.word(at.text(kind), MISSING, kind);
      break;
    case 'made':
      at.oneOf(kind, ['whole', 'part']);
      break;
    case 'obtained':
    case 'contractDate':
    case 'asOf':
      span(at.child(kind), at, kind);
      break;
    case 'listedForDays':
      at.number(kind);
      break;
    case 'origin':
      if (at.value(kind) !== 'foreign') at.texts(kind);
      break;
    case 'namedHow':
      at.text(kind);
      break;
    default:
      at.texts(kind);
  }
  return Object.fromEntries(at.keys().map((key) => [key, at.value(key)])) as unknown as Condition;
}

function parts(kind: 'all' | 'any', at: Shape): Condition {
  const value = at.value(kind);
  if (!Array.isArray(value) || value.length === 0) {
    at.fault(kind, 'is not a list of conditions');
    return NEVER;
  }
  const read = value.map((part, index) => parseCondition(part, at, `${kind}[${index}]`));
  return kind === 'all' ? { all: read } : { any: read };
}

function words(at: Shape, key: string, table: Readonly<Record<string, unknown>>): void {
  for (const word of at.texts(key)) at.word(word, table, key);
}

function span(child: Shape | undefined, at: Shape, key: string): void {
  if (!child) return at.fault(key, 'is not a span');
  child.only(['from', 'before']);
  child.dayOrNone('from');
  child.dayOrNone('before');
}
