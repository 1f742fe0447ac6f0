import type { Observation, ObservationKind } from '../../core/evidence.ts';
import type { Frame } from '../../lib/capture/frame.ts';

/** What a frame announces of its sender: DHCP client options, LLDP, CDP and SSDP. */
export function announced(bytes: Uint8Array, frame: Frame, index: number): readonly Observation[] {
  const out: Observation[] = [];
  const add = (kind: ObservationKind, value: string, field: string): void => {
    const shown = printable(value);
    if (shown.length > 0) out.push({ kind, value: shown.slice(0, 1_024), field, at: { at: 'packet', index } });
  };
  if (frame.etherType === 0x88cc) lldp(bytes, frame.payload, add);
  else if (frame.etherType === -1) cdp(bytes, frame.payload, add);
  else if (frame.etherType === 0x0800) {
    const ip = frame.payload;
    const header = ((bytes[ip] ?? 0) & 15) * 4;
    if ((bytes[ip] ?? 0) >> 4 !== 4 || bytes[ip + 9] !== 17 || header < 20) return out;
    const udp = ip + header;
    const source = u16(bytes, udp);
    const destination = u16(bytes, udp + 2);
    if (source === 68 && destination === 67) dhcp(bytes, udp + 8, add);
    else if (source === 1900 || destination === 1900) {
      const text = Buffer.from(bytes.subarray(udp + 8)).toString('latin1');
      add('upnp-field', /^SERVER: *(.+?)\r?$/im.exec(text)?.[1] ?? '', 'SERVER');
    }
  }
  return out;
}

type Add = (kind: ObservationKind, value: string, field: string) => void;

/** IEEE 802.1AB: type in 7 bits, length in 9. */
function lldp(bytes: Uint8Array, start: number, add: Add): void {
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

/** CDP in SNAP: organisation 00000c, protocol 2000; then version, time to live, checksum and type-length-values. */
function cdp(bytes: Uint8Array, start: number, add: Add): void {
  const snap = [0xaa, 0xaa, 0x03, 0x00, 0x00, 0x0c, 0x20, 0x00];
  if (!snap.every((value, index) => bytes[start + index] === value)) return;
  for (let at = start + 12; at + 4 <= bytes.length; ) {
    const type = u16(bytes, at);
    const length = u16(bytes, at + 2);
    if (length < 4 || at + length > bytes.length) return;
    const value = text(bytes.subarray(at + 4, at + length));
    if (type === 1) add('hostname', value, 'CDP device id');
    else if (type === 5) add('sys-descr', value, 'CDP version');
    else if (type === 6) add('platform', value, 'CDP platform');
    at += length;
  }
}

/** BOOTP with the DHCP cookie at 236; options 12 host name, 55 parameter list, 60 vendor class (RFC 2132). */
function dhcp(bytes: Uint8Array, start: number, add: Add): void {
  if (bytes[start] !== 1 || u16(bytes, start + 236) !== 0x6382) return;
  for (let at = start + 240; at + 2 <= bytes.length; ) {
    const code = bytes[at] ?? 255;
    if (code === 255) return;
    if (code === 0) {
      at++;
      continue;
    }
    const length = bytes[at + 1] ?? 0;
    if (at + 2 + length > bytes.length) return;
    const value = bytes.subarray(at + 2, at + 2 + length);
    if (code === 12) add('hostname', text(value), 'DHCP host name');
    else if (code === 55) add('dhcp-parameters', [...value].join(','), 'DHCP parameter list');
    else if (code === 60) add('dhcp-vendor-class', text(value), 'DHCP vendor class');
    at += 2 + length;
  }
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function printable(value: string): string {
  return [...value]
    .map((char) => (char < ' ' && char !== '\n' ? ' ' : char))
    .join('')
    .trim();
}
