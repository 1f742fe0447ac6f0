import { createHash, X509Certificate } from 'node:crypto';
import { type Datagram, sourceOf } from '../../lib/capture/datagram.ts';
import { createTcpStreams } from '../../lib/capture/tcp-streams.ts';
import { serverCertificate } from '../../lib/capture/tls-certificate.ts';
import type { Add } from './fact-sink.ts';

/** First bytes of the answers read: `HTTP`, `RTSP`, `SSH-`, `220`, `SIP`. */
const FIRST: ReadonlySet<number> = new Set(Buffer.from('HRS2'));
const TLS_HANDSHAKE = 22;
/** Values that hosts start with: a packet that has one left its sender last, no router lies between (RFC 1700, practice). */
const UNROUTED: ReadonlySet<number> = new Set([64, 128, 255]);
const MOST_BYTES = 16_384;

/** Addresses of local networks (RFC 1918, 3927, 4193, 4291): gateways that answer in a distant server's name are kept out. */
const LOCAL = /^(?:10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.|^fe[89ab][0-9a-f]:|^f[cd][0-9a-f]{2}:/;

/** Reads what services answer; keeps the beginnings of answers that come in several segments. */
export interface ServiceAnswers {
  take(datagram: Datagram, add: Add): void;
}

/**
 * What a service answers, when the frame comes from the host itself: behind a router the address on the wire is the
 * router's, and its neighbour's answer would be laid at its door. Answers that a proxy passed on (`Via`) are left out too.
 * Certificates are read as TLS up to 1.2 sends them, in the clear.
 */
export function createServiceAnswers(): ServiceAnswers {
  const streams = createTcpStreams((payload) => FIRST.has(payload[0] ?? 0) || isHandshake(payload));
  return {
    take(datagram, add) {
      const { transport, hopsLeft, payload } = datagram;
      if (payload.length === 0 || !UNROUTED.has(hopsLeft)) return;
      if (!(transport === 'udp' ? FIRST.has(payload[0] ?? 0) : streams.concerns(datagram))) return;
      if (!LOCAL.test(sourceOf(datagram))) return;
      if (transport === 'udp') {
        datagramAnswer(textOf(payload), add);
        return;
      }
      const stream = streams.add(datagram);
      if (stream === undefined || stream.length < 8) return;
      const read = stream[0] === TLS_HANDSHAKE ? certificateIn(stream, add) : textAnswer(datagram, textOf(stream), add);
      if (read) streams.done(datagram);
    },
  };
}

function isHandshake(payload: Uint8Array): boolean {
  // Record type, version 3.x, length; then the message type of a server's hello.
  return payload[0] === TLS_HANDSHAKE && payload[1] === 3 && payload[5] === 2;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, MOST_BYTES)).toString('latin1');
}

function datagramAnswer(said: string, add: Add): void {
  const { header } = headOf(said);
  if (/^RTSP\/1\.0 \d{3}/.test(said)) rtsp(header, add);
  else if (/^SIP\/2\.0 \d{3}/.test(said)) sip(header, add);
}

/** Reads what is whole of an answer; true when nothing further is expected of it. */
function textAnswer({ sourcePort }: Datagram, said: string, add: Add): boolean {
  const { header, whole } = headOf(said);
  const firstLine = /^([^\r\n]{1,400})\r?\n/.exec(said)?.[1];
  if (/^HTTP\/1\.[01] \d{3}/.test(said)) {
    if (header('Via') !== '' || header('X-Cache') !== '') return whole;
    add('http-server', header('Server'), 'HTTP Server');
    add('http-auth-realm', header('WWW-Authenticate'), 'HTTP WWW-Authenticate');
    const title = /<title>([^<]{1,200})</i.exec(said)?.[1] ?? '';
    // A title is told once it is known that no proxy passed the page on.
    if (whole) add('http-title', title, 'HTTP title');
    return whole && (title !== '' || !/html/i.test(header('Content-Type') || 'html'));
  }
  if (/^RTSP\/1\.0 \d{3}/.test(said)) {
    rtsp(header, add);
    return whole;
  }
  if (/^SIP\/2\.0 \d{3}/.test(said)) {
    if (whole) sip(header, add);
    return whole;
  }
  if (/^SSH-\d/.test(said) && sourcePort === 22) add('ssh-banner', firstLine ?? '', 'SSH');
  else if (/^220[ -]/.test(said) && sourcePort === 21) add('ftp-banner', firstLine ?? '', 'FTP');
  return firstLine !== undefined;
}

type Header = (name: string) => string;

/** The lines of an answer's head that are whole. */
function headOf(said: string): { readonly header: Header; readonly whole: boolean } {
  const end = said.indexOf('\r\n\r\n');
  const head = end === -1 ? said.slice(0, said.lastIndexOf('\n') + 1) : said.slice(0, end);
  return {
    whole: end !== -1,
    header: (name) => new RegExp(`^${name}: *(.+?)\\r?$`, 'im').exec(head)?.[1] ?? '',
  };
}

function rtsp(header: Header, add: Add): void {
  add('rtsp-server', header('Server'), 'RTSP Server');
  add('http-auth-realm', header('WWW-Authenticate'), 'RTSP WWW-Authenticate');
}

function sip(header: Header, add: Add): void {
  if (!header('Via').includes(',')) add('sip-user-agent', header('Server') || header('User-Agent'), 'SIP');
}

function certificateIn(stream: Uint8Array, add: Add): boolean {
  const encoded = serverCertificate(stream);
  if (encoded === 'more') return false;
  if (encoded === undefined) return true;
  try {
    const certificate = new X509Certificate(encoded);
    // Typed as text, but undefined when the certificate says nothing.
    const text = (value: string | undefined): string => (value ?? '').trim().replaceAll('\n', ', ');
    add('tls-subject', text(certificate.subject), 'TLS certificate subject');
    add('tls-issuer', text(certificate.issuer), 'TLS certificate issuer');
    add('key-fingerprint', createHash('sha1').update(encoded).digest('hex'), 'TLS certificate SHA-1');
  } catch {
    // A damaged certificate says nothing; the frames around it are read on.
  }
  return true;
}
