import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { shodanJson } from './shodan-json.ts';

describe('shodan-json', () => {
  it('reads a download, each banner a thing of its own', async () => {
    const { sureness, devices, problems } = await readWith(shodanJson, fixture(import.meta.url, 'banners.jsonl'));
    expect(sureness).toBeGreaterThan(0.9);
    expect(problems).toEqual([]);
    expect(devices.map((one) => [one.record, one.label])).toEqual([
      [1, '198.51.100.7:80 Hikvision IP Camera'],
      [2, '198.51.100.7:22'],
    ]);
    const [camera, gateway] = devices;
    expect(valuesOf(camera, 'http-server')).toEqual(['App-webs/']);
    expect(valuesOf(camera, 'manufacturer')).toEqual([]);
    expect(valuesOf(camera, 'tool-vendor')).toEqual(['Hikvision IP Camera']);
    expect(valuesOf(gateway, 'ssh-banner')).toEqual(['SSH-2.0-ROSSSH']);
    expect(valuesOf(gateway, 'tls-subject')).toEqual(['CN=gw']);
  });

  it('reads the answer about one host', async () => {
    const { devices, sureness } = await readWith(shodanJson, fixture(import.meta.url, 'host.json'));
    expect(sureness).toBeGreaterThan(0.9);
    expect(devices.map((one) => valuesOf(one, 'sys-descr')[0])).toEqual(['ZXR10 ROS Version V4.8.11']);
  });

  it('reads a search answer', async () => {
    const lines = fixture(import.meta.url, 'banners.jsonl')
      .toString()
      .trim()
      .split('\n');
    const { devices } = await readWith(shodanJson, `{"matches":[${lines.join(',')}],"total":2}`);
    expect(devices.map((one) => one.record)).toEqual([1, 2]);
  });

  it.each([
    ['another JSON', '{"ip_str":"x","name":"y"}'],
    ['nothing', ''],
  ])('does not take %s for its own', async (_, text) => {
    expect((await readWith(shodanJson, text)).sureness).toBe(0);
  });

  it('keeps what comes before a cut', async () => {
    const text = fixture(import.meta.url, 'banners.jsonl').toString();
    const { devices, problems } = await readWith(shodanJson, text.slice(0, text.lastIndexOf('"_shodan"')));
    expect([devices.length, problems.length]).toEqual([1, 1]);
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 150 }), async (bytes) => {
        await readWith(shodanJson, Buffer.concat([Buffer.from('{"ip_str":"x","_shodan":{},"data":'), bytes]));
      }),
      { numRuns: 60 },
    );
  });
});
