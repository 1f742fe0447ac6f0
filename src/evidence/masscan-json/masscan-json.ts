import type { Observation, ReadEvent } from '../../core/evidence.ts';
import { jsonIslands } from '../../lib/json-stream/json-islands.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { scriptFacts } from '../scan-scripts.ts';
import { textOf } from '../text-of.ts';
import { certificateFacts, nameServiceFacts, systemFacts } from './banners.ts';

const MOST_HOSTS = 2_000_000;
const MOST_FACTS = 200;
const MOST_ENTRY_CHARS = 2 ** 20;

/** Results of masscan in JSON (`-oJ`, `-oD`), also as it writes them with commas too many or cut off. */
export const masscanJson: Reader = {
  name: 'masscan-json',
  summary: 'masscan JSON results (-oJ, -oD): open ports and banners',
  distinct: true,
  scanned: true,
  recognises(probe: Probe): number {
    const text = probe.text.slice(0, 4_096);
    return /^\s*\[?\s*\{\s*"ip"\s*:\s*"[^"]{2,45}"\s*,\s*(?:"timestamp"\s*:\s*"[^"]*"\s*,\s*)?"ports"\s*:\s*\[/.test(
      text,
    )
      ? 0.97
      : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const hosts = new Map<string, { record: number; observations: Observation[] }>();
    const source = textOf(file, probe, options);
    let entries = 0;
    let bad = 0;
    let badLine = 0;
    for await (const { json, line } of jsonIslands(source.chunks, MOST_ENTRY_CHARS)) {
      const entry = parsed(json);
      if (entry === undefined) {
        bad++;
        if (badLine === 0) badLine = line;
      } else take(hosts, entry, ++entries);
      options.signal?.throwIfAborted();
    }
    let batch: ReadEvent[] = [];
    for (const [ip, { record, observations }] of hosts) {
      batch.push({
        kind: 'sighting',
        artifact: file.artifact,
        sheet: 'host',
        record,
        counted: true,
        label: ip,
        observations,
      });
      if (batch.length >= 1_000) {
        yield batch;
        batch = [];
      }
    }
    if (bad > 0) {
      batch.push({
        kind: 'problem',
        code: 'masscan-json/broken',
        severity: 'warning',
        message: `${file.name}, line ${badLine}: ${bad} entries are no whole JSON and were left out; ${hosts.size} hosts were read`,
        hint: 'Let the scan end before copying the file; masscan writes the last entry when it stops',
        path: file.name,
        locator: { at: 'line', line: badLine },
      });
    }
    yield batch;
    const notes = source.problems();
    if (notes.length > 0) yield notes;
  },
};

interface Entry {
  readonly ip: string;
  readonly mac?: string;
  readonly ports: readonly {
    readonly port?: number;
    readonly proto?: string;
    readonly service?: { readonly name?: string; readonly banner?: string };
  }[];
}

function parsed(text: string): Entry | undefined {
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Entry>;
    return typeof value.ip === 'string' && Array.isArray(value.ports) ? (value as Entry) : undefined;
  } catch {
    return undefined;
  }
}

function take(hosts: Map<string, { record: number; observations: Observation[] }>, entry: Entry, record: number): void {
  let host = hosts.get(entry.ip);
  if (host === undefined) {
    if (hosts.size >= MOST_HOSTS) return;
    const at = { at: 'record', sheet: 'host', record } as const;
    host = { record, observations: [{ kind: 'ip', value: entry.ip, field: 'ip', at }] };
    if (typeof entry.mac === 'string') host.observations.push({ kind: 'mac', value: entry.mac, field: 'mac', at });
    hosts.set(entry.ip, host);
  }
  const at = { at: 'record', sheet: 'host', record } as const;
  for (const port of entry.ports) {
    if (host.observations.length >= MOST_FACTS || typeof port !== 'object' || port === null) continue;
    const place = `${port.proto ?? 'tcp'}/${port.port ?? '?'}`;
    const name = port.service?.name ?? '';
    host.observations.push({ kind: 'service', value: name === '' ? 'open' : name, field: place, at });
    const banner = port.service?.banner;
    if (typeof banner !== 'string') continue;
    if (name === 'X509') host.observations.push(...certificateFacts(banner, at));
    else if (name === 'nbtstat') host.observations.push(...nameServiceFacts(banner, at));
    else if (name === 'snmp') host.observations.push(...systemFacts(banner, at));
    else host.observations.push(...scriptFacts(name, banner, at));
  }
}
