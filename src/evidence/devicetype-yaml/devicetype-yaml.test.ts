import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { devicetypeYaml } from './devicetype-yaml.ts';

describe('devicetype-yaml', () => {
  it('reads device and module types, one per document, with the parts they name', async () => {
    const read = await readWith(devicetypeYaml, fixture(import.meta.url, 'switch.yaml'), 'x.txt');
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.problems).toEqual([]);
    expect(read.devices.map((one) => [one.record, one.label])).toEqual([
      [1, 'Huawei S5735-L24T4S-A1'],
      [2, 'Juniper EX-UM-4X4SFP'],
    ]);
    expect(valuesOf(read.devices[0], 'part-number')).toEqual(['98011307']);
    expect(read.components.map((one) => [one.label, one.part?.host])).toEqual([['Delta DPS-60', 'type 1']]);
  });

  it('reads a list of types', async () => {
    const { devices } = await readWith(
      devicetypeYaml,
      '- manufacturer: A\n  model: B1\n  slug: b\n- manufacturer: C\n  model: D2\n',
    );
    expect(devices.map((one) => [one.record, one.label])).toEqual([
      [1, 'A B1'],
      [2, 'C D2'],
    ]);
  });

  it.each([
    ['prose', 'The manufacturer: unknown.\nThe model: also.\n'],
    ['another YAML', 'version: 3\nservices:\n  web:\n    image: x\n'],
    ['nothing', ''],
  ])('does not take %s for its own', async (_, text) => {
    expect((await readWith(devicetypeYaml, text)).sureness).toBe(0);
  });

  it('tells where a document is broken and keeps the other', async () => {
    const { devices, problems } = await readWith(
      devicetypeYaml,
      'manufacturer: A\nmodel: B1\nslug: "b\n---\nmanufacturer: C\nmodel: D2\n',
    );
    expect(problems[0]).toMatchObject({ code: 'evidence/malformed-document', locator: { at: 'line' } });
    expect(devices.length).toBeGreaterThan(0);
  });

  it('refuses an alias bomb', async () => {
    const names = 'abcdefghi'.split('');
    const lines = names.map(
      (name, at) =>
        `${name}: &${name} [${Array(9)
          .fill(at === 0 ? 'x' : `*${names[at - 1]}`)
          .join(',')}]`,
    );
    const { problems } = await readWith(devicetypeYaml, `manufacturer: A\nmodel: B\n${lines.join('\n')}\n`);
    expect(problems[0]?.message).toMatch(/alias/i);
  });

  it('never throws, whatever the bytes', async () => {
    const head = Buffer.from('manufacturer: A\nmodel: B\nslug: ');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 150 }), async (bytes) => {
        await readWith(devicetypeYaml, Buffer.concat([head, bytes]));
      }),
      { numRuns: 80 },
    );
  });
});
