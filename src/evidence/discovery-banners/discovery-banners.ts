import type { Observation, ObservationKind, ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { isTranscript, readTranscript } from './transcript.ts';

/** An address, a port perhaps, then what the service said; or the banner alone. */
const LINE =
  /^(?:(?:[a-z][a-z0-9+.-]{1,9}:\/\/)?"?(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]+\])"?(?:[:/ \t,;|]+(\d{1,5})(?![\d.-]*[.-]\d)(?:\/(?:tcp|udp))?)?[\s:,;|-]+)?(.+)$/i;
/** `ssh-keyscan` prints what each host said as a remark above its keys, which say nothing of the maker. */
const SCANNED = /^# (\S{3,60}:\d{1,5} SSH-\d\.\d+-\S.*)$/;
const KEY = /^\S{1,300} (?:ssh-|ecdsa-|sk-)[\w@.-]{3,60} AAAA\S*/;

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
    const head = probe.text.slice(0, 16_384);
    if (isTranscript(head)) return 0.9;
    const lines = head
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !KEY.test(line))
      .slice(0, 60);
    const good = lines.filter(
      (line) => line.length < 500 && kindOf(LINE.exec(SCANNED.exec(line)?.[1] ?? line)?.[3] ?? '') !== undefined,
    ).length;
    return good > 0 && good * 2 >= lines.length ? 0.8 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const { artifact } = file;
    if (isTranscript(probe.text.slice(0, 16_384))) {
      yield* readTranscript(file, probe, options);
      return;
    }
    const notes: Problem[] = [];
    const hosts = new Map<string, Host>();
    for await (const lines of fileLines(file, probe, options, notes)) {
      const batch: ReadEvent[] = [];
      for (const { text, line } of lines) {
        const written = text.trim();
        const plain = SCANNED.exec(written)?.[1] ?? written;
        if (plain === '' || /^(?:#|\/\/)/.test(plain) || KEY.test(plain)) {
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
  const value = plainBanner(said.replace(/^(?:Server|WWW-Authenticate): */i, ''));
  const fact: Observation = {
    kind: kindOf(said) ?? kindOf(value) ?? 'banner',
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

/** A banner without the quotes of a table and without escapes of control characters, as scanners print them. */
function plainBanner(text: string): string {
  const bare = /^"(.*)"$/.exec(text)?.[1] ?? text;
  return bare.replace(/\\x(?:[0189a-f][0-9a-f]|7f)|\\[rnt0]/gi, ' ').trim() || text;
}

function kindOf(text: string): ObservationKind | undefined {
  return KINDS.find(({ sign }) => sign.test(text))?.kind;
}
