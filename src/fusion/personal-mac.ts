/** Blocks whose addresses several machines carry at once, or that software hands out: they name no single device. */
const SHARED_PREFIXES: readonly string[] = [
  '00005E0001', // VRRP for IPv4 (RFC 9568), CARP
  '00005E0002', // VRRP for IPv6
  '00000C07AC', // HSRP version 1
  '00000C9FF', // HSRP version 2
  '0007B400', // GLBP
  '005056', // VMware
  '000C29',
  '000569',
  '001C14',
  '080027', // VirtualBox
  '00163E', // Xen
  '00155D', // Hyper-V
  '001C42', // Parallels
];
/** Addresses that factories leave in unprogrammed devices and manuals print. */
const LEFTOVERS = new Set(['001122334455', '00AABBCCDDEE', '0123456789AB', '123456789ABC', '00E04C000001']);

/**
 * The address as 12 capital hex digits when it can tell one device from all others; `undefined` when it is malformed,
 * a group address, locally administered (randomised, container, bridge), virtual, shared by redundancy protocols, or a
 * factory leftover.
 */
export function personalMac(text: string): string | undefined {
  const hex = text.replace(/[^0-9A-Fa-f]/g, '').toUpperCase();
  if (hex.length !== 12 || /[G-Zg-z]/.test(text)) return undefined;
  const first = Number.parseInt(hex.slice(0, 2), 16);
  if ((first & 0b11) !== 0) return undefined;
  if (LEFTOVERS.has(hex) || new Set(hex).size < 3) return undefined;
  // The serial half all zeros or ones is what an unset address looks like.
  if (/^(?:0{6}|F{6})$/.test(hex.slice(6)) || hex.startsWith('00000000')) return undefined;
  if (SHARED_PREFIXES.some((prefix) => hex.startsWith(prefix))) return undefined;
  return hex;
}
