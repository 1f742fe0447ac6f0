import { X509Certificate } from 'node:crypto';
import type { Observation, ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';

const BEGIN = /^-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----\s*$/;
const END = /^-----END (?:TRUSTED |X509 )?CERTIFICATE-----/;
const MOST_LINES = 2_000;

/** Certificates in PEM form, alone or among other text (as `openssl s_client -showcerts` prints them). */
export const discoveryCertificate: Reader = {
  name: 'discovery-certificate',
  summary: 'TLS certificates (PEM): subject, issuer, names',
  recognises(probe: Probe): number {
    return /^-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/m.test(probe.text) ? 0.95 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    let open: string[] | undefined;
    let start = 0;
    let record = 0;
    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes)) {
      const batch: ReadEvent[] = [];
      for (const { text, line } of lines) {
        if (BEGIN.test(text)) {
          if (open !== undefined) batch.push(broken(file, start, ++record, 'it has no end'));
          open = [text.trim()];
          start = line;
        } else if (open !== undefined) {
          open.push(text.trim());
          if (END.test(text)) {
            batch.push(...certificate(open.join('\n'), file, start, ++record));
            open = undefined;
          } else if (open.length > MOST_LINES) {
            batch.push(broken(file, start, ++record, `it is longer than ${MOST_LINES} lines`));
            open = undefined;
          }
        }
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    if (open !== undefined) yield [broken(file, start, ++record, 'it has no end')];
    if (notes.length > 0) yield notes;
  },
};

function certificate(pem: string, file: EvidenceFile, line: number, record: number): readonly ReadEvent[] {
  let parsed: X509Certificate;
  try {
    parsed = new X509Certificate(pem);
  } catch (error) {
    // A length in the encoding that lies, or text that is no base64.
    return [
      broken(
        file,
        line,
        record,
        error instanceof Error ? error.message.replace(/^error:\w+:/, '') : 'not a certificate',
      ),
    ];
  }
  const at = { at: 'line', line } as const;
  const observations: Observation[] = [];
  const add = (kind: Observation['kind'], value: string | undefined, field: string): void => {
    const shown = value?.trim().replaceAll('\n', ', ') ?? '';
    if (shown !== '') observations.push({ kind, value: shown.slice(0, 1_024), field, at });
  };
  add('tls-subject', parsed.subject, 'subject');
  add('tls-issuer', parsed.issuer, 'issuer');
  add('service', parsed.subjectAltName, 'names');
  add('service', parsed.fingerprint256, 'SHA-256');
  const name = /CN=([^\n]+)/.exec(parsed.subject)?.[1] ?? parsed.subject.split('\n')[0] ?? 'certificate';
  return [
    {
      kind: 'sighting',
      artifact: file.artifact,
      sheet: '',
      record,
      counted: true,
      label: `certificate of ${name}`,
      observations,
    },
  ];
}

function broken(file: EvidenceFile, line: number, record: number, why: string): ReadEvent {
  return {
    kind: 'problem',
    code: 'discovery-certificate/broken',
    severity: 'warning',
    message: `${file.name}, line ${line}: certificate ${record} cannot be read (${why}); the others were`,
    hint: 'Fetch it again: openssl s_client -connect HOST:443 -showcerts',
    path: file.name,
    locator: { at: 'line', line },
  };
}
