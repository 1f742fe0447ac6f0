import { type IpPart, ipPartAt, u16 } from './datagram.ts';
import { type Frame, PSEUDOWIRE } from './frame.ts';

/** A frame inside another one. */
export interface InnerFrame {
  readonly bytes: Uint8Array;
  readonly linkType: number;
}

const ETHERNET = 1;
const WIRELESS = 105;
const UDP = 17;
const GRE = 47;
/** UDP ports: VXLAN (RFC 7348, and the one Linux used before), Geneve (RFC 8926), TaZmen Sniffer Protocol. */
const VXLAN: ReadonlySet<number> = new Set([4789, 8472]);
const GENEVE = 6081;
const TZSP = 37_008;
/** What GRE (RFC 2784, 2890) carries as whole frames: bridged Ethernet, and mirrored traffic of versions II and III. */
const BRIDGED = 0x6558;
const ERSPAN_2 = 0x88be;
const ERSPAN_3 = 0x22eb;

/**
 * The frame that a frame carries whole: in VXLAN, Geneve, GRE, ERSPAN, TZSP, or behind MPLS labels. Its addresses are those of
 * devices on the wire at the other end. Undefined when there is none, or it is cut.
 */
export function innerFrame(bytes: Uint8Array, frame: Frame): InnerFrame | undefined {
  if (frame.etherType === PSEUDOWIRE) return framed(bytes, frame.payload + 4, bytes.length);
  // Nearly all frames are none of a tunnel's: one byte of the IPv4 head tells.
  const protocol = bytes[frame.payload + 9];
  if (frame.etherType === 0x0800 && protocol !== UDP && protocol !== GRE) return undefined;
  const part = ipPartAt(bytes, frame.etherType, frame.payload);
  if (part === undefined || part === 'fragment') return undefined;
  if (part.protocol === GRE) return inGre(bytes, part);
  return part.protocol === UDP ? inUdp(bytes, part) : undefined;
}

function inUdp(bytes: Uint8Array, { at, end }: IpPart): InnerFrame | undefined {
  const port = u16(bytes, at + 2);
  const body = at + 8;
  // The flag says that a network identifier follows.
  if (VXLAN.has(port)) return ((bytes[body] ?? 0) & 0x08) === 0 ? undefined : framed(bytes, body + 8, end);
  if (port === GENEVE) {
    const options = ((bytes[body] ?? 0) & 0x3f) * 4;
    return u16(bytes, body + 2) === BRIDGED ? framed(bytes, body + 8 + options, end) : undefined;
  }
  return port === TZSP ? inTzsp(bytes, body, end) : undefined;
}

/** Version 1, type, encapsulated protocol; then tags up to the end tag (1), padding (0) without a length. */
function inTzsp(bytes: Uint8Array, start: number, end: number): InnerFrame | undefined {
  if (bytes[start] !== 1) return undefined;
  const linkType = { 1: ETHERNET, 18: WIRELESS }[u16(bytes, start + 2)];
  let at = start + 4;
  while (at < end && bytes[at] !== 1) at += bytes[at] === 0 ? 1 : 2 + (bytes[at + 1] ?? 0);
  return linkType === undefined ? undefined : framed(bytes, at + 1, end, linkType);
}

function inGre(bytes: Uint8Array, { at, end }: IpPart): InnerFrame | undefined {
  const flags = u16(bytes, at);
  // Version 1 is the point-to-point protocol of Windows.
  if ((flags & 7) !== 0) return undefined;
  const sequenced = (flags & 0x1000) !== 0;
  const head = 4 + ((flags & 0x8000) === 0 ? 0 : 4) + ((flags & 0x2000) === 0 ? 0 : 4) + (sequenced ? 4 : 0);
  const body = at + head;
  switch (u16(bytes, at + 2)) {
    case BRIDGED:
      return framed(bytes, body, end);
    case ERSPAN_2:
      // Without a sequence number it is version I, which has no head of its own.
      return framed(bytes, sequenced ? body + 8 : body, end);
    case ERSPAN_3:
      // The last bit of the head announces eight further bytes.
      return framed(bytes, body + 12 + (((bytes[body + 11] ?? 0) & 1) === 0 ? 0 : 8), end);
    default:
      return undefined;
  }
}

function framed(bytes: Uint8Array, at: number, end: number, linkType = ETHERNET): InnerFrame | undefined {
  return at + 14 > end ? undefined : { bytes: bytes.subarray(at, end), linkType };
}
