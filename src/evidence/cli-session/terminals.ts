import type { Observation, ObservationKind } from '../../core/evidence.ts';
import type { TextLine } from '../../lib/encoding/lines.ts';

/** One subscriber terminal (ONU, ONT) as an access node lists it. */
export interface Terminal {
  readonly line: number;
  readonly serial: string;
  readonly observations: readonly Observation[];
}

/**
 * A GPON serial number: four letters of the vendor and eight hex digits, or the same as sixteen hex digits with the
 * vendor's letters as ASCII (ITU-T G.984.3, 9.2.4.1; G.987.3, 11.2.6.1).
 */
const SERIAL = /(?<![0-9A-Za-z])(?:([A-Z]{4})-?([0-9A-F]{8})|((?:[4-5][0-9A-F]){4})([0-9A-F]{8}))(?![0-9A-Za-z])/;
const MOST = 100_000;
/** Where a detailed answer about the next terminal begins. */
const BLOCK = /^\s*(?:ONU interface|ONU number|ONT-?ID|F\/S\/P)\s*:/i;
const TOLD: readonly (readonly [ObservationKind, RegExp])[] = [
  ['hostname', /^\s*Name\s*:\s+(\S.*)$/],
  ['model', /^\s*(?:Type|Equipment-?ID|OntProductDescription)\s*:\s+(\S.*)$/i],
];

/** Terminals in `show gpon onu …` and `display ont …`: each an item of its own, known by its serial number. */
export function terminalsIn(lines: readonly TextLine[]): readonly Terminal[] {
  const out: Terminal[] = [];
  const seen = new Set<string>();
  let told: Observation[] = [];
  for (const { text, line } of lines) {
    if (text.length > 400 || out.length >= MOST) continue;
    // A detailed answer gives name and type of a terminal on lines before its serial number.
    if (BLOCK.test(text)) told = [];
    for (const [kind, pattern] of TOLD) {
      const value = pattern.exec(text)?.[1]?.trim() ?? '';
      if (value !== '' && value !== '-' && told.length < TOLD.length)
        told.push({ kind, value, field: text.split(':')[0]?.trim() ?? '', at: { at: 'line', line } });
    }
    const match = SERIAL.exec(text);
    if (match === null) continue;
    const letters = match[1] ?? Buffer.from(match[3] ?? '', 'hex').toString('latin1');
    if (!/^[A-Z]{4}$/.test(letters)) continue;
    const serial = `${letters}${match[2] ?? match[4] ?? ''}`;
    if (seen.has(serial)) continue;
    seen.add(serial);
    const at = { at: 'line', line } as const;
    const observations: Observation[] = [
      { kind: 'serial-number', value: serial, field: 'GPON serial number', at },
      ...told,
    ];
    told = [];
    // ZXA10 `show gpon onu baseinfo`: index, type, mode, authentication, state.
    const type = /^\S*onu_\d+\/\d+\/\d+:\d+ +(\S+) +(?:sn|pw|loid)\b/i.exec(text)?.[1];
    if (type !== undefined) observations.push({ kind: 'model', value: type, field: 'Type', at });
    out.push({ line, serial, observations });
  }
  return out;
}
