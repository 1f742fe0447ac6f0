import type { Observation, ObservationKind, ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';

const START = /^(?:HTTP\/\d(?:\.\d)? \d{3}\b|RTSP\/1\.0 \d{3}\b|SIP\/2\.0 \d{3}\b|NOTIFY \* HTTP\/1\.1)/;
const HEADERS: Readonly<Record<string, ObservationKind>> = {
  server: 'http-server',
  'www-authenticate': 'http-auth-realm',
  'proxy-authenticate': 'http-auth-realm',
  'x-powered-by': 'http-server',
  'user-agent': 'sip-user-agent',
};
const MOST_BODY = 65_536;

/** Saved answers of web, RTSP, SIP and SSDP servers: heads as `curl -i` prints them, and the title of the page. */
export const discoveryHttp: Reader = {
  name: 'discovery-http',
  summary: 'HTTP, RTSP, SIP and SSDP answers: server, realm, page title',
  recognises(probe: Probe): number {
    return START.test(probe.text.trimStart().slice(0, 200)) ? 0.93 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    let observations: Observation[] = [];
    let body = '';
    let head = false;
    let protocol = 'HTTP';
    let record = 0;
    let start = 1;
    const close = (): readonly ReadEvent[] => {
      const at = { at: 'line', line: start } as const;
      const title = /<title[^>]{0,200}>([^<]{1,300})/i.exec(body)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
      if (title !== '') observations.push({ kind: 'http-title', value: title, field: 'title', at });
      if (body.trim() !== '')
        observations.push({ kind: 'http-body', value: body.slice(0, MOST_BODY), field: 'body', at });
      const out: ReadEvent[] = [];
      if (observations.length > 0) {
        const of = (kind: ObservationKind): string => observations.find((one) => one.kind === kind)?.value ?? '';
        const label = of('ip') || of('http-server') || of('upnp-field') || title || `${protocol} answer`;
        out.push({
          kind: 'sighting',
          artifact: file.artifact,
          sheet: '',
          record: ++record,
          counted: true,
          label,
          observations,
        });
      }
      observations = [];
      body = '';
      return out;
    };
    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes)) {
      const batch: ReadEvent[] = [];
      for (const { text, line } of lines) {
        if (START.test(text)) {
          // Redirects are answers of the same server: what follows at once belongs together.
          if (body.trim() !== '' || protocol === 'SSDP') batch.push(...close());
          if (observations.length === 0) start = line;
          head = true;
          protocol = text.startsWith('NOTIFY') ? 'SSDP' : text.slice(0, 4);
        } else if (head && text.trim() === '') head = false;
        else if (head) header(text, line, protocol, observations);
        else if (body.length < MOST_BODY) body += `${text}\n`;
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    yield close();
    if (notes.length > 0) yield notes;
  },
};

function header(text: string, line: number, protocol: string, observations: Observation[]): void {
  const colon = text.indexOf(':');
  if (colon < 1) return;
  const name = text.slice(0, colon).trim().toLowerCase();
  const value = text
    .slice(colon + 1)
    .trim()
    .slice(0, 1_024);
  const at = { at: 'line', line } as const;
  if (name === 'location' || name === 'host') {
    const ip = /\d{1,3}(?:\.\d{1,3}){3}/.exec(value)?.[0];
    if (ip !== undefined && !ip.startsWith('239.') && !observations.some((one) => one.kind === 'ip'))
      observations.push({ kind: 'ip', value: ip, field: name, at });
    return;
  }
  const known = HEADERS[name];
  if (known === undefined || value === '') return;
  const kind: ObservationKind =
    name !== 'server'
      ? known
      : protocol === 'RTSP'
        ? 'rtsp-server'
        : protocol === 'SIP/'
          ? 'sip-user-agent'
          : protocol === 'SSDP'
            ? 'upnp-field'
            : known;
  // SSDP answers to a search look like HTTP but name the UPnP version in their server line.
  const upnp = kind === 'http-server' && /UPnP\/\d/.test(value) ? 'upnp-field' : kind;
  observations.push({ kind: upnp, value, field: name.toUpperCase(), at });
}
