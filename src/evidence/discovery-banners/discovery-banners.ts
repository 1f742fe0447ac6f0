import type { Observation, ObservationKind, ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';

/** An address, a port perhaps, then what the service said; or the banner alone. */
const LINE = /^(?:(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]+\])(?:[:/ \t](\d{1,5})(?:\/(?:tcp|udp))?)?[\s:,|-]+)?(.+)$/i;

const MOST_HOSTS = 100_000;
const MOST_FACTS = 60;

/** Banners that say what they are by their first characters. */
const KINDS: readonly { readonly sign: RegExp; readonly kind: ObservationKind }[] = [
  { sign: /^SSH-\d\.\d+-\S/, kind: 'ssh-banner' },
  { sign: /^220[ -].*(?:FTP|ftp)/, kind: 'ftp-banner' },
  { sign: /^(?:Server|RTSP Server): /i, kind: 'http-server' },
  { sign: /^WWW-Authenticate: |^(?:Basic|Digest) realm=/i, kind: 'http-auth-realm' },
  { sign: /(?:login|username|password): ?$/i, kind: 'telnet-banner' },
  { sign: /^onvif:\/\/www\.onvif\.org\//, kind: 'onvif-scope' },
];

/** Lists of SSH, Telnet, FTP and other banners: one a line, with or without the address that gave it. */
export const discoveryBanners: Reader = {
  name: 'discovery-banners',
  summary: 'Lists of SSH, Telnet, FTP and web banners, one a line',
  recognises(probe: Probe): number {
    const lines = probe.text
      .slice(0, 16_384)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .slice(0, 60);
    const good = lines.filter(
      (line) => line.length < 500 && kindOf(LINE.exec(line.trim())?.[3] ?? '') !== undefined,
    ).length;
    return good > 0 && good * 2 >= lines.length ? 0.8 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const { artifact } = file;
    const notes: Problem[] = [];
    const hosts = new Map<string, Host>();
    for await (const lines of fileLines(file, probe, options, notes)) {
      const batch: ReadEvent[] = [];
      for (const { text, line } of lines) {
        const plain = text.trim();
        if (plain === '' || /^(?:#|\/\/)/.test(plain)) {
          const reason = plain === '' ? 'blank' : 'chatter';
          batch.push({ kind: 'set-aside', artifact, sheet: '', record: line, reason, excerpt: plain.slice(0, 160) });
          continue;
        }
        const { ip, fact } = bannerIn(plain, line);
        const host = ip === undefined ? undefined : hosts.get(ip);
        if (host !== undefined) {
          // A further answer of a host that stands above.
          if (host.observations.length < MOST_FACTS) host.observations.push(fact);
        } else if (ip !== undefined && hosts.size < MOST_HOSTS) {
          hosts.set(ip, {
            record: line,
            observations: [{ kind: 'ip', value: ip, field: 'address', at: fact.at }, fact],
          });
        } else batch.push(sightingOf(artifact, line, [fact]));
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    yield [...hosts.values()].map(({ record, observations }) => sightingOf(artifact, record, observations));
    if (notes.length > 0) yield notes;
  },
};

interface Host {
  readonly record: number;
  readonly observations: Observation[];
}

function bannerIn(text: string, line: number): { readonly ip: string | undefined; readonly fact: Observation } {
  const [, ip, port, said = ''] = LINE.exec(text.slice(0, 2_048)) ?? [];
  const value = said.replace(/^(?:Server|WWW-Authenticate): */i, '');
  const fact: Observation = {
    kind: kindOf(said) ?? 'banner',
    value,
    field: port ?? 'banner',
    at: { at: 'line', line },
  };
  return { ip: ip?.replace(/[[\]]/g, '').toLowerCase(), fact };
}

function sightingOf(artifact: number, record: number, observations: readonly Observation[]): ReadEvent {
  const [first, second] = observations;
  const said = (second ?? first)?.value.slice(0, 80) ?? '';
  const label = second === undefined ? said : `${first?.value ?? ''} ${said}`;
  return { kind: 'sighting', artifact, sheet: '', record, counted: true, label, observations };
}

function kindOf(text: string): ObservationKind | undefined {
  return KINDS.find(({ sign }) => sign.test(text))?.kind;
}
