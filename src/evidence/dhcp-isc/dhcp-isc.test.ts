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
  it('reads several statements in a line, text with braces in it, and hosts with fixed addresses', async () => {
    const read = await readWith(
      dhcpIsc,
      'lease 192.0.2.1 { starts 2 2024/03/05; hardware ethernet 00:1b:21:01:02:03; client-hostname "x;y}"; } # kept\n' +
        'host cam-7 {\n  dynamic;\n  hardware ethernet 4c:bd:8f:01:02:07;\n  fixed-address 192.0.2.27, 192.0.2.28;\n}\n',
    );
    expect(read.devices.map((one) => one.label)).toEqual([
      'x;y} 192.0.2.1 00:1b:21:01:02:03',
      'cam-7 192.0.2.27 4c:bd:8f:01:02:07',
    ]);
    expect(read.problems).toEqual([]);
  });
  it('takes the hardware address out of the client identifier where the lease has no other', async () => {
    const read = await readWith(
      dhcpIsc,
      'lease 192.0.2.1 {\n  uid "\\001L\\275\\217\\001\\002\\003";\n}\n' +
        'ia-na "\\253\\315\\001\\000\\000\\001\\000\\001\\036\\2451\\356\\000\\014)\\204\\233\\331" {\n' +
        '  cltt 2 2024/03/05;\n  iaaddr 2001:db8::101 {\n    binding state active;\n  }\n}\n',
    );
    expect(read.devices.map((one) => one.label)).toEqual([
      '192.0.2.1 4c:bd:8f:01:02:03',
      '2001:db8::101 00:0c:29:84:9b:d9',
    ]);
  });
  it('does not take what the server would compute for what the client said', async () => {
    const read = await readWith(
      dhcpIsc,
      'lease 192.0.2.1 {\n  set vendor-string = concat ("dahua", suffix (hardware, 2));\n}\n',
    );
    expect(valuesOf(read.devices[0], 'dhcp-vendor-class')).toEqual([]);
  });
});
