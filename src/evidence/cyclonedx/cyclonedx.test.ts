import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bomSchemas, xmlFaults } from '../../../test/schemas/official.ts';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { cyclonedx } from './cyclonedx.ts';

const read = (name: string) => readWith(cyclonedx, fixture(import.meta.url, name), name);

describe('cyclonedx', () => {
  it('reads a hardware bill: the device, its parts, their parts, and firmware on them', async () => {
    const { sureness, events, problems } = await read('gateway.cdx.json');
    expect(sureness).toBeGreaterThan(0.9);
    expect(problems).toEqual([]);
    const told = events.map((event) =>
      event.kind === 'sighting'
        ? [event.sheet, event.record, event.label, event.part?.relation, event.part?.host]
        : [event.kind],
    );
    expect(told).toEqual([
      ['metadata', 1, 'Fieldbox Instruments FB-200 Field Gateway C', undefined, undefined],
      ['components', 1, 'Quectel EC25-E', 'component-of', 'gateway'],
      ['components.1.components', 1, 'Qualcomm MDM9207', 'component-of', 'modem'],
      ['components.1.components', 2, 'Quectel EC25EFAR06A03M4G 06A03', 'software-on', 'modem'],
      ['components', 2, 'HiSilicon Hi3516EV200', 'component-of', 'gateway'],
      ['components', 3, 'busybox 1.36.1', 'software-on', 'gateway'],
      ['set-aside'],
      ['services', 1, 'Example Cloud telemetry intake', undefined, undefined],
    ]);
  });

  it('takes device properties by their meaning', async () => {
    const { components, devices } = await read('gateway.cdx.json');
    expect(valuesOf(devices[0], 'serial-number')).toEqual(['FB200-0004711']);
    expect(valuesOf(components[0], 'mac')).toEqual(['00:1E:42:00:00:01']);
    expect(valuesOf(components[0], 'category')).toEqual(['cellular module']);
    expect(components[0]?.observations[0]?.at).toEqual({
      at: 'record',
      sheet: 'components',
      record: 1,
      column: 'manufacturer.name',
    });
  });

  it('never takes the office that wrote the bill for the maker', async () => {
    const { devices } = await read('gateway.cdx.json');
    expect(devices.flatMap((one) => valuesOf(one, 'manufacturer'))).not.toContain('Example BOM Office');
  });

  it('keeps a distributor a seller beside the maker, and alone', async () => {
    const beside = await read('gateway.cdx.json');
    const video = beside.components.find((one) => one.key === 'video');
    expect([valuesOf(video, 'seller'), valuesOf(video, 'manufacturer')]).toEqual([['LCSC'], ['HiSilicon']]);
    const alone = await read('supplier-1.4.cdx.json');
    expect(alone.components.map((one) => valuesOf(one, 'manufacturer'))).toEqual([
      ['Huawei Technologies Co., Ltd.'],
      [],
    ]);
    expect(valuesOf(alone.components[1], 'seller')).toEqual(['Mouser Electronics']);
  });

  it('finds the described device when it stands after its parts', async () => {
    const { devices, components } = await read('supplier-1.4.cdx.json');
    expect(devices.map((one) => one.label)).toEqual(['Fieldbox Instruments FB-10 Board']);
    expect(components.map((one) => one.part?.host)).toEqual(['board', 'board']);
  });

  it('reads XML as it reads JSON', async () => {
    const { sureness, components, events, problems } = await read('camera.cdx.xml');
    expect(sureness).toBeGreaterThan(0.9);
    expect(problems).toEqual([]);
    expect(components.map((one) => [one.sheet, one.record, one.label, one.part?.host])).toEqual([
      ['components', 1, 'Goke GK7205V200', 'cam'],
      ['components.1.components', 1, 'W25Q64', 'soc'],
    ]);
    const firmware = events.find((event) => event.kind === 'sighting' && event.key === 'fw');
    expect(firmware).toMatchObject({ record: 2, part: { relation: 'software-on', host: 'cam' } });
  });

  it('reads a bill without a described device as things of their own', async () => {
    const { devices } = await readWith(
      cyclonedx,
      '{"bomFormat":"CycloneDX","specVersion":"1.7","components":[{"type":"device","name":"X100"}]}',
    );
    expect(devices.map((one) => one.part)).toEqual([undefined]);
  });

  it.each(['gateway.cdx.json', 'supplier-1.4.cdx.json'])('%s is valid by the official schema', async (name) => {
    const bill = JSON.parse(fixture(import.meta.url, name).toString()) as { specVersion: string };
    const validate = await bomSchemas(bill.specVersion);
    expect(validate(bill), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each(['1.4', '1.5', '1.6', '1.7'])(
    'reads an XML bill of version %s that the official schema finds valid',
    async (version) => {
      const xml = fixture(import.meta.url, 'camera.cdx.xml')
        .toString()
        .replace(/schema\/bom\/1\.\d/, `schema/bom/${version}`);
      expect(await xmlFaults(`cyclonedx-bom-${version}.xsd`, xml)).toEqual([]);
      const read = await readWith(cyclonedx, xml);
      expect(read.sureness).toBeGreaterThan(0.9);
      expect(read.devices.map((one) => one.label)).toEqual(['Dome camera']);
      expect(read.components).toHaveLength(2);
    },
  );

  it('is told by the official schema where an XML bill is not valid', async () => {
    const xml =
      '<bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1"><components><component/></components></bom>';
    expect(await xmlFaults('cyclonedx-bom-1.5.xsd', xml)).not.toEqual([]);
  });

  it.each(['1.4', '1.5', '1.6', '1.7'])(
    'reads a JSON bill of version %s that the official schema finds valid',
    async (version) => {
      const bill = JSON.parse(fixture(import.meta.url, 'supplier-1.4.cdx.json').toString()) as Record<string, unknown>;
      const text = JSON.stringify({ ...bill, specVersion: version });
      const validate = await bomSchemas(version);
      expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
      expect((await readWith(cyclonedx, text)).components).toHaveLength(2);
    },
  );

  it.each([
    ['another JSON', '{"name":"x","components":[]}'],
    ['another XML', '<?xml version="1.0"?><nmaprun/>'],
    ['a table', 'bomFormat,CycloneDX\n1,2\n'],
    ['nothing', ''],
  ])('does not take %s for its own', async (_, text) => {
    expect((await readWith(cyclonedx, text)).sureness).toBe(0);
  });

  it('keeps what comes before the place where a bill is cut off, and says where that is', async () => {
    const whole = fixture(import.meta.url, 'gateway.cdx.json').toString();
    const { components, problems } = await readWith(cyclonedx, whole.slice(0, whole.indexOf('"services"')));
    expect(components.length).toBe(3);
    expect(problems).toMatchObject([
      { code: 'evidence/malformed-document', severity: 'error', locator: { at: 'line' } },
    ]);
    const xml = fixture(import.meta.url, 'camera.cdx.xml').toString();
    const cut = await readWith(cyclonedx, xml.slice(0, xml.indexOf('<component type="firmware"')));
    expect(cut.components.length).toBe(2);
    expect(cut.problems).toHaveLength(1);
  });

  it('counts a component that is no object and goes on', async () => {
    const { events, components } = await readWith(
      cyclonedx,
      '{"bomFormat":"CycloneDX","metadata":{"component":{"type":"device","name":"D1"}},"components":[7,{"type":"device","name":"X100"}]}',
    );
    expect(events.filter((event) => event.kind === 'unread')).toHaveLength(1);
    expect(components[0]?.record).toBe(2);
  });

  it('survives nesting far deeper than any bill', async () => {
    const deep = '{"type":"device","name":"n","components":['.repeat(3000) + ']}'.repeat(3000);
    const { problems, components } = await readWith(
      cyclonedx,
      `{"bomFormat":"CycloneDX","components":[${deep},{"type":"device","name":"after"}]}`,
    );
    expect(problems).toHaveLength(1);
    expect(components).toEqual([]);
  });

  it('never fetches or expands what a document type declares', async () => {
    const { components, problems } = await readWith(
      cyclonedx,
      `<?xml version="1.0"?><!DOCTYPE bom [<!ENTITY e SYSTEM "file:///etc/hostname">]>
<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><metadata><component type="device" bom-ref="d"><name>D</name></component></metadata>
<components><component type="device"><name>&e;</name></component></components></bom>`,
    );
    expect(components.map((one) => one.label)).toEqual(['&e;']);
    expect(problems).toHaveLength(1);
  });

  it('never throws, whatever the bytes', async () => {
    const head = Buffer.from('{"bomFormat":"CycloneDX","components":[{"type":');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await readWith(cyclonedx, Buffer.concat([head, bytes]));
      }),
      { numRuns: 60 },
    );
  });
});
