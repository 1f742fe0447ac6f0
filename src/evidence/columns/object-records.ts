import type { Observation, ReadEvent, SetAside, Sighting, Unread } from '../../core/evidence.ts';
import { type ColumnChoice } from './column-map.ts';
import { isObject, leavesOf } from './flatten.ts';
import { readHeader } from './header-meaning.ts';
import { tableReader, type TableRow } from './table.ts';

/** Takes the records of a JSON document one after another and gives back what they say. */
export interface ObjectRecords {
  push(sheet: string, record: number, value: unknown): ReadEvent[];
  end(): ReadEvent[];
}

export interface ObjectContext {
  readonly artifact: number;
  readonly name: string;
  readonly choice: ColumnChoice;
}

/** Records looked at before the keys are understood, as for tables. */
const SAMPLE = 250;
/** How often new keys may change the columns of one array; later keys are read by themselves. */
const MOST_COLUMNS = 2_000;

interface Group {
  paths: Map<string, number>;
  waiting: { record: number; leaves: ReturnType<typeof leavesOf> }[];
  table: ReturnType<typeof tableReader> | undefined;
  /** Columns that the present table knows. */
  known: number;
}

/**
 * Reads objects as rows whose columns are their keys. An object that holds a list of objects and is no thing itself (a site
 * with its devices, an order with its lines) is set aside and its list is read, each entry with what it inherits (seller,
 * date, owner, place). Text entries are descriptions.
 */
export function objectRecords(context: ObjectContext): ObjectRecords {
  const groups = new Map<string, Group>();
  const counters = new Map<string, number>();

  const groupOf = (sheet: string): Group => {
    let group = groups.get(sheet);
    if (group === undefined) {
      group = { paths: new Map(), waiting: [], table: undefined, known: 0 };
      groups.set(sheet, group);
    }
    return group;
  };

  const flush = (sheet: string, group: Group): ReadEvent[] => {
    if (group.waiting.length === 0) return [];
    const events: ReadEvent[] = [];
    if (group.table === undefined || group.known < group.paths.size) {
      events.push(...(group.table?.end() ?? []));
      const headers = [...group.paths.keys()];
      group.known = headers.length;
      group.table = tableReader({
        artifact: context.artifact,
        name: context.name,
        sheet,
        choice: context.choice,
        headers,
      });
    }
    const rows = group.waiting.map((entry): TableRow => rowOf(entry.record, entry.leaves, group.paths));
    group.waiting = [];
    events.push(...group.table.push(rows));
    return events;
  };

  const add = (sheet: string, record: number, leaves: ReturnType<typeof leavesOf>): ReadEvent[] => {
    const group = groupOf(sheet);
    for (const { path } of leaves) {
      if (!group.paths.has(path) && group.paths.size < MOST_COLUMNS) group.paths.set(path, group.paths.size);
    }
    group.waiting.push({ record, leaves });
    return group.waiting.length >= SAMPLE ? flush(sheet, group) : [];
  };

  const push = (sheet: string, record: number, value: unknown): ReadEvent[] => {
    if (typeof value === 'string' && value.trim() !== '') return [textSighting(context, sheet, record, value)];
    if (!isObject(value)) return [aside(context, sheet, record, value)];
    const lists = listsOf(value);
    if (lists.length === 0 || isThing(value)) return add(sheet, record, leavesOf(value));
    const inherited = inheritedFrom(value);
    const events: ReadEvent[] = [{ ...aside(context, sheet, record, value), reason: 'section' }];
    for (const [key, list] of lists) {
      const name = sheet === '' ? key : `${sheet}.${key}`;
      for (const entry of list) {
        const number = (counters.get(name) ?? 0) + 1;
        counters.set(name, number);
        events.push(...push(name, number, isObject(entry) ? { ...inherited, ...entry } : entry));
      }
    }
    return events;
  };

  return {
    push,
    end() {
      const events: ReadEvent[] = [];
      for (const [sheet, group] of groups) {
        events.push(...flush(sheet, group));
        events.push(...(group.table?.end() ?? []));
      }
      return events;
    },
  };
}

function rowOf(record: number, leaves: ReturnType<typeof leavesOf>, paths: ReadonlyMap<string, number>): TableRow {
  const cells: string[] = [];
  for (const { path, text } of leaves) {
    const index = paths.get(path);
    if (index === undefined) continue;
    while (cells.length <= index) cells.push('');
    // A key that stands more than once (lists) keeps all its values.
    const before = cells[index] ?? '';
    if (before === '') cells[index] = text;
    else if (before.toLowerCase() !== text.toLowerCase()) cells[index] = `${before}, ${text}`;
  }
  return { record, cells };
}

/** Lists of objects right below a value. */
function listsOf(value: Readonly<Record<string, unknown>>): [string, readonly unknown[]][] {
  const lists: [string, readonly unknown[]][] = [];
  for (const [key, inner] of Object.entries(value)) {
    if (Array.isArray(inner) && inner.length > 0 && inner.every(isObject)) lists.push([key, inner]);
  }
  return lists;
}

/** Kinds that say what a thing is, so that an object with one is a thing and its lists are its parts. */
const SAYS_WHAT: ReadonlySet<string> = new Set([
  'manufacturer',
  'brand',
  'model',
  'part-number',
  'mac',
  'serial-number',
  'sys-descr',
]);

/** Whether an object says of itself what it is. */
function isThing(value: Readonly<Record<string, unknown>>): boolean {
  const own = Object.fromEntries(Object.entries(value).filter(([, inner]) => !Array.isArray(inner)));
  return leavesOf(own).some((leaf) => SAYS_WHAT.has(readHeader(leaf.path)?.meaning ?? ''));
}

/** What the lines of an order or the devices of a site share. */
function inheritedFrom(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const inherited: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const meaning = readHeader(key)?.meaning;
    const shared =
      meaning === 'seller' ||
      meaning === 'vendorish' ||
      meaning === 'date-obtained' ||
      meaning === 'owner' ||
      meaning === 'location';
    if (shared && (typeof inner === 'string' || typeof inner === 'number')) inherited[key] = inner;
  }
  return inherited;
}

function textSighting(context: ObjectContext, sheet: string, record: number, value: string): Sighting {
  const text = value.trim();
  const observation: Observation = { kind: 'description', value: text, at: { at: 'record', sheet, record } };
  const label = text.length > 120 ? `${text.slice(0, 119)}…` : text;
  return {
    kind: 'sighting',
    artifact: context.artifact,
    sheet,
    record,
    counted: true,
    label,
    observations: [observation],
    cells: [value],
  };
}

function aside(context: ObjectContext, sheet: string, record: number, value: unknown): SetAside {
  const text = JSON.stringify(value) ?? '';
  return { kind: 'set-aside', artifact: context.artifact, sheet, record, reason: 'blank', excerpt: text.slice(0, 160) };
}

/** An entry that is no valid JSON, with the problem that says so. */
export function malformed(
  context: ObjectContext,
  sheet: string,
  record: number,
  line: number,
  json: string,
): readonly ReadEvent[] {
  const unread: Unread = {
    kind: 'unread',
    artifact: context.artifact,
    sheet,
    record,
    excerpt: json.slice(0, 160),
    why: 'not valid JSON',
  };
  return [
    unread,
    {
      kind: 'problem',
      code: 'evidence/bad-json',
      severity: 'warning',
      message: `Line ${line}: entry ${record} is not valid JSON and was not read`,
      hint: 'Correct it, or export the list again',
      path: context.name,
      locator: { at: 'line', line },
    },
  ];
}
