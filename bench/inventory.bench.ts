import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sighting } from '../src/core/evidence.ts';
import { fuse } from '../src/fusion/fuse.ts';
import { createRefs } from '../src/fusion/ref.ts';
import { wholeCheck } from './whole-check.ts';

const READ = fileURLToPath(new URL('../src/evidence/read-evidence.ts', import.meta.url));
const LIMITS = fileURLToPath(new URL('../src/evidence/reader.ts', import.meta.url));

const MAKERS = ['Cisco', 'Huawei', 'Juniper', 'Hikvision', 'Arista', 'ZTE', 'APC', 'Dell'];

/**
 * Inventory documents of `--records=` records (100,000 by default) each read in a fresh process: records per second and
 * peak memory; then fusion of as many sightings from three files, and of twice as many, to show how it grows.
 */
export async function run(args: readonly string[]): Promise<void> {
  const count = Number(args.find((arg) => arg.startsWith('--records='))?.slice(10) ?? 100_000);
  const folder = mkdtempSync(join(tmpdir(), 'nameplate-bench-'));
  try {
    for (const [name, make] of Object.entries(DOCUMENTS)) {
      const path = join(folder, name);
      make(path, count);
      readInChild(path, count);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const size of [count / 2, count, count * 2]) fuseAll(size);
}

const DOCUMENTS: Readonly<Record<string, (path: string, count: number) => void>> = {
  'netbox-devices.json': (path, count) =>
    written(path, '{"count":1,"next":null,"previous":null,"results":[', ']}', count, (nth) =>
      JSON.stringify({
        id: nth,
        url: `https://netbox.example/api/dcim/devices/${nth}/`,
        display: `device-${nth}`,
        name: `device-${nth}`,
        device_type: {
          id: nth % 50,
          url: `https://netbox.example/api/dcim/device-types/${nth % 50}/`,
          manufacturer: { id: nth % 8, name: MAKERS[nth % 8], slug: 'x' },
          model: `M${nth % 50}-48T`,
          slug: `m${nth % 50}-48t`,
        },
        role: { id: 1, name: 'Access switch', slug: 'access' },
        tenant: null,
        serial: `SN${nth.toString(36).toUpperCase().padStart(8, '7')}`,
        asset_tag: `A-${nth}`,
        site: { id: nth % 20, name: `Site ${nth % 20}`, slug: 's' },
        status: { value: 'active', label: 'Active' },
        primary_ip: { id: nth, address: `10.${nth >> 16}.${(nth >> 8) & 255}.${nth & 255}/16` },
        comments: '',
        custom_fields: { owner_group: 'network', notes: null },
        created: '2021-06-01T00:00:00Z',
        last_updated: '2026-06-01T00:00:00Z',
      }),
    ),
  'bill.cdx.json': (path, count) =>
    written(
      path,
      '{"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"component":{"type":"device","bom-ref":"host","name":"Host"}},"components":[',
      ']}',
      count,
      (nth) =>
        JSON.stringify({
          type: nth % 2 === 0 ? 'device' : 'library',
          'bom-ref': `c${nth}`,
          manufacturer: { name: MAKERS[nth % 8] },
          name: `part-${nth}`,
          version: '1.0',
          purl: `pkg:generic/part-${nth}@1.0`,
          properties: [{ name: 'cdx:device:function', value: 'module' }],
        }),
    ),
  'bill.cdx.xml': (path, count) =>
    written(
      path,
      '<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6"><metadata><component type="device" bom-ref="host"><name>Host</name></component></metadata><components>',
      '</components></bom>',
      count,
      (nth) =>
        `<component type="device" bom-ref="c${nth}"><manufacturer><name>${MAKERS[nth % 8]}</name></manufacturer><name>part-${nth}</name><version>1.0</version></component>`,
      '\n',
    ),
  'bill.spdx.json': (path, count) =>
    written(path, '{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","packages":[', ']}', count, (nth) =>
      JSON.stringify({
        SPDXID: `SPDXRef-${nth}`,
        name: `part-${nth}`,
        versionInfo: '1.0',
        supplier: `Organization: ${MAKERS[nth % 8]}`,
        downloadLocation: 'NOASSERTION',
      }),
    ),
};

function written(
  path: string,
  head: string,
  tail: string,
  count: number,
  record: (nth: number) => string,
  between = ',\n',
): void {
  const file = openSync(path, 'w');
  writeSync(file, head);
  for (let nth = 1; nth <= count; nth += 1_000) {
    const block: string[] = [];
    for (let one = nth; one < nth + 1_000 && one <= count; one++) block.push(record(one));
    writeSync(file, (nth === 1 ? '' : between) + block.join(between));
  }
  writeSync(file, tail);
  closeSync(file);
}

function readInChild(path: string, count: number): void {
  const code = `import { readEvidence } from ${JSON.stringify(READ)};
    import { DEFAULT_LIMITS } from ${JSON.stringify(LIMITS)};
    const before = process.resourceUsage().maxRSS;
    const start = performance.now();
    let sightings = 0, problems = 0, format = '';
    for await (const batch of readEvidence([${JSON.stringify(path)}], { limits: DEFAULT_LIMITS }))
      for (const event of batch) {
        if (event.kind === 'sighting') sightings++;
        else if (event.kind === 'problem') problems++;
        else if (event.kind === 'artifact') format = event.format;
      }
    const ms = performance.now() - start;
    console.log(JSON.stringify({ sightings, problems, format, ms, before, peak: process.resourceUsage().maxRSS }));`;
  const ran = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  const { sightings, problems, format, ms, before, peak } = JSON.parse(ran.stdout) as Record<string, number | string>;
  const bytes = statSync(path).size;
  console.log(
    `${String(format).padEnd(12)} ${count} records, ${(bytes / 2 ** 20).toFixed(0)} MiB: ${(Number(ms) / 1000).toFixed(2)} s, ` +
      `${Math.round(count / (Number(ms) / 1000))} records/s, peak ${Math.round(Number(peak) / 1024)} MiB ` +
      `(${Math.round(Number(before) / 1024)} MiB before reading), ${sightings} sightings, ${problems} problems; ${wholeCheck(path)}`,
  );
}

/** A third of the sightings from each of three files that know the same devices by serial number and hardware address. */
function fuseAll(size: number): void {
  const refs = createRefs();
  const sightings: Sighting[] = [];
  for (let artifact = 0; artifact < 3; artifact++) {
    refs.file(artifact, `file-${artifact}`);
    for (let nth = 0; nth < size / 3; nth++) {
      const at = { at: 'line', line: nth } as const;
      const mac = `3C:EF:8C:${[nth >> 16, (nth >> 8) & 255, nth & 255].map((one) => one.toString(16).padStart(2, '0')).join(':')}`;
      const serial = { kind: 'serial-number', value: `SN${(nth * 7919 + 1_000_003).toString(36)}X${nth}`, at } as const;
      const observations = [
        ...(artifact < 2 ? [serial] : []),
        ...(artifact > 0 ? [{ kind: 'mac', value: mac, at } as const] : []),
        { kind: 'hostname', value: `host-a${nth}`, at } as const,
        { kind: 'model', value: `M${nth % 50}-48T`, at } as const,
      ];
      sightings.push({
        kind: 'sighting',
        artifact,
        sheet: '',
        record: nth + 1,
        counted: true,
        label: '',
        observations,
      });
    }
  }
  const start = performance.now();
  const items = fuse(sightings, refs);
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `fusion       ${sightings.length} sightings of 3 files into ${items.length} items: ${seconds.toFixed(2)} s, ` +
      `${Math.round(sightings.length / seconds)} sightings/s`,
  );
}
