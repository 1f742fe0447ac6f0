import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoDate } from '../../core/dates.ts';
import type { ListEntry } from '../../core/listing.ts';
import { diffLists, listState } from './diff-lists.ts';
import { dataHome, snapshotFolder } from './home.ts';
import { findListFiles, unpackLimit } from './list-files.ts';
import { importLists, type ImportOptions } from './import-lists.ts';
import { inventedList, type InventedParty } from './invented-lists.ts';
import type { SnapshotOutcome } from './make-snapshot.ts';
import { snapshots } from './manifest.ts';
import { listsInForce, readEntries } from './read-entries.ts';
import { type EarlierQuery, earlierQueries } from './earlier-results.ts';
import { type MatchedNow, screenAgain } from './screen-again.ts';
import { listStatus, verifySnapshots } from './status.ts';
import { withLock } from './lock.ts';

let folder: string;
let home: string;
const today = isoDate('2026-11-24');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nameplate-lists-'));
  home = join(folder, 'home');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ALPHA: InventedParty = { id: 'EXe.001', name: 'ALPHA WORKS', listedOn: '2010-01-01' };
const BETA: InventedParty = { id: 'EXe.002', name: 'BETA WORKS', listedOn: '2025-03-01' };

async function put(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function bring(paths: string[], options: Partial<ImportOptions> = {}): Promise<SnapshotOutcome[]> {
  const out: SnapshotOutcome[] = [];
  for await (const outcome of importLists(paths, { home, today, ...options })) {
    if ('kind' in outcome) throw new Error(outcome.message);
    out.push(outcome);
  }
  return out;
}

async function namesOn(day: string): Promise<string[]> {
  const inForce = await listsInForce(home, { asOf: isoDate(day) });
  const names: string[] = [];
  for await (const batch of inForce.entries()) names.push(...batch.map((entry) => entry.entity.names[0].value));
  return names.filter((name) => !name.startsWith('FILLING')).sort();
}

describe('import', () => {
  it('keeps a dated, hashed snapshot with source and licence', async () => {
    const [made] = await bring([await put('un.xml', inventedList('2025-01-10', [ALPHA]))]);
    expect(made).toMatchObject({
      state: 'new',
      read: 701,
      used: 701,
      manifest: {
        source: 'un-xml',
        date: '2025-01-10',
        dateBasis: 'published',
        lists: [{ id: 'un-sc', entries: 701 }],
      },
    });
    expect(made?.manifest?.licence).toContain('United Nations');
    expect(made?.manifest?.inputs[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('makes the same snapshot of the same bytes, once', async () => {
    const path = await put('un.xml', inventedList('2025-01-10', [ALPHA]));
    const [first] = await bring([path]);
    const [second] = await bring([path]);
    expect(second?.state).toBe('unchanged');
    expect(second?.manifest?.id).toBe(first?.manifest?.id);
    expect(await snapshots(home)).toHaveLength(1);
  });

  it('opens gzip and zip, and folders of them', async () => {
    const text = inventedList('2025-01-10', [ALPHA]);
    await mkdir(join(folder, 'in'));
    await writeFile(join(folder, 'in', 'a.xml.gz'), gzipSync(text));
    await writeFile(
      join(folder, 'in', 'b.zip'),
      zipSync({ 'lists/consolidated.xml': Buffer.from(inventedList('2025-02-10', [ALPHA, BETA])) }),
    );
    const made = await bring([join(folder, 'in')]);
    expect(made.map((outcome) => outcome.manifest?.date ?? '').sort()).toEqual(['2025-01-10', '2025-02-10']);
  });

  it('refuses a list with too few entries and leaves the old one in force', async () => {
    await bring([await put('un.xml', inventedList('2025-01-10', [ALPHA]))]);
    const [refused] = await bring([await put('small.xml', inventedList('2025-02-10', [ALPHA, BETA], 5))]);
    expect(refused).toMatchObject({ state: 'refused', problems: [{ code: 'lists/unexpected-count' }] });
    expect(await namesOn('2025-06-01')).toEqual(['ALPHA WORKS']);
    const [accepted] = await bring([join(folder, 'small.xml')], { acceptCount: true });
    expect(accepted?.state).toBe('new');
  });

  it('refuses a file that is cut short although it has enough entries', async () => {
    const text = inventedList('2025-02-10', [ALPHA]);
    const [refused] = await bring([await put('cut.xml', text.slice(0, -200))]);
    expect(refused?.state).toBe('refused');
    expect(refused?.problems.map((problem) => problem.code)).toContain('lists/nothing-kept');
    expect(await snapshots(home)).toEqual([]);
  });

  it('leaves nothing half-made behind', async () => {
    await bring([await put('cut.xml', inventedList('2025-02-10', [ALPHA]).slice(0, -200))]);
    expect(await readdir(snapshotFolder(home))).toEqual([]);
  });

  it.each([
    ['own-2026-03-05.csv', '2026-03-05', 'file-name'],
    ['own-2026-02.csv', '2026-02-28', 'file-name'],
    ['own-2026-11.csv', '2026-11-24', 'file-name'],
    ['own.csv', '2025-09-01', 'given'],
  ])('%s is of %s', async (name, date, basis) => {
    const [made] = await bring(
      [await put(name, 'list,name,listed_on\nours,Example,2020-01-01\n')],
      basis === 'given' ? { date: isoDate(date) } : {},
    );
    expect(made?.manifest).toMatchObject({ date, dateBasis: basis });
  });

  it('takes an undated file to be as old as its newest entry, whenever it was copied, and says so', async () => {
    const text = 'list,name,listed_on\nours,One,2020-01-01\nours,Two,2021-03-04\n';
    const [made] = await bring([await put('own.csv', text)]);
    expect(made?.manifest).toMatchObject({ date: '2021-03-04', dateBasis: 'newest-entry' });
    expect(made?.problems).toMatchObject([{ code: 'lists/undated', path: expect.stringMatching(/own\.csv$/u) }]);
  });

  it('names the file in every problem', async () => {
    const [refused] = await bring([await put('few.xml', inventedList('2025-02-10', [ALPHA]).slice(0, -200))]);
    expect(refused?.files).toEqual([expect.stringMatching(/few\.xml$/u)]);
    for (const { path } of refused?.problems ?? []) expect(path).toMatch(/few\.xml$/u);
  });

  it('says which files it does not know', async () => {
    const path = await put('notes.txt', 'nothing of a list\n');
    const out = [];
    for await (const outcome of importLists([path], { home, today })) out.push(outcome);
    expect(out).toMatchObject([{ kind: 'problem', code: 'lists/unknown-format', path }]);
  });
});

describe('as of a day', () => {
  beforeEach(async () => {
    await bring([
      await put('a.xml', inventedList('2025-01-10', [ALPHA])),
      await put('b.xml', inventedList('2025-06-10', [BETA])),
    ]);
  });

  it.each([
    ['before the first listing', '2009-06-01', []],
    ['before all data, by the days that entries give', '2015-01-01', ['ALPHA WORKS']],
    ['on the day of a snapshot', '2025-01-10', ['ALPHA WORKS']],
    ['between snapshots: listed since, known from the later one', '2025-03-01', ['ALPHA WORKS', 'BETA WORKS']],
    ['the day before that', '2025-02-28', ['ALPHA WORKS']],
    ['after the last: what the newest says', '2026-01-01', ['BETA WORKS']],
  ])('%s', async (_, day, expected) => {
    expect(await namesOn(day)).toEqual(expected);
  });

  it('says when the day is before the data, and when the data is old', async () => {
    expect((await listsInForce(home, { asOf: isoDate('2015-01-01') })).problems).toMatchObject([
      { code: 'lists/before-data' },
    ]);
    expect((await listsInForce(home, { asOf: isoDate('2026-11-24') })).problems).toMatchObject([
      { code: 'lists/too-old', message: 'un-sc is 532 days old, limit 14', severity: 'warning' },
    ]);
    expect((await listsInForce(home, { asOf: isoDate('2026-11-24'), maxAgeDays: 30 })).problems[0]?.severity).toBe(
      'error',
    );
    expect((await listsInForce(home, { asOf: isoDate('2026-11-24'), maxAgeDays: 600 })).problems).toEqual([]);
    expect((await listsInForce(home, { asOf: today, lists: ['us-ofac-sdn'] })).problems).toMatchObject([
      { code: 'lists/missing' },
    ]);
  });

  it('reads named snapshots whole', async () => {
    const ids = (await snapshots(home)).map((manifest) => manifest.id);
    const all: ListEntry[] = [];
    for await (const entry of readEntries(home, ids)) all.push(entry);
    expect(all).toHaveLength(1_402);
  });

  it('shows status with age and hash', async () => {
    const { lists, without } = await listStatus(home, today);
    expect(lists).toMatchObject([
      { list: 'un-sc', date: '2025-06-10', ageDays: 532, old: true, entries: 701, snapshots: 2 },
    ]);
    expect(without).toContain('us-ofac-sdn');
  });
});

describe('verify', () => {
  it('finds a flipped byte, a cut file and a forged manifest', async () => {
    const [made] = await bring([await put('a.xml', inventedList('2025-01-10', [ALPHA]))]);
    const id = made!.manifest!.id;
    const part = join(snapshotFolder(home), id, 'un-sc.jsonl.gz');
    const bytes = await readFile(part);
    const check = async (): Promise<boolean[]> => {
      const out: boolean[] = [];
      for await (const found of verifySnapshots(home)) out.push(found.ok);
      return out;
    };
    expect(await check()).toEqual([true]);
    const flipped = Buffer.from(bytes);
    flipped[2_000] = flipped[2_000]! ^ 1;
    await writeFile(part, flipped);
    expect(await check()).toEqual([false]);
    await writeFile(part, bytes.subarray(0, 1_000));
    await expect(namesOn('2025-02-01')).rejects.toMatchObject({ code: 'lists/damaged', exitCode: 129 });
    await writeFile(part, bytes);
    const manifest = join(snapshotFolder(home), id, 'manifest.json');
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('2025-01-10', '2026-01-10'));
    await expect(namesOn('2025-02-01')).rejects.toMatchObject({
      code: 'lists/damaged',
      message: expect.stringContaining('Nothing was checked') as string,
    });
  });
});

describe('diff and who to screen again', () => {
  const changed: InventedParty = { ...ALPHA, listedOn: '2010-01-02' };

  async function changes(): Promise<Awaited<ReturnType<typeof diffLists>>['changes']> {
    await bring([
      await put('a.xml', inventedList('2025-01-10', [ALPHA, BETA])),
      await put(
        'b.xml',
        inventedList('2025-06-10', [changed, { id: 'EXe.003', name: 'GAMMA WORKS', listedOn: '2025-05-01' }]),
      ),
    ]);
    return (await diffLists(await listState(home, 'un-xml@2025-01'), await listState(home, '2025-07-01'))).changes;
  }

  it('tells added, removed and changed entries, and what changed', async () => {
    expect((await changes()).map((one) => [one.change, one.name, one.fields])).toEqual([
      ['changed', 'ALPHA WORKS', ['listedOn']],
      ['removed', 'BETA WORKS', []],
      ['added', 'GAMMA WORKS', []],
    ]);
  });

  it('compares a published file with a snapshot', async () => {
    const path = await put('a.xml', inventedList('2025-01-10', [ALPHA]));
    await bring([path]);
    const { changes: none } = await diffLists(await listState(home, path), await listState(home, 'un-xml'));
    expect(none).toEqual([]);
  });

  it('refuses a side that is nothing', async () => {
    await expect(listState(home, 'nonsense')).rejects.toMatchObject({ code: 'lists/no-such-snapshot', exitCode: 2 });
  });

  it('says who: matched to a removed or changed entry, or near an added one', async () => {
    const found = await changes();
    const earlier = await put(
      'earlier.jsonl',
      [
        { kind: 'head' },
        { kind: 'item', ref: 'r1', maker: { name: 'Alpha' }, matches: [{ list: 'un-sc', listingId: 'EXe.001' }] },
        { kind: 'item', ref: 'r2', maker: { name: 'Beta' }, matches: [{ entity: 'un-sc:EXe.002' }] },
        { kind: 'item', ref: 'r3', given: [{ kind: 'seller', value: 'Gamma Works Ltd' }], matches: [] },
        { kind: 'item', ref: 'r4', maker: { name: 'Nobody near' }, matches: [] },
      ]
        .map((line) => JSON.stringify(line))
        .join('\n'),
    );
    const near = (names: readonly string[]): typeof found =>
      found.filter((one) => names.some((name) => name.toLowerCase().startsWith(one.name.toLowerCase())));
    const again = [];
    for await (const one of screenAgain(earlierQueries(earlier), found, { near, screen: () => [] }))
      again.push([one.ref, one.reasons[0]?.split(':')[0]]);
    expect(again).toEqual([
      ['r1', 'it was matched to an entry that has changed'],
      ['r2', 'it was matched to an entry that is no longer listed'],
      ['r3', 'its name is near an entry that was added'],
    ]);
  });

  it('names a party of screen when, and only when, its matches differ', async () => {
    const found = await changes();
    const was = (entryId: string, entryHash: string): object => ({ list: 'un-sc', entryId, entryHash });
    const now = (entryId: string, hash: string): MatchedNow => ({ list: 'un-sc', entryId, hash, name: `N${entryId}` });
    const cases: [string, object[], MatchedNow[], string | undefined][] = [
      ['same', [was('EXe.9', 'a')], [now('EXe.9', 'a')], undefined],
      ['none', [], [], undefined],
      ['gone', [was('EXe.002', 'a')], [], 'it was matched to an entry that is no longer listed: BETA WORKS'],
      ['other', [was('EXe.001', 'a')], [now('EXe.001', 'b')], 'it was matched to an entry that has changed: ALPHA'],
      // Screened on the later state already: the entry is as it was then.
      ['late', [was('EXe.001', 'b')], [now('EXe.001', 'b')], undefined],
      ['new', [], [now('EXe.003', 'c')], 'it now matches an entry that was added: GAMMA WORKS'],
      ['lost', [was('EXe.9', 'a')], [], 'it no longer matches un-sc:EXe.9, which is the same on both sides'],
      ['more', [], [now('EXe.9', 'a')], 'it now matches NEXe.9 .un-sc:EXe.9., which is the same on both sides'],
      ['old', [was('EXe.9', 'z')], [now('EXe.9', 'a')], 'it was matched to an older version of NEXe.9'],
    ];
    const earlier = await put(
      'screened.jsonl',
      cases.map(([name, matches]) => JSON.stringify({ query: { name }, cells: [name], matches })).join('\n'),
    );
    const reasons = new Map<string, readonly string[]>();
    const answers = new Map(cases.map(([name, , matches]) => [name, matches]));
    const later = {
      near: () => [],
      screen: (asked: Readonly<Record<string, unknown>>) => answers.get(asked['name'] as string) ?? [],
    };
    for await (const one of screenAgain(earlierQueries(earlier), found, later)) reasons.set(one.name, one.reasons);
    for (const [name, , , why] of cases) {
      if (why === undefined) expect(reasons.get(name), name).toBeUndefined();
      else expect(reasons.get(name)?.[0], name).toMatch(new RegExp(`^${why}`, 'u'));
    }
  });

  it('reads earlier results as one JSON document too', async () => {
    const path = await put(
      'earlier.json',
      JSON.stringify(
        {
          schema: 'x',
          items: [{ ref: 'r1', maker: { name: 'Alpha' }, matches: [{ list: 'un-sc', entryId: '1' }] }],
          results: [{ query: { name: 'Jan Doe', otherNames: ['J. Doe'] }, id: 7 }],
        },
        null,
        1,
      ),
    );
    const queries: EarlierQuery[] = [];
    for await (const query of earlierQueries(path)) queries.push(query);
    expect(queries).toEqual([
      { ref: 'r1', names: ['Alpha'], matched: [{ keys: ['un-sc:1'], hash: '' }] },
      { ref: '7', names: ['Jan Doe', 'J. Doe'], matched: [] },
    ]);
  });
});

describe('files', () => {
  it('reads the sheets of a workbook as the CSV files that they could be saved as', async () => {
    const texts: string[] = [];
    for await (const found of findListFiles(['examples/purchases.xlsx'])) {
      if ('kind' in found) throw new Error(found.message);
      const parts: Uint8Array[] = [];
      for await (const chunk of found.stream()) parts.push(chunk);
      texts.push(`${found.name}\n${Buffer.concat(parts).toString()}`);
    }
    expect(texts.map((text) => text.split('\n', 1)[0])).toEqual([
      'examples/purchases.xlsx!Purchases',
      'examples/purchases.xlsx!Network',
    ]);
    // Line 3 is row 3, also when the row above is empty.
    expect(texts[0]?.split('\n')[3]).toContain('Brand');
    const map = { name: 'Brand' };
    const made = await bring(['examples/purchases.xlsx'], { map, listId: 'own', acceptCount: true });
    expect(made.map((one) => one.manifest?.lists[0]?.entries ?? 0).some((count) => count > 5)).toBe(true);
  });

  it('bounds what an archive may unpack to', () => {
    expect(unpackLimit(1_000)).toBe(256 * 2 ** 20);
    expect(unpackLimit(400_000_000)).toBe(16 * 2 ** 30);
  });

  it('reports a damaged archive and reads the others', async () => {
    await mkdir(join(folder, 'in'));
    await writeFile(
      join(folder, 'in', 'a.zip'),
      zipSync({ 'x.xml': Buffer.from(inventedList('2025-01-10', [ALPHA])) }).subarray(0, 500),
    );
    await writeFile(join(folder, 'in', 'b.xml.gz'), gzipSync(inventedList('2025-01-10', [ALPHA])).subarray(0, 900));
    await writeFile(join(folder, 'in', 'c.xml'), inventedList('2025-02-10', [ALPHA]));
    const states = [];
    const hints: string[] = [];
    for await (const outcome of importLists([join(folder, 'in')], { home, today })) {
      states.push('kind' in outcome ? outcome.code : outcome.state);
      if ('kind' in outcome) hints.push(outcome.hint);
    }
    expect(states.sort()).toEqual(['lists/unreadable', 'lists/unreadable', 'new']);
    expect(hints.every((hint) => hint.includes('damaged'))).toBe(true);
  });
});

describe('lock', () => {
  it('lets nobody else in while held, and takes over what a dead process left', async () => {
    const path = join(folder, 'lists', 'lock');
    await withLock(path, async () => {
      await expect(withLock(path, async () => undefined)).rejects.toMatchObject({ code: 'lists/locked' });
    });
    await writeFile(path, '999999999');
    expect(await withLock(path, async () => 'in')).toBe('in');
  });
});

describe('dataHome', () => {
  it.each([
    ['linux', { HOME: '/home/u' }, '/home/u/.local/share/nameplate'],
    ['linux', { HOME: '/home/u', XDG_DATA_HOME: '/data' }, '/data/nameplate'],
    ['darwin', { HOME: '/Users/u' }, '/Users/u/Library/Application Support/nameplate'],
    ['linux', { HOME: '/home/u', NAMEPLATE_HOME: '/np' }, '/np'],
  ])('on %s with %j is %s', (platform, env, expected) => {
    expect(dataHome(env, platform).replaceAll('\\', '/')).toBe(expected);
  });
});
