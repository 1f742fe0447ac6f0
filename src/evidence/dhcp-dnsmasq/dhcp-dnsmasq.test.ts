import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { dhcpDnsmasq } from './dhcp-dnsmasq.ts';

describe('dhcp-dnsmasq', () => {
  it('reads one lease a line; a star is no name', async () => {
    const read = await readWith(dhcpDnsmasq, fixture(import.meta.url, 'dnsmasq.leases'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices.map((one) => one.label)).toEqual([
      'nvr-2 192.0.2.21 30:dd:aa:01:02:03',
      '192.0.2.22 00:1b:21:01:02:03',
    ]);
    expect(valuesOf(read.devices[1], 'hostname')).toEqual([]);
  });
  it('shows a line it cannot read', async () => {
    const text = `${fixture(import.meta.url, 'dnsmasq.leases')
      .toString()
      .repeat(3)}broken line\n`;
    const read = await readWith(dhcpDnsmasq, text);
    expect(read.events.filter((event) => event.kind === 'unread')).toMatchObject([{ excerpt: 'broken line' }]);
  });
  it('leaves other lists to other readers', async () => {
    expect((await readWith(dhcpDnsmasq, '1 2 3 4\n5 6 7 8\n')).sureness).toBe(0);
  });
  it('reads DHCPv6 leases: the address in the DUID names the hardware', async () => {
    const read = await readWith(
      dhcpDnsmasq,
      'duid 00:01:00:01:1e:a5:31:ee:00:0c:29:84:9b:d9\n' +
        '1709640672 84934017 2001:db8::61 cam61 00:03:00:01:4c:bd:8f:01:02:61\n' +
        '1709640672 T84934018 2001:db8::62 * 00:03:00:01:4c:bd:8f:01:02:62\n',
    );
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices.map((one) => one.label)).toEqual([
      'cam61 2001:db8::61 4c:bd:8f:01:02:61',
      '2001:db8::62 4c:bd:8f:01:02:62',
    ]);
  });
});
