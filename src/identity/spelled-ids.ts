import type { ObservationKind } from '../core/evidence.ts';

/** One way to read a text that somebody pasted. */
export interface Guess {
  readonly kind: ObservationKind;
  /** What the text was taken for, in words. */
  readonly as: string;
  readonly value: string;
  /** What to know about the reading itself (a private address, a block too short to tell). */
  readonly note?: string;
}

const BUS_IDS: readonly (readonly [ObservationKind, string, RegExp])[] = [
  ['usb-id', 'USB id', /^(?:USB[\\/ :]*)?VID[_ =:]?(?:0x)?([0-9a-f]{4})(?:[&,; ]+PID[_ =:]?(?:0x)?([0-9a-f]{4}))?/i],
  ['pci-id', 'PCI id', /^(?:PCI[\\/ :]*)?VEN[_ =:]?(?:0x)?([0-9a-f]{4})(?:[&,; ]+DEV[_ =:]?(?:0x)?([0-9a-f]{4}))?/i],
  ['usb-id', 'USB id', /^USB[\\/ :]+(?:0x)?([0-9a-f]{4})(?:[:/](?:0x)?([0-9a-f]{4}))?$/i],
  ['pci-id', 'PCI id', /^PCI[\\/ :]+(?:0x)?([0-9a-f]{4})(?:[:/](?:0x)?([0-9a-f]{4}))?$/i],
];

/** A USB or PCI id as Windows (`USB\\VID_12D1&PID_1506`), lsusb or a person (`USB 12d1`) writes it: `12d1:1506`, `12d1`. */
export function busId(text: string): Guess | undefined {
  for (const [kind, as, pattern] of BUS_IDS) {
    const [found, vendor, product] = pattern.exec(text) ?? [];
    if (found === undefined || vendor === undefined) continue;
    return { kind, as, value: product === undefined ? vendor : `${vendor}:${product}` };
  }
  return undefined;
}

/** The prefix of the enterprises' branch (RFC 1155) in the spellings of net-snmp and MIB browsers. */
const ENTERPRISES =
  /^(?:[A-Za-z][\w-]*::)?(?:\.?iso\.org\.dod\.internet\.private\.|\.?iso\.3\.6\.1\.4\.1(?=\.)|\.?1\.3\.6\.1\.4\.1(?=\.))?(?:enterprises)?\.?(?=\d)/;

/** An object identifier below `enterprises` with its numbers written out; `undefined` for anything else. */
export function enterpriseOid(text: string): Guess | undefined {
  const prefix = ENTERPRISES.exec(text)?.[0] ?? '';
  const rest = text.slice(prefix.length);
  if (!/enterprises|4\.1/.test(prefix) || !/^\d+(?:\.\d+)*$/.test(rest)) return undefined;
  return { kind: 'sys-object-id', as: 'object identifier (sysObjectID)', value: `1.3.6.1.4.1.${rest}` };
}

/** What the parts of a pasted web answer say: title, sign-in realm, server. Empty when the text is none. */
export function webAnswer(text: string): readonly Guess[] {
  const title = /<title>\s*([^<]{1,200}?)\s*<\/title>/i.exec(text)?.[1];
  const answer = /^HTTP\/\d(?:\.\d)? \d{3}\b|\bWWW-Authenticate:/i.test(text);
  if (title === undefined && !answer) return [];
  const realm = /\brealm="([^"]{0,200})"/i.exec(text)?.[1];
  const server = /(?:^|[\r\n]|\s)Server:\s*([^\r\n]{1,120}?)(?=\s+[A-Z][A-Za-z-]+:|[\r\n]|$)/.exec(text)?.[1];
  return [
    ...(answer ? [{ kind: 'banner', as: 'answer of a device', value: text } as const] : []),
    ...(realm === undefined ? [] : [{ kind: 'http-auth-realm', as: 'HTTP sign-in realm', value: realm } as const]),
    ...(server === undefined ? [] : [{ kind: 'http-server', as: 'HTTP server header', value: server } as const]),
    ...(title === undefined ? [] : [{ kind: 'http-title', as: 'title of a web page', value: title } as const]),
  ];
}

/** Whether a text is an IMEI: fifteen digits of which the last checks the others (Luhn; 3GPP TS 23.003). */
export function isImei(text: string): boolean {
  const digits = text.replace(/^IMEI[ :#]*/i, '').replace(/[ -]/g, '');
  if (!/^\d{15}$/.test(digits)) return false;
  let sum = 0;
  for (const [place, letter] of [...digits].entries()) {
    const digit = Number(letter) * (place % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
