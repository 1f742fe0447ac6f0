import type { ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { withoutTime } from '../../lib/encoding/line-time.ts';
import { continued, type WalkLine, walkLine } from '../../lib/snmp/walk-line.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { createSnmpDevice, type SnmpDevice } from '../snmp-device.ts';

const MOST_VALUE_CHARS = 16_384;
const BATCH = 500;
/** A heading between walks: whose walk follows. */
const HEADING =
  /^(?:#{1,4} ?(?:[Hh]ost:? )?|={2,10} ?)((?:\d{1,3}\.){3}\d{1,3}|[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){1,8})(?: ?={2,10}|:)?$/;
/** The command that made the walk, copied with it: its words are looked through for the address. */
const COMMAND = /^(?:\S{0,60}[$#>] ?)?snmp(?:bulk)?(?:walk|get) (.{1,300})$/;
/** Objects of which a device has one value: another value is another device's. */
const ONE_EACH: ReadonlySet<string> = new Set(['1.3.6.1.2.1.1.2.0', '1.3.6.1.2.1.1.5.0']);

/** Output of net-snmp's `snmpwalk`, `snmpbulkwalk` and `snmpget`, in any of its styles; several walks may follow each other. */
export const snmpwalk: Reader = {
  name: 'snmpwalk',
  summary: 'net-snmp walk text (numeric, symbolic, quick)',
  recognises(probe: Probe): number {
    const lines = probe.text
      .slice(0, 16_384)
      .split(/\r\n|\n|\r/, 60)
      .filter((line) => line !== '' && !line.startsWith('#'));
    if (lines.length === 0) return 0;
    let named = 0;
    let typed = 0;
    for (const written of lines) {
      const line = withoutTime(written);
      if (walkLine(line) === undefined) continue;
      named++;
      if (/^\S+ = (?:[A-Z][A-Za-z0-9 -]{2,20}:|""|No )/.test(line)) typed++;
    }
    if (named === 0) return 0;
    if (typed > 0 && named * 3 >= lines.length) return 0.97;
    return named * 4 >= lines.length * 3 ? 0.9 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    let device: SnmpDevice = createSnmpDevice(file.artifact, 1, 'device');
    let devices = 1;
    let describedAt = 0;
    let told = new Map<string, string>();
    let any = false;
    let pending: { entry: WalkLine; line: number; chars: number } | undefined;
    let stray = 0;
    let strayLine = 0;
    let cutLine = 0;
    let batch: ReadEvent[] = [];

    const begin = (line: number): void => {
      batch.push(...device.finish());
      device = createSnmpDevice(file.artifact, line, `device ${++devices}`);
      describedAt = 0;
      told = new Map();
      any = false;
    };
    const settle = (): void => {
      if (pending === undefined) return;
      const { entry, line } = pending;
      pending = undefined;
      // A second system description is a second device: walks of several devices in one file.
      if (entry.variable.oid === '1.3.6.1.2.1.1.1.0') {
        if (describedAt > 0) begin(line);
        describedAt = line;
      }
      // So is another name or kind where the walks hold no description.
      const { oid, value } = entry.variable;
      if (ONE_EACH.has(oid)) {
        const before = told.get(oid);
        if (before !== undefined && before !== value) begin(line);
        told.set(oid, value);
      }
      any = true;
      device.add(entry.variable, line);
    };

    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes)) {
      for (const { text: written, line, cut } of lines) {
        const text = withoutTime(written);
        if (cut && cutLine === 0) cutLine = line;
        const host = headingOf(text);
        if (host !== undefined) {
          settle();
          if (any) begin(line);
          device.address(host, line);
          continue;
        }
        const entry = walkLine(text);
        if (entry !== undefined) {
          settle();
          pending = { entry, line, chars: text.length };
        } else if (pending?.entry.open === true && pending.chars < MOST_VALUE_CHARS) {
          pending = {
            entry: continued(pending.entry, text),
            line: pending.line,
            chars: pending.chars + text.length + 1,
          };
        } else if (
          text.trim() !== '' &&
          !text.startsWith('#') &&
          !/^(?:End of MIB|Timeout|No more variables)/.test(text)
        ) {
          stray++;
          if (strayLine === 0) strayLine = line;
        }
      }
      batch.push(...device.ready());
      if (batch.length >= BATCH) {
        yield batch;
        batch = [];
      }
      options.signal?.throwIfAborted();
    }
    settle();
    batch.push(...device.finish());
    if (stray > 0) {
      batch.push({
        kind: 'problem',
        code: 'snmpwalk/stray-lines',
        severity: 'warning',
        message: `${file.name}, line ${strayLine}: ${stray} lines are no SNMP variables and were left out`,
        hint: 'Save the walk with snmpwalk -On so that every line begins with a numeric name',
        path: file.name,
        locator: { at: 'line', line: strayLine },
      });
    }
    if (cutLine > 0) {
      batch.push({
        kind: 'problem',
        code: 'snmpwalk/long-line',
        severity: 'warning',
        message: `${file.name}, line ${cutLine} is longer than ${options.limits.cellChars} characters; only its beginning was read`,
        hint: 'Walk the device again; no SNMP value is that long',
        path: file.name,
        locator: { at: 'line', line: cutLine },
      });
    }
    yield batch;
    if (notes.length > 0) yield notes;
  },
};

/** The host a heading between walks names, or undefined. The rest of such a line (it may hold a community) is not kept. */
function headingOf(text: string): string | undefined {
  const first = text.charCodeAt(0);
  // Almost every line begins with a dot, a digit or a module's name; only few can be headings.
  if (first === 46 || (first >= 48 && first <= 57) || text.length > 400 || text.includes(' = ')) return undefined;
  const heading = HEADING.exec(text)?.[1];
  if (heading !== undefined) return heading;
  const words = COMMAND.exec(text)?.[1]?.split(' ') ?? [];
  return words
    .map((word) => /^(?:udp:)?((?:\d{1,3}\.){3}\d{1,3})(?::\d{1,5})?$/.exec(word)?.[1])
    .find((ip) => ip !== undefined);
}
