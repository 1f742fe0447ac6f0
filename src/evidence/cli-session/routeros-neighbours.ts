import type { Observation, ObservationKind } from '../../core/evidence.ts';
import type { TextLine } from '../../lib/encoding/lines.ts';
import { macIn } from './addresses.ts';
import type { Neighbour } from './neighbour-blocks.ts';

/** Properties of `/ip neighbor` (RouterOS manual, Neighbor discovery), and the headings of its table. */
const PROPERTIES: readonly (readonly [string, string, ObservationKind])[] = [
  ['mac-address', 'MAC-ADDRESS', 'mac'],
  ['address4', '', 'ip'],
  ['address', 'ADDRESS', 'ip'],
  ['identity', 'IDENTITY', 'hostname'],
  ['platform', 'PLATFORM', 'platform'],
  ['board', 'BOARD', 'model'],
  ['system-description', '', 'sys-descr'],
  ['version', 'VERSION', 'version'],
];
const MOST = 20_000;
const MOST_ENTRY_CHARS = 4_096;

/** Reads `/ip neighbor print`, as a table, with `detail` or with `terse`. */
export function routerosNeighbours(lines: readonly TextLine[]): readonly Neighbour[] {
  const out: Neighbour[] = [];
  let columns: readonly { readonly from: number; readonly to: number; readonly heading: string }[] = [];
  let entry: { line: number; text: string } | undefined;
  const settle = (): void => {
    if (entry === undefined) return;
    const { line, text } = entry;
    entry = undefined;
    add(line, (name) => namedValue(text, name), 0);
  };
  const add = (line: number, valueOf: (name: string) => string, which: 0 | 1): void => {
    const observations: Observation[] = [];
    for (const property of PROPERTIES) {
      const [, , kind] = property;
      const field = property[which];
      const told = field === '' ? '' : valueOf(field).trim();
      const value = kind === 'mac' ? (macIn(told) ?? '') : kind === 'ip' && !/^\d+(?:\.\d+){3}$/.test(told) ? '' : told;
      if (value === '' || observations.some((one) => one.kind === kind)) continue;
      observations.push({ kind, value, field, at: { at: 'line', line } });
    }
    if (observations.some((one) => one.kind !== 'ip' && one.kind !== 'version') && out.length < MOST)
      out.push({ line, observations });
  };
  for (const { text, line } of lines) {
    if (/^ *# .*\bMAC-ADDRESS\b/.test(text)) {
      const marks = [...text.matchAll(/\S+/g)];
      columns = marks.map((mark, at) => ({
        from: mark.index,
        to: marks[at + 1]?.index ?? Number.POSITIVE_INFINITY,
        heading: mark[0],
      }));
    } else if (/^ *\d+ +(?:[A-Z]{1,4} +)?[a-z-]+=/.test(text)) {
      settle();
      entry = { line, text: ` ${text}` };
    } else if (entry !== undefined && /^ +\S/.test(text) && entry.text.length < MOST_ENTRY_CHARS) {
      entry.text += ` ${text.trim()}`;
    } else if (columns.length > 0 && /^ *\d+ /.test(text)) {
      settle();
      add(
        line,
        (name) => {
          const column = columns.find(({ heading }) => heading === name);
          return column === undefined ? '' : text.slice(column.from, column.to);
        },
        1,
      );
    } else settle();
  }
  settle();
  return out;
}

/** The value of `name=value` in a line of such pairs, up to the next pair; quotes taken off. */
export function namedValue(text: string, name: string): string {
  const at = text.indexOf(` ${name}=`);
  if (at === -1 || text.length > MOST_ENTRY_CHARS * 2) return '';
  const rest = text.slice(at + name.length + 2);
  const next = / [a-z][a-z0-9-]{1,40}=/.exec(rest);
  return rest
    .slice(0, next?.index ?? rest.length)
    .replaceAll('"', '')
    .trim();
}
