import type { Observation, ObservationKind } from '../../core/evidence.ts';
import type { TextLine } from '../../lib/encoding/lines.ts';
import type { Part } from './parts.ts';

interface Column {
  readonly from: number;
  readonly to: number;
  readonly heading: string;
  readonly kind: ObservationKind | undefined;
}

/** Headings of hardware tables over all platforms, in lower case. */
const KINDS: Readonly<Record<string, ObservationKind>> = {
  'unit type': 'model',
  model: 'model',
  'real type': 'model',
  realtype: 'model',
  'serial number': 'serial-number',
  'serial-number': 'serial-number',
  'svc tag': 'serial-number',
  'service tag': 'serial-number',
  'part number': 'part-number',
  manufacturer: 'manufacturer',
  vendor: 'manufacturer',
  description: 'description',
  'module description': 'description',
};
/** Headings whose cell tells where a part sits. */
const PLACES: ReadonlySet<string> = new Set(['item', 'slot', 'port', 'unit']);
const EMPTY = /^(?:-+|n\/?a|none|null|builtin|unspecified|unknown|aeiou##|not present)$/i;
const MOST_PARTS = 20_000;

/**
 * Reads hardware listings in columns, one part a line: Junos `show chassis hardware`, Dell and Arista `show inventory`,
 * ProCurve `show modules`, ZTE `show card`. A row of dashes below the headings gives the columns where there is one,
 * else the places of the headings do. The device itself is Junos' row `Chassis`, the row Dell marks with `*`, and
 * whatever stands below Arista's title `System information`.
 */
export function partTables(lines: readonly TextLine[]): readonly Part[] {
  const out: Part[] = [];
  let columns: readonly Column[] = [];
  let title = '';
  for (let at = 0; at < lines.length && out.length < MOST_PARTS; at++) {
    const { text, line } = lines[at] ?? { text: '', line: 0 };
    if (text.length > 400) continue;
    if (text.trim() === '') {
      columns = [];
      continue;
    }
    const headings = columnsOf(text, lines[at + 1]?.text ?? '');
    if (headings !== undefined) {
      columns = headings;
      continue;
    }
    if (columns.length === 0) {
      if (/^[A-Z][^:]{3,60}$/.test(text)) title = text.trim();
      continue;
    }
    if (/^[\s+-]+$/.test(text)) continue;
    const part = rowOf(text, line, columns, title);
    if (part !== undefined) out.push(part);
  }
  // VRP's `display device manufacture-info` of a fixed switch is a single row: the slot is the device.
  const [only, second] = out;
  const serialOnly = only?.observations.every((one) => one.field?.toLowerCase() === 'serial-number') === true;
  if (only !== undefined && second === undefined && serialOnly) return [{ ...only, device: true }];
  return out;
}

/** The columns when `text` is the heading of a hardware table; two headings at least must be known ones. */
function columnsOf(text: string, below: string): readonly Column[] | undefined {
  if (!/[A-Za-z]/.test(text) || /[:=]/.test(text) || text.length > 250) return undefined;
  const ruled = /^[\s-]*--[\s-]*$/.test(below) ? [...below.matchAll(/-+/g)] : [];
  const words = /\bCfgType +RealType\b/.test(text) ? [...text.matchAll(/\S+/g)] : [...text.matchAll(/\S+(?: \S+)*/g)];
  const marks = ruled.length > 1 ? ruled.map((match) => match.index) : words.map((match) => match.index);
  const columns = marks.map((from, index): Column => {
    const to = marks[index + 1] ?? Number.POSITIVE_INFINITY;
    const heading = text.slice(from, to).trim();
    return { from, to, heading, kind: KINDS[heading.toLowerCase()] };
  });
  const known = columns.filter(({ kind, heading }) => kind !== undefined || PLACES.has(heading.toLowerCase()));
  return known.length >= 2 &&
    columns.some(({ kind }) => kind === 'model' || kind === 'serial-number' || kind === 'part-number')
    ? columns
    : undefined;
}

function rowOf(text: string, line: number, columns: readonly Column[], title: string): Part | undefined {
  const observations: Observation[] = [];
  let place = '';
  let marked = false;
  for (const { from, to, heading, kind } of columns) {
    // The last mark before the first heading (`* 1  S4810`) belongs to its cell.
    let cell = text.slice(from === columns[0]?.from ? 0 : from, to).trim();
    if (/^unit type$/i.test(heading)) {
      marked = cell.startsWith('*');
      place = `unit ${/^\*? *(\d+)/.exec(cell)?.[1] ?? ''}`.trim();
      cell = cell.replace(/^\*? *\d* +/, '');
    }
    if (cell === '' || EMPTY.test(cell)) continue;
    if (PLACES.has(heading.toLowerCase()))
      place ||= heading.toLowerCase() === 'item' ? cell : `${heading.toLowerCase()} ${cell}`;
    else if (kind !== undefined && !observations.some((one) => one.kind === kind))
      observations.push({ kind, value: cell, field: heading, at: { at: 'line', line } });
  }
  const chassis = /^chassis$/i.test(place);
  const device = chassis || marked || (/^System information/i.test(title) && place === '');
  if (!observations.some((one) => one.kind !== 'description')) return undefined;
  if (!device) return { line, device, label: place, observations };
  // Junos tells the chassis' model as its description.
  const told = observations.map(
    (one): Observation => (chassis && one.kind === 'description' ? { ...one, kind: 'model' } : one),
  );
  return { line, device, label: place, observations: told };
}
