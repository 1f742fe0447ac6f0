import type { Observation, ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';

/** `=;eth0;IPv4;name;_http._tcp;local;host.local;192.0.2.1;80;"text" "text"` (avahi-browse -p). */
const RESOLVED = /^=;([^;]*);(IPv[46]);([^;]*);(_[^;]+);([^;]*);([^;]*);([^;]*);(\d*);(.*)$/;
const MOST_HOSTS = 100_000;
const MOST_FACTS = 60;

/** What `avahi-browse -arp` prints: services announced by multicast DNS, one line each. */
export const discoveryMdns: Reader = {
  name: 'discovery-mdns',
  summary: 'Multicast DNS services as avahi-browse -arp prints them',
  recognises(probe: Probe): number {
    const lines = probe.text
      .slice(0, 16_384)
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .slice(0, 40);
    const good = lines.filter((line) => /^[=+-];[^;]*;IPv[46];/.test(line)).length;
    return good > 0 && good * 2 >= lines.length ? 0.97 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const hosts = new Map<string, { line: number; observations: Observation[] }>();
    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes)) {
      for (const { text, line } of lines) {
        const match = RESOLVED.exec(text);
        if (match === null) continue;
        const [, , , name = '', service = '', , host = '', ip = '', , texts = ''] = match;
        const key = host || ip;
        let known = hosts.get(key);
        const at = { at: 'line', line } as const;
        if (known === undefined) {
          if (hosts.size >= MOST_HOSTS) continue;
          known = { line, observations: [{ kind: 'hostname', value: host, field: 'host', at }] };
          hosts.set(key, known);
        }
        const add = (kind: Observation['kind'], value: string, field: string): void => {
          if (value === '' || known === undefined || known.observations.length >= MOST_FACTS) return;
          if (known.observations.some((one) => one.kind === kind && one.value === value)) return;
          known.observations.push({ kind, value: value.slice(0, 512), field, at });
        };
        add('ip', ip, 'address');
        add('mdns-text', unescaped(name), service);
        for (const [, pair = ''] of texts.matchAll(/"((?:[^"\\]|\\.){0,500})"/g)) fact(unescaped(pair), service, add);
      }
      options.signal?.throwIfAborted();
    }
    const out: ReadEvent[] = [];
    let record = 0;
    for (const [key, { observations }] of hosts) {
      record++;
      out.push({
        kind: 'sighting',
        artifact: file.artifact,
        sheet: '',
        record,
        counted: true,
        label: key,
        observations,
      });
    }
    yield out;
    if (notes.length > 0) yield notes;
  },
};

/** Keys of text records that tell maker, model or address; others are kept as they stand when they name something. */
function fact(
  pair: string,
  service: string,
  add: (kind: Observation['kind'], value: string, field: string) => void,
): void {
  const equals = pair.indexOf('=');
  if (equals === -1) return;
  const key = pair.slice(0, equals).toLowerCase();
  const value = pair.slice(equals + 1).trim();
  if (['manufacturer', 'vendor', 'mfg', 'usb_mfg', 'mf'].includes(key)) add('manufacturer', value, key);
  else if (['model', 'md', 'usb_mdl', 'ty', 'product', 'am', 'modelid'].includes(key))
    add('model', value.replace(/^\((.*)\)$/, '$1'), key);
  else if (['mac', 'macaddress', 'deviceid', 'id'].includes(key) && /^[0-9a-f]{2}(?::?[0-9a-f]{2}){5}$/i.test(value))
    add('mac', value, key);
  else if (['serial', 'serialnumber', 'sn'].includes(key)) add('serial-number', value, key);
  else if (/[A-Za-z]{3}/.test(value) && value.length <= 80) add('mdns-text', `${key}=${value}`, service);
}

/** avahi writes special characters as a backslash and three decimal digits. */
function unescaped(text: string): string {
  return text.replace(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(Number(code))).replace(/\\(.)/g, '$1');
}
