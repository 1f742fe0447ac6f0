import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { discoveryJson } from './discovery-json.ts';

describe('discovery-json', () => {
  it('reads a DHIP answer', async () => {
    const read = await readWith(discoveryJson, fixture(import.meta.url, 'dhip.json'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices.map((one) => one.label)).toEqual(['Dahua IPC-HDW4431C-A']);
    expect(valuesOf(read.devices[0], 'mac')).toEqual(['3c:ef:8c:01:02:03']);
    expect(valuesOf(read.devices[0], 'ip')).toEqual(['192.0.2.11']);
  });
  it('says where an answer is cut off', async () => {
    const read = await readWith(discoveryJson, fixture(import.meta.url, 'dhip.json').subarray(0, 150));
    expect(read.problems).toMatchObject([{ code: 'discovery-json/broken', locator: { line: 1 } }]);
  });
  it('leaves other JSON to other readers', async () => {
    expect((await readWith(discoveryJson, '{"Vendor":"Dahua"}')).sureness).toBe(0);
  });
});
