import type { Observation, ObservationKind, ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';

/** An address, a port perhaps, then what the service said; or the banner alone. */
const LINE = /^(?:(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]+\])(?:[:/ \t](\d{1,5})(?:\/(?:tcp|udp))?)?[\s:,|-]+)?(.+)$/i;

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
    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes)) {
      const batch: ReadEvent[] = [];
      for (const { text, line } of lines) {
        if (text.trim() === '') {
          batch.push({
            kind: 'set-aside',
            artifact: file.artifact,
            sheet: '',
            record: line,
            reason: 'blank',
            excerpt: '',
          });
          continue;
        }
        const [, ip, port, said = ''] = LINE.exec(text.trim().slice(0, 2_048)) ?? [];
        const at = { at: 'line', line } as const;
        const value = said.replace(/^(?:Server|WWW-Authenticate): */i, '');
        const observations: Observation[] = [{ kind: kindOf(said) ?? 'banner', value, field: port ?? 'banner', at }];
        if (ip !== undefined)
          observations.unshift({ kind: 'ip', value: ip.replace(/[[\]]/g, ''), field: 'address', at });
        const label = ip === undefined ? value.slice(0, 80) : `${ip} ${value.slice(0, 60)}`;
        batch.push({
          kind: 'sighting',
          artifact: file.artifact,
          sheet: '',
          record: line,
          counted: true,
          label,
          observations,
        });
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    if (notes.length > 0) yield notes;
  },
};

function kindOf(text: string): ObservationKind | undefined {
  return KINDS.find(({ sign }) => sign.test(text))?.kind;
}
