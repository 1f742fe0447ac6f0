import { deviceAddress } from './device-address.ts';

/** Names that many devices carry; what factories and installers of systems set among them. */
const COMMON_NAMES =
  /^(?:localhost|router|switch|gateway|camera|ipcamera|ipc|ip-?cam|nvr|dvr|ap|wap|firewall|modem|printer|host|server|device|unknown|none|\(none\)|n\/?a|not set|default|openwrt|lede|dd-?wrt|mikrotik|routeros|ubnt|unifi|hostname|sysname|system ?name|switch ?name|noname|no-?name|huawei|quidway|h3c|hikvision|dahua|zte|zxr10|zxan|hytera|cisco|juniper|aruba|procurve|hpe?|arista|extreme|ruijie|fortigate|pfsense|opnsense|vyos|sonic|cumulus|netgear|zyxel|draytek|tp-?link|d-?link|console|busybox|linux|ubuntu|debian|centos|fedora|rocky|raspberrypi|windows|android|iphone|homerouter|home gateway|network camera|embedded net dvr|_gateway|test|lab|core|access|distribution|-|\?)$/;

/**
 * Names that devices make themselves: Nexus switches announce `name(serial number)` over CDP, Cisco phones and access
 * points are called by their hardware address (`SEP001B0D200001`, `AP001b.0d20.0001`).
 */
export function madeName(text: string): { readonly name: string; readonly serial?: string; readonly mac?: string } {
  const nexus = /^([^()\s]+)\(([A-Z0-9]{9,14})\)$/.exec(text.trim());
  if (nexus !== null) return { name: nexus[1] ?? '', serial: nexus[2] ?? '' };
  const mac = /^(?:SEP|AP)([0-9a-f]{4}\.?[0-9a-f]{4}\.?[0-9a-f]{4})$/i.exec(text.trim())?.[1];
  return mac === undefined ? { name: text } : { name: text, mac };
}

/** The first label of a host name, in lower case. Names that many devices carry are none. */
export function deviceName(text: string): string | undefined {
  const whole = text.trim().toLowerCase();
  if (whole === '' || whole.length > 253 || deviceAddress(whole) !== undefined) return undefined;
  const name = /\s/.test(whole) ? whole : (whole.split('.')[0] ?? whole);
  if (name.length < 2 || COMMON_NAMES.test(name) || /^[\d-]+$/.test(name)) return undefined;
  // Names made of the address say no more than the address.
  if (/^(?:ip|host|dhcp|static)?-?\d+-\d+-\d+-\d+/.test(name)) return undefined;
  return name;
}

/**
 * Whether a name says no more than what the device is: many switches are named after their model by the factory
 * (`HP-2530-24G`, `GS724Tv4`), so two of them share the name. `about` is what they say of their model and software.
 */
export function isNamedAfterModel(name: string, about: string): boolean {
  const said = about.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const words = name
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => said.includes(word)) && words.some((word) => word.length >= 4);
}
