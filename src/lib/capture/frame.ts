import { u16 } from './datagram.ts';

/** Addresses of a frame and what it carries, as far as link headers tell. */
export interface Frame {
  /** 12 upper-case hex digits; undefined when the link has none. */
  readonly source?: string;
  readonly destination?: string;
  /** EtherType of the payload; -1 for a length field (LLC), `PSEUDOWIRE` for a frame behind MPLS labels. */
  readonly etherType: number;
  readonly vlans: readonly number[];
  /** Where the payload begins. */
  readonly payload: number;
  /** Where the 802.11 head of a management frame (beacon, probe) begins. */
  readonly management?: number;
}

/** An Ethernet frame behind MPLS labels and a control word (RFC 4448). */
export const PSEUDOWIRE = -2;

const ETHERNET = 1;
const LINUX_COOKED = 113;
const LINUX_COOKED_2 = 276;
const WIRELESS = 105;
const RADIOTAP = 127;
const PRISM = 119;
const AVS = 163;

/** Reads the link header; undefined when the link type carries no hardware addresses or the frame is too short. */
export function frameOf(bytes: Uint8Array, linkType: number): Frame | undefined {
  if (linkType === ETHERNET) return ethernet(bytes);
  if (linkType === LINUX_COOKED && bytes.length >= 16 && u16(bytes, 4) === 6) {
    return { source: mac(bytes, 6), etherType: u16(bytes, 14), vlans: [], payload: 16 };
  }
  if (linkType === LINUX_COOKED_2 && bytes.length >= 20 && bytes[11] === 6) {
    return { source: mac(bytes, 12), etherType: u16(bytes, 0), vlans: [], payload: 20 };
  }
  if (linkType === RADIOTAP && bytes.length >= 4) {
    const length = (bytes[2] ?? 0) | ((bytes[3] ?? 0) << 8);
    return wireless(bytes, length);
  }
  if (linkType === WIRELESS) return wireless(bytes, 0);
  if (linkType === PRISM && bytes.length >= 8) {
    // AVS heads carry a mark and give their length; Prism heads always have 144 bytes.
    return wireless(bytes, u16(bytes, 0) === 0x8021 ? u16(bytes, 6) : 144);
  }
  if (linkType === AVS && bytes.length >= 8) return wireless(bytes, u16(bytes, 6));
  return undefined;
}

function ethernet(bytes: Uint8Array): Frame | undefined {
  if (bytes.length < 14) return undefined;
  let at = 12;
  const vlans: number[] = [];
  let type = u16(bytes, at);
  // 802.1Q and 802.1ad tags, also stacked.
  while ((type === 0x8100 || type === 0x88a8 || type === 0x9100) && bytes.length >= at + 6 && vlans.length < 4) {
    vlans.push(u16(bytes, at + 2) & 0x0fff);
    at += 4;
    type = u16(bytes, at);
  }
  const carried = carriedBy(bytes, type, at + 2);
  return { destination: mac(bytes, 0), source: mac(bytes, 6), vlans, ...carried };
}

const PPPOE_SESSION = 0x8864;
const MPLS: ReadonlySet<number> = new Set([0x8847, 0x8848]);
const MOST_LABELS = 8;

/** The packet a frame carries, below a PPPoE session (RFC 2516) or MPLS labels (RFC 3032). */
function carriedBy(bytes: Uint8Array, type: number, at: number): { etherType: number; payload: number } {
  if (type === PPPOE_SESSION) {
    const protocol = u16(bytes, at + 6);
    if (protocol === 0x0021) return { etherType: 0x0800, payload: at + 8 };
    if (protocol === 0x0057) return { etherType: 0x86dd, payload: at + 8 };
  } else if (MPLS.has(type)) {
    for (let labels = 0, next = at; labels < MOST_LABELS && next + 5 <= bytes.length; labels++, next += 4) {
      if (((bytes[next + 2] ?? 0) & 1) === 0) continue;
      // The labels do not say what follows; an IP head begins with its version.
      const version = (bytes[next + 4] ?? 0) >> 4;
      if (version === 4) return { etherType: 0x0800, payload: next + 4 };
      if (version === 6) return { etherType: 0x86dd, payload: next + 4 };
      return { etherType: version === 0 ? PSEUDOWIRE : type, payload: next + 4 };
    }
  }
  return { etherType: type < 0x600 ? -1 : type, payload: at };
}

/**
 * Management, data and some control frames carry the transmitter as their second address (IEEE 802.11). Acknowledgements
 * and clear-to-send name the receiver only.
 */
function wireless(bytes: Uint8Array, start: number): Frame | undefined {
  if (bytes.length < start + 10) return undefined;
  const type = ((bytes[start] ?? 0) >> 2) & 3;
  const subtype = (bytes[start] ?? 0) >> 4;
  const base = { etherType: 0, vlans: [], payload: bytes.length, destination: mac(bytes, start + 4) };
  if (type === 1 && subtype >= 12) return base;
  if (type === 3 || bytes.length < start + 16) return undefined;
  return { ...base, source: mac(bytes, start + 10), ...(type === 0 ? { management: start } : {}) };
}

const HEX = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0').toUpperCase());

function mac(bytes: Uint8Array, at: number): string {
  let text = '';
  for (let index = at; index < at + 6; index++) text += HEX[bytes[index] ?? 0];
  return text;
}
