import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { netboxJson } from './netbox-json.ts';

const read = (name: string) => readWith(netboxJson, fixture(import.meta.url, name), name);

describe('netbox-json', () => {
  it('reads a page of devices: type, role, serial, addresses, custom fields', async () => {
    const { sureness, devices, problems } = await read('devices.json');
    expect(sureness).toBeGreaterThan(0.9);
    expect(problems).toEqual([]);
    expect(devices.map((one) => [one.record, one.label])).toEqual([
      [1, 'acc-sw-1 Huawei S5735-L24T4S-A1'],
      [2, 'core-1 Juniper EX4300-48T'],
      [3, 'EX2200-C Juniper'],
    ]);
    const [first] = devices;
    expect(valuesOf(first, 'serial-number')).toEqual(['2102351ABC0123456789']);
    expect(valuesOf(first, 'ip')).toEqual(['192.0.2.10/24']);
    expect(valuesOf(first, 'mac')).toEqual(['00:25:9E:00:00:10']);
    expect(valuesOf(first, 'date-obtained')).toEqual(['2021-06-01']);
    expect(valuesOf(first, 'category')).toEqual(['Access switch']);
  });

  it('reads the role of an older release', async () => {
    const { devices } = await read('devices.json');
    expect(valuesOf(devices[1], 'category')).toEqual(['Core switch']);
  });

  it('reads a dump of several lists, parts belonging to their device', async () => {
    const { events, components, problems } = await read('dump.json');
    expect(problems).toEqual([]);
    expect(
      events.map((event) => (event.kind === 'sighting' ? [event.sheet, event.record, event.label] : event.kind)),
    ).toEqual([
      'set-aside',
      ['devices', 1, 'acc-sw-1 Huawei S5735-L24T4S-A1'],
      ['modules', 1, 'Huawei PAC150S12-R'],
      ['inventory_items', 1, 'FINISAR CORP. FTLX1471D3BCL'],
      ['device_types', 1, 'ZTE ZXR10 5950-28PM'],
    ]);
    expect(components.map((one) => one.part?.host)).toEqual(['device 11', 'device 11']);
  });

  it('reads JSON lines and a list without envelope', async () => {
    const { results } = JSON.parse(fixture(import.meta.url, 'devices.json').toString()) as { results: object[] };
    const lines = await readWith(netboxJson, results.map((one) => JSON.stringify(one)).join('\n'));
    expect(lines.devices.map((one) => one.record)).toEqual([1, 2, 3]);
    const list = await readWith(netboxJson, JSON.stringify(results, null, 2));
    expect(list.devices.map((one) => one.record)).toEqual([1, 2, 3]);
    expect(lines.sureness).toBeGreaterThan(0.9);
  });

  it('reads an answer of the query language with interfaces in the device', async () => {
    const { devices, sureness } = await readWith(
      netboxJson,
      '{"data":{"device_list":[{"name":"cam-1","device_type":{"model":"DS-2CD2143G2-I","manufacturer":{"name":"Hikvision"}},"interfaces":[{"mac_address":"4C:BD:8F:00:00:01"}]}]}}',
    );
    expect(sureness).toBeGreaterThan(0.8);
    expect(devices.map((one) => [one.sheet, one.record, valuesOf(one, 'mac')[0]])).toEqual([
      ['data.device_list', 1, '4C:BD:8F:00:00:01'],
    ]);
  });

  it.each([
    ['another JSON', '{"devices":[{"name":"x"}]}'],
    ['a table', 'name,device_type,manufacturer\n'],
    ['nothing', ''],
  ])('does not take %s for its own', async (_, text) => {
    expect((await readWith(netboxJson, text)).sureness).toBe(0);
  });

  it('keeps what comes before the place where a dump is cut off', async () => {
    const whole = fixture(import.meta.url, 'devices.json').toString();
    const { devices, problems } = await readWith(netboxJson, whole.slice(0, whole.indexOf('"EX2200-C"')));
    expect(devices).toHaveLength(2);
    expect(problems).toMatchObject([{ code: 'evidence/malformed-document', severity: 'error' }]);
  });

  it('counts a record that is no object and goes on', async () => {
    const { events, devices } = await readWith(
      netboxJson,
      '{"results":[3,{"device_type":{"model":"X","manufacturer":{"name":"Y"}}}]}',
    );
    expect(events[0]).toMatchObject({ kind: 'unread', record: 1 });
    expect(devices).toHaveLength(1);
  });

  it('never throws, whatever the bytes', async () => {
    const head = Buffer.from('{"results":[{"device_type":{"manufacturer":');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 150 }), async (bytes) => {
        await readWith(netboxJson, Buffer.concat([head, bytes]));
      }),
      { numRuns: 60 },
    );
  });
});
