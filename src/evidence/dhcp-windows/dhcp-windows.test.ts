import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { dhcpWindows } from './dhcp-windows.ts';

describe('dhcp-windows', () => {
  it('reads an Export-Csv file, also with the hardware type before the address', async () => {
    const read = await readWith(dhcpWindows, fixture(import.meta.url, 'leases.csv'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices.map((one) => [one.record, valuesOf(one, 'mac')[0]])).toEqual([
      [3, '30ddaa010203'],
      [4, '001b21010203'],
    ]);
    expect(read.events.filter((event) => event.kind === 'set-aside').map((event) => event.record)).toEqual([1, 2]);
  });
  it('reads the console’s list in UTF-16', async () => {
    const text =
      'Client IP Address\tName\tLease Expiration\tType\tUnique ID\r\n192.0.2.21\tnvr-2\t21.09.2026\tDHCP\t30ddaa010203\r\n';
    const read = await readWith(dhcpWindows, Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(valuesOf(read.devices[0], 'hostname')).toEqual(['nvr-2']);
  });
  it('leaves other tables to other readers', async () => {
    expect((await readWith(dhcpWindows, 'IPAddress,Name\n192.0.2.1,a\n')).sureness).toBe(0);
  });
});
