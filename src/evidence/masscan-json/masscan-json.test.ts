import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { masscanJson } from './masscan-json.ts';

describe('masscan-json', () => {
  it('joins the entries of one address, in spite of the comma too many', async () => {
    const read = await readWith(masscanJson, fixture(import.meta.url, 'scan.json'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.problems).toEqual([]);
    expect(read.devices.map((host) => [host.label, host.record])).toEqual([
      ['192.0.2.2', 1],
      ['192.0.2.3', 3],
    ]);
    expect(valuesOf(read.devices[0], 'http-server')).toEqual(['App-webs/']);
    expect(valuesOf(read.devices[1], 'ssh-banner')).toEqual(['SSH-2.0-HUAWEI-1.5']);
  });
  it('says where a file is cut off and keeps what came before', async () => {
    const whole = fixture(import.meta.url, 'scan.json').toString();
    const read = await readWith(masscanJson, whole.slice(0, whole.lastIndexOf('"service"')));
    expect(read.devices).toHaveLength(1);
    expect(read.problems).toMatchObject([{ code: 'masscan-json/broken' }]);
  });
  it('leaves other JSON to other readers', async () => {
    expect((await readWith(masscanJson, '[{"name":"x","ports":[]}]')).sureness).toBe(0);
  });
});
