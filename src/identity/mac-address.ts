/** What a written Ethernet address is. Only `assigned` ones say who registered the block. */
export interface MacReading {
  readonly kind: 'assigned' | 'private' | 'group' | 'virtual' | 'empty' | 'malformed';
  /** Twelve hex digits in upper case, when the text is an address. */
  readonly digits: string;
}

/** Blocks handed out by software, not by makers of devices: hypervisors, containers, router redundancy. */
const VIRTUAL: readonly (readonly [string, string])[] = [
  ['005056', 'VMware'],
  ['000C29', 'VMware'],
  ['000569', 'VMware'],
  ['001C14', 'VMware'],
  ['080027', 'VirtualBox'],
  ['0A0027', 'VirtualBox'],
  ['00155D', 'Hyper-V'],
  ['0003FF', 'Virtual PC'],
  ['00163E', 'Xen'],
  ['001C42', 'Parallels'],
  ['525400', 'QEMU'],
  ['00005E', 'VRRP and IANA'],
  ['00000C07AC', 'HSRP'],
  ['0242', 'Docker'],
  ['02005E', 'IANA'],
]; // prettier-ignore
const SHAPE =
  /^(?:[0-9A-F]{2}(?:[:\-. ][0-9A-F]{2}){5}|[0-9A-F]{4}(?:[.\-: ][0-9A-F]{4}){2}|[0-9A-F]{6}[:\-. ][0-9A-F]{6}|(?:0X)?[0-9A-F]{12})$/;

/** Reads a MAC address in any usual notation. Never throws. */
export function readMac(text: string): MacReading {
  let upper = text.trim().toUpperCase();
  if (!SHAPE.test(upper))
    upper =
      upper.split(/[:-]/).length === 6
        ? upper
            .split(/[:-]/)
            .map((part) => part.padStart(2, '0'))
            .join(':')
        : upper;
  if (!SHAPE.test(upper)) return { kind: upper === '' ? 'empty' : 'malformed', digits: '' };
  const digits = upper.replace(/^0X/, '').replace(/[^0-9A-F]/g, '');
  if (/^0+$/.test(digits)) return { kind: 'empty', digits };
  const first = Number.parseInt(digits.slice(0, 2), 16);
  if ((first & 1) === 1) return { kind: 'group', digits };
  if (VIRTUAL.some(([prefix]) => digits.startsWith(prefix))) return { kind: 'virtual', digits };
  if ((first & 2) === 2) return { kind: 'private', digits };
  return { kind: 'assigned', digits };
}
