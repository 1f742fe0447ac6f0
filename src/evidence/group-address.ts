/** Addresses of router redundancy groups: whichever router is in charge answers under them (RFC 9568, HSRP, GLBP). */
const REDUNDANCY = ['00005E0001', '00005E0002', '00000C07AC', '00000C9FF', '0007B400'];

/** Whether 12 hex digits, with or without marks between, are an address of many (multicast, broadcast) or of a router group: no device's own. */
export function isGroupAddress(mac: string): boolean {
  const hex = mac.replace(/[^0-9A-Fa-f]/g, '').toUpperCase();
  return (Number.parseInt(hex.slice(0, 2), 16) & 1) === 1 || REDUNDANCY.some((prefix) => hex.startsWith(prefix));
}
