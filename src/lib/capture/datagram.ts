/** Where an IP head stands, to write its addresses out when asked: most packets of a capture tell nothing. */
export interface IpEnds {
  readonly bytes: Uint8Array;
  /** Where the IP head begins. */
  readonly ip: number;
}

/** The UDP or TCP part of a frame. */
export interface Datagram extends IpEnds {
  readonly transport: 'udp' | 'tcp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Time to live (IPv4) or hop limit (IPv6), as captured. */
  readonly hopsLeft: number;
  /** Whether the receiver is a group. */
  readonly toGroup: boolean;
  /** TCP sequence number of the first byte of the payload; 0 for UDP. */
  readonly sequence: number;
  /** What is carried; may be cut. */
  readonly payload: Uint8Array;
}

/** What an IP packet carries: the protocol's number (RFC 790), and where it stands. */
export interface IpPart extends IpEnds {
  readonly protocol: number;
  readonly at: number;
  readonly end: number;
  readonly toGroup: boolean;
  readonly hops: number;
}

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const TCP = 6;
const UDP = 17;

/**
 * Reads the IP head at `start` (RFC 791, 8200): what it carries, `fragment` for every fragment but the first, undefined for
 * anything else and for heads that are cut. Frames may be padded: lengths in the heads end the packet.
 */
export function ipPartAt(bytes: Uint8Array, etherType: number, start: number): IpPart | 'fragment' | undefined {
  if (etherType === IPV4) return ipv4(bytes, start);
  return etherType === IPV6 ? ipv6(bytes, start) : undefined;
}

/** Reads IP and UDP or TCP heads at `start` (RFC 768, 9293). */
export function datagramAt(bytes: Uint8Array, etherType: number, start: number): Datagram | 'fragment' | undefined {
  const part = ipPartAt(bytes, etherType, start);
  return part === undefined || part === 'fragment' ? part : transport(bytes, part);
}

function ipv4(bytes: Uint8Array, at: number): IpPart | 'fragment' | undefined {
  const head = ((bytes[at] ?? 0) & 15) * 4;
  if ((bytes[at] ?? 0) >> 4 !== 4 || head < 20 || at + head + 8 > bytes.length) return undefined;
  if ((u16(bytes, at + 6) & 0x1fff) !== 0) return 'fragment';
  const toGroup = (bytes[at + 16] ?? 0) >= 224;
  // Offloading network cards leave the length zero.
  const end = u16(bytes, at + 2) === 0 ? bytes.length : Math.min(bytes.length, at + u16(bytes, at + 2));
  return {
    protocol: bytes[at + 9] ?? 0,
    at: at + head,
    end,
    toGroup,
    hops: bytes[at + 8] ?? 0,
    bytes,
    ip: at,
  };
}

/** Heads between the IPv6 head and what it carries: hop-by-hop, routing and destination options; authentication counts in fours. */
const OPTIONS: ReadonlySet<number> = new Set([0, 43, 60, 135, 139, 140]);
const FRAGMENT = 44;
const AUTHENTICATION = 51;
const MOST_HEADS = 8;

function ipv6(bytes: Uint8Array, at: number): IpPart | 'fragment' | undefined {
  if ((bytes[at] ?? 0) >> 4 !== 6 || at + 48 > bytes.length) return undefined;
  const length = u16(bytes, at + 4);
  const end = length === 0 ? bytes.length : Math.min(bytes.length, at + 40 + length);
  let protocol = bytes[at + 6] ?? 0;
  let next = at + 40;
  for (let heads = 0; heads < MOST_HEADS && next + 8 <= end; heads++) {
    if (protocol === FRAGMENT && (u16(bytes, next + 2) & 0xfff8) !== 0) return 'fragment';
    const size = OPTIONS.has(protocol)
      ? ((bytes[next + 1] ?? 0) + 1) * 8
      : protocol === AUTHENTICATION
        ? ((bytes[next + 1] ?? 0) + 2) * 4
        : protocol === FRAGMENT
          ? 8
          : 0;
    if (size === 0) break;
    protocol = bytes[next] ?? 0;
    next += size;
  }
  return {
    protocol,
    at: next,
    end,
    toGroup: bytes[at + 24] === 0xff,
    hops: bytes[at + 7] ?? 0,
    bytes,
    ip: at,
  };
}

/** The sender's address as text. */
export function sourceOf({ bytes, ip }: IpEnds): string {
  return isFour(bytes, ip) ? fourAt(bytes, ip + 12) : sixAt(bytes, ip + 8);
}

/** The receiver's address as text. */
export function destinationOf({ bytes, ip }: IpEnds): string {
  return isFour(bytes, ip) ? fourAt(bytes, ip + 16) : sixAt(bytes, ip + 24);
}

function isFour(bytes: Uint8Array, ip: number): boolean {
  return (bytes[ip] ?? 0) >> 4 === 4;
}

function fourAt(bytes: Uint8Array, at: number): string {
  return bytes.subarray(at, at + 4).join('.');
}

function sixAt(bytes: Uint8Array, at: number): string {
  return shortest(Array.from({ length: 8 }, (_, nth) => u16(bytes, at + nth * 2).toString(16)));
}

function transport(bytes: Uint8Array, inner: IpPart): Datagram | undefined {
  const { protocol, at, end, toGroup, hops } = inner;
  if (protocol !== TCP && protocol !== UDP) return undefined;
  const head = protocol === UDP ? 8 : ((bytes[at + 12] ?? 0) >> 4) * 4;
  if (at + head > end || (protocol === TCP && head < 20)) return undefined;
  return {
    transport: protocol === UDP ? 'udp' : 'tcp',
    sourcePort: u16(bytes, at),
    destinationPort: u16(bytes, at + 2),
    hopsLeft: hops,
    toGroup,
    bytes,
    ip: inner.ip,
    sequence: protocol === TCP ? u16(bytes, at + 4) * 65_536 + u16(bytes, at + 6) : 0,
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
