import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { discoveryMdns } from './discovery-mdns.ts';

describe('discovery-mdns', () => {
  it('joins the services of one host and takes maker, model and address from text records', async () => {
    const read = await readWith(discoveryMdns, fixture(import.meta.url, 'browse.txt'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices.map((one) => one.label)).toEqual(['cam-1.local', 'print-1.local']);
    expect(valuesOf(read.devices[0], 'manufacturer')).toEqual(['EZVIZ']);
    expect(valuesOf(read.devices[0], 'model')).toEqual(['CS-C6N']);
    expect(valuesOf(read.devices[0], 'mac')).toEqual(['0c:a6:4c:01:02:03']);
    expect(valuesOf(read.devices[0], 'mdns-text')).toEqual(['Camera One']);
    expect(valuesOf(read.devices[1], 'model')).toEqual(['Brother HL-L2350DW']);
  });
  it('leaves other text with semicolons to other readers', async () => {
    expect((await readWith(discoveryMdns, 'a;b;c\n1;2;3\n')).sureness).toBe(0);
  });
});
