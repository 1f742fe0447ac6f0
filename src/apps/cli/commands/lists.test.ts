import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inventedList } from '../../../knowledge/snapshots/invented-lists.ts';
import type { Settings } from '../config.ts';
import type { Io } from '../io.ts';
import { lists } from './lists.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nameplate-cli-lists-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function run(args: string[], flags: Settings = {}): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const io: Io = {
    stdout: (chunk) => void (out += String(chunk)),
    stderr: (text) => void (err += text),
    stdin: (async function* () {})(),
    env: {},
    cwd: folder,
    today: '2026-11-24',
    columns: undefined,
    colour: false,
    progress: false,
  };
  return { code: await lists(args, { listsDir: 'home', ...flags }, io), out, err };
}

describe('nameplate lists', () => {
  it('says with exit code 129 that there is no data, and how to get it', async () => {
    const { code, err } = await run(['status']);
    expect(code).toBe(129);
    expect(err).toContain('nameplate lists update');
  });

  it('imports, shows, verifies and compares', async () => {
    await writeFile(
      join(folder, 'a.xml'),
      inventedList('2026-10-01', [{ id: 'EXe.1', name: 'ALPHA WORKS', listedOn: '2020-01-01' }]),
    );
    await writeFile(
      join(folder, 'b.xml'),
      inventedList('2026-11-01', [{ id: 'EXe.2', name: 'ZYKLOTRON DRONES', listedOn: '2026-10-20' }]),
    );
    await writeFile(
      join(folder, 'earlier.jsonl'),
      '{"query":{"name":"Zyklotron Drones"},"id":"row 5","matches":[]}\n{"query":{"name":"Quiet Bakery"},"id":"row 6","matches":[]}\n',
    );
    const imported = await run(['import', 'a.xml', 'b.xml']);
    expect(imported.code).toBe(0);
    expect(imported.out).toMatch(
      /new snapshot un-xml@2026-10-01-[0-9a-f]{12}: un-sc 701; 0 relations; read 701, used 701/,
    );
    expect((await run(['status'])).out).toMatch(/un-sc\s+2026-11-01\s+23 d OLD\s+701/);
    expect((await run(['status'], { maxAge: '30d' })).code).toBe(0);
    expect((await run(['status'], { maxAge: '10' })).code).toBe(129);
    expect((await run(['verify'])).code).toBe(0);
    const diff = await run(['diff', '2026-10-15', '2026-11-15'], { results: 'earlier.jsonl' });
    expect(diff.out).toContain('+ un-sc EXe.2  ZYKLOTRON DRONES');
    expect(diff.out).toContain('- un-sc EXe.1  ALPHA WORKS');
    expect(diff.out).toContain('screen again: row 5');
    expect(diff.out).not.toContain('row 6');
    expect(diff.code).toBe(1);
  });

  it('refuses a small list with exit code 129 and says what to do', async () => {
    await writeFile(join(folder, 'a.xml'), inventedList('2026-10-01', [], 5));
    const { code, err } = await run(['import', 'a.xml']);
    expect(code).toBe(129);
    expect(err).toContain('--accept-count');
  });

  it('reads a list of the user by a column map', async () => {
    await writeFile(join(folder, 'own.csv'), 'Company;Land\nExample GmbH;Germany\n');
    await writeFile(join(folder, 'map.json'), '{"name":"Company","country":"Land"}');
    const { code, out } = await run(['import', 'own.csv'], { map: 'map.json', list: 'our-list', date: '2026-11-01' });
    expect([code, out]).toEqual([0, expect.stringContaining('our-list 1;') as string]);
  });

  it.each([
    [['polish'], {}, /no action "polish"/],
    [['import'], {}, /needs files/],
    [['import', 'absent.xml'], {}, /does not exist/],
    [['diff', 'a'], {}, /two states/],
    [['import', '.'], { date: 'soon' }, /--date cannot be "soon"/],
    [['update'], { address: ['nonsense'] }, /--address cannot be/],
  ])('%j %j is a usage error', async (args, flags, message) => {
    await expect(run(args, flags)).rejects.toThrow(message);
  });
});
