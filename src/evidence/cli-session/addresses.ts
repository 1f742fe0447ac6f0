import type { TextLine } from '../../lib/encoding/lines.ts';

/** One address seen in a table: `own` when the table says that it is the device's own. */
export interface AddressRow {
  readonly line: number;
  readonly mac: string;
  readonly ip?: string;
  readonly own: boolean;
}

const MAC =
  /(?<![0-9A-Fa-f:.-])(?:[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{4}([.:-])[0-9A-Fa-f]{4}\1[0-9A-Fa-f]{4}|[0-9A-Fa-f]{6}[-:][0-9A-Fa-f]{6}|[0-9A-Fa-f]{2}(?: [0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{1,2}(?::[0-9A-Fa-f]{1,2}){5})(?![0-9A-Fa-f:]|[.-][0-9A-Fa-f])/;
const IP = /(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d.]*\d)/;

/** The first MAC address in a text, in any of the notations command lines use, written `00:1A:2B:3C:4D:5E`. */
export function macIn(text: string): string | undefined {
  const match = MAC.exec(text);
  if (match === null) return undefined;
  const parts = match[0].split(/[:\- ]/);
  const digits =
    parts.length === 6 ? parts.map((part) => part.padStart(2, '0')).join('') : match[0].replace(/[^0-9A-Fa-f]/g, '');
  if (digits.length !== 12 || /^0+$/.test(digits) || /^f+$/i.test(digits)) return undefined;
  return digits.toUpperCase().match(/../g)?.join(':');
}

/** Rows of an ARP or MAC address table, whatever the platform: one address a line, with the IPv4 address beside it. */
export function addressRows(lines: readonly TextLine[]): readonly AddressRow[] {
  const rows: AddressRow[] = [];
  for (const { text, line } of lines) {
    const mac = macIn(text);
    if (mac === undefined) continue;
    const ip = IP.exec(text)?.[0];
    // VRP marks its own entries `I -`, bridges say CPU, self or system.
    const own =
      / I +(?:- +)?(?:Vlanif|V?BDIF|Vbdif|MEth|Eth|GE|XGE|\d+GE|GigabitE|XGigabitE|LoopBack|-)\S*/.test(text) ||
      // IOS gives static entries no age either, but no interface; XR, NX-OS and ZXROS begin with the address.
      /^\s*Internet +\S+ +- +\S+ +ARPA +\S/.test(text) ||
      /^\s*\d{1,3}(?:\.\d{1,3}){3} +- +[0-9A-Fa-f]{4}\.\S+ +(?:Interface|vlan\S*|[a-z]\S*\/\S+) /.test(text) ||
      // NX-OS marks the gateway's own address G; RouterOS marks local ones L.
      /^G +\S+ +[0-9a-f]{4}\.\S+ +static\b/.test(text) ||
      /^ *\d+ +[XID]{0,3}L[E]? +[0-9A-F]{2}:/.test(text) ||
      /\b(?:CPU|self|Self|SELF|system|Switch|local|Local|permanent)\b/.test(text.replace(/local-area/i, ''));
    rows.push({ line, mac, ...(ip === undefined ? {} : { ip }), own });
  }
  return rows;
}
