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
    expect(valuesOf(read.devices[0], 'service')).toEqual(['DHIP']);
  });
  it('says where an answer is cut off', async () => {
    const read = await readWith(discoveryJson, fixture(import.meta.url, 'dhip.json').subarray(0, 150));
    expect(read.problems).toMatchObject([{ code: 'discovery-json/broken', locator: { line: 1 } }]);
  });
  it('leaves other JSON to other readers', async () => {
    expect((await readWith(discoveryJson, '{"Vendor":"Dahua"}')).sureness).toBe(0);
  });
  it('keeps what stands whole in a cut answer, and reads the next', async () => {
    const whole = fixture(import.meta.url, 'dhip.json')
      .toString()
      .trim();
    const read = await readWith(discoveryJson, `${whole.slice(0, 168)}\n${whole}`);
    expect(read.devices.map((one) => [one.record, one.label, valuesOf(one, 'serial-number')])).toEqual([
      [1, 'Dahua IPC-HDW4431C-A', []],
      [2, 'Dahua IPC-HDW4431C-A', ['EXAMPLE3']],
    ]);
    expect(read.problems).toHaveLength(1);
  });
  it('reads answers spread over lines, in a list, and behind binary heads', async () => {
    const whole = fixture(import.meta.url, 'dhip.json').toString();
    const spread = JSON.stringify([JSON.parse(whole), JSON.parse(whole)], null, 2);
    expect((await readWith(discoveryJson, spread)).devices).toHaveLength(2);
    const head = Buffer.from('20000000444849500000000000000000f700000000000000f700000000000000', 'hex');
    const read = await readWith(discoveryJson, Buffer.concat([head, Buffer.from(whole), head, Buffer.from(whole)]));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices).toHaveLength(2);
  });
  it('does not take “General” for a maker', async () => {
    const read = await readWith(
      discoveryJson,
      '{"method":"client.notifyDevInfo","params":{"deviceInfo":{"Vendor":"General","DeviceType":"IP Camera"}}}',
    );
    expect(valuesOf(read.devices[0], 'manufacturer')).toEqual([]);
  });
});
