import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulePages } from '../scripts/docs-rules.ts';
import type { Io } from '../src/apps/cli/io.ts';
import { main } from '../src/apps/cli/main.ts';

async function run(argv: readonly string[], stdin = ''): Promise<{ exit: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const io: Io = {
    stdout: (chunk) => {
      out += typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
    },
    stderr: (text) => {
      err += text;
    },
    stdin: (async function* () {
      yield new TextEncoder().encode(stdin);
    })(),
    env: {},
    cwd: '/nowhere',
    today: '2026-11-24',
    columns: undefined,
    colour: false,
    progress: false,
  };
  return { exit: await main(argv, io), out, err };
}

const guide = readFileSync(new URL('../docs/guide/verdicts.md', import.meta.url), 'utf8');
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2] ?? '');
}

describe('the verdict guide', () => {
  it('its JSON line is answered', async () => {
    const line = /```json\n(.*)\n```/.exec(guide)?.[1] ?? '';
    const { exit, out } = await run(['judge', '-'], `${line}\n`);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ id: 'q1', outcome: 'prohibited', maker: { id: 'hytera' } });
  });
});

describe('nameplate judge', () => {
  it('prints the deadline in Eastern time once the clock is started', async () => {
    const { out } = await run(
      words(
        'judge --maker zte --category router --act use --actor federal-contractor --as-of 2026-11-23 --clause 52.204-25 --discovered 2026-11-25',
      ),
    );
    expect(out).toContain('by 2026-11-27 17:00 ET');
    expect(out).not.toContain('72 hours');
  });

  it('answers every good line and says what is wrong with the bad ones', async () => {
    const { exit, out, err } = await run(
      ['judge', '-'],
      '{"id":1,"maker":"zte","act":"buy"}\n\n{"id":2,"act":"byu"}\n[1]\n{oops\n{"id":5,"maker":"nobody ltd"}\n',
    );
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(exit).toBe(2);
    expect(err).toContain('4 of 6 lines');
    expect(lines.map((line) => line['error'] === undefined)).toEqual([true, false, false, false, false]);
    expect(lines[4]?.['error']).toContain('nobody ltd');
  });

  it.each([
    ['judge --maker huawie --act use', 'Near: huawei'],
    ['judge --act fly', 'act cannot be "fly"'],
    ['judge --maker zte --as-of 2026-02-30', '2026-02-30'],
    ['judge --maker zte --rules nonsense', 'nonsense'],
    ['judge --fact weather', 'has no value'],
    ['judge --maker zte --exception goodwill=yes', 'goodwill'],
    ['judge somefile.csv', 'takes no argument'],
  ])('refuses: %s', async (line, says) => {
    const { exit, err } = await run(words(line));
    expect(exit).toBe(2);
    expect(err).toContain(says);
  });
});

describe('the rule pages', () => {
  it('are what the rule files say', () => {
    const folder = new URL('../docs/reference/rules/', import.meta.url);
    const pages = rulePages();
    expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
    for (const [name, text] of pages)
      expect(readFileSync(new URL(name, folder), 'utf8'), `${name}: run npm run docs`).toBe(text);
  });
});
