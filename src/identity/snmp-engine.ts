/** What an SNMP engine identifier carries (RFC 3411, SnmpEngineID). */
export interface EngineId {
  /** The enterprise number of whoever wrote or configured the agent. */
  readonly enterprise: number;
  /** The Ethernet address of the engine, twelve hexadecimal digits, where the fifth octet says that one follows. */
  readonly mac?: string;
}

const MAC_FOLLOWS = 3;

/**
 * Reads an engine identifier in hexadecimal (`800007DB03…`, `0x80 00 07 db …`, `80:00:07:db:…`). Undefined where the text
 * is none, or where its first bit is not set: RFC 1910 left the rest of such an identifier to the maker, so nothing in it
 * can be told apart.
 */
export function readEngineId(text: string): EngineId | undefined {
  const digits = text
    .trim()
    .replace(/^0x/i, '')
    .replace(/[\s:.-]/g, '')
    .toUpperCase();
  if (!/^[0-9A-F]{10,64}$/.test(digits) || digits.length % 2 === 1) return undefined;
  const first = Number.parseInt(digits.slice(0, 8), 16);
  if (first < 0x80000000) return undefined;
  const enterprise = first - 0x80000000;
  if (enterprise === 0) return undefined;
  const format = Number.parseInt(digits.slice(8, 10), 16);
  const rest = digits.slice(10);
  return { enterprise, ...(format === MAC_FOLLOWS && rest.length >= 12 ? { mac: rest.slice(0, 12) } : {}) };
}
