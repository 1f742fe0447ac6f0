/**
 * The hardware address in a client identifier: after the hardware type in a DHCPv4 identifier (RFC 2132 section 9.14), and
 * in a DUID made of a link-layer address, with or without a time (RFC 8415 section 11), also behind the four octets of an
 * RFC 4361 identifier. Twelve hex digits with colons; undefined when the identifier holds none.
 */
export function macInClientId(octets: readonly number[]): string | undefined {
  if (octets.length === 7 && octets[0] === 1) return written(octets.slice(1));
  if (octets[0] === 0xff && octets.length > 10) return macInDuid(octets.slice(5));
  return macInDuid(octets);
}

function macInDuid(octets: readonly number[]): string | undefined {
  if (octets[0] !== 0 || octets[2] !== 0 || octets[3] !== 1) return undefined;
  if (octets[1] === 3 && octets.length === 10) return written(octets.slice(4));
  return octets[1] === 1 && octets.length === 14 ? written(octets.slice(8)) : undefined;
}

function written(octets: readonly number[]): string | undefined {
  if (octets.every((octet) => octet === 0)) return undefined;
  return octets.map((octet) => octet.toString(16).padStart(2, '0')).join(':');
}

/** Octets of hex digits in pairs with or without colons, dashes or blanks between; empty when the text is none. */
export function octetsOfHex(text: string): readonly number[] {
  const digits = text.replace(/[:\-. ]/g, '');
  if (!/^(?:[0-9A-Fa-f]{2}){1,130}$/.test(digits)) return [];
  return (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

/** Octets of a text in quotes with octal escapes, as ISC dhcpd writes identifiers that are no letters. */
export function octetsOfEscapes(text: string): readonly number[] {
  return [...text.slice(0, 1_040).matchAll(/\\([0-7]{3})|\\?([^])/g)].map(([, octal, letter]) =>
    octal === undefined ? (letter ?? '').charCodeAt(0) & 0xff : Number.parseInt(octal, 8) & 0xff,
  );
}
