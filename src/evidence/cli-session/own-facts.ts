import type { Observation, ObservationKind } from '../../core/evidence.ts';
import type { TextLine } from '../../lib/encoding/lines.ts';
import { macIn } from './addresses.ts';

/** Lines that state a fact about the device itself, over all platforms. The first group is the value. */
const FACTS: readonly { readonly pattern: RegExp; readonly kind: ObservationKind; readonly field: string }[] = [
  { pattern: /^(?:Cisco|cisco) ([A-Z0-9][\w/-]{2,30}) \(.{1,60}\) processor/, kind: 'model', field: 'processor line' },
  { pattern: /^\s*cisco (Nexus\S* ?\S*) .{0,20}[Cc]hassis/, kind: 'model', field: 'hardware' },
  {
    pattern:
      /^\s*(?:Model [Nn]umber|Product [Nn]ame|Product Number|System Model|Model [Nn]ame|Device [Mm]odel|Board Type|Hardware [Mm]odel|Model|board-name|Machine Model)\s*:\s*(\S[^\n]{0,60})$/,
    kind: 'model',
    field: 'model',
  },
  {
    pattern: /^(?:HUAWEI|Huawei|Quidway|H3C|HP|HPE|3Com) (\S[^\n]{1,60}?) uptime is /,
    kind: 'model',
    field: 'uptime line',
  },
  {
    pattern:
      /^\s*(?:Processor board ID|System [Ss]erial [Nn]umber|Chassis Serial Number|Serial [Nn]umber|serial-number|Serial[- ]?(?:No|#)\.?|S\/N|SN|Serial-Number)\s*[:=]?\s+([A-Z0-9][A-Z0-9-]{5,30})\b/i,
    kind: 'serial-number',
    field: 'serial number',
  },
  { pattern: /^\s*ESN of [^:\n]{1,40}:\s*([A-Z0-9]{8,24})\s*$/, kind: 'serial-number', field: 'ESN' },
  {
    pattern:
      /^\s*(?:Hostname|System [Nn]ame|Switch [Nn]ame|sysname|hostname)\s*[:=]?\s+"?([A-Za-z0-9][\w.-]{0,62})"?\s*$/,
    kind: 'hostname',
    field: 'host name',
  },
];
const OWN_MAC =
  /(?:[Hh]ardware(?: [Aa]ddress)? is|[Hh]ardware [Aa]ddress\s*[:=]|HWaddr|link\/ether|[Bb]ase [Ee]thernet MAC [Aa]ddress\s*:|(?:[Ss]ystem|[Bb]ase|[Bb]ridge|[Cc]hassis|[Ss]witch|CIST|[Dd]evice|Burned [Ii]n) ?(?:[Bb]ase |[Bb]ridge )?MAC(?: [Aa]ddr(?:ess)?)?\s*[:=]?|^\s*M[Aa][Cc][ _-][Aa]ddr(?:ess)?\s*[:=]|^ *CIST Bridge +:|[Aa]ddress is)\s*(.{0,40})/;
const MOST_OWN = 128;

/** Facts a device's own output states: model, serial number, host name, its MAC addresses. */
export function ownFacts(lines: readonly TextLine[]): readonly Observation[] {
  const out: Observation[] = [];
  const macs = new Set<string>();
  const kinds = new Set<ObservationKind>();
  // What an access node lists of its subscribers' terminals is not its own.
  if (lines.slice(0, 60).some(({ text }) => /^ *F ?\/S ?\/P|\bOnt (?:SN|Version)|\bONU\b/.test(text))) return out;
  for (const { text, line } of lines) {
    if (text.length > 300) continue;
    for (const { pattern, kind, field } of FACTS) {
      if (kinds.has(kind)) continue;
      const value = pattern.exec(text)?.[1]?.trim();
      if (value === undefined || value === '') continue;
      kinds.add(kind);
      out.push({ kind, value, field, at: { at: 'line', line } });
    }
    if (macs.size >= MOST_OWN) continue;
    const rest = OWN_MAC.exec(text)?.[1];
    const mac = rest === undefined ? undefined : macIn(rest.replace(/^\d+\./, ''));
    if (mac === undefined || macs.has(mac)) continue;
    macs.add(mac);
    out.push({ kind: 'mac', value: mac, field: 'own address', at: { at: 'line', line } });
  }
  return out;
}
