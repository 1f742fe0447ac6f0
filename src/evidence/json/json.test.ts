import { describe, expect, it } from 'vitest';
import { readWith } from '../../../test/reading.ts';
import { json } from './json.ts';

const read = async (value: unknown) =>
  readWith(json, typeof value === 'string' ? value : JSON.stringify(value), 'a.json');
const seen = (device: { observations: readonly { kind: string; value: string }[] } | undefined): string =>
  (device?.observations ?? []).map(({ kind, value }) => `${kind}=${value}`).join(' ');

describe('json', () => {
  it('reads an array of objects by their keys', async () => {
    const { devices } = await read([{ make: 'ZTE', model: 'F660', qty: 2 }]);
    expect(seen(devices[0])).toBe('manufacturer=ZTE model=F660 quantity=2');
    expect([devices[0]?.sheet, devices[0]?.record]).toEqual(['', 1]);
  });
  it('reads the list inside an API answer, with nested makers', async () => {
    const { devices } = await read({
      count: 1,
      results: [
        {
          id: 7,
          name: 'sw1',
          device_type: { id: 1, slug: 's', manufacturer: { name: 'Huawei', slug: 'huawei' }, model: 'S5735' },
          tags: [{ name: 'x' }],
        },
      ],
    });
    expect(seen(devices[0])).toContain('manufacturer=Huawei model=S5735');
    expect([devices.length, devices[0]?.sheet, devices[0]?.record]).toEqual([1, 'results', 1]);
  });
  it('reads one object as one thing', async () => {
    const { devices } = await read({ manufacturer: 'Dahua', model: 'NVR4108', tags: ['a', 'b'] });
    expect(seen(devices[0])).toBe('manufacturer=Dahua model=NVR4108');
  });
  it('reads the lines of an order, each with its seller', async () => {
    const { events, devices } = await read([
      { order: 1, vendor: 'CDW', lines: [{ item: 'Hikvision camera' }, { item: 'Chair' }] },
    ]);
    expect(devices.map((device) => seen(device))).toEqual([
      'seller=CDW description=Hikvision camera',
      'seller=CDW description=Chair',
    ]);
    expect(events.filter((event) => event.kind === 'set-aside').length).toBe(1);
  });
  it('reads texts in an array as descriptions', async () => {
    expect(seen((await read(['Dahua NVR4108'])).devices[0])).toBe('description=Dahua NVR4108');
  });
  it('reads columns that come late', async () => {
    const rows = [
      ...Array.from({ length: 300 }, () => ({ model: 'F660' })),
      { model: 'S5735', manufacturer: 'Huawei' },
    ];
    expect(seen((await read(rows)).devices[300])).toBe('model=S5735 manufacturer=Huawei');
  });
  it('leaves out one broken entry and says which', async () => {
    const { devices, events, problems } = await read('[{"make":"ZTE"},{"make":},{"make":"Axis"}]');
    expect(devices.map((device) => device.record)).toEqual([1, 3]);
    expect(events.filter((event) => event.kind === 'unread').length).toBe(1);
    expect(problems[0]?.message).toContain('entry 2');
  });
  it('keeps what came before the end of a cut file', async () => {
    const { devices, problems } = await read('[{"make":"ZTE"},{"make":"Ax');
    expect(devices.length).toBe(1);
    expect(problems[0]?.message).toContain('what came before was read');
  });
  it('does not follow thousands of brackets', async () => {
    const { devices, problems } = await read(`[${'['.repeat(100_000)}${']'.repeat(100_000)},{"make":"ZTE"}]`);
    expect(devices.length).toBe(1);
    expect(problems[0]?.message).toContain('deeper than');
  });
  it('leaves text that only starts with a bracket to others', async () => {
    expect((await read('[section]\nkey=value\n')).sureness).toBe(0);
  });
});
