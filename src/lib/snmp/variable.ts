/** One value a device answered: which object, of what type, and the value as text. */
export interface SnmpVariable {
  /** Numeric object identifier without leading dot; the written name when it cannot be turned into numbers. */
  readonly oid: string;
  /** `text`, `hex` (pairs without separators), `oid`, `number`, `ip`, or `other`. */
  readonly type: 'text' | 'hex' | 'oid' | 'number' | 'ip' | 'other';
  readonly value: string;
  /** MIB module named in symbolic output (`HUAWEI-ENTITY-EXTENT-MIB`). */
  readonly module?: string;
}

/**
 * The value as a MAC address of 12 upper-case hex digits; undefined when it is none. `sure` says that the object holds
 * nothing but hardware addresses: then six letters are six octets that happen to be printable.
 */
export function macOf(variable: SnmpVariable, sure = false): string | undefined {
  const { value } = variable;
  if (variable.type === 'hex') {
    return /^[0-9A-F]{12}$/.test(value) ? value : undefined;
  }
  // net-snmp prints physical addresses without leading zeros: 0:1a:2b:3:4d:5e.
  const parts = value.trim().split(/[:-]/);
  if (parts.length === 6 && parts.every((part) => /^[0-9A-Fa-f]{1,2}$/.test(part))) {
    return parts
      .map((part) => part.padStart(2, '0'))
      .join('')
      .toUpperCase();
  }
  const spaced = value.trim().replace(/[ .]/g, '');
  if (/^[0-9A-Fa-f]{12}$/.test(spaced) && /[ .]/.test(value.trim())) return spaced.toUpperCase();
  // Six raw octets printed as a string.
  if (variable.type === 'text' && value.length === 6 && (sure || /[^\x20-\x7e]/.test(value))) {
    const hex = Buffer.from(value, 'latin1').toString('hex').toUpperCase();
    return hex.length === 12 ? hex : undefined;
  }
  return undefined;
}

/** 12 hex digits written the usual way, `00:1A:2B:3C:4D:5E`. */
export function colons(mac: string): string {
  return mac.match(/../g)?.join(':') ?? mac;
}

/** Text of a value that may have been sent as hex octets; control characters become spaces. */
export function textOfVariable(variable: SnmpVariable): string {
  const raw = variable.type === 'hex' ? Buffer.from(variable.value, 'hex').toString('utf8') : variable.value;
  return raw.replace(/[\u0000-\u0009\u000b-\u001f\u007f]+/g, ' ').trim();
}
