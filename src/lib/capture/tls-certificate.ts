import { u16 } from './datagram.ts';

const HANDSHAKE = 22;
const CERTIFICATE = 11;
const SERVER_HELLO = 2;
const MOST_RECORD = 16_384 + 2_048;

/**
 * The first certificate (DER) that a TLS server sends in the clear (RFC 5246, up to version 1.2), out of the beginning of
 * its stream. `more` while the stream is too short to tell; undefined when it is no such stream: version 1.3 sends certificates
 * encrypted.
 */
export function serverCertificate(stream: Uint8Array): Uint8Array | 'more' | undefined {
  const parts: Uint8Array[] = [];
  let cut = true;
  for (let at = 0; at + 5 <= stream.length; ) {
    const length = u16(stream, at + 3);
    if (stream[at] !== HANDSHAKE) {
      cut = false;
      break;
    }
    if (stream[at + 1] !== 3 || length === 0 || length > MOST_RECORD) return undefined;
    parts.push(stream.subarray(at + 5, Math.min(stream.length, at + 5 + length)));
    at += 5 + length;
  }
  const messages = parts.length === 1 ? (parts[0] ?? new Uint8Array()) : Buffer.concat(parts);
  if (messages.length > 0 && messages[0] !== SERVER_HELLO) return undefined;
  for (let at = 0; at + 4 <= messages.length; ) {
    const length = u24(messages, at + 1);
    if (messages[at] === CERTIFICATE) {
      // The list's length, then the first certificate with its own.
      const size = u24(messages, at + 7);
      const from = at + 10;
      if (size === 0 || size > length) return undefined;
      return from + size <= messages.length ? messages.subarray(from, from + size) : cut ? 'more' : undefined;
    }
    at += 4 + length;
  }
  return cut ? 'more' : undefined;
}

function u24(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) * 256 + (bytes[at + 2] ?? 0);
}
