import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { runzeroJson } from './runzero-json.ts';

const TEXT = fixture(import.meta.url, 'assets.json').toString();

describe('runzero-json', () => {
  it('reads assets: addresses, answers of services, and the opinion of the scanner apart', async () => {
    const { sureness, devices, problems } = await readWith(runzeroJson, TEXT);
    expect(sureness).toBeGreaterThan(0.9);
    expect(problems).toEqual([]);
    expect(devices.map((one) => one.record)).toEqual([1, 2]);
    const [camera, router] = devices;
    expect(valuesOf(camera, 'mac')).toEqual(['4c:bd:8f:00:00:31']);
    expect(valuesOf(camera, 'http-server')).toEqual(['App-webs/']);
    expect(valuesOf(camera, 'manufacturer')).toEqual([]);
    expect(valuesOf(camera, 'tool-vendor')).toContain('Hikvision');
    expect(valuesOf(router, 'sys-object-id')).toEqual(['1.3.6.1.4.1.2636.1.1.1.2.63']);
  });

  it('reads JSON lines', async () => {
    const lines = (JSON.parse(TEXT) as object[]).map((one) => JSON.stringify(one)).join('\n');
    const { devices, sureness } = await readWith(runzeroJson, lines);
    expect([devices.length, sureness > 0.9]).toEqual([2, true]);
  });

  it.each([
    ['another JSON', '[{"names":["x"],"addresses":["y"]}]'],
    ['nothing', ''],
  ])('does not take %s for its own', async (_, text) => {
    expect((await readWith(runzeroJson, text)).sureness).toBe(0);
  });

  it('keeps what comes before a cut, and counts what is no object', async () => {
    const cut = await readWith(runzeroJson, TEXT.slice(0, TEXT.indexOf('"192.0.2.1/161')));
    expect([cut.devices.length, cut.problems.length]).toEqual([1, 1]);
    const odd = await readWith(runzeroJson, '[1,{"names":["a"]}]');
    expect(odd.events.map((event) => event.kind)).toEqual(['unread', 'sighting']);
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 150 }), async (bytes) => {
        await readWith(runzeroJson, Buffer.concat([Buffer.from('[{"services":{"a":'), bytes]));
      }),
      { numRuns: 60 },
    );
  });

  it('gathers the services of one asset in a services export', async () => {
    const service = (asset: string, port: string, data: object): string =>
      JSON.stringify({
        service_id: port,
        service_asset_id: asset,
        service_address: '192.0.2.31',
        service_port: port,
        service_transport: 'tcp',
        service_data: data,
        names: ['CAM-31'],
        addresses: ['192.0.2.31'],
        macs: ['4c:bd:8f:01:02:31'],
      });
    const read = await readWith(
      runzeroJson,
      `${service('a', '80', { 'http.head.server': 'App-webs/' })}\n${service('b', '22', {})}\n${service('a', '443', { 'tls.subject': 'CN=x' })}\n`,
    );
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices.map((one) => one.record)).toEqual([1, 2]);
    expect(valuesOf(read.devices[0], 'http-server')).toEqual(['App-webs/']);
    expect(valuesOf(read.devices[0], 'tls-subject')).toEqual(['CN=x']);
  });
});
