const LETTERS = /^([A-Za-z]{4})[- ]?[0-9A-Fa-f]{8}$/;
/** The same as sixteen hex digits, the letters as ASCII: `48575443…` is HWTC. */
const HEX = /^((?:[46][1-9A-Fa-f]|[57][0-9Aa]){4})[- ]?[0-9A-Fa-f]{8}$/;

/**
 * The vendor id, in capitals, of a GPON serial number: four letters and eight hex digits, or the same as sixteen hex
 * digits (ITU-T G.984.3, 9.2.4.1; G.987.3, 11.2.6.1). Undefined when the text has another form.
 */
export function gponVendor(serial: string): string | undefined {
  const text = serial.trim();
  const plain = LETTERS.exec(text)?.[1];
  if (plain !== undefined) return plain.toUpperCase();
  const hex = HEX.exec(text)?.[1];
  if (hex === undefined) return undefined;
  const letters = Buffer.from(hex, 'hex').toString('latin1');
  return /^[A-Za-z]{4}$/.test(letters) ? letters.toUpperCase() : undefined;
}
