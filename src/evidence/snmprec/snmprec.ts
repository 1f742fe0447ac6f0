import type { ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import type { SnmpVariable } from '../../lib/snmp/variable.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { createSnmpDevice, type SnmpDevice } from '../snmp-device.ts';

const RECORD = /^([012](?:\.\d+)+)\|(\d+)([xe]?)(?::[^|]*)?\|(.*)$/s;

/** snmpsim recordings: one `OID|type|value` per line, values in hex when the type ends in `x`. */
export const snmprec: Reader = {
  name: 'snmprec',
  summary: 'snmpsim recordings (OID|type|value)',
  recognises(probe: Probe): number {
    const lines = probe.text
      .slice(0, 16_384)
      .split(/\r\n|\n|\r/, 40)
      .filter((line) => line.trim() !== '' && !line.startsWith('#'));
    const good = lines.filter((line) => RECORD.test(line)).length;
    return good > 0 && good * 2 >= lines.length ? 0.98 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    let device: SnmpDevice = createSnmpDevice(file.artifact, 1, 'device');
    let devices = 1;
    let described = false;
    let stray = 0;
    let strayLine = 0;
    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes)) {
      const batch: ReadEvent[] = [];
      for (const { text, line } of lines) {
        const variable = snmprecLine(text);
        if (variable === undefined) {
          if (text.trim() === '' || text.startsWith('#')) continue;
          stray++;
          if (strayLine === 0) strayLine = line;
          continue;
        }
        if (variable.oid === '1.3.6.1.2.1.1.1.0') {
          if (described) {
            batch.push(...device.finish());
            device = createSnmpDevice(file.artifact, line, `device ${++devices}`);
          }
          described = true;
        }
        device.add(variable, line);
      }
      batch.push(...device.ready());
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    const last: ReadEvent[] = [...device.finish()];
    if (stray > 0) {
      last.push({
        kind: 'problem',
        code: 'snmprec/stray-lines',
        severity: 'warning',
        message: `${file.name}, line ${strayLine}: ${stray} lines are not of the form OID|type|value and were left out`,
        hint: 'Record the device again, or remove the lines',
        path: file.name,
        locator: { at: 'line', line: strayLine },
      });
    }
    yield last;
    if (notes.length > 0) yield notes;
  },
};

/** One record as a variable; undefined when the line is none. Types are BER tag numbers (2 integer, 4 octets, 6 OID, 64 address…). */
export function snmprecLine(line: string): SnmpVariable | undefined {
  const match = RECORD.exec(line);
  if (match === null) return undefined;
  const oid = match[1] ?? '';
  const tag = Number(match[2]);
  const value = match[4] ?? '';
  if (match[3] === 'x') {
    const hex = value.trim().toUpperCase();
    if (hex.length % 2 !== 0 || /[^0-9A-F]/.test(hex)) return { oid, type: 'other', value };
    if (tag === 64) return { oid, type: 'ip', value: [...Buffer.from(hex, 'hex')].join('.') };
    return { oid, type: 'hex', value: hex };
  }
  if (tag === 4) return { oid, type: 'text', value: match[3] === 'e' ? unescaped(value) : value };
  if (tag === 6) return { oid, type: 'oid', value: value.replace(/^\./, '') };
  if (tag === 64) return { oid, type: 'ip', value };
  return { oid, type: tag === 5 ? 'other' : 'number', value };
}

/** Python-style escapes of the `4e` type. */
function unescaped(value: string): string {
  return value.replace(
    /\\(?:n|r|t|x([0-9a-fA-F]{2})|(.))/g,
    (whole, hex: string | undefined, other: string | undefined) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (other !== undefined) return other;
      return { '\\n': '\n', '\\r': '\r', '\\t': '\t' }[whole] ?? whole;
    },
  );
}
