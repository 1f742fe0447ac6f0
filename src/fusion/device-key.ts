/**
 * Keys that devices answer with: SSH host keys, certificates, SNMP engine identifiers. Most are made on the first start,
 * and then no two devices share one; many firmwares ship with one for all devices, and copied images and service
 * certificates spread them too. So a key joins only together with the name the device itself says.
 */

/** A fingerprint in one form: hex without separators, or base64 as it is; `undefined` when too short to tell keys apart. */
export function keyOfPrint(text: string): string | undefined {
  const bare = text.trim().replace(/^(?:md5|sha-?1|sha-?256):/i, '');
  const hex = bare.replace(/[\s:-]/g, '').toLowerCase();
  if (/^[0-9a-f]+$/.test(hex)) return hex.length >= 32 && new Set(hex).size > 4 ? hex : undefined;
  return /^[A-Za-z0-9+/]{43}=?$/.test(bare) ? bare.replace(/=$/, '') : undefined;
}

/**
 * An SNMP engine identifier (RFC 3411, SnmpEngineID) that can be one device's own, as hex: made of a hardware address or
 * of octets. One made of a network address or of a text (often the model, or a default) is none.
 */
export function keyOfEngine(text: string): string | undefined {
  const hex = text.replace(/^0x/i, '').replace(/[\s:]/g, '').toLowerCase();
  if (!/^(?:[0-9a-f]{2}){9,32}$/.test(hex) || Number.parseInt(hex.slice(0, 2), 16) < 0x80) return undefined;
  const format = Number.parseInt(hex.slice(8, 10), 16);
  if (format !== 3 && format !== 5 && format < 128) return undefined;
  return new Set(hex.slice(10)).size > 3 ? hex : undefined;
}
