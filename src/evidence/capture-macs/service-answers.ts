import type { Datagram } from '../../lib/capture/datagram.ts';
import type { Add } from './fact-sink.ts';

/** First bytes of the answers read: `HTTP`, `RTSP`, `SSH-`, `220`, `SIP`. */
const FIRST: ReadonlySet<number> = new Set(Buffer.from('HRS2'));
/** Values that hosts start with: a packet that has one left its sender last, no router lies between (RFC 1700, practice). */
const UNROUTED: ReadonlySet<number> = new Set([64, 128, 255]);
const MOST_BYTES = 4_096;

/** Addresses of local networks (RFC 1918, 3927, 4193, 4291): gateways that answer in a distant server's name are kept out. */
const LOCAL = /^(?:10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.|^fe[89ab][0-9a-f]:|^f[cd][0-9a-f]{2}:/;

/**
 * What a service answers, when the frame comes from the host itself: behind a router the address on the wire is the
 * router's, and its neighbour's answer would be laid at its door. Answers that a proxy passed on (`Via`) are left out too.
 */
export function serviceAnswers(datagram: Datagram, add: Add): void {
  const { transport, sourcePort, hopsLeft, source, payload } = datagram;
  if (!FIRST.has(payload[0] ?? 0) || payload.length < 8) return;
  if (!UNROUTED.has(hopsLeft) || !LOCAL.test(source)) return;
  const said = Buffer.from(payload.subarray(0, MOST_BYTES)).toString('latin1');
  const head = said.slice(0, Math.max(0, said.indexOf('\r\n\r\n')) || undefined);
  const header = (name: string): string => new RegExp(`^${name}: *(.+?)\\r?$`, 'im').exec(head)?.[1] ?? '';
  if (/^HTTP\/1\.[01] \d{3}/.test(said)) {
    if (transport === 'udp' || header('Via') !== '' || header('X-Cache') !== '') return;
    add('http-server', header('Server'), 'HTTP Server');
    add('http-auth-realm', header('WWW-Authenticate'), 'HTTP WWW-Authenticate');
    add('http-title', /<title>([^<]{1,200})/i.exec(said)?.[1] ?? '', 'HTTP title');
  } else if (/^RTSP\/1\.0 \d{3}/.test(said)) {
    add('rtsp-server', header('Server'), 'RTSP Server');
    add('http-auth-realm', header('WWW-Authenticate'), 'RTSP WWW-Authenticate');
  } else if (/^SSH-\d/.test(said) && sourcePort === 22) add('ssh-banner', said.split(/\r?\n/)[0] ?? '', 'SSH');
  else if (/^220[ -]/.test(said) && sourcePort === 21) add('ftp-banner', said.split(/\r?\n/)[0] ?? '', 'FTP');
  else if (/^SIP\/2\.0 \d{3}/.test(said) && !header('Via').includes(','))
    add('sip-user-agent', header('Server') || header('User-Agent'), 'SIP');
}
