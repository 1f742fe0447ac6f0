import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, tempFolder } from './run-cli.ts';

const LIST = `Asset,Make,Model,Description,Qty
1,Hikvision,DS-2CD2143G0-I,IP camera,4
2,Cisco,C9300-24UX,switch,1
3,,,Office chair,6
4,Generic,IP Camera,camera,2
`;

function folderWith(files: Record<string, string>): string {
  const folder = tempFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function itemsOf(
  args: readonly string[],
  folder: string,
): Promise<Record<string, { status: string; maker: { id: string } | null }>> {
  const { out } = await runCli(['check', ...args, '-f', 'json'], { cwd: folder });
  const { items } = JSON.parse(out) as { items: { ref: string; status: string; maker: { id: string } | null }[] };
  return Object.fromEntries(items.map((item) => [item.ref, item]));
}

describe('nameplate check', () => {
  const folder = folderWith({ 'list.csv': LIST });
  const list = join(folder, 'list.csv');

  it('finds the covered row, the open row and the clear rows', async () => {
    const items = await itemsOf([list], folder);
    expect(Object.values(items).map((item) => item.status)).toEqual(['covered', 'clear', 'clear', 'review']);
    expect(items['row 2']?.maker?.id).toBe('hikvision');
  });

  it.each([
    ['covered rows end with 1', [], 1],
    ['--fail-on never ends with 0', ['--fail-on', 'never'], 0],
    ['an unknown option ends with 2', ['--colour-of-money'], 2],
    ['an unknown format ends with 2', ['-f', 'pdf'], 2],
    ['an unknown profile ends with 2', ['--profile', 'pirate'], 2],
    ['an unknown rule ends with 2', ['--rules', 'us-made-up'], 2],
    ['a day that is none ends with 2', ['--as-of', '2026-02-30'], 2],
    ['lists older than --max-age end with 129', ['--max-age', '1d'], 129],
    ['a --max-age that is none ends with 2', ['--max-age', 'xx'], 2],
    ['a --max-rows below none ends with 2', ['--max-rows', '-3'], 2],
  ])('%s', async (_says, flags, code) => {
    const ran = await runCli(['check', list, ...flags], { cwd: folder });
    expect(ran.code, ran.err).toBe(code);
    if (code === 2) {
      expect(ran.err).not.toBe('');
      expect(ran.out).toBe('');
    }
  });

  it('ends with 127 when a path that was named cannot be opened, and reports the others', async () => {
    const there = folderWith({ 'clear.csv': 'Make,Model\nCisco,C9300-24UX\n', 'empty/.keep': '' });
    rmSync(join(there, 'empty/.keep'));
    symlinkSync('loop', join(there, 'loop'));
    const at = (name: string): string => join(there, name);
    expect(await runCli(['check', at('clear.csv'), at('gone.csv')])).toMatchObject({ code: 127 });
    expect(await runCli(['check', at('gone.csv')])).toMatchObject({ code: 127 });
    expect(await runCli(['check', list, at('gone.csv')])).toMatchObject({ code: 1 });
    const loop = await runCli(['check', at('loop')]);
    expect(loop.code).toBe(127);
    expect(loop.out).toContain('a link that leads to itself');
    const empty = await runCli(['check', at('empty')]);
    expect(empty.code).toBe(128);
    expect(empty.out).toContain('holds no file');
  });

  it('explains a clear row in short, with everything at --all', async () => {
    const short = await runCli(['explain', 'row 3', list], { cwd: folder });
    const full = await runCli(['explain', 'row 3', list, '--all'], { cwd: folder });
    expect(short.out.split('\n')[0]).toContain('NO LISTED MAKER FOUND');
    expect(short.out.length).toBeLessThan(5_000);
    expect(full.out.length).toBeGreaterThan(short.out.length);
    for (const rule of full.out.match(/\[us-[a-z0-9-]+\]/g) ?? []) expect(short.out).toContain(rule);
    expect(short.out).not.toMatch(/; https?:/);
  });

  it('says once what settles several rows', async () => {
    writeFileSync(join(folder, 'cards.csv'), 'Date,Merchant,Amount\n2024-01-02,SHOP A,1\n2024-01-03,SHOP B,2\n');
    const { out } = await runCli(['check', join(folder, 'cards.csv')], { cwd: folder });
    expect(out.match(/to settle/g)).toHaveLength(1);
    expect(out).toContain('to settle these 2: Find out what was bought');
  });

  it('lists the words that a category may be', async () => {
    const ran = await runCli(['judge', '--maker', 'hikvision', '--category', 'furniture'], { cwd: folder });
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/use one of .*\bcamera\b/);
  });

  it('says what of the wishes about columns and sheets met nothing', async () => {
    writeFileSync(join(folder, 'map.json'), '{"Make": "brand", "Modell": "model"}');
    const ran = await runCli(['check', list, '--sheet', 'Foo', '--columns', join(folder, 'map.json')], { cwd: folder });
    expect(ran.out).toContain('has no sheets');
    expect(ran.err).toContain('The column map names "Modell", and no column is called so. Columns: Asset, Make, Model');
  });

  it('says that a day in the future is answered with what is known today', async () => {
    const ran = await runCli(['check', list, '--as-of', '2035-01-01'], { cwd: folder });
    expect(ran.err).toContain('--as-of 2035-01-01 lies in the future');
  });

  it.each(['purchases.csv', 'purchases.xlsx'])(
    'gives the columns of a file with a title row back first, in CSV and Excel: %s',
    async (name) => {
      const there = tempFolder();
      const outputs = ['-o', join(there, 'r.csv'), '-o', join(there, 'r.xlsx')];
      await runCli(['check', resolve('examples', name), ...outputs], { cwd: there });
      const first = readFileSync(join(there, 'r.csv'), 'utf8').split('\r\n')[0]?.split(',') ?? [];
      expect(first.indexOf('nameplate_verdict')).toBeGreaterThan(2);
      expect(first[0]).not.toMatch(/^nameplate_|^$/);
      const XLSX = await import('@e965/xlsx');
      const book = XLSX.read(readFileSync(join(there, 'r.xlsx')));
      const sheet = book.Sheets[book.SheetNames[0] ?? ''];
      const rows = XLSX.utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1 });
      expect(rows[0]?.slice(0, 3)).toEqual(first.slice(0, 3));
      expect(rows[0]?.indexOf('nameplate_verdict')).toBe(first.indexOf('nameplate_verdict'));
    },
  );

  it('says which rules were not in force on an earlier day', async () => {
    const before = await runCli(['check', list, '--as-of', '2018-01-01'], { cwd: folder });
    expect(before.code, before.out).toBe(0);
  });

  it('goes on when one file does not exist, and says so', async () => {
    const ran = await runCli(['check', join(folder, 'absent.csv'), list], { cwd: folder });
    expect(ran.out).toContain('absent.csv');
    expect(ran.out).toContain('1 covered');
  });

  it('ends with 128 when nothing looks like equipment', async () => {
    const empty = folderWith({ 'empty.csv': '' });
    expect((await runCli(['check', join(empty, 'empty.csv')], { cwd: empty })).code).toBe(128);
  });

  it('writes every report asked for in one run and leaves nothing half-written', async () => {
    const out = tempFolder();
    const formats = ['csv', 'xlsx', 'html', 'json', 'jsonl', 'md', 'sarif'];
    const ran = await runCli(['check', list, '-q', ...formats.flatMap((format) => ['-o', join(out, `r.${format}`)])], {
      cwd: folder,
    });
    expect(ran.code, ran.err).toBe(1);
    expect(ran.out).toBe('');
    expect(readdirSync(out).sort()).toEqual(formats.map((format) => `r.${format}`).sort());
  });

  it('gives the same bytes for the same input', async () => {
    const first = await runCli(['check', list, '-f', 'json', '--as-of', '2026-11-23'], { cwd: folder });
    const again = await runCli(['check', list, '-f', 'json', '--as-of', '2026-11-23'], { cwd: folder });
    expect(again.out).toBe(first.out);
  });

  it('reads standard input', async () => {
    const ran = await runCli(['check', '-', '-f', 'json'], { stdin: 'Hikvision DS-2CD2143G0-I bullet camera\n' });
    expect((JSON.parse(ran.out) as { summary: { covered: number } }).summary.covered).toBe(1);
  });

  it('takes settings from nameplate.toml beside the input, and flags beat it', async () => {
    const own = folderWith({ 'list.csv': LIST, 'nameplate.toml': 'fail-on = "never"\n' });
    expect((await runCli(['check', join(own, 'list.csv')], { cwd: own })).code).toBe(0);
    expect((await runCli(['check', join(own, 'list.csv'), '--fail-on', 'covered'], { cwd: own })).code).toBe(1);
    expect(
      (await runCli(['check', join(own, 'list.csv')], { cwd: own, env: { NAMEPLATE_FAIL_ON: 'covered' } })).code,
    ).toBe(1);
  });

  it('names a key of nameplate.toml that is no option', async () => {
    const own = folderWith({ 'list.csv': LIST, 'nameplate.toml': 'fail-onn = "never"\n' });
    const ran = await runCli(['check', join(own, 'list.csv')], { cwd: own });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('fail-onn');
  });

  it('accounts for every record it read', async () => {
    const { out } = await runCli(['check', list, '-f', 'json'], { cwd: folder });
    const { summary } = JSON.parse(out) as { summary: Record<string, number> };
    expect(summary['read']).toBe(
      (summary['items'] ?? 0) + (summary['merged'] ?? 0) + (summary['setAside'] ?? 0) + (summary['unread'] ?? 0),
    );
    expect(summary['read']).toBe(LIST.trimEnd().split('\n').length);
  });
});

describe('nameplate explain', () => {
  it('explains a row of the last check, from cell to rule', async () => {
    const folder = folderWith({ 'list.csv': LIST });
    await runCli(['check', join(folder, 'list.csv')], { cwd: folder });
    const ran = await runCli(['explain', 'row 2'], { cwd: folder });
    expect(ran.code, ran.err).toBe(0);
    for (const part of ['Make (', 'Hikvision', 'source:', 'us-ndaa-889', 'Does a rule reach the act'])
      expect(ran.out).toContain(part);
  });
  it('says which refs there are when it knows none of that name', async () => {
    const folder = folderWith({ 'list.csv': LIST });
    const cut = await runCli(['explain', '…ow 2', join(folder, 'list.csv')], { cwd: folder });
    expect(cut.out).toContain('row 2  ');
    const ran = await runCli(['explain', 'row 99', join(folder, 'list.csv')], { cwd: folder });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('row 2');
  });
  it('says what to do when there was no check', async () => {
    expect((await runCli(['explain', 'row 2'])).err).toContain('nameplate explain <ref>');
  });
});

describe('nameplate columns', () => {
  it('writes a map that the next check obeys', async () => {
    const folder = folderWith({ 'odd.csv': 'A1,Zulu\nHikvision,DS-2CD2143G0-I\nCisco,C9300-24UX\n' });
    const map = join(folder, 'map.json');
    await runCli(['columns', join(folder, 'odd.csv'), '--save', map], { cwd: folder });
    expect(Object.keys(JSON.parse(readFileSync(map, 'utf8')) as object).length).toBe(2);
    writeFileSync(map, JSON.stringify({ '1': 'manufacturer', '2': 'model' }));
    const ran = await runCli(['check', join(folder, 'odd.csv'), '--columns', map, '-f', 'json'], { cwd: folder });
    expect(ran.err).toBe('');
    expect((JSON.parse(ran.out) as { summary: { covered: number } }).summary.covered).toBe(1);
  });
});

describe('the command line', () => {
  it('prints its version without loading anything', async () =>
    expect((await runCli(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/));
  it('lists its commands', async () => expect((await runCli(['--help'])).out).toContain('check'));
  it('lists the formats it reads and writes', async () => {
    const { out } = await runCli(['formats']);
    for (const word of ['csv', 'workbook', 'sarif']) expect(out).toContain(word);
  });
});
