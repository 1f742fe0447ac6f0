import type { Observation, ObservationKind, ReadEvent } from '../../core/evidence.ts';
import { jsonIslands } from '../../lib/json-stream/json-islands.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { textOf } from '../text-of.ts';

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
/** Methods of the DHIP protocol: what answers with one runs software that speaks it. */
const DHIP = /^(?:client\.notifyDevInfo|DHDiscover\.)/;
const SIGN =
  /"(?:method|szMethod)"\s*:\s*"(?:client\.notifyDevInfo|DHDiscover\.[a-zA-Z]+)"|"deviceInfo"\s*:\s*\{[^}]{0,2000}"(?:SerialNo|DeviceType|MachineName)"/;
const MOST_TOLD = 20;
/** What stands as vendor when nobody put a name there. */
const NOBODY = /^(?:general|private|none|unknown|oem)$/i;

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
    const source = textOf(file, probe, options);
    let record = 0;
    let bad = 0;
    for await (const { json, line, whole } of jsonIslands(source.chunks)) {
      const value = whole ? parsed(json) : undefined;
      if (value === undefined && bad++ < MOST_TOLD) yield [broken(file, line)];
      const devices = value === undefined ? [cutDevice(json)] : devicesIn(value, 0);
      const batch = devices.flatMap((device) => deviceEvent(device, file.artifact, record + 1, line) ?? []);
      record += batch.length;
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    yield source.problems();
  },
};

function broken(file: EvidenceFile, line: number): ReadEvent {
  return {
    kind: 'problem',
    code: 'discovery-json/broken',
    severity: 'warning',
    message: `${file.name}, line ${line}: the answer that begins here is no whole JSON; only what stands in it whole was read`,
    hint: 'Save the whole answer of the device again',
    path: file.name,
    locator: { at: 'line', line },
  };
}

/** What a cut answer says in whole pairs of strings. */
function cutDevice(json: string): Fields {
  const pairs = [...json.slice(0, 65_536).matchAll(/"(\w{1,40})"\s*:\s*"([^"\\\n]{1,512})"/g)];
  return Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, value]));
}

type Fields = Readonly<Record<string, unknown>>;

/** Key under which the method of an answer is kept beside the device's own fields. */
const PROTOCOL = 'method of the answer';

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
  if (typeof info === 'object' && info !== null)
    return [{ mac: fields['mac'], [PROTOCOL]: fields['method'] ?? fields['szMethod'], ...info }];
  return Object.values(fields).flatMap((one) => devicesIn(one, depth + 1));
}

function deviceEvent(device: Fields, artifact: number, record: number, line: number): ReadEvent | undefined {
  const at = { at: 'line', line } as const;
  const observations: Observation[] = [];
  for (const [field, kind] of Object.entries(FIELDS)) {
    const raw = device[field];
    const value = typeof raw === 'string' ? raw.trim() : '';
    if (value === '' || (kind === 'manufacturer' && NOBODY.test(value))) continue;
    observations.push({ kind, value: value.slice(0, 512), field, at });
  }
  const address = (device['IPv4Address'] as Fields | undefined)?.['IPAddress'];
  if (typeof address === 'string') observations.push({ kind: 'ip', value: address, field: 'IPv4Address', at });
  if (observations.length === 0) return undefined;
  const method = device[PROTOCOL] ?? device['method'];
  if (typeof method === 'string' && DHIP.test(method))
    observations.push({ kind: 'service', value: 'DHIP', field: 'discovery protocol', at });
  const of = (kind: ObservationKind): string => observations.find((one) => one.kind === kind)?.value ?? '';
  const label = [of('manufacturer'), of('model')].filter((text) => text !== '').join(' ') || of('mac') || 'device';
  return { kind: 'sighting', artifact, sheet: '', record, counted: true, label, observations };
}
