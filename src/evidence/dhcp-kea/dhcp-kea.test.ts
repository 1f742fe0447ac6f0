import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { dhcpKea } from './dhcp-kea.ts';

describe('dhcp-kea', () => {
  it.each(['kea-leases4.csv', 'leases.json'])('reads %s', async (name) => {
    const read = await readWith(dhcpKea, fixture(import.meta.url, name));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.problems).toEqual([]);
    expect(read.devices.map((one) => valuesOf(one, 'mac')[0])).toEqual(['30:dd:aa:01:02:03', '00:1b:21:01:02:03']);
    expect(valuesOf(read.devices[0], 'hostname')).toEqual(['nvr-2']);
  });
  it('reads the vendor class that a hook stored in the user context', async () => {
    const read = await readWith(dhcpKea, fixture(import.meta.url, 'kea-leases4.csv'));
    expect(valuesOf(read.devices[1], 'dhcp-vendor-class')).toEqual(['HUAWEI:android:ALP']);
  });
  it('says that JSON is broken instead of throwing', async () => {
    const read = await readWith(
      dhcpKea,
      '{ "leases": [ { "hw-address": "00:1b:21:01:02:03", "ip-address": "192.0.2.1"',
    );
    expect(read.problems).toMatchObject([{ code: 'dhcp-kea/broken' }]);
  });
  it('takes the hardware address out of a DUID or client identifier, and nothing else for one', async () => {
    const read = await readWith(
      dhcpKea,
      'address,duid,valid_lifetime,expire,subnet_id,pref_lifetime,lease_type,iaid,prefix_len,fqdn_fwd,fqdn_rev,hostname,hwaddr,state\n' +
        '2001:db8::11,00:03:00:01:4c:bd:8f:01:02:41,4000,1,6,3000,0,1,128,0,0,cam41,,0\n' +
        '2001:db8::12,00:01:00:01:1e:a5:31:ee:4c:bd:8f:01:02:42,4000,1,6,3000,0,1,128,0,0,cam42,,0\n' +
        '2001:db8::13,00:02:00:00:07:db:01:02,4000,1,6,3000,0,1,128,0,0,cam43,,0\n',
    );
    expect(read.devices.map((one) => valuesOf(one, 'mac'))).toEqual([['4c:bd:8f:01:02:41'], ['4c:bd:8f:01:02:42'], []]);
  });
});
