import { type Datagram, u16 } from '../../lib/capture/datagram.ts';
import { dnsRecords } from '../../lib/capture/dns-records.ts';
import { serviceTextFact } from '../service-text.ts';
import type { Add } from './fact-sink.ts';

/** What a device says of itself to its own network by UDP; by port, and never from behind a router. */
export function datagramAnnouncements({ sourcePort, destinationPort, payload }: Datagram, add: Add): void {
  if (sourcePort === 68 && destinationPort === 67) dhcp(payload, add);
  else if (sourcePort === 546 && destinationPort === 547) dhcpv6(payload, add);
  else if (sourcePort === 1900 || destinationPort === 1900) ssdp(payload, add);
  else if (sourcePort === 5353) mdns(payload, add);
  else if (sourcePort === 5678) mikrotik(payload, add);
  else if (sourcePort === 10_001) ubiquiti(payload, add);
  else if (sourcePort === 37_020) sadp(payload, add);
  else if (sourcePort === 37_810 || destinationPort === 37_810) dhip(payload, add);
  else if (sourcePort === 3702) scopes(payload, add);
}

/** BOOTP with the DHCP cookie at 236; options 12 host name, 55 parameter list, 60 vendor class (RFC 2132). */
function dhcp(bytes: Uint8Array, add: Add): void {
  if (bytes[0] !== 1 || u16(bytes, 236) !== 0x6382) return;
  for (let at = 240; at + 2 <= bytes.length; ) {
    const code = bytes[at] ?? 255;
    if (code === 255) return;
    if (code === 0) {
      at++;
      continue;
    }
    const end = at + 2 + (bytes[at + 1] ?? 0);
    if (end > bytes.length) return;
    const value = bytes.subarray(at + 2, end);
    if (code === 12) add('hostname', text(value), 'DHCP host name');
    else if (code === 55) add('dhcp-parameters', [...value].join(','), 'DHCP parameter list');
    else if (code === 60) add('dhcp-vendor-class', text(value), 'DHCP vendor class');
    at = end;
  }
}

/** RFC 8415: option 16 vendor class (enterprise number, then counted texts), 39 name (RFC 4704). */
function dhcpv6(bytes: Uint8Array, add: Add): void {
  for (let at = 4; at + 4 <= bytes.length; ) {
    const code = u16(bytes, at);
    const end = at + 4 + u16(bytes, at + 2);
    if (end > bytes.length) return;
    if (code === 16 && end >= at + 10) {
      add('enterprise-number', String(u16(bytes, at + 4) * 65_536 + u16(bytes, at + 6)), 'DHCPv6 vendor class');
      const length = u16(bytes, at + 8);
      add('dhcp-vendor-class', text(bytes.subarray(at + 10, Math.min(end, at + 10 + length))), 'DHCPv6 vendor class');
    } else if (code === 39 && end > at + 6) {
      const length = bytes[at + 5] ?? 0;
      add('hostname', text(bytes.subarray(at + 6, Math.min(end, at + 6 + length))), 'DHCPv6 name');
    }
    at = end;
  }
}

/** Announcements and answers; a search (M-SEARCH) names the asking program only. */
function ssdp(bytes: Uint8Array, add: Add): void {
  const said = text(bytes.subarray(0, 2_048));
  if (!/^(?:NOTIFY|HTTP\/1\.[01] 200)/.test(said)) return;
  add('upnp-field', /^SERVER: *(.+?)\r?$/im.exec(said)?.[1] ?? '', 'SERVER');
  const kind = /^(?:NT|ST): *(urn:\S+?)\r?$/im.exec(said)?.[1] ?? '';
  if (/:device:/.test(kind)) add('upnp-field', kind, 'deviceType');
}

/** Names that answer for an address, names of services, and what their text records tell. */
function mdns(bytes: Uint8Array, add: Add): void {
  for (const { name, type, texts } of dnsRecords(bytes)) {
    if (name[name.length - 1] !== 'local') continue;
    if (type === 'address') add('hostname', name.slice(0, -1).join('.'), 'mDNS host');
    else if (type === 'service' && name.length >= 4) add('mdns-text', name[0] ?? '', name.slice(1, 3).join('.'));
    for (const one of texts) {
      const fact = serviceTextFact(one);
      // Hardware addresses in texts may be those of the device's other interfaces: the frame's own is enough.
      if (fact !== undefined && fact.kind !== 'mac') add(fact.kind, fact.value, `mDNS ${fact.key}`);
    }
  }
}

/** MikroTik neighbour discovery: head of 4 bytes; type, length, value. */
function mikrotik(bytes: Uint8Array, add: Add): void {
  for (let at = 4; at + 4 <= bytes.length; ) {
    const type = u16(bytes, at);
    const end = at + 4 + u16(bytes, at + 2);
    if (end > bytes.length) return;
    const value = text(bytes.subarray(at + 4, end));
    if (type === 5) add('hostname', value, 'MNDP identity');
    else if (type === 7) add('version', value, 'MNDP version');
    else if (type === 8) add('platform', value, 'MNDP platform');
    else if (type === 12) add('model', value, 'MNDP board');
    at = end;
  }
}

/** Ubiquiti discovery: version, command, length; type in one byte, length in two, value. */
function ubiquiti(bytes: Uint8Array, add: Add): void {
  if (bytes[0] !== 1 && bytes[0] !== 2) return;
  for (let at = 4; at + 3 <= bytes.length; ) {
    const end = at + 3 + u16(bytes, at + 1);
    if (end > bytes.length) return;
    const value = text(bytes.subarray(at + 3, end));
    if (bytes[at] === 0x0b) add('hostname', value, 'UBNT host name');
    else if (bytes[at] === 0x14 || bytes[at] === 0x15) add('model', value, 'UBNT model');
    else if (bytes[at] === 0x03) add('version', value, 'UBNT firmware');
    at = end;
  }
}

/** Hikvision's search protocol answers in XML. */
function sadp(bytes: Uint8Array, add: Add): void {
  const said = text(bytes.subarray(0, 8_192));
  if (!said.includes('<ProbeMatch')) return;
  const value = (tag: string): string => new RegExp(`<${tag}>([^<]{1,200})</${tag}>`).exec(said)?.[1] ?? '';
  add('model', value('DeviceDescription'), 'SADP DeviceDescription');
  add('serial-number', value('DeviceSN'), 'SADP DeviceSN');
  add('version', value('SoftwareVersion'), 'SADP SoftwareVersion');
  add('brand', value('OEMinfo'), 'SADP OEMinfo');
}

/** Dahua's search protocol answers in JSON behind a head of 32 bytes; a search has no `deviceInfo`. */
function dhip(bytes: Uint8Array, add: Add): void {
  const said = text(bytes.subarray(0, 8_192));
  if (!said.includes('"deviceInfo"')) return;
  const value = (key: string): string => new RegExp(`"${key}" *: *"([^"]{1,200})"`).exec(said)?.[1] ?? '';
  add('manufacturer', value('Vendor'), 'DHIP Vendor');
  add('model', value('DeviceType'), 'DHIP DeviceType');
  add('serial-number', value('SerialNo'), 'DHIP SerialNo');
  add('hostname', value('MachineName'), 'DHIP MachineName');
}

/** WS-Discovery answers of cameras: ONVIF scopes tell name and hardware. */
function scopes(bytes: Uint8Array, add: Add): void {
  const said = text(bytes.subarray(0, 8_192));
  if (!/Probe?Match|<[\w:-]{0,20}Hello\b/.test(said)) return;
  for (const [scope] of said.matchAll(/onvif:\/\/www\.onvif\.org\/(?:name|hardware)\/[^\s<]{1,200}/g))
    add('onvif-scope', scope, 'Scopes');
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
