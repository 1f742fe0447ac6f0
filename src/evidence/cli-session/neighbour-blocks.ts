import type { Observation, ObservationKind } from '../../core/evidence.ts';
import type { TextLine } from '../../lib/encoding/lines.ts';
import { macIn } from './addresses.ts';
import { LOCAL_PORT, linkEnds, REMOTE_PORT } from './link-ends.ts';

/** One neighbour as a table or a block tells it. */
export interface Neighbour {
  readonly line: number;
  readonly observations: readonly Observation[];
}

/** Keys of LLDP and CDP details over all platforms, in lower case with single blanks; the rest of the block is ignored. */
const KEYS: Readonly<Record<string, ObservationKind>> = {
  'device id': 'hostname',
  'system name': 'hostname',
  sysname: 'hostname',
  'system name tlv': 'hostname',
  'neighbor device id': 'hostname',
  'remote system name': 'hostname',
  identity: 'hostname',
  'chassis id': 'chassis-id',
  chassisid: 'chassis-id',
  'chassis id tlv': 'chassis-id',
  'remote chassis id': 'chassis-id',
  'neighbor mac address': 'chassis-id',
  'mac-address': 'chassis-id',
  'system description': 'sys-descr',
  'system descr': 'sys-descr',
  sysdesc: 'sys-descr',
  sysdescr: 'sys-descr',
  'remote system description': 'sys-descr',
  'remote system desc': 'sys-descr',
  'management address (ipv4)': 'ip',
  'remote mgmt address': 'ip',
  version: 'sys-descr',
  platform: 'platform',
  board: 'platform',
  'management address': 'ip',
  mgmtip: 'ip',
  'management address value': 'ip',
  'ip address': 'ip',
  'ipv4 address': 'ip',
  'entry address(es)': 'ip',
  address: 'ip',
  'manufacturer name': 'manufacturer',
  manufacturer: 'manufacturer',
  'model name': 'model',
  model: 'model',
  'serial number': 'serial-number',
  'serial num': 'serial-number',
};
/** Keys whose value is an address of the neighbour where its port goes by one; a port's name says nothing of it. */
const PORT_KEYS = new Set(['port id', 'portid', 'port-id', 'neighbor interface', 'remote port id']);
/** Keys that begin a new neighbour wherever they stand. */
const STARTS =
  /^ *(?:(?:Local (?:Port|Intf|Interface)|LocalPort|Neighbor index|Neighbor) *[:=]|LLDP neighbor-information of port|LLDP Port \S+ detected \d|Interface \S+ detected \d|Neighbor \S+\/"|-{20,}$|\S+ has \d+ neighbor)/i;
const KEY = /^ *(?:- )?([A-Za-z][A-Za-z0-9 ()/-]{1,40}?) ?(?:: ?|= ?|  -  )(.*)$/;
const MOST_NEIGHBOURS = 20_000;
const MOST_DESCRIPTION_LINES = 12;

/** Reads key and value blocks (`show lldp neighbors detail`, `show cdp neighbors detail`, `display lldp neighbor`). */
export function neighbourBlocks(lines: readonly TextLine[]): readonly Neighbour[] {
  const out: Neighbour[] = [];
  let observations: Observation[] = [];
  let start = 0;
  let ports: Observation[] = [];
  let open: { kind: ObservationKind; field: string; line: number; text: string; more: number } | undefined;

  const close = (): void => {
    if (open === undefined) return;
    const { kind, field, line, text } = open;
    open = undefined;
    const value = text
      .replace(/\\\n\s*/g, '\n')
      .trim()
      .replace(/^"([^"]*)"?$/, '$1')
      .trim();
    if (value === '' || /^(?:-+|n\/?a|not advertised|none|null)$/i.test(value)) return;
    const mac = kind === 'chassis-id' ? macIn(value) : undefined;
    const at = { at: 'line', line } as const;
    if (kind === 'ip') {
      const ip = /\d{1,3}(?:\.\d{1,3}){3}/.exec(value)?.[0];
      if (ip !== undefined && !has('ip')) observations.push({ kind, value: ip, field, at });
      return;
    }
    if (has(kind)) return;
    const shown = kind === 'platform' ? (value.split(/, *Capabilities/)[0] ?? value) : (mac ?? value);
    observations.push({ kind, value: shown.slice(0, 4_096), field, at });
    if (mac !== undefined) observations.push({ kind: 'mac', value: mac, field, at });
  };
  const has = (kind: ObservationKind): boolean => observations.some((one) => one.kind === kind);
  const end = (line: number): void => {
    close();
    if (observations.some((one) => one.kind !== 'ip') && out.length < MOST_NEIGHBOURS)
      out.push({ line: start, observations: [...observations, ...ports] });
    observations = [];
    ports = [];
    start = line;
  };

  for (const { text, line } of lines) {
    const pair = KEY.exec(text);
    const name = (pair?.[1] ?? '').toLowerCase().replace(/\s+/g, ' ').trim();
    const kind = KEYS[name];
    const port = PORT_KEYS.has(name) ? macIn(pair?.[2] ?? '') : undefined;
    if (port !== undefined && !has('mac'))
      observations.push({ kind: 'mac', value: port, field: (pair?.[1] ?? '').trim(), at: { at: 'line', line } });
    if (STARTS.test(text)) {
      // A local port may stand in the middle of a block; it begins a new one only when the present one has a name.
      if (observations.length > 0 && (has('chassis-id') || has('hostname'))) end(line);
      else {
        close();
        if (observations.length === 0) ports = [];
      }
    }
    for (const end of linkEnds(text)) {
      if (ports.some((one) => one.field === end.field)) continue;
      ports.push({ kind: 'other', ...end, at: { at: 'line', line } });
    }
    if (STARTS.test(text) && kind === undefined) continue;
    if (kind !== undefined) {
      close();
      const again = (kind === 'chassis-id' || kind === 'hostname') && has(kind);
      if (again) end(line);
      if (observations.length === 0) start = line;
      open = { kind, field: (pair?.[1] ?? '').trim(), line, text: pair?.[2] ?? '', more: 0 };
    } else if (open !== undefined && open.kind === 'sys-descr' && open.more < MOST_DESCRIPTION_LINES) {
      // A description goes on until a blank line after text, or a line that is another key of the block.
      const another =
        pair !== null &&
        /^(?:port|time|system cap|enabled|management|advertise|existing|remote |locally|information valid|holdtime|capab|auto|phys|media|vlan|unique|native|duplex|peer|expired|med|power|link|max|update|ttl)/.test(
          name,
        );
      if (another || (text.trim() === '' && open.text.trim() !== '')) close();
      else {
        open.text += `\n${text}`;
        open.more++;
      }
    } else if (pair !== null || text.trim() === '') close();
  }
  end(0);
  return out;
}

type ColumnKind = ObservationKind | 'port' | 'local';

/** Columns of neighbour tables by their heading, over all platforms. */
const COLUMNS: readonly { readonly heading: RegExp; readonly kind: ColumnKind }[] = [
  {
    heading:
      /^(?:Device[- ]?ID|System Name|SysName|Neighbor Dev(?:ice)?(?: ID)?|Device Id|Remote (?:System|Host)(?: Name)?)$/i,
    kind: 'hostname',
  },
  { heading: /^(?:Chassis ?I[dD]|Remote Chassis ID|Chassis id|Neighbor Chassis ID|MAC-ADDRESS)$/i, kind: 'chassis-id' },
  { heading: /^(?:Port ?ID|Neighbor (?:Interface|Port(?: ID)?)|Remote Port(?: ID)?)$/i, kind: 'port' },
  { heading: /^(?:Local ?(?:Intf|Intrfce|Interface|Port|If|Port ID)|Local Interface Name)$/i, kind: 'local' },
  { heading: /^(?:Platform|Model|BOARD)$/i, kind: 'platform' },
  { heading: /^(?:System Description|System Descr|Description)$/i, kind: 'sys-descr' },
  { heading: /^(?:Address|IP Address|Mgmt(?:\.|nt)? ?Address|ADDRESS)$/i, kind: 'ip' },
];

/** Reads neighbour tables with one row per neighbour, by the places of their headings. */
export function neighbourTable(lines: readonly TextLine[]): readonly Neighbour[] {
  const out: Neighbour[] = [];
  let columns: {
    readonly from: number;
    readonly to: number;
    readonly kind: ColumnKind | undefined;
    readonly field: string;
  }[] = [];
  // IOS breaks a row after a name too long for its column.
  let longName = '';
  for (const [index, { text, line }] of lines.entries()) {
    const headings = headingsOf(text, lines[index + 1]?.text ?? '');
    if (headings !== undefined) {
      columns = headings;
      continue;
    }
    if (columns.length === 0 || text.trim() === '' || /^[\s|+-]+$/.test(text)) continue;
    if (/^(?:Total|Codes|Capability|Number of)/i.test(text.trim())) continue;
    if (columns[0]?.kind === 'hostname' && /^\S+$/.test(text) && text.length >= (columns[0]?.to ?? 0) - 1) {
      longName = text;
      continue;
    }
    const observations: Observation[] = [];
    const ports: Observation[] = [];
    for (const { from, to, kind, field } of columns) {
      if (kind === undefined) continue;
      const cell = text.slice(from, to).replaceAll('|', '').trim();
      const value = cell === '' && kind === 'hostname' ? longName : cell;
      if (value === '' || value === '-') continue;
      const at = { at: 'line', line } as const;
      const mac = kind === 'chassis-id' || kind === 'hostname' || kind === 'port' ? macIn(value) : undefined;
      if (kind === 'port') {
        // A port that goes by its address tells the neighbour's; one that goes by a name tells nothing of it.
        if (mac !== undefined && !observations.some((one) => one.kind === 'mac'))
          observations.push({ kind: 'mac', value: mac, field, at });
        if (mac === undefined) ports.push({ kind: 'other', value, field: REMOTE_PORT, at });
        continue;
      }
      if (kind === 'local') {
        ports.push({ kind: 'other', value, field: LOCAL_PORT, at });
        continue;
      }
      if (kind === 'chassis-id' || kind !== 'hostname' || mac === undefined)
        observations.push({ kind, value: mac ?? value, field, at });
      if (mac !== undefined) observations.push({ kind: 'mac', value: mac, field, at });
    }
    longName = '';
    if (observations.length > 0 && out.length < MOST_NEIGHBOURS)
      out.push({ line, observations: [...observations, ...ports] });
  }
  return out;
}

/** Places of the headings when the line is the heading of a neighbour table. */
function headingsOf(
  text: string,
  below: string,
): { from: number; to: number; kind: ColumnKind | undefined; field: string }[] | undefined {
  if (
    !/(?:Device[- ]?ID|Chassis ?Id|Neighbor Dev|System Name|SysName|Remote System)/i.test(text) ||
    /[:=]\s*\S/.test(text)
  )
    return undefined;
  // A row of dashes in several runs gives the columns; else the places of the headings do.
  const runs = /^[\s|+-]*--[\s|+-]*$/.test(below) ? [...below.matchAll(/-+/g)] : [];
  const found = runs.length > 1 ? runs : [...text.matchAll(/[^\s|]+(?: [^\s|]+)*/g)];
  if (found.length < 2) return undefined;
  return found.map((match, index) => {
    const next = found[index + 1]?.index ?? Number.POSITIVE_INFINITY;
    const field = text.slice(match.index, next).replaceAll('|', '').trim();
    const kind = COLUMNS.find(({ heading }) => heading.test(field))?.kind;
    return { from: match.index, to: next, kind, field };
  });
}
