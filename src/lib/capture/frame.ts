/** Addresses of a frame and what it carries, as far as link headers tell. */
export interface Frame {
  /** 12 upper-case hex digits; undefined when the link has none. */
  readonly source?: string;
  readonly destination?: string;
  /** EtherType of the payload, or -1 (length field: LLC). */
  readonly etherType: number;
  readonly vlans: readonly number[];
  /** Where the payload begins. */
  readonly payload: number;
}

export const ETHERNET = 1;
const LINUX_COOKED = 113;
const LINUX_COOKED_2 = 276;
const WIRELESS = 105;
const RADIOTAP = 127;

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
  return {
    destination: mac(bytes, 0),
    source: mac(bytes, 6),
    etherType: type < 0x600 ? -1 : type,
    vlans,
    payload: at + 2,
  };
}

/** Data and management frames carry the transmitter as their second address (IEEE 802.11). */
function wireless(bytes: Uint8Array, start: number): Frame | undefined {
  if (bytes.length < start + 16) return undefined;
  const type = ((bytes[start] ?? 0) >> 2) & 3;
  if (type === 1 && bytes.length < start + 16) return undefined;
  return {
    destination: mac(bytes, start + 4),
    source: mac(bytes, start + 10),
    etherType: -1,
    vlans: [],
    payload: bytes.length,
  };
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

const HEX = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0').toUpperCase());

function mac(bytes: Uint8Array, at: number): string {
  let text = '';
  for (let index = at; index < at + 6; index++) text += HEX[bytes[index] ?? 0];
  return text;
}
