import type { Subject } from '../../../src/identity/identifier.ts';
import { seen, subjectOf } from './network.ts';

interface DhcpInput {
  readonly mac?: string;
  readonly ip?: string;
  readonly hostname?: string;
  readonly vendorClass?: string;
  readonly parameters?: string;
}

/** One lease. */
export function subjects(input: DhcpInput): readonly Subject[] {
  return [
    subjectOf([
      ...seen('mac', input.mac, 'hardware address'),
      ...seen('ip', input.ip, 'address'),
      ...seen('hostname', input.hostname, 'client host name'),
      ...seen('dhcp-vendor-class', input.vendorClass, 'vendor class identifier'),
      ...seen('dhcp-parameters', input.parameters, 'parameter request list'),
    ]),
  ];
}
