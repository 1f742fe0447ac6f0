const PLACEHOLDERS =
  /^(?:N\/?A|NONE|NULL|NIL|UNKNOWN|UNK|TBD|TBA|DEFAULT.*|TO BE FILLED.*|SYSTEM SERIAL.*|NOT (?:SPECIFIED|AVAILABLE|APPLICABLE|PRESENT|SET).*|SERIAL ?(?:NUMBER|NO\.?)?|INVALID|EMPTY|BLANK|VARIOUS|MULTIPLE|SEE .*|TEST|EXAMPLE|XX+|CHASSIS SERIAL.*|UNSPECIFIED|UNDEFINED|REDACTED|PRIVATE|HIDDEN|<.*>)$/;

/**
 * A serial number as capital letters and digits, when it can tell one device from another; `undefined` for placeholders
 * and for texts too short or too regular to be anyone's own (`0000000`, `123456789`, `ABCDEF`).
 */
export function ownSerial(text: string): string | undefined {
  const trimmed = text
    .trim()
    .toUpperCase()
    .replace(/^(?:S\/?N|SERIAL(?: NUMBER| NO)?)\s*[:#.]\s*/, '');
  if (trimmed === '' || trimmed.length > 64 || PLACEHOLDERS.test(trimmed)) return undefined;
  const serial = trimmed.replace(/[^A-Z0-9]/g, '');
  if (serial.length < 6 || !/\d/.test(serial) || new Set(serial).size < 4) return undefined;
  return isRun(serial) ? undefined : serial;
}

/** Whether each character follows from the one before: `12345678`, `98765432`, `0123456789`. */
function isRun(text: string): boolean {
  let up = 0;
  let down = 0;
  for (let at = 1; at < text.length; at++) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1);
    if (step === 1) up++;
    if (step === -1) down++;
  }
  return up >= text.length - 2 || down >= text.length - 2;
}

/** Whether two serial numbers can be one: the same, or one printed without the other's prefix. */
export function sameSerial(one: string, two: string): boolean {
  return one === two || one.endsWith(two) || two.endsWith(one);
}
