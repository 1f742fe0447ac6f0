import { u16 } from '../../lib/capture/datagram.ts';
import type { Add } from './fact-sink.ts';

/** IEEE 802.1AB: type in 7 bits, length in 9. */
export function lldp(bytes: Uint8Array, start: number, add: Add): void {
  for (let at = start; at + 2 <= bytes.length; ) {
    const head = u16(bytes, at);
    const type = head >> 9;
    const length = head & 0x1ff;
    if (type === 0 || at + 2 + length > bytes.length) return;
    const value = bytes.subarray(at + 2, at + 2 + length);
    if (type === 5) add('hostname', text(value), 'LLDP system name');
    else if (type === 6) add('sys-descr', text(value), 'LLDP system description');
    else if (type === 127 && value[0] === 0x00 && value[1] === 0x12 && value[2] === 0xbb) {
      // LLDP-MED inventory (ANSI/TIA-1057): 8 serial number, 9 manufacturer, 10 model.
      if (value[3] === 8) add('serial-number', text(value.subarray(4)), 'LLDP-MED serial number');
      if (value[3] === 9) add('manufacturer', text(value.subarray(4)), 'LLDP-MED manufacturer');
      if (value[3] === 10) add('model', text(value.subarray(4)), 'LLDP-MED model');
    }
    at += 2 + length;
  }
}

/**
 * Protocols in SNAP frames: CDP (organisation 00000c, protocol 2000), Foundry's FDP of the same form (00e052, 2000) and
 * Extreme's EDP (00e02b, 00bb).
 */
export function snap(bytes: Uint8Array, start: number, add: Add): void {
  if (bytes[start] !== 0xaa || bytes[start + 1] !== 0xaa || bytes[start + 2] !== 0x03) return;
  const organisation = ((bytes[start + 3] ?? 0) << 16) | u16(bytes, start + 4);
  const protocol = u16(bytes, start + 6);
  if (organisation === 0x00000c && protocol === 0x2000) typed(bytes, start + 12, 'CDP', add);
  else if (organisation === 0x00e052 && protocol === 0x2000) typed(bytes, start + 12, 'FDP', add);
  else if (organisation === 0x00e02b && protocol === 0x00bb) edp(bytes, start + 24, add);
}

/** After version, time to live and checksum: type, length with head, value. */
function typed(bytes: Uint8Array, start: number, name: string, add: Add): void {
  for (let at = start; at + 4 <= bytes.length; ) {
    const type = u16(bytes, at);
    const length = u16(bytes, at + 2);
    if (length < 4 || at + length > bytes.length) return;
    const value = text(bytes.subarray(at + 4, at + length));
    if (type === 1) add('hostname', value, `${name} device id`);
    else if (type === 5) add('sys-descr', value, `${name} version`);
    else if (type === 6) add('platform', value, `${name} platform`);
    at += length;
  }
}

/** Marker 99, type, length with head, value; type 1 is the display name. */
function edp(bytes: Uint8Array, start: number, add: Add): void {
  for (let at = start; at + 4 <= bytes.length && bytes[at] === 0x99; ) {
    const length = u16(bytes, at + 2);
    if (length < 4 || at + length > bytes.length) return;
    if (bytes[at + 1] === 1) add('hostname', text(bytes.subarray(at + 4, at + length)), 'EDP display name');
    at += length;
  }
}

/** Bytes before the elements, by kind of management frame: (re)association requests, probes, beacons (IEEE 802.11). */
const FIXED: Readonly<Record<number, number>> = { 0x00: 4, 0x20: 10, 0x40: 0, 0x50: 12, 0x80: 12 };

/**
 * Wi-Fi Simple Configuration attributes in beacons, probes and association requests (element 221, 0050f2, type 4):
 * 1011 device name, 1021 manufacturer, 1023 model name, 1024 model number, 1042 serial number.
 */
export function wifiSetup(bytes: Uint8Array, start: number, add: Add): void {
  const subtype = (bytes[start] ?? 0) & 0xfc;
  const fixed = FIXED[subtype];
  if (fixed === undefined) return;
  for (let at = start + 24 + fixed; at + 2 <= bytes.length; ) {
    const end = at + 2 + (bytes[at + 1] ?? 0);
    if (end > bytes.length) return;
    const body = at + 2;
    if (bytes[at] === 221 && u16(bytes, body) === 0x0050 && u16(bytes, body + 2) === 0xf204)
      attributes(bytes.subarray(body + 4, end), add);
    at = end;
  }
}

function attributes(bytes: Uint8Array, add: Add): void {
  for (let at = 0; at + 4 <= bytes.length; ) {
    const type = u16(bytes, at);
    const end = at + 4 + u16(bytes, at + 2);
    if (end > bytes.length) return;
    const value = text(bytes.subarray(at + 4, end));
    if (type === 0x1011) add('hostname', value, 'Wi-Fi device name');
    else if (type === 0x1021) add('manufacturer', value, 'Wi-Fi manufacturer');
    else if (type === 0x1023) add('model', value, 'Wi-Fi model name');
    else if (type === 0x1024) add('part-number', value, 'Wi-Fi model number');
    else if (type === 0x1042) add('serial-number', value, 'Wi-Fi serial number');
    at = end;
  }
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
