import { branchOfModule } from './mib-modules.ts';
import { numericName } from './object-names.ts';
import type { SnmpVariable } from './variable.ts';

/** A line of a walk: a variable, and whether its value may go on in the next line. */
export interface WalkLine {
  readonly variable: SnmpVariable;
  /** True when the value is a quoted string whose end has not come, or octets that may go on. */
  readonly open: boolean;
}

const NAME =
  /^(\.?(?:[A-Za-z][A-Za-z0-9-]*(?:::[A-Za-z][A-Za-z0-9-]*)?|\d+)(?:[.[](?:"[^"\s=]*"|'[^'=]{0,64}'|[^\s="'])*)?)(?: = ?| =$|\s+)(.*)$/s;
const TYPED =
  /^(STRING|Hex-STRING|OID|INTEGER|Integer32|UInteger32|IpAddress|Network Address|Timeticks|Gauge32|Gauge|Counter32|Counter64|Counter|Unsigned32|BITS|Opaque|NULL|Bits|OBJECT IDENTIFIER|Hex|Float|Opaque: Float)\s*:\s?(.*)$/s;

/**
 * Reads one line of net-snmp's output in any of its styles: full (`name = TYPE: value`), without types (`-OQ`), and
 * quick (`-Oq`: name, blank, value). Undefined when the line does not begin with a name; then it continues the one before.
 */
export function walkLine(line: string): WalkLine | undefined {
  const first = line.charCodeAt(0);
  // A name begins with a dot, a digit or a letter and holds a dot or colons before the value.
  if (
    first !== 46 &&
    !(first >= 48 && first <= 57) &&
    !(first >= 65 && first <= 90) &&
    !(first >= 97 && first <= 122)
  ) {
    return undefined;
  }
  const match = NAME.exec(line);
  if (match === null) return undefined;
  const written = match[1] ?? '';
  if (!written.includes('.') && !written.includes('::') && !written.includes('[') && written !== 'sysUpTimeInstance')
    return undefined;
  const named = numericName(written);
  if (named.module === undefined && !/^\d/.test(named.oid)) return undefined;
  // A text's next line may begin like `1.2.3 something`: without an equals sign only whole identifiers are names.
  if (!/^\S+ =/.test(line) && !/^[012](?:\.\d+){5}/.test(named.oid) && named.module === undefined) return undefined;
  return { ...valueOf(match[2] ?? '', named) };
}

function valueOf(rest: string, named: { readonly oid: string; readonly module?: string }): WalkLine {
  const typed = TYPED.exec(rest);
  const type = typed?.[1] ?? '';
  const raw = (typed?.[2] ?? rest).trimEnd();
  if (type === 'Hex-STRING' || type === 'Hex') {
    return { variable: { ...named, type: 'hex', value: hexDigits(raw) }, open: true };
  }
  if (type === 'OID' || type === 'OBJECT IDENTIFIER') {
    return { variable: { ...named, type: 'oid', value: pointed(raw.trim()) }, open: false };
  }
  if (type === 'IpAddress') return { variable: { ...named, type: 'ip', value: raw.trim() }, open: false };
  if (type === 'Network Address') {
    const value = raw
      .trim()
      .split(':')
      .map((part) => Number.parseInt(part, 16))
      .join('.');
    return { variable: { ...named, type: 'ip', value }, open: false };
  }
  if (type === 'STRING' || type === 'BITS' || type === 'Bits' || type === '') {
    if (raw.startsWith('"')) {
      const closed = raw.length > 1 && raw.endsWith('"') && !raw.endsWith('\\"');
      // Without types, octets that are no text stand in quotes too, a blank after each.
      if (closed && type === '' && /^"(?:[0-9A-F]{2} )+"$/.test(raw)) {
        return { variable: { ...named, type: 'hex', value: hexDigits(raw) }, open: false };
      }
      return {
        variable: { ...named, type: 'text', value: closed ? unescaped(raw.slice(1, -1)) : unescaped(raw.slice(1)) },
        open: !closed,
      };
    }
    const untyped = type === '' ? untypedValue(raw) : undefined;
    if (untyped !== undefined) return { variable: { ...named, ...untyped }, open: false };
    return { variable: { ...named, type: 'text', value: raw }, open: true };
  }
  return { variable: { ...named, type: type === '' ? 'other' : 'number', value: raw.trim() }, open: false };
}

/** An identifier given as a value, in numbers; of a maker's name that cannot be resolved, the branch of its module. */
function pointed(raw: string): string {
  const { oid, module } = numericName(raw);
  const branch = module === undefined || /^\d/.test(oid) ? undefined : branchOfModule(module);
  return branch === undefined ? oid : `1.3.6.1.4.1.${branch}`;
}

/** What a value without its type most plainly is. */
function untypedValue(raw: string): { readonly type: SnmpVariable['type']; readonly value: string } | undefined {
  if (/^No Such (?:Object|Instance)|^No more variables/.test(raw)) return { type: 'other', value: '' };
  if (/^(?:[0-9A-Fa-f]{2} ){2,}[0-9A-Fa-f]{2} ?$/.test(raw)) return { type: 'hex', value: hexDigits(raw) };
  if (/^\.?(?:1\.3\.6|1\.0\.8802|iso\.3\.6)\.[\d.]+$/.test(raw) || /^[A-Za-z0-9-]+::[A-Za-z0-9-]+[\d.]*$/.test(raw)) {
    return { type: 'oid', value: pointed(raw) };
  }
  // With `-Os` only the last node is printed before the numbers.
  if (/^enterprises(?:\.\d{1,10}){1,60}$/.test(raw)) return { type: 'oid', value: numericName(raw).oid };
  return undefined;
}

/** Joins a line to the value before it, as net-snmp breaks long octets and texts with line ends over lines. */
export function continued(before: WalkLine, line: string): WalkLine {
  const { variable } = before;
  if (variable.type === 'hex') {
    const digits = hexDigits(line);
    const isHex = /^[0-9A-Fa-f \t]*$/.test(line);
    return isHex
      ? { variable: { ...variable, value: variable.value + digits }, open: true }
      : { ...before, open: false };
  }
  const closed = line.endsWith('"') && !line.endsWith('\\"');
  const value = `${variable.value}\n${unescaped(closed ? line.slice(0, -1) : line)}`;
  return { variable: { ...variable, value }, open: !closed };
}

function hexDigits(text: string): string {
  return text.replace(/[^0-9A-Fa-f]/g, '').toUpperCase();
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replaceAll('\\"', '"') : text;
}
