import type { ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { continued, type WalkLine, walkLine } from '../../lib/snmp/walk-line.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { createSnmpDevice, type SnmpDevice } from '../snmp-device.ts';

const MOST_VALUE_CHARS = 16_384;
const BATCH = 500;

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
    for (const line of lines) {
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
    let pending: { entry: WalkLine; line: number; chars: number } | undefined;
    let stray = 0;
    let strayLine = 0;
    let cutLine = 0;
    let batch: ReadEvent[] = [];

    const settle = (): void => {
      if (pending === undefined) return;
      const { entry, line } = pending;
      pending = undefined;
      // A second system description is a second device: walks of several devices in one file.
      if (entry.variable.oid === '1.3.6.1.2.1.1.1.0') {
        if (describedAt > 0) {
          batch.push(...device.finish());
          devices++;
          device = createSnmpDevice(file.artifact, line, `device ${devices}`);
        }
        describedAt = line;
      }
      device.add(entry.variable, line);
    };

    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes)) {
      for (const { text, line, cut } of lines) {
        if (cut && cutLine === 0) cutLine = line;
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
