import { u16 } from './datagram.ts';

/** One answer of a DNS message, as far as device names and texts need it. */
export interface DnsRecord {
  /** Labels of the name it is about, as written. */
  readonly name: readonly string[];
  readonly type: 'address' | 'text' | 'service';
  /** Strings of a TXT record; empty for the others. */
  readonly texts: readonly string[];
}

const MOST_RECORDS = 200;
const TYPES: Readonly<Record<number, DnsRecord['type']>> = { 1: 'address', 16: 'text', 28: 'address', 33: 'service' };

/** Answers of a DNS response (RFC 1035, 6762): A, AAAA, SRV and TXT. Empty for questions; cut messages give what is whole. */
export function dnsRecords(message: Uint8Array): readonly DnsRecord[] {
  if (message.length < 12 || ((message[2] ?? 0) & 0x80) === 0) return [];
  const found: DnsRecord[] = [];
  let at = 12;
  for (let left = Math.min(u16(message, 4), MOST_RECORDS); left > 0; left--) {
    const name = nameAt(message, at);
    if (name === undefined) return found;
    at = name.end + 4;
  }
  const count = u16(message, 6) + u16(message, 8) + u16(message, 10);
  for (let left = Math.min(count, MOST_RECORDS); left > 0; left--) {
    const name = nameAt(message, at);
    if (name === undefined) return found;
    at = name.end;
    const length = u16(message, at + 8);
    const data = at + 10;
    if (data + length > message.length) return found;
    const type = TYPES[u16(message, at)];
    if (type !== undefined) {
      const texts = type === 'text' ? strings(message.subarray(data, data + length)) : [];
      found.push({ name: name.labels, type, texts });
    }
    at = data + length;
  }
  return found;
}

/** A name, its compression pointers followed backwards only, so that no loop is possible. */
function nameAt(
  message: Uint8Array,
  start: number,
): { readonly labels: readonly string[]; readonly end: number } | undefined {
  const labels: string[] = [];
  let at = start;
  let before = start;
  let end: number | undefined;
  for (;;) {
    const length = message[at];
    if (length === undefined) return undefined;
    if (length === 0) return { labels, end: end ?? at + 1 };
    if (length >= 0xc0) {
      const target = u16(message, at) & 0x3fff;
      end ??= at + 2;
      if (target >= before) return undefined;
      at = target;
      before = target;
    } else {
      if (length > 63 || at + 1 + length > message.length || labels.length > 127) return undefined;
      labels.push(Buffer.from(message.subarray(at + 1, at + 1 + length)).toString('utf8'));
      at += 1 + length;
    }
  }
}

function strings(data: Uint8Array): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < data.length; ) {
    const length = data[at] ?? 0;
    if (length > 0) found.push(Buffer.from(data.subarray(at + 1, at + 1 + length)).toString('utf8'));
    at += 1 + length;
  }
  return found;
}
