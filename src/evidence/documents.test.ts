import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWith } from '../../test/reading.ts';
import { chooseReader } from './choose.ts';
import { openBytes } from './open.ts';
import { DEFAULT_LIMITS, type Reader } from './reader.ts';
import { cyclonedx, devicetypeYaml, netboxJson, oscal, runzeroJson, shodanJson, spdx } from './registry.ts';

/** Inventory documents of every kind that is read whole or in part: the reader that must take it, and the fixture. */
const DOCUMENTS: readonly (readonly [Reader, string])[] = [
  [cyclonedx, 'cyclonedx/fixtures/gateway.cdx.json'],
  [cyclonedx, 'cyclonedx/fixtures/camera.cdx.xml'],
  [devicetypeYaml, 'devicetype-yaml/fixtures/switch.yaml'],
  [netboxJson, 'netbox-json/fixtures/devices.json'],
  [netboxJson, 'netbox-json/fixtures/dump.json'],
  [oscal, 'oscal/fixtures/plan.json'],
  [oscal, 'oscal/fixtures/plan.xml'],
  [oscal, 'oscal/fixtures/plan.yaml'],
  [runzeroJson, 'runzero-json/fixtures/assets.json'],
  [shodanJson, 'shodan-json/fixtures/banners.jsonl'],
  [shodanJson, 'shodan-json/fixtures/host.json'],
  [spdx, 'spdx/fixtures/router.spdx'],
  [spdx, 'spdx/fixtures/router.spdx.json'],
  [spdx, 'spdx/fixtures/router.spdx.rdf'],
  [spdx, 'spdx/fixtures/router.spdx.yaml'],
  [spdx, 'spdx/fixtures/router.spdx3.json'],
];

function load(name: string): string {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
}

async function labels(reader: Reader, content: string | Uint8Array): Promise<readonly string[]> {
  const { events } = await readWith(reader, content);
  return events.filter((event) => event.kind === 'sighting').map((one) => `${one.sheet}!${one.record} ${one.label}`);
}

describe.each(DOCUMENTS.map(([reader, path]) => ({ reader, path })))('$path', ({ reader, path }) => {
  const text = load(path);

  it('is taken by its reader and no other, whatever the file is called', async () => {
    for (const given of ['upload', 'list.csv', 'x.json', 'x.xml']) {
      const [file] = await openBytes(given, Buffer.from(text), { limits: DEFAULT_LIMITS });
      if (file === undefined || 'kind' in file) throw new Error('not opened');
      expect(chooseReader(file.probe)?.reader.name).toBe(reader.name);
    }
  });

  it('is read the same with Windows line ends, with a byte order mark, and as UTF-16', async () => {
    const plain = await labels(reader, text);
    expect(plain.length).toBeGreaterThan(0);
    const windows = text.replaceAll('\n', '\r\n');
    expect(await labels(reader, windows)).toEqual(plain);
    expect(await labels(reader, `\ufeff${text}`)).toEqual(plain);
    const declared = text.replace('encoding="UTF-8"', 'encoding="UTF-16"');
    expect(await labels(reader, Buffer.from(`\ufeff${declared}`, 'utf16le'))).toEqual(plain);
  });

  it('gives, cut anywhere, no record that the whole does not have, and never throws', async () => {
    // A record that the whole sets aside as told elsewhere may stand alone once its other place is cut off.
    const { events } = await readWith(reader, text);
    const places = new Set(events.map((one) => ('record' in one ? `${one.sheet}!${one.record}` : '')));
    for (let at = 0; at < text.length; at += Math.ceil(text.length / 25)) {
      const found = await labels(reader, text.slice(0, at));
      expect(found.filter((label) => !places.has(label.split(' ')[0] ?? ''))).toEqual([]);
    }
  });

  it('survives a value of a million characters', async () => {
    const long = 'x'.repeat(1_000_000);
    const grown = text.replace(/("(?:description|comments|title|data|name|display)"\s*: ?")/, `$1${long}`);
    const { events } = await readWith(reader, grown);
    for (const event of events) {
      if (event.kind !== 'sighting') continue;
      expect(event.label.length).toBeLessThan(200);
      for (const seen of event.observations) expect(seen.value.length).toBeLessThanOrEqual(4_096);
    }
  });
});
