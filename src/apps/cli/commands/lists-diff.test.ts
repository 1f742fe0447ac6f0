import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InventedParty, inventedList } from '../../../knowledge/snapshots/invented-lists.ts';
import type { Settings } from '../config.ts';
import type { Io } from '../io.ts';
import { lists } from './lists.ts';
import { screen } from './screen.ts';

let folder: string;
let out = '';
let err = '';

async function run(command: typeof lists, args: string[], flags: Settings = {}): Promise<number> {
  out = '';
  err = '';
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
  return await command(args, { listsDir: 'home', ...flags }, io);
}

/** Words that stand on the lists in many combinations, so that adding entries shifts their weight. */
const WORDS = 'Zyklotron Marlin Quasar Delta Horizon Falkon Meridian Orbital Tundra Vektor'.split(' ');
const KINDS = ['Drones', 'Electronics', 'Trading', 'Institute'];
const FIRMS = WORDS.flatMap((word, at) =>
  KINDS.map((kind, index) => ({ id: `EXe.${at * 4 + index}`, name: `${word} ${kind}` })),
);

function list(day: string, keep: (at: number) => boolean, rename: (at: number) => boolean): string {
  const parties: InventedParty[] = FIRMS.flatMap(({ id, name }, at) =>
    keep(at)
      ? [
          {
            id,
            name: `${name}${rename(at) ? ' Holding' : ''}`.toUpperCase(),
            listedOn: at % 5 === 0 ? '2026-10-20' : '2020-01-01',
          },
        ]
      : [],
  );
  return inventedList(day, parties);
}

interface Screened {
  readonly record: number;
  readonly matches: readonly { readonly list: string; readonly entryId: string; readonly entryHash: string }[];
}

/** Matches of each row as one text, to compare results by. */
function matchesByRow(text: string): Map<number, string> {
  const lines = text.trim().split('\n');
  // The last line is the summary.
  const rows = lines.slice(0, -1).map((line) => JSON.parse(line) as Screened);
  return new Map(
    rows.map(({ record, matches }) => [
      record,
      matches
        .map((one) => `${one.list} ${one.entryId} ${one.entryHash}`)
        .sort()
        .join('\n'),
    ]),
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nameplate-diff-'));
  await writeFile(
    join(folder, 'a.xml'),
    list(
      '2026-10-01',
      (at) => at % 5 !== 0,
      () => false,
    ),
  ); // prettier-ignore
  await writeFile(
    join(folder, 'b.xml'),
    list(
      '2026-11-01',
      (at) => at % 7 !== 0,
      (at) => at % 6 === 1,
    ),
  ); // prettier-ignore
  const asked = [
    ...FIRMS.map(({ name }) => `${name} Ltd`),
    ...WORDS,
    ...WORDS.map((word) => `${word} Bakery`),
    'Nobody',
  ];
  await writeFile(join(folder, 'parties.csv'), `Company,Country\n${asked.map((name) => `${name},`).join('\n')}\n`);
  expect(await run(lists, ['import', 'a.xml', 'b.xml'])).toBe(0);
  await run(screen, [join(folder, 'parties.csv')], { asOf: '2026-10-15', format: 'jsonl' });
  await writeFile(join(folder, 'earlier.jsonl'), out);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('lists diff --results', () => {
  it.each([
    ['two days', ['2026-10-15', '2026-11-15']],
    ['a day and a file', ['2026-10-15', 'b.xml']],
    ['two files', ['a.xml', 'b.xml']],
  ])('by %s names exactly those whose matches differ when they are screened again', async (_, sides) => {
    expect(await run(lists, ['diff', ...sides], { results: 'earlier.jsonl', format: 'json' })).toBe(1);
    const { screenAgain } = JSON.parse(out) as { screenAgain: { ref: string }[] };
    const named = new Set(screenAgain.map(({ ref }) => Number(ref.split('#')[1])));
    await run(screen, [join(folder, 'parties.csv')], { asOf: '2026-11-15', format: 'jsonl' });
    const after = matchesByRow(out);
    const before = matchesByRow(await readFile(join(folder, 'earlier.jsonl'), 'utf8'));
    const differ = [...before].flatMap(([row, matches]) => (after.get(row) === matches ? [] : [row]));
    expect([...named].sort((a, b) => a - b)).toEqual(differ);
    expect(named.size).toBeGreaterThan(10);
    expect(before.size - named.size).toBeGreaterThan(10);
  });

  it('says how many were asked, and why each is named', async () => {
    await run(lists, ['diff', '2026-10-15', '2026-11-15'], { results: 'earlier.jsonl' });
    expect(out).toMatch(
      /screen again: \S+parties\.csv#12 {2}Quasar Trading Ltd: it now matches an entry that was added: QUASAR TRADING \(un-sc EXe\.10\)/u,
    );
    expect(out).toMatch(/\d+ of 61 to screen again\n$/u);
  });

  it('names nobody when nothing has changed', async () => {
    expect(await run(lists, ['diff', '2026-10-15', '2026-10-16'], { results: 'earlier.jsonl' })).toBe(0);
    expect(out).toMatch(/0 of 61 to screen again\n$/u);
  });

  it('asks at the threshold at which the earlier result was made', async () => {
    await run(screen, [join(folder, 'parties.csv')], { asOf: '2026-10-15', format: 'jsonl', threshold: '0.2' });
    await writeFile(join(folder, 'low.jsonl'), out);
    expect(await run(lists, ['diff', '2026-10-15', '2026-10-16'], { results: 'low.jsonl' })).toBe(0);
    expect(await run(lists, ['diff', '2026-10-15', '2026-10-16'], { results: 'low.jsonl', threshold: '0.9' })).toBe(1);
  });

  it('takes a file that it cannot read for no answer', async () => {
    await writeFile(join(folder, 'result.csv'), 'nameplate_screened,nameplate_asked\nmatch,Zyklotron\n');
    await expect(run(lists, ['diff', 'a.xml', 'b.xml'], { results: 'result.csv' })).rejects.toThrow(/holds no result/u);
  });
});
