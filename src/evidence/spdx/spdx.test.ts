import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { spdxSchema } from '../../../test/schemas/official.ts';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { spdx } from './spdx.ts';

const FORMS = ['router.spdx.json', 'router.spdx', 'router.spdx.yaml', 'router.spdx.rdf', 'router.spdx3.json'];
const read = (name: string) => readWith(spdx, fixture(import.meta.url, name), 'upload');

describe('spdx', () => {
  it.each(FORMS)('reads the same packages from %s', async (name) => {
    const { sureness, events, problems } = await read(name);
    expect(sureness).toBeGreaterThan(0.9);
    expect(problems).toEqual([]);
    const sightings = events.filter((event) => event.kind === 'sighting');
    expect(sightings.map((one) => [one.sheet, one.record, one.label, one.part?.relation])).toEqual([
      ['packages', 1, 'Huawei AX3 Router WS7100', undefined],
      ['packages', 2, 'busybox 1.36.1', 'software-on'],
      ['packages', 3, 'HiSilicon Hi1151', 'component-of'],
    ]);
    const [router, busybox, wifi] = sightings;
    expect([busybox?.part?.host, wifi?.part?.host]).toEqual([router?.key, router?.key]);
    expect(valuesOf(router, 'model')).toEqual(['AX3 Router']);
    expect(valuesOf(busybox, 'manufacturer')).toEqual([]);
    expect(valuesOf(busybox, 'person')).toEqual(['Denys Example']);
    expect(valuesOf(busybox, 'cpe')).toEqual(['cpe:2.3:a:busybox:busybox:1.36.1:*:*:*:*:*:*:*']);
    expect(valuesOf(busybox, 'purl')).toEqual(['pkg:generic/busybox@1.36.1']);
    expect(valuesOf(wifi, 'seller')).toEqual(['LCSC']);
  });

  it('its JSON and YAML documents are valid by the official schemas', async () => {
    const plain = await spdxSchema('2.3');
    const linked = await spdxSchema('3.0.1');
    const text = (name: string): string => fixture(import.meta.url, name).toString();
    const documents = [JSON.parse(text('router.spdx.json')), parse(text('router.spdx.yaml'))] as const;
    for (const document of documents) expect(plain(document), JSON.stringify(plain.errors)).toBe(true);
    expect(linked(JSON.parse(text('router.spdx3.json'))), JSON.stringify(linked.errors)).toBe(true);
    // A check that nothing can fail is none.
    expect(plain({ ...(documents[0] as object), packages: [{ name: 'x' }] })).toBe(false);
    expect(linked({ '@graph': [{ type: 'software_Package' }] })).toBe(false);
  });

  it.each([
    ['another JSON', '{"packages":[{"name":"x"}]}'],
    ['a licence header', '// SPDX-License-Identifier: MIT\n'],
    ['another RDF', '<rdf:RDF xmlns:rdf="x"><a/></rdf:RDF>'],
    ['nothing', ''],
  ])('does not take %s for its own', async (_, text) => {
    expect((await readWith(spdx, text)).sureness).toBe(0);
  });

  it.each(['router.spdx.json', 'router.spdx3.json', 'router.spdx.rdf'])(
    'keeps what comes before a cut in %s',
    async (name) => {
      const whole = fixture(import.meta.url, name).toString();
      const { events, problems } = await readWith(spdx, whole.slice(0, whole.indexOf('Hi1151') + 3));
      expect(events.filter((event) => event.kind === 'sighting')).toHaveLength(2);
      expect(problems).toMatchObject([{ code: 'evidence/malformed-document' }]);
    },
  );

  it('never throws, whatever the bytes', async () => {
    const heads = [
      '{"spdxVersion":"SPDX-2.3","packages":[{"name":',
      'SPDXVersion: SPDX-2.3\nPackageName: ',
      'spdxVersion: SPDX-2.3\npackages: ',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 150 }), async (head, bytes) => {
        await readWith(spdx, Buffer.concat([Buffer.from(head), bytes]));
      }),
      { numRuns: 90 },
    );
  });

  it('reads a description over lines, and says where a text that nobody closed begins', async () => {
    const text = (close: string): string =>
      `SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: x\nPackageName: cam\nSPDXID: SPDXRef-cam\nPackageDescription: <text>Line 1\nDahua camera${close}\nPackageName: lib\nSPDXID: SPDXRef-lib\n`;
    const closed = await readWith(spdx, text('</text>'));
    expect(valuesOf(closed.devices[0], 'description')).toContain('Line 1\nDahua camera');
    const open = await readWith(spdx, text(''));
    expect(open.devices.map((one) => one.label)).toEqual(['cam']);
    expect(open.problems).toMatchObject([{ code: 'evidence/malformed-document', locator: { line: 7 } }]);
  });
});
