/** The UDP or TCP part of a frame. */
export interface Datagram {
  readonly transport: 'udp' | 'tcp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Time to live (IPv4) or hop limit (IPv6), as captured. */
  readonly hopsLeft: number;
  /** Sender's address as text. */
  readonly source: string;
  /** Whether the receiver is a group. */
  readonly toGroup: boolean;
  /** What is carried; may be cut. */
  readonly payload: Uint8Array;
}

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const TCP = 6;
const UDP = 17;

/**
 * Reads IP and UDP or TCP heads at `start` (RFC 791, 8200, 768, 9293). Undefined for anything else, for later fragments,
 * and for heads that are cut. Frames may be padded: lengths in the heads end the payload.
 */
export function datagramAt(bytes: Uint8Array, etherType: number, start: number): Datagram | undefined {
  if (etherType === IPV4) return ipv4(bytes, start);
  return etherType === IPV6 ? ipv6(bytes, start) : undefined;
}

function ipv4(bytes: Uint8Array, at: number): Datagram | undefined {
  const head = ((bytes[at] ?? 0) & 15) * 4;
  if ((bytes[at] ?? 0) >> 4 !== 4 || head < 20 || at + head + 8 > bytes.length) return undefined;
  if ((u16(bytes, at + 6) & 0x1fff) !== 0) return undefined;
  const source = [...bytes.subarray(at + 12, at + 16)].join('.');
  const toGroup = (bytes[at + 16] ?? 0) >= 224;
  // Offloading network cards leave the length zero.
  const end = u16(bytes, at + 2) === 0 ? bytes.length : Math.min(bytes.length, at + u16(bytes, at + 2));
  return transport(bytes, { protocol: bytes[at + 9] ?? 0, at: at + head, end, source, toGroup, hops: bytes[at + 8] });
}

function ipv6(bytes: Uint8Array, at: number): Datagram | undefined {
  if ((bytes[at] ?? 0) >> 4 !== 6 || at + 48 > bytes.length) return undefined;
  const groups = Array.from({ length: 8 }, (_, nth) => u16(bytes, at + 8 + nth * 2).toString(16));
  const length = u16(bytes, at + 4);
  const end = length === 0 ? bytes.length : Math.min(bytes.length, at + 40 + length);
  let protocol = bytes[at + 6] ?? 0;
  let next = at + 40;
  // Hop-by-hop options come before multicast listener and router messages only, but may.
  if (protocol === 0) {
    protocol = bytes[next] ?? 0;
    next += ((bytes[next + 1] ?? 0) + 1) * 8;
  }
  return transport(bytes, {
    protocol,
    at: next,
    end,
    source: shortest(groups),
    toGroup: bytes[at + 24] === 0xff,
    hops: bytes[at + 7],
  });
}

interface Inner {
  readonly protocol: number;
  readonly at: number;
  readonly end: number;
  readonly source: string;
  readonly toGroup: boolean;
  readonly hops: number | undefined;
}

function transport(bytes: Uint8Array, inner: Inner): Datagram | undefined {
  const { protocol, at, end, source, toGroup, hops } = inner;
  if (protocol !== TCP && protocol !== UDP) return undefined;
  const head = protocol === UDP ? 8 : ((bytes[at + 12] ?? 0) >> 4) * 4;
  if (at + head > end || (protocol === TCP && head < 20)) return undefined;
  return {
    transport: protocol === UDP ? 'udp' : 'tcp',
    sourcePort: u16(bytes, at),
    destinationPort: u16(bytes, at + 2),
    hopsLeft: hops ?? 0,
    source,
    toGroup,
    payload: bytes.subarray(at + head, end),
  };
}

/** RFC 5952: the longest run of zero groups becomes `::`. */
function shortest(groups: readonly string[]): string {
  const runs = [...groups.join(':').matchAll(/(?:^|:)(?:0(?::|$)){2,}/g)].map(([run]) => run);
  const longest = runs.toSorted((one, two) => two.length - one.length)[0];
  return longest === undefined ? groups.join(':') : groups.join(':').replace(longest, '::');
}

/** Two bytes, the higher first. */
export function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
