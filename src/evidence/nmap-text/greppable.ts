import type { Observation } from '../../core/evidence.ts';
import { openPlace } from '../open-place.ts';

/** One host of nmap's greppable output (`-oG`). */
export interface GreppableHost {
  readonly label: string;
  readonly observations: readonly Observation[];
}

const HOST = /^Host: (\S{1,100}) \(([^)\t]{0,255})\)\t(.*)$/s;
const AT = { at: 'record', sheet: 'host', record: 0 } as const;
const MOST_PORTS = 2_000;

/** Whether a line is a host of greppable output. */
export function isGreppable(line: string): boolean {
  return line.startsWith('Host: ') && /\t(?:Ports|Status|Ignored State|OS): /.test(line);
}

/**
 * Reads one line of greppable output: `Host: address (name)`, then fields parted by tabs; ports parted by commas, each
 * `number/state/protocol/owner/service/rpc/version/` with slashes in values written `|` (nmap reference guide, Grepable
 * Output). Undefined when the line is none, or tells a host that is down.
 */
export function greppableHost(line: string): GreppableHost | undefined {
  const match = HOST.exec(line);
  if (match === null) return undefined;
  const [, address = '', name = '', rest = ''] = match;
  if (/^Status: (?!Up)/.test(rest)) return undefined;
  const observations: Observation[] = [{ kind: 'ip', value: address, field: 'address', at: AT }];
  if (name !== '') observations.push({ kind: 'hostname', value: name, field: 'hostname', at: AT });
  for (const field of rest.split('\t')) {
    if (field.startsWith('Ports: ')) {
      for (const port of field.slice('Ports: '.length).split(/, (?=\d{1,5}\/)/, MOST_PORTS)) {
        const [number = '', state = '', protocol = '', , service = '', , version = ''] = port.split('/');
        if (!state.startsWith('open')) continue;
        const product = version.replaceAll('|', '/').trim();
        const where = openPlace(state, protocol, number);
        observations.push({
          kind: 'service',
          value: `${service.replaceAll('|', '/')} ${product}`.trim(),
          field: where,
          at: AT,
        });
        if (product !== '') observations.push({ kind: 'banner', value: product, field: `${where} product`, at: AT });
      }
    } else if (field.startsWith('OS: ')) {
      observations.push({ kind: 'os', value: field.slice('OS: '.length).trim(), field: 'OS', at: AT });
    }
  }
  return { label: name === '' ? address : `${name} (${address})`, observations };
}
