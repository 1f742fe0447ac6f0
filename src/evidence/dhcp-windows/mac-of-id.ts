import { macInClientId, octetsOfHex } from '../client-id.ts';

/** The hardware address in a unique id: as it is, behind the hardware type (01), or inside a DUID. */
export function macOfId(id: string): string | undefined {
  const digits = id.replace(/[^0-9a-f]/gi, '');
  if (digits.length === 12) return digits;
  return macInClientId(octetsOfHex(digits))?.replaceAll(':', '');
}
