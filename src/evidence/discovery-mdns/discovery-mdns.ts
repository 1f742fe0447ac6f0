import type { Observation, ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { serviceTextFact } from '../service-text.ts';
import { createServiceLines, isServiceLine, type PrintedService } from './service-lines.ts';

const MOST_HOSTS = 100_000;
const MOST_FACTS = 60;

interface Host {
  readonly label: string;
  readonly observations: Observation[];
}

/** Services announced by multicast DNS, as browsing tools print them. */
export const discoveryMdns: Reader = {
  name: 'discovery-mdns',
  summary: 'Multicast DNS services as avahi-browse and dns-sd print them',
  recognises(probe: Probe): number {
    const lines = probe.text
      .slice(0, 16_384)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '' && line.length < 4_096)
      .slice(0, 40);
    const good = lines.filter(isServiceLine).length;
    return good > 0 && good * 3 >= lines.length ? 0.97 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const hosts = new Map<string, Host>();
    const notes: Problem[] = [];
    const services = createServiceLines();
    let left = 0;
    const keep = (found: readonly PrintedService[]): void => {
      for (const one of found) {
        let host = hosts.get(one.host.toLowerCase());
        if (host === undefined) {
          if (hosts.size >= MOST_HOSTS) {
            left++;
            continue;
          }
          host = { label: one.host, observations: [] };
          hosts.set(one.host.toLowerCase(), host);
        }
        describeService(host, one);
      }
    };
    for await (const lines of fileLines(file, probe, options, notes)) {
      for (const { text, line } of lines) keep(services.take(text, line));
      options.signal?.throwIfAborted();
    }
    keep(services.end());
    let record = 0;
    const out: ReadEvent[] = [];
    for (const { label, observations } of hosts.values()) {
      record++;
      const { artifact } = file;
      out.push({ kind: 'sighting', artifact, sheet: '', record, counted: true, label, observations });
    }
    yield out;
    if (left > 0) yield [tooMany(file.name, left)];
    if (notes.length > 0) yield notes;
  },
};

/** Adds what a service says of its host, each fact once. */
function describeService({ observations }: Host, one: PrintedService): void {
  const at = { at: 'line', line: one.line } as const;
  const add = (kind: Observation['kind'], value: string, field: string): void => {
    if (value === '' || observations.length >= MOST_FACTS) return;
    if (!observations.some((known) => known.kind === kind && known.value === value))
      observations.push({ kind, value: value.slice(0, 512), field, at });
  };
  if (one.host !== one.name) add('hostname', one.host, 'host');
  add('ip', one.ip, 'address');
  add('mdns-text', one.name, one.service);
  for (const text of one.texts) {
    const fact = serviceTextFact(text);
    if (fact !== undefined) add(fact.kind, fact.value, fact.kind === 'mdns-text' ? one.service : fact.key);
  }
}

function tooMany(path: string, left: number): Problem {
  return {
    kind: 'problem',
    code: 'discovery-mdns/too-many',
    severity: 'warning',
    message: `${path}: more than ${MOST_HOSTS} hosts; ${left} services of further ones were left out`,
    hint: 'Split the file',
    path,
  };
}
