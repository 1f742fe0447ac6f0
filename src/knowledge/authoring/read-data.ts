import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { filesIn } from './files-in.ts';
import {
  brandShape,
  catalogueShape,
  eventShape,
  fingerprintShape,
  listingShape,
  lookalikeShape,
  makerShape,
} from './schema.ts';
import type { Check, Path } from './shape.ts';

/** One record as written, and where it stands, for messages. */
export interface RawRecord {
  readonly value: Readonly<Record<string, unknown>>;
  /** `data/brands/lorex.yml:1`. */
  readonly at: string;
}

/** The kinds of record a data folder holds. */
export type RawKind =
  | 'makers'
  | 'brands'
  | 'fingerprints'
  | 'lookalikes'
  | 'listings'
  | 'history'
  | 'catalogue'
  | 'rules';

/** A data folder as written. `faults` are lines for people, each naming file and line. */
export interface RawData {
  readonly date: string;
  readonly records: Readonly<Record<RawKind, readonly RawRecord[]>>;
  readonly faults: readonly string[];
  readonly files: readonly string[];
}

interface Layout {
  /** Key under which a file holds several records; a file without it is one record. */
  readonly list?: string;
  /** Key of the file that each of its records shares (technique, kind, rule). */
  readonly shared?: string;
  readonly check?: Check;
}

const LAYOUT: Readonly<Record<RawKind, Layout>> = {
  makers: { list: 'makers', check: makerShape },
  brands: { list: 'brands', check: brandShape },
  fingerprints: { list: 'fingerprints', shared: 'technique', check: fingerprintShape },
  lookalikes: { list: 'lookalikes', shared: 'kind', check: lookalikeShape },
  listings: { list: 'listings', shared: 'rule', check: listingShape },
  history: { list: 'events', check: eventShape },
  catalogue: { list: 'makers', check: catalogueShape },
  // The evaluator owns the shape of rules and checks it itself.
  rules: {},
};

/** Reads every YAML file of a data folder and compares it with the schema. Throws only when the folder is not there. */
export function readData(dir: string): RawData {
  const faults: string[] = [];
  const files: string[] = [];
  const records = {} as Record<RawKind, RawRecord[]>;
  for (const kind of Object.keys(LAYOUT) as RawKind[]) {
    records[kind] = [];
    for (const file of yamlFiles(join(dir, kind))) {
      files.push(file);
      const shown = relative(join(dir, '..'), file).split(sep).join('/');
      records[kind].push(...readFile(file, shown, LAYOUT[kind], faults));
    }
  }
  const date = parseDocument(readFileSync(join(dir, 'knowledge.yml'), 'utf8')).get('date');
  return { date: String(date), records, faults, files: [join(dir, 'knowledge.yml'), ...files] };
}

function yamlFiles(dir: string): readonly string[] {
  return filesIn(dir).filter((name) => /\.ya?ml$/.test(name));
}

function readFile(file: string, shown: string, layout: Layout, faults: string[]): readonly RawRecord[] {
  const counter = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: counter });
  const at = (path: Path): string => `${shown}:${lineOf(document, counter, path)}`;
  for (const error of document.errors) faults.push(`${shown}:${counter.linePos(error.pos[0]).line}: ${error.message}`);
  if (document.errors.length > 0) return [];
  const whole: unknown = document.toJS();
  return recordsOf(whole, layout).map(({ value, path }) => {
    layout.check?.(value, path, (where, message) => {
      const key = where.slice(path.length).join('.');
      faults.push(`${at(where)}: ${key === '' ? 'the record' : key} ${message}`);
    });
    const shared =
      layout.shared === undefined ? {} : { [layout.shared]: (whole as Record<string, unknown>)[layout.shared] };
    if (layout.shared && typeof shared[layout.shared] !== 'string')
      faults.push(`${shown}:1: the file lacks the key "${layout.shared}"`);
    return { value: { ...shared, ...(value as Record<string, unknown>) }, at: at(path) };
  });
}

function recordsOf(whole: unknown, layout: Layout): readonly { readonly value: unknown; readonly path: Path }[] {
  if (Array.isArray(whole)) return whole.map((value, index) => ({ value, path: [index] }));
  const many = layout.list === undefined ? undefined : (whole as Record<string, unknown> | null)?.[layout.list];
  if (Array.isArray(many)) return many.map((value, index) => ({ value, path: [layout.list as string, index] }));
  return [{ value: whole, path: [] }];
}

/** Line of the nearest node that exists on the way to `path`. */
function lineOf(document: Document, counter: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}
