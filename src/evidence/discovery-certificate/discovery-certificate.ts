import { X509Certificate } from 'node:crypto';
import type { Observation, ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { createPrinted, isPrinted } from './printed.ts';

const BEGIN = /^-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----\s*$/;
const END = /^-----END (?:TRUSTED |X509 )?CERTIFICATE-----/;
const MOST_LINES = 2_000;
const MOST_BYTES = 1_000_000;

/** Certificates in PEM form, alone or among other text (as `openssl s_client -showcerts` prints them), DER, or in words. */
export const discoveryCertificate: Reader = {
  name: 'discovery-certificate',
  summary: 'TLS certificates (PEM, DER, or as OpenSSL prints them): subject, issuer, names',
  recognises(probe: Probe): number {
    if (/^-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/m.test(probe.text)) return 0.95;
    if (isDer(probe)) return 0.95;
    return isPrinted(probe.text) ? 0.92 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const found = createFound(file);
    if (isDer(probe)) {
      yield found.take(Buffer.from(await file.bytes(MOST_BYTES)), 1);
      return;
    }
    const printed = /^-----BEGIN /m.test(probe.text) ? undefined : createPrinted(file.artifact);
    let open: string[] | undefined;
    let start = 0;
    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes)) {
      const batch: ReadEvent[] = [];
      for (const { text, line } of lines) {
        if (printed !== undefined) batch.push(...printed.take(text, line));
        else if (BEGIN.test(text)) {
          if (open !== undefined) batch.push(...found.damaged(start, 'it has no end'));
          open = [text.trim()];
          start = line;
        } else if (open !== undefined) {
          open.push(text.trim());
          if (END.test(text)) {
            batch.push(...found.take(open.join('\n'), start));
            open = undefined;
          } else if (open.length > MOST_LINES) {
            batch.push(...found.damaged(start, `it is longer than ${MOST_LINES} lines`));
            open = undefined;
          }
        }
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    if (open !== undefined) yield found.damaged(start, 'it has no end');
    yield [...(printed?.end() ?? []), ...notes];
  },
};

/** A small file that is one DER sequence, whole, and parses. */
function isDer(probe: Probe): boolean {
  const { head, whole } = probe;
  if (!whole || head.length < 100 || head[0] !== 0x30 || head[1] !== 0x82) return false;
  if (head.length !== 4 + (((head[2] ?? 0) << 8) | (head[3] ?? 0))) return false;
  return !('why' in parsed(Buffer.from(head)));
}

interface Parsed {
  readonly certificate: X509Certificate;
  readonly subject: string;
  readonly issuer: string;
  readonly names: string;
  readonly fingerprint: string;
}

function parsed(encoded: string | Buffer): Parsed | { readonly why: string } {
  try {
    const certificate = new X509Certificate(encoded);
    // Typed as text, but undefined when the certificate says nothing.
    const text = (value: string | undefined): string => (value ?? '').trim().replaceAll('\n', ', ').slice(0, 1_024);
    return {
      certificate,
      subject: text(certificate.subject),
      issuer: text(certificate.issuer),
      names: text(certificate.subjectAltName),
      fingerprint: certificate.fingerprint256,
    };
  } catch (error) {
    // A length in the encoding that lies, or text that is no base64.
    return { why: error instanceof Error ? error.message.replace(/^error:\w+:/, '') : 'not a certificate' };
  }
}

/** Numbers the certificates of a file, and tells a device's own from those of its issuers. */
function createFound(file: EvidenceFile): {
  take(encoded: string | Buffer, line: number): readonly ReadEvent[];
  damaged(line: number, why: string): readonly ReadEvent[];
} {
  const { artifact } = file;
  const seen = new Set<string>();
  let record = 0;
  let before: X509Certificate | undefined;
  const damaged = (line: number, why: string): readonly ReadEvent[] => {
    record++;
    const message = `${file.name}, line ${line}: certificate ${record} cannot be read (${why}); the others were`;
    return [
      {
        kind: 'problem',
        code: 'discovery-certificate/broken',
        severity: 'warning',
        message,
        hint: 'Fetch it again: openssl s_client -connect HOST:443 -showcerts',
        path: file.name,
        locator: { at: 'line', line },
      },
    ];
  };
  const take = (encoded: string | Buffer, line: number): readonly ReadEvent[] => {
    const one = parsed(encoded);
    if ('why' in one) return damaged(line, one.why);
    record++;
    const issued = before !== undefined && one.certificate.ca && before.checkIssued(one.certificate);
    before = one.certificate;
    const excerpt = (one.subject || 'certificate without a name').slice(0, 160);
    const aside = { kind: 'set-aside', artifact, sheet: '', record } as const;
    if (seen.has(one.fingerprint)) return [{ ...aside, reason: 'repeat', excerpt }];
    seen.add(one.fingerprint);
    // The issuer of the certificate before it is no device: its name stands in that one too.
    if (issued) return [{ ...aside, reason: 'chatter', excerpt: `issuer’s certificate: ${excerpt}` }];
    const at = { at: 'line', line } as const;
    const observations: Observation[] = [];
    const add = (kind: Observation['kind'], value: string, field: string): void => {
      if (value !== '') observations.push({ kind, value, field, at });
    };
    add('tls-subject', one.subject, 'subject');
    add('tls-issuer', one.issuer, 'issuer');
    add('service', one.names, 'names');
    add('service', one.fingerprint, 'SHA-256');
    const name = /CN=([^,]+)/.exec(one.subject)?.[1] ?? excerpt;
    const label = one.subject === '' ? name : `certificate of ${name}`;
    return [{ kind: 'sighting', artifact, sheet: '', record, counted: true, label, observations }];
  };
  return { take, damaged };
}
