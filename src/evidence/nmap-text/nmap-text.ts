import type { Observation, ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { greppableHost, isGreppable } from './greppable.ts';
import { openPlace } from '../open-place.ts';
import { scriptFacts } from '../scan-scripts.ts';

const REPORT = /^(?:Nmap scan report for|Interesting ports on|Discovered open port .* on) (.+?):?$/;
const PORT = /^(\d{1,5})\/(tcp|udp|sctp)\s+(open(?:\|filtered)?|closed|filtered|unfiltered)\s+(\S+)(?:\s+(.*))?$/;
const MAC = /^MAC Address: ([0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5})(?: \((.*)\))?/;
const SCRIPT = /^\|[_ ]?\s?([a-z0-9-]+): ?(.*)$/;

/** What nmap prints on the screen or with `-oN`, whole or as an excerpt. */
export const nmapText: Reader = {
  name: 'nmap-text',
  summary: 'nmap normal output (-oN or copied from the screen) and greppable output (-oG)',
  distinct: true,
  scanned: true,
  recognises(probe: Probe): number {
    const text = probe.text.slice(0, 16_384);
    if (/^(?:# Nmap \S+ scan initiated|Starting Nmap |Nmap scan report for )/m.test(text)) return 0.97;
    if (/^Host: \S{1,100} \([^)\t]{0,255}\)\t(?:Ports|Status): /m.test(text)) return 0.97;
    if (/^PORT +STATE +SERVICE/m.test(text)) return 0.85;
    // A list of goods may hold addresses with a name beside them; only a scan has ports as well.
    return /^\d{1,5}\/(?:tcp|udp)\s+(?:open|closed|filtered)/m.test(text) &&
      /^MAC Address: [0-9A-F:]{17} \(/m.test(text)
      ? 0.85
      : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    let observations: Observation[] = [];
    let label = '';
    let record = 0;
    let script: { id: string; text: string } | undefined;
    const close = (): readonly ReadEvent[] => {
      const out: ReadEvent[] = [];
      endScript();
      if (observations.length > 0) {
        record++;
        const at = { at: 'record', sheet: 'host', record } as const;
        const kept = observations.map((one) => ({ ...one, at }));
        out.push({
          kind: 'sighting',
          artifact: file.artifact,
          sheet: 'host',
          record,
          counted: true,
          label: label || 'host',
          observations: kept,
        });
      }
      observations = [];
      label = '';
      return out;
    };
    const at = { at: 'record', sheet: 'host', record: 0 } as const;
    const endScript = (): void => {
      if (script !== undefined) observations.push(...scriptFacts(script.id, script.text, at));
      script = undefined;
    };
    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes, 'Scan again with -oX: XML has no such lines')) {
      const batch: ReadEvent[] = [];
      for (const { text } of lines) {
        if (isGreppable(text)) {
          const host = greppableHost(text);
          if (host === undefined) continue;
          // The line of states and the line of ports tell one host.
          if (host.label !== label) batch.push(...close());
          label = host.label;
          const known = new Set(observations.map((one) => `${one.kind} ${one.field} ${one.value}`));
          observations.push(...host.observations.filter((one) => !known.has(`${one.kind} ${one.field} ${one.value}`)));
          continue;
        }
        const report = REPORT.exec(text);
        if (report !== null) {
          batch.push(...close());
          // A name is never longer than 253 letters; an address in brackets may follow.
          label = (report[1] ?? '').slice(0, 320);
          const ip = /\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}:[0-9a-f:]{1,45}/i.exec(label)?.[0];
          const name = /^([A-Za-z][\w.-]*) \(/.exec(label)?.[1];
          if (ip !== undefined) observations.push({ kind: 'ip', value: ip, field: 'address', at });
          if (name !== undefined) observations.push({ kind: 'hostname', value: name, field: 'hostname', at });
          continue;
        }
        const started = text.startsWith('|') ? SCRIPT.exec(text) : null;
        if (started !== null) {
          endScript();
          script = { id: started[1] ?? '', text: started[2] ?? '' };
          continue;
        }
        if (text.startsWith('|') && script !== undefined && script.text.length < 8_192) {
          script.text += `\n${text.replace(/^\|[_ ]? ?/, '')}`;
          continue;
        }
        endScript();
        const mac = MAC.exec(text);
        const port = PORT.exec(text);
        if (mac !== null) {
          observations.push({ kind: 'mac', value: mac[1] ?? '', field: 'MAC Address', at });
          if (mac[2] !== undefined && mac[2] !== 'Unknown')
            observations.push({ kind: 'tool-vendor', value: mac[2], field: 'MAC Address', at });
        } else if (port !== null && (port[3] ?? '').startsWith('open')) {
          const where = openPlace(port[3] ?? '', port[2] ?? '', port[1] ?? '');
          const product = (port[5] ?? '').replace(/^(?:syn-ack|udp-response|no-response|reset)(?: ttl \d+)?\s*/, '');
          observations.push({
            kind: 'service',
            value: `${port[4]} ${product}`.trim(),
            field: where,
            at,
          });
          if (product !== '') observations.push({ kind: 'banner', value: product, field: `${where} product`, at });
        }
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    yield close();
    if (notes.length > 0) yield notes;
  },
};
