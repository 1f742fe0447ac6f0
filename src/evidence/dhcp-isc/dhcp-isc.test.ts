import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { dhcpIsc } from './dhcp-isc.ts';

describe('dhcp-isc', () => {
  it('reads leases in order and sets the journal’s repeats aside', async () => {
    const read = await readWith(dhcpIsc, fixture(import.meta.url, 'dhcpd.leases'));
    expect(read.devices.map((one) => [one.sheet, one.record, one.label])).toEqual([
      ['lease', 1, 'nvr-2 192.0.2.21 30:dd:aa:01:02:03'],
      ['lease', 2, '192.0.2.22 00:1b:21:01:02:03'],
    ]);
    expect(valuesOf(read.devices[0], 'dhcp-vendor-class')).toEqual(['dahua']);
    expect(read.events.filter((event) => event.kind === 'set-aside')).toHaveLength(1);
  });
  it('reads what a lease that has no end says, and says so', async () => {
    const read = await readWith(dhcpIsc, 'lease 192.0.2.1 {\n  hardware ethernet 00:1b:21:01:02:03;\n');
    expect(read.devices).toHaveLength(1);
    expect(read.problems).toMatchObject([{ code: 'dhcp-isc/unclosed-lease', locator: { line: 1 } }]);
  });
  it('does not take a lease contract for a lease file', async () => {
    expect((await readWith(dhcpIsc, 'The lease 12 { of the house }\n')).sureness).toBe(0);
  });
});
