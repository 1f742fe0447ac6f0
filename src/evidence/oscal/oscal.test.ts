import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { oscalSchema, xmlFaults } from '../../../test/schemas/official.ts';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { oscal } from './oscal.ts';

const read = (name: string) => readWith(oscal, fixture(import.meta.url, name), name);

describe('oscal', () => {
  it.each(['plan.json', 'plan.xml', 'plan.yaml'])('reads a security plan from %s', async (name) => {
    const { sureness, events, problems } = await read(name);
    expect(sureness).toBeGreaterThan(0.9);
    expect(problems).toEqual([]);
    const told = events.map((event) =>
      event.kind === 'sighting' || event.kind === 'set-aside'
        ? [event.kind, event.sheet, event.record, event.kind === 'sighting' ? event.label : event.reason]
        : [event.kind],
    );
    expect(told).toEqual([
      ['sighting', 'inventory-item', 1, 'sw-2-1 Huawei Technologies Co., Ltd. S5735-L24T4S-A1'],
      ['sighting', 'inventory-item', 2, 'srv-4 Dell PowerEdge R650'],
      ['sighting', 'inventory-item', 2, 'Red Hat Directory server'],
      ['set-aside', 'component', 1, 'repeat'],
      ['set-aside', 'component', 2, 'repeat'],
      ['set-aside', 'component', 3, 'chatter'],
      ['sighting', 'component', 4, 'ZTE Corporation Spare optical terminal'],
    ]);
  });

  it('takes the vendor from the linked component and says so', async () => {
    const { devices } = await read('plan.json');
    const vendor = devices[0]?.observations.find((one) => one.kind === 'manufacturer');
    expect(vendor).toMatchObject({ value: 'Huawei Technologies Co., Ltd.', field: 'component 1: vendor-name' });
    expect(valuesOf(devices[0], 'serial-number')).toEqual(['2102351ABC0123456789']);
  });

  it('keeps software apart from the hardware it runs on', async () => {
    const { events, devices } = await read('plan.xml');
    const software = events.find((event) => event.kind === 'sighting' && event.part !== undefined);
    expect(software).toMatchObject({ counted: false, part: { relation: 'software-on', host: devices[1]?.key } });
    expect(valuesOf(devices[1], 'manufacturer')).toEqual(['Dell']);
  });

  it('reads a component definition', async () => {
    const { devices } = await read('definition.json');
    expect(devices.map((one) => one.label)).toEqual(['Palo Alto Networks PA-3220']);
  });

  it.each(['plan.json', 'definition.json'])('%s is valid by the official schema', async (name) => {
    const validate = await oscalSchema();
    expect(validate(JSON.parse(fixture(import.meta.url, name).toString())), JSON.stringify(validate.errors)).toBe(true);
  });

  it('its XML and YAML plans are valid by the official schemas', async () => {
    expect(await xmlFaults('oscal-complete-1.1.2.xsd', fixture(import.meta.url, 'plan.xml'))).toEqual([]);
    const validate = await oscalSchema();
    const plan: unknown = parse(fixture(import.meta.url, 'plan.yaml').toString());
    expect(validate(plan), JSON.stringify(validate.errors)).toBe(true);
  });

  it('reads vendor properties of either FedRAMP namespace and of none', async () => {
    for (const ns of ['https://fedramp.gov/ns/oscal', 'http://fedramp.gov/ns/oscal', '']) {
      const item = { uuid: 'x', description: 'd', props: [{ name: 'vendor-name', ns, value: 'Hikvision' }] };
      const text = JSON.stringify({
        'system-security-plan': { 'system-implementation': { 'inventory-items': [item] } },
      });
      expect(valuesOf((await readWith(oscal, text)).devices[0], 'manufacturer')).toEqual(['Hikvision']);
    }
  });

  it.each([
    ['another JSON', '{"catalog":{}}'],
    ['another XML', '<system-security-plan/>'],
    ['another YAML', 'manufacturer: X\nmodel: Y\n'],
    ['nothing', ''],
  ])('does not take %s for its own', async (_, text) => {
    expect((await readWith(oscal, text)).sureness).toBe(0);
  });

  it('keeps what comes before the place where a plan is cut off', async () => {
    const json = fixture(import.meta.url, 'plan.json').toString();
    const cut = await readWith(oscal, json.slice(0, json.lastIndexOf('"implemented-components"')));
    expect(cut.devices.map((one) => one.record)).toContain(1);
    expect(cut.problems).toHaveLength(1);
    const xml = fixture(import.meta.url, 'plan.xml').toString();
    const cutXml = await readWith(oscal, xml.slice(0, xml.lastIndexOf('<implemented-component')));
    expect(cutXml.devices[0]?.label).toContain('sw-2-1');
    expect(cutXml.problems).toHaveLength(1);
  });

  it('refuses a YAML bomb and absurd nesting with a place', async () => {
    const bomb = `system-security-plan:\n  a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map((name, at) => `  ${name}: &${name} [${Array(9).fill(`*${'abcdefg'[at]}`).join(',')}]`)
      .join('\n')}\n`;
    const { problems } = await readWith(oscal, bomb);
    expect(problems).toMatchObject([{ code: 'evidence/malformed-document' }]);
    const deep = `system-security-plan: ${'['.repeat(20_000)}`;
    expect((await readWith(oscal, deep)).problems[0]?.message).toMatch(/nested too deep/);
  });

  it('never throws, whatever the bytes', async () => {
    const heads = ['{"system-security-plan":{"system-implementation":{"components":[', 'system-security-plan:\n  '];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 150 }), async (head, bytes) => {
        await readWith(oscal, Buffer.concat([Buffer.from(head), bytes]));
      }),
      { numRuns: 80 },
    );
  });
});
