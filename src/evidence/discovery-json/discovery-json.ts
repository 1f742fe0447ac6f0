import type { Observation, ObservationKind, ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';

const FIELDS: Readonly<Record<string, ObservationKind>> = {
  Vendor: 'manufacturer',
  vendor: 'manufacturer',
  DeviceType: 'model',
  DetailType: 'part-number',
  DeviceClass: 'category',
  SerialNo: 'serial-number',
  MachineName: 'hostname',
  Version: 'version',
  mac: 'mac',
  MAC: 'mac',
  IPAddress: 'ip',
};
const SIGN =
  /"(?:method|szMethod)"\s*:\s*"(?:client\.notifyDevInfo|DHDiscover\.[a-zA-Z]+)"|"deviceInfo"\s*:\s*\{[^}]{0,2000}"(?:SerialNo|DeviceType|MachineName)"/;
const MOST_LINES = 2_000;

/** Answers of the DHIP discovery protocol (Dahua and what is built on its software): JSON, often with a binary head. */
export const discoveryJson: Reader = {
  name: 'discovery-json',
  summary: 'DHIP discovery answers (JSON)',
  recognises(probe: Probe): number {
    return SIGN.test(probe.text.slice(0, 16_384) || Buffer.from(probe.head.subarray(0, 4_096)).toString('latin1'))
      ? 0.96
      : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    let open = '';
    let start = 1;
    let count = 0;
    let record = 0;
    let badLine = 0;
    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes)) {
      const batch: ReadEvent[] = [];
      for (const { text, line } of lines) {
        if (open === '') {
          const brace = text.indexOf('{');
          if (brace === -1) continue;
          open = text.slice(brace);
          start = line;
          count = 1;
        } else {
          open += `\n${text}`;
          count++;
        }
        const end = open.lastIndexOf('}');
        const value = end === -1 ? undefined : parsed(open.slice(0, end + 1));
        if (value === undefined) {
          if (count < MOST_LINES) continue;
          badLine ||= start;
        } else {
          for (const device of devicesIn(value, 0)) batch.push(deviceEvent(device, file.artifact, ++record, start));
        }
        open = '';
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    if (open !== '') badLine ||= start;
    if (badLine > 0) {
      yield [
        {
          kind: 'problem',
          code: 'discovery-json/broken',
          severity: 'warning',
          message: `${file.name}, line ${badLine}: the answer that begins here is no whole JSON and was left out`,
          hint: 'Save the whole answer of the device again',
          path: file.name,
          locator: { at: 'line', line: badLine },
        },
      ];
    }
    if (notes.length > 0) yield notes;
  },
};

type Fields = Readonly<Record<string, unknown>>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Objects that name a device: one with a `deviceInfo` inside, its hardware address beside it. */
function devicesIn(value: unknown, depth: number): readonly Fields[] {
  if (typeof value !== 'object' || value === null || depth > 10) return [];
  if (Array.isArray(value)) return value.flatMap((one) => devicesIn(one, depth + 1));
  const fields = value as Fields;
  const params = fields['params'] as Fields | undefined;
  const info = (params?.['deviceInfo'] ?? fields['deviceInfo']) as Fields | undefined;
  if (typeof info === 'object' && info !== null) return [{ mac: fields['mac'], ...info }];
  return Object.values(fields).flatMap((one) => devicesIn(one, depth + 1));
}

function deviceEvent(device: Fields, artifact: number, record: number, line: number): ReadEvent {
  const at = { at: 'line', line } as const;
  const observations: Observation[] = [];
  for (const [field, kind] of Object.entries(FIELDS)) {
    const raw = device[field];
    const value = typeof raw === 'string' ? raw.trim() : '';
    if (value !== '') observations.push({ kind, value: value.slice(0, 512), field, at });
  }
  const address = (device['IPv4Address'] as Fields | undefined)?.['IPAddress'];
  if (typeof address === 'string') observations.push({ kind: 'ip', value: address, field: 'IPv4Address', at });
  const of = (kind: ObservationKind): string => observations.find((one) => one.kind === kind)?.value ?? '';
  const label = [of('manufacturer'), of('model')].filter((text) => text !== '').join(' ') || of('mac') || 'device';
  return { kind: 'sighting', artifact, sheet: '', record, counted: true, label, observations };
}
