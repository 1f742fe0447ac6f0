import type { Observation, ObservationKind } from '../../core/evidence.ts';
import type { TextLine } from '../../lib/encoding/lines.ts';
import { macIn } from './addresses.ts';

/** Field of a serial number that is the processor board's: IOS gives the device's there, NX-OS the supervisor's. */
export const BOARD_SERIAL = 'processor board';

/** Lines that state a fact about the device itself, over all platforms. The first group is the value. */
const FACTS: readonly { readonly pattern: RegExp; readonly kind: ObservationKind; readonly field: string }[] = [
  { pattern: /^(?:Cisco|cisco) ([A-Z0-9][\w/-]{2,30}) \(.{1,60}\) processor/, kind: 'model', field: 'processor line' },
  { pattern: /^\s*cisco (Nexus\S* ?\S*) .{0,20}[Cc]hassis/, kind: 'model', field: 'hardware' },
  {
    pattern:
      /^\s*(?:Model [Nn]umber|Product [Nn]ame|Product Number|System Model|Model [Nn]ame|Device [Mm]odel|Board Type|Hardware [Mm]odel|Model|model|Machine Model)\s*:\s*(\S[^\n]{0,60})$/,
    kind: 'model',
    field: 'model',
  },
  { pattern: /^\s*board-name\s*:\s*(\S[^\n]{0,60})$/, kind: 'model', field: 'board name' },
  { pattern: /^\s*System Type *: *([A-Z][\w+-]{2,40})(?: \(Stack\))?\s*$/, kind: 'model', field: 'system type' },
  { pattern: /^Version: (Forti[A-Z]\S{1,40}) v\d/, kind: 'model', field: 'version line' },
  { pattern: /^Arista ([A-Za-z]\S{2,40})\s*$/, kind: 'model', field: 'first line' },
  { pattern: /\b(?:Software, Version: )(ZXR10 [\w-]{2,20}) V\d/, kind: 'model', field: 'version line' },
  {
    pattern: /^(ASR-?\d{3,4}\S{0,10}|NCS-?\d{3,4}\S{0,10}|CRS-?\d\S{0,10}) .{0,20}Chassis/,
    kind: 'model',
    field: 'chassis line',
  },
  // EXOS `show version`: part number, serial number, revision of the switch or of a slot.
  {
    pattern: /^(?:Switch|Chassis) {0,8}: \d{6}-\d{2}-\d{2} ([A-Z0-9-]{6,20}) Rev /,
    kind: 'serial-number',
    field: 'switch',
  },
  {
    pattern: /^(?:HUAWEI|Huawei|Quidway|H3C|HP|HPE|3Com) (\S[^\n]{1,60}?) uptime is /,
    kind: 'model',
    field: 'uptime line',
  },
  {
    pattern:
      /^\s*(?:System [Ss]erial [Nn]umber|Chassis Serial Number|Serial [Nn]umber|serial-number|Serial[- ]?(?:No|#)\.?|S\/N|SN|Serial-Number)\s*[:=]?\s+([A-Z0-9][A-Z0-9-]{5,30})\b/i,
    kind: 'serial-number',
    field: 'serial number',
  },
  {
    pattern: /^\s*Processor [Bb]oard ID\s+([A-Z0-9][A-Z0-9-]{5,30})\b/,
    kind: 'serial-number',
    field: BOARD_SERIAL,
  },
  {
    pattern: /^\s*(?:System )?Object I[Dd]\b[\s.:]*((?:\.?1|iso)\.3\.6\.1\.4\.1(?:\.\d{1,10}){1,20}),?\s*$/,
    kind: 'sys-object-id',
    field: 'system object id',
  },
  { pattern: /^ *Chassis: [\w-]{2,30} +(J[A-Z]?\d{3,4}[A-Z]) /, kind: 'model', field: 'module line' },
  { pattern: /^\s*ESN of [^:\n]{1,40}:\s*([A-Z0-9]{8,24})\s*$/, kind: 'serial-number', field: 'ESN' },
  {
    pattern:
      /^\s*(?:Hostname|System [Nn]ame|Switch [Nn]ame|sysname|hostname)\s*[:=]?\s+"?([A-Za-z0-9][\w.-]{0,62})"?\s*$/,
    kind: 'hostname',
    field: 'host name',
  },
];
const OWN_MAC =
  /(?:[Hh]ardware(?: [Aa]ddress)? is|[Hh]ardware [Aa]ddress\s*[:=]|HWaddr|link\/ether|[Bb]ase [Ee]thernet MAC [Aa]ddress\s*:|(?:[Ss]ystem|[Bb]ase|[Bb]ridge|[Cc]hassis|[Hh]ardware|[Ss]witch|CIST|[Dd]evice|Burned [Ii]n) ?(?:[Bb]ase |[Bb]ridge )?MAC(?: [Aa]ddr(?:ess)?)?\s*[:=]?|^\s*M[Aa][Cc][ _-][Aa]ddr(?:ess)?\s*[:=]|^ *CIST Bridge +:|[Aa]ddress is)\s*(.{0,40})/;
/** A bridge's priority before its address (`32768.00e0-fc12-3456`); the first digits of an address are none. */
const PRIORITY = /^\d{1,5}\.(?=[0-9A-Fa-f]{4}([.-])[0-9A-Fa-f]{4}\1[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2}[:-])/;
const MOST_OWN = 128;

/** Facts a device's own output states: model, serial number, host name, its MAC addresses. */
export function ownFacts(lines: readonly TextLine[]): readonly Observation[] {
  const out: Observation[] = [];
  const macs = new Set<string>();
  const kinds = new Set<string>();
  // What an access node lists of its subscribers' terminals is not its own.
  if (lines.slice(0, 60).some(({ text }) => /^ *F ?\/S ?\/P|\bOnt (?:SN|Version)|\bONU\b/.test(text))) return out;
  for (const { text, line } of lines) {
    if (text.length > 300) continue;
    for (const { pattern, kind, field } of FACTS) {
      const of = kind === 'model' || field === BOARD_SERIAL ? field : kind;
      if (kinds.has(of)) continue;
      const value = pattern.exec(text)?.[1]?.trim();
      if (value === undefined || value === '') continue;
      kinds.add(of);
      out.push({ kind, value, field, at: { at: 'line', line } });
    }
    if (macs.size >= MOST_OWN) continue;
    const rest = OWN_MAC.exec(text)?.[1];
    const mac = rest === undefined ? undefined : macIn(rest.replace(PRIORITY, ''));
    if (mac === undefined || macs.has(mac)) continue;
    macs.add(mac);
    out.push({ kind: 'mac', value: mac, field: 'own address', at: { at: 'line', line } });
  }
  return out;
}
