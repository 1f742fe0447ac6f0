import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli, tempFolder } from './run-cli.ts';

/** A data home with one made-up list, dated, and one refreshed registry. */
let cwd: string;
const LIST = [
  'Name,Country,Listed',
  'Qorvanta Maritime Trading LLC,IR,2024-02-01',
  'Drumvexi Microsystems Co. Ltd.,CN,2025-06-01',
].join('\n');
const USB =
  "#\n#\tList of USB ID's\n# Version: 2026.11.19\n\nfff1  Invented Modems\n\t0001  LTE Stick\n12d1  Huawei Technologies Co., Ltd.\n";
const INVENTORY = [
  'Manufacturer,Model,Vendor',
  'Cisco,C9300-24T,CDW',
  'Juniper,EX2300,Qorvanta Maritime Trading',
  'Huawei,S5720,Qorvanta Maritime Trading',
].join('\n');
const inHome = ['--lists-dir', '.home'];

beforeAll(async () => {
  cwd = tempFolder();
  writeFileSync(join(cwd, 'own.csv'), `${LIST}\n`);
  writeFileSync(join(cwd, 'map.json'), '{"name":"Name","country":"Country","listedOn":"Listed"}');
  writeFileSync(join(cwd, 'usb.ids'), USB);
  writeFileSync(join(cwd, 'inventory.csv'), `${INVENTORY}\n`);
  const list = await runCli(
    ['lists', 'import', 'own.csv', '--map', 'map.json', '--list', 'our-list', '--date', '2025-01-01'],
    { cwd },
  );
  expect([list.code, list.err]).toEqual([0, '']);
});

interface Item {
  readonly status: string;
  readonly because: string;
}

async function check(...more: string[]): Promise<{ items: Item[]; out: string; err: string }> {
  const { out, err } = await runCli(['check', join(cwd, 'inventory.csv'), '-f', 'json', ...inHome, ...more], { cwd });
  return { items: (JSON.parse(out) as { items: Item[] }).items, out, err };
}

describe('check with lists kept on this machine', () => {
  it('asks a person about a listed seller, says why, and changes nothing else', async () => {
    const { items, out } = await check();
    expect(items.map((item) => item.status)).toEqual(['clear', 'review', 'covered']);
    expect(items[1]?.because).toMatch(/seller Qorvanta Maritime Trading .* our-list/);
    expect(out).toContain('name-screening');
    expect(out).toContain('snapshot:our-list');
  });

  it('takes the lists as they stood on the day asked, and says when the data is younger than the day', async () => {
    const { items, out } = await check('--as-of', '2023-06-01');
    expect(items[1]?.status).toBe('clear');
    expect(out).toContain('lists/before-data');
  });

  it('is the same as ever without them', async () => {
    const bare = { cwd, env: { NAMEPLATE_HOME: join(cwd, '.nothing') } };
    const { out } = await runCli(['check', join(cwd, 'inventory.csv'), '-f', 'json'], bare);
    expect((JSON.parse(out) as { items: Item[] }).items.map((item) => item.status)).toEqual([
      'clear',
      'clear',
      'covered',
    ]);
    expect(out).not.toMatch(/name-screening|snapshot:/);
  });
});

describe('several lists that are too old', () => {
  it('are told in one warning, with a remedy that serves them all', async () => {
    const home = { cwd, env: { NAMEPLATE_HOME: join(cwd, '.two') } };
    for (const [list, date] of [
      ['list-a', '2025-01-01'],
      ['list-b', '2024-01-01'],
    ] as const)
      await runCli(['lists', 'import', 'own.csv', '--map', 'map.json', '--list', list, '--date', date], home);
    const { out } = await runCli(['check', join(cwd, 'inventory.csv'), '-f', 'json'], home);
    const { problems } = JSON.parse(out) as { problems: { code: string; message: string; hint: string }[] };
    const old = problems.filter(({ code }) => code === 'lists/too-old');
    expect(old).toHaveLength(1);
    expect(old[0]?.message).toMatch(/list-a .*list-b /);
    expect(old[0]?.hint).toBe('Run: nameplate lists update');
  });
});

describe('who with lists kept on this machine', () => {
  const home = () => ({ cwd, env: { NAMEPLATE_HOME: join(cwd, '.home') } });

  it('looks a name up on them, with the list, the day and the reasons', async () => {
    const { code, out } = await runCli(['who', 'Qorvanta Maritime Trading'], home());
    expect(code).toBe(0);
    expect(out).toMatch(/same name: Qorvanta Maritime Trading LLC\n +on our-list since 2024-02-01\n/);
    const json = await runCli(['who', 'Qorvanta Maritime Trading', '-f', 'json'], home());
    expect(JSON.parse(json.out)).toMatchObject({ lists: { matches: [{ list: 'our-list', relation: 'same-name' }] } });
  });

  it('says that a name is on none of them, and does not look for model numbers there', async () => {
    const none = await runCli(['who', 'Ordinary Bakers'], home());
    expect([none.code, none.out]).toEqual([128, expect.stringContaining('No party on the lists of this machine')]);
    expect((await runCli(['who', 'DS-2CD2143G0-I'], home())).out).not.toContain('lists of this machine');
  });
});

describe('registries refreshed on this machine', () => {
  it('are imported, shown, used with their date, verified, and passed over when damaged', async () => {
    const before = await runCli(['lists', 'status'], { cwd });
    expect(before.out).toMatch(/registry:usb +\d{4}-\d{2}-\d{2}.*packaged/);
    expect((await runCli(['lists', 'import', 'usb.ids'], { cwd })).code).toBe(129);
    const { code, out } = await runCli(['lists', 'import', 'usb.ids', '--accept-count'], { cwd });
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/new registry usb@2026-11-19-[0-9a-f]{12}: vendors 2, products 1/),
    ]);
    expect((await runCli(['lists', 'status'], { cwd })).out).toMatch(/registry:usb +2026-11-19 +5 d +3 +1 +refreshed/);
    expect((await runCli(['lists', 'verify'], { cwd })).out).toMatch(/whole .*registry usb@2026-11-19/);

    const results = JSON.parse((await check()).out) as {
      bundle: { sha256: string; lists: { id: string; date?: string }[] };
    };
    expect(results.bundle.lists.find((list) => list.id === 'registry:usb')?.date).toBe('2026-11-19');

    const folder = join(cwd, '.home', 'registries');
    const [copy = ''] = readdirSync(folder).filter((name) => name.startsWith('usb@'));
    mkdirSync(join(folder, copy), { recursive: true });
    writeFileSync(join(folder, copy, 'usb.registry'), 'damaged');
    expect((await runCli(['lists', 'verify'], { cwd })).code).toBe(129);
    const damaged = await check();
    expect(damaged.out).toContain('registry/damaged');
    expect((JSON.parse(damaged.out) as typeof results).bundle.sha256).not.toBe(results.bundle.sha256);
  });
});

describe('screen', () => {
  it('does not call a list without a name clean', async () => {
    writeFileSync(join(cwd, 'nobody.csv'), 'Supplier name,Country\n,NO\n');
    const { code, err } = await runCli(['screen', join(cwd, 'nobody.csv'), ...inHome], { cwd });
    expect(code).toBe(128);
    expect(err).toContain('screening/nobody');
  });
});
