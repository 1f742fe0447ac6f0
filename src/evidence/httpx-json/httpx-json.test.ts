import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { httpxJson } from './httpx-json.ts';

describe('httpx-json', () => {
  it('reads what each web interface answered', async () => {
    const read = await readWith(httpxJson, fixture(import.meta.url, 'results.jsonl'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.problems).toEqual([]);
    const [camera, recorder, ...more] = read.devices;
    expect(more).toEqual([]);
    expect(camera?.label).toBe('https://192.0.2.10 WEB SERVICE');
    expect(valuesOf(camera, 'tls-subject')).toEqual(['CN=General, O=Example Camera Works']);
    expect(valuesOf(camera, 'favicon-hash')).toEqual(['-1466785234']);
    expect(valuesOf(camera, 'key-fingerprint')).toEqual(['3f786850e387550fdab836ed7e6dc881de23001b']);
    expect(valuesOf(recorder, 'http-server')).toEqual(['App-webs/']);
    expect(valuesOf(recorder, 'http-auth-realm')).toEqual(['Digest realm="DVR", nonce="1"']);
    expect(valuesOf(recorder, 'hostname')).toEqual(['nvr.example.net']);
    expect(valuesOf(recorder, 'ip')).toEqual(['192.0.2.11']);
    expect(valuesOf(recorder, 'manufacturer')).toEqual([]);
  });

  it('sets aside what did not answer, and counts it', async () => {
    const { events } = await readWith(httpxJson, fixture(import.meta.url, 'results.jsonl'));
    expect(events.filter((event) => event.kind === 'set-aside').map((event) => event.record)).toEqual([3]);
  });

  it('reads a cut file up to the cut, and says so', async () => {
    const cut = fixture(import.meta.url, 'results.jsonl').subarray(0, 900);
    const read = await readWith(httpxJson, cut);
    expect(read.devices).toHaveLength(1);
    expect(read.problems.length).toBeGreaterThan(0);
  });

  it.each([
    ['a list of addresses', '{"url":"https://a.example","title":"x"}'],
    ['nothing', ''],
    ['text', 'https://192.0.2.1 [200] [login]'],
  ])('leaves %s to other readers', async (_, content) => {
    expect((await readWith(httpxJson, content)).sureness).toBe(0);
  });
});
