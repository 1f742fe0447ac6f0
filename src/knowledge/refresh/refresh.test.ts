import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoDate } from '../../core/dates.ts';
import { openKnowledge } from '../open.ts';
import { findRegistrySets, importRegistries } from './import-registries.ts';
import type { RegistryOutcome } from './make-registry.ts';
import { registryIds } from './registry-home.ts';
import { REGISTRY_SOURCES, registrySourcesNamed } from './registry-sources.ts';
import { registryStatus, verifyRegistries } from './registry-status.ts';
import { updateRegistries } from './update-registries.ts';

/** Invented registrants in the shape of the official files. */
const HEADER = 'Registry,Assignment,Organization Name,Organization Address\r\n';
const SAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mac: {
    'oui.csv': `${HEADER}MA-L,0A0B0C,"Invented Routers, Inc.","1 Road ""A""\nTown  US 1"\r\nMA-L,F0F0F0,Private,\r\n`,
    'mam.csv': `${HEADER}MA-M,0A0B0C1,Small Block GmbH,Ort DE 1\r\n`,
    'iab.csv': `${HEADER}IAB,0050C2FFF,Old Block AB,Stad SE 1\r\n`,
    'oui36.csv': `${HEADER}MA-S,0A0B0C123,Tiny Block Ltd,Town GB 1\r\n`,
  },
  enterprise: {
    'enterprise-numbers.txt':
      'PRIVATE ENTERPRISE NUMBERS\n\n(last updated 2026-11-20)\n\nSMI Network Management Private Enterprise Codes:\n\nDecimal\n| Organization\n| | Contact\n| | | Email\n| | | |\n0\n  Reserved\n    Some Body\n      some&example.org\n70001\n  Invented  Networks\n    12\n      x&example.org\n70002\n   Indented by One More\n    Body\n      y&example.org\n\nEnd of Document\n',
  },
  usb: {
    'usb.ids':
      "#\n#\tList of USB ID's\n# Version: 2026.11.19\n# Date:    2026-11-19 20:34:01\n\nfff1  Invented Modems\n\t0001  LTE Stick\n\t\t00  Interface\nfff2  Other\n\nC 00  (Defined at Interface level)\n\t01  Audio\nHID 21  HID\nBIAS 0  Not\n",
  },
  pci: {
    'pci.ids':
      "#\n#\tList of PCI ID's\n#\n#\tVersion: 2026.11.18\n#\tDate:    2026-11-18 03:15:01\n\nfff3  Invented Cards\n\t0010  Ten Gigabit\n\t\tfff3 0001  Subsystem\nC 02  Network controller\n\t00  Ethernet controller\n",
  },
  'fcc-grantee': {
    'grantees.csv':
      'Grantee Code,Grantee Name,Mailing Address,PO Box,City,State,Country,Zip Code,Contact Name,Date Received\n2AZZZ,Invented Radio Co. Ltd.,Road 1,,Town,N/A,China,1,Some Body,03/22/2021\nZZ9,Old Radio,Road 2,,Town,CA,United States,1,Some Body,01/02/1999\nbad code,No One,,,,,,,,\n',
  },
  bluetooth: {
    'company_identifiers.yaml':
      "# Copyright\n---\ncompany_identifiers:\n  - value: 0xFFF0\n    name: 'Invented ''Beacons'' Ltd'\n  - value: 0xFFEF\n    name: \"Double \\u0026 Quoted\"\n  - value: 0xFFEE\n    name: Plain Name # not a comment to the SIG\n  - something: else\n",
  },
};
const today = isoDate('2026-11-24');

async function collected<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of from) all.push(one);
  return all;
}

let home: string;
let files: string;
let server: Server | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'nameplate-registries-'));
  files = mkdtempSync(join(tmpdir(), 'nameplate-files-'));
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  for (const dir of [home, files]) rmSync(dir, { recursive: true, force: true });
});

function lay(name: string, change: (text: string) => string = (text) => text): void {
  for (const [file, text] of Object.entries(SAMPLES[name] ?? {})) writeFileSync(join(files, file), change(text));
}

async function importAll(
  options: { acceptCount?: boolean; date?: string } = { acceptCount: true },
): Promise<RegistryOutcome[]> {
  const { sets } = await findRegistrySets([files]);
  const { date, ...rest } = options;
  const given = date === undefined ? {} : { date: isoDate(date) };
  return await collected(importRegistries(sets, { home, today, ...rest, ...given }));
}

describe('registry files', () => {
  it.each(REGISTRY_SOURCES.map((source) => source.name))('of %s are recognised by what is in them', async (name) => {
    for (const [index, text] of Object.values(SAMPLES[name] ?? {}).entries())
      writeFileSync(join(files, `copy-${index}`), text);
    const { sets, rest } = await findRegistrySets([files]);
    expect(sets.map((set) => [set.source.name, set.files.length])).toEqual([
      [name, Object.keys(SAMPLES[name] ?? {}).length],
    ]);
    expect(rest).toEqual([]);
  });

  it('leave other files to the lists, and a folder without registries as it was given', async () => {
    writeFileSync(join(files, 'sdn.csv'), '36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA"\n');
    expect((await findRegistrySets([files])).rest).toEqual([files]);
    lay('usb');
    expect((await findRegistrySets([files])).rest).toEqual([join(files, 'sdn.csv')]);
  });

  it('state what was read, used and left', async () => {
    lay('pci');
    const [outcome] = await importAll();
    expect(outcome).toMatchObject({
      state: 'new',
      read: 5,
      used: 2,
      manifest: { date: '2026-11-18', dateBasis: 'published' },
    });
    expect(outcome?.ignored.map((one) => [one.what, one.count])).toEqual([
      ['interfaces and subsystems', 1],
      ['class, usage and language sections', 2],
    ]);
  });

  it('take the day of the newest registration when the file states none', async () => {
    lay('fcc-grantee');
    expect((await importAll())[0]?.manifest).toMatchObject({ date: '2021-03-22', dateBasis: 'newest-entry' });
  });

  it('survive any bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...REGISTRY_SOURCES),
        fc.string({ maxLength: 300, unit: 'binary' }),
        (source, text) => {
          const sample = Object.values(SAMPLES[source.name] ?? {})[0] ?? '';
          for (const whole of [text, sample.slice(0, text.length) + text, text + sample]) {
            const parsed = source.parse(new Map(source.downloads.map(({ part }) => [part, whole])));
            for (const table of parsed.tables)
              for (const [key] of table.entries) expect(Number.isSafeInteger(key)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('an imported registry', () => {
  it('answers instead of an older packaged one, with its date, and names the bundle anew', async () => {
    for (const name of ['mac', 'enterprise', 'usb', 'pci', 'bluetooth']) lay(name);
    await importAll({ acceptCount: true, date: '2026-11-24' });
    const packaged = await openKnowledge();
    const knowledge = await openKnowledge(undefined, { home });
    const { registries } = knowledge;
    expect(registries.mac('0A0B0C123FFF')).toMatchObject({
      registrant: 'Tiny Block Ltd',
      prefixBits: 36,
      snapshot: { date: '2026-11-24' },
    });
    expect(registries.mac('0050C2FFF123')).toMatchObject({ registrant: 'Old Block AB', prefixBits: 36 });
    expect(registries.mac('0A0B0C1F0000')?.registrant).toBe('Small Block GmbH');
    expect(registries.mac('0A0B0CF00000')?.registrant).toBe('Invented Routers, Inc.');
    expect(registries.enterprise(70_001)?.registrant).toBe('Invented Networks');
    expect(registries.enterprise(70_002)?.registrant).toBe('Indented by One More');
    expect(registries.usb('fff1', '0001')).toMatchObject({ registrant: 'Invented Modems', product: 'LTE Stick' });
    expect(registries.pci('FFF3', '0010')).toMatchObject({ registrant: 'Invented Cards', product: 'Ten Gigabit' });
    expect(registries.bluetooth(0xfff0)?.registrant).toBe("Invented 'Beacons' Ltd");
    expect(registries.bluetooth(0xffef)?.registrant).toBe('Double & Quoted');
    expect(knowledge.sha256).not.toBe(packaged.sha256);
    expect(knowledge.lists.find((list) => list.id === 'registry:usb')?.date).toBe('2026-11-24');
    expect((await openKnowledge(undefined, { home })).sha256).toBe(knowledge.sha256);
  });

  it('does not stand in for a newer packaged one', async () => {
    lay('mac');
    await importAll({ acceptCount: true, date: '2020-01-01' });
    const knowledge = await openKnowledge(undefined, { home });
    expect(knowledge.registries.mac('0A0B0CF00000')).toBeUndefined();
    expect(knowledge.sha256).toBe((await openKnowledge()).sha256);
    expect(
      registryStatus(home, knowledge.lists, today).registries.find((one) => one.registry === 'registry:mac'),
    ).toMatchObject({
      origin: 'packaged',
      copies: 1,
    });
  });

  it('of FCC grantees wins whatever its date, and the packaged codes stay known', async () => {
    lay('fcc-grantee');
    await importAll();
    const { registries } = await openKnowledge(undefined, { home });
    expect(registries.fccGrantee('2AZZZ-R1')).toMatchObject({
      registrant: 'Invented Radio Co. Ltd.',
      snapshot: { date: '2021-03-22' },
    });
    expect(registries.fccGrantee('QISMHA-L09')?.registrant).toBe('Huawei Technologies Co., Ltd.');
  });

  it('is passed over with a message when damaged; the packaged one stays in force', async () => {
    lay('usb');
    await importAll();
    const id = registryIds(home)[0] ?? '';
    writeFileSync(join(home, 'registries', id, 'usb.registry'), 'short');
    const knowledge = await openKnowledge(undefined, { home });
    expect(knowledge.problems).toMatchObject([{ code: 'registry/damaged', severity: 'warning' }]);
    expect(knowledge.registries.usb('12d1')?.registrant).toBe('Huawei Technologies Co., Ltd.');
    expect([...verifyRegistries(home)]).toMatchObject([{ registry: id, ok: false }]);
    expect((await importAll())[0]?.state).toBe('new');
    expect([...verifyRegistries(home)]).toMatchObject([{ registry: id, ok: true, entries: 3 }]);
  });

  it.each(['usb', 'pci', 'mac', 'enterprise', 'bluetooth', 'fcc-grantee'])(
    'of %s is refused when it is too small',
    async (name) => {
      lay(name);
      const [outcome] = await importAll({});
      expect(outcome).toMatchObject({
        state: 'refused',
        problems: expect.arrayContaining([expect.objectContaining({ code: 'registry/unexpected-count' })]),
      });
      expect(registryIds(home)).toEqual([]);
      expect(readdirSync(join(home)).includes('registries')).toBe(false);
    },
  );

  it('of addresses is refused when a block size is missing', async () => {
    lay('mac');
    rmSync(join(files, 'mam.csv'));
    expect((await importAll())[0]).toMatchObject({ state: 'refused', problems: [{ code: 'registry/parts-missing' }] });
  });

  it('is not made twice from the same files', async () => {
    lay('usb');
    expect((await importAll())[0]?.state).toBe('new');
    expect((await importAll())[0]?.state).toBe('unchanged');
    expect(registryIds(home)).toHaveLength(1);
  });
});

describe('lists update of registries', () => {
  async function update(handler: RequestListener, name = 'usb'): Promise<RegistryOutcome> {
    server?.close();
    server = createServer(handler);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const sources = registrySourcesNamed(`registry:${name}`) ?? [];
    const addresses = { [`registry:${name}`]: (sources[0]?.downloads ?? []).map(({ file }) => `${base}/${file}`) };
    const limits = { idleMs: 200, backoffMs: 5, attempts: 2 };
    for await (const outcome of updateRegistries({
      home,
      today,
      env: {},
      sources,
      addresses,
      limits,
      acceptCount: true,
    }))
      return outcome;
    throw new Error('no outcome');
  }
  const body = (url = ''): string => Object.values(SAMPLES).find((set) => set[url.slice(1)])?.[url.slice(1)] ?? '';
  const headers = { etag: '"1"', 'last-modified': 'Fri, 20 Nov 2026 10:00:00 GMT' };

  it('fetches every part and dates the set by the server when the files state no day', async () => {
    const outcome = await update((request, response) => response.writeHead(200, headers).end(body(request.url)), 'mac');
    expect(outcome).toMatchObject({ state: 'new', used: 5, manifest: { date: '2026-11-20', dateBasis: 'http' } });
    expect(outcome.manifest?.inputs.map((input) => input.name)).toEqual(['oui.csv', 'mam.csv', 'oui36.csv', 'iab.csv']);
  });

  it('goes on without a part that is not needed, and says so', async () => {
    const outcome = await update((request, response) => {
      if (request.url === '/iab.csv') response.writeHead(404).end();
      else response.writeHead(200, headers).end(body(request.url));
    }, 'mac');
    expect(outcome).toMatchObject({ state: 'new', used: 4, problems: [{ code: 'registry/part-missed' }] });
  });

  it.each<[string, RequestListener, string | undefined]>([
    ['fails', (_, response) => response.writeHead(503).end(), 'registry/download-failed'],
    ['is something else', (_, response) => response.writeHead(200).end('<html>'), undefined],
    [
      'breaks',
      (_, response) => void response.writeHead(200, { 'content-length': 9_999 }).end('#', () => response.destroy()),
      'registry/download-failed',
    ],
  ])('leaves everything as it was when the download %s', async (_, handler, code) => {
    await update((request, response) => response.writeHead(200, headers).end(body(request.url)));
    const before = registryIds(home);
    const outcome = await update(handler);
    expect(outcome.state).toBe('refused');
    if (code !== undefined) expect(outcome.problems[0]?.code).toBe(code);
    expect(registryIds(home)).toEqual(before);
    expect([...verifyRegistries(home)].every((one) => one.ok)).toBe(true);
  });

  it('keeps its copy of the official file and asks only for changes', async () => {
    const conditional: RequestListener = (request, response) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else response.writeHead(200, headers).end(body(request.url));
    };
    server = createServer(conditional);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/usb.ids`;
    const run = () =>
      collected(
        updateRegistries({
          home,
          today,
          env: {},
          sources: registrySourcesNamed('registry:usb') ?? [],
          addresses: { 'registry:usb': [url] },
          acceptCount: true,
        }),
      );
    expect((await run())[0]?.state).toBe('new');
    expect((await run())[0]).toMatchObject({ state: 'unchanged', problems: [] });
    expect(readFileSync(join(home, 'registries', 'downloads', 'usb', 'usb.ids'), 'utf8')).toBe(body('/usb.ids'));
  });
});

describe('names of registries', () => {
  it('are those of the lists in a result', () => {
    expect(registrySourcesNamed('registries')).toHaveLength(6);
    expect(registrySourcesNamed('registry:mac')?.[0]?.name).toBe('mac');
    expect(registrySourcesNamed('ofac-xml')).toBeUndefined();
  });

  it('and a home without any is no error', () => {
    mkdirSync(join(home, 'lists'));
    expect(registryIds(join(home, 'nowhere'))).toEqual([]);
  });
});
