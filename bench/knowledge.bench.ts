import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleHash, type Manifest, sha256 } from '../src/knowledge/bundle.ts';
import { openKnowledge, type FactsPart } from '../src/knowledge/open.ts';

const BUNDLE = fileURLToPath(new URL('../dist/knowledge', import.meta.url));
const OPEN = fileURLToPath(new URL('../src/knowledge/open.ts', import.meta.url));

/** Bundle load in a fresh process and in this one, registry answers per second, and load time against size. */
export async function run(): Promise<void> {
  const bytes = statSync(join(BUNDLE, 'facts.json')).size;
  console.log(
    `open, fresh process, ${(bytes / 1024).toFixed(0)} kB of facts: ${coldOpenMs(BUNDLE).toFixed(1)} ms (median of 7)`,
  );
  await lookUps();
  for (const times of [1, 2, 4, 8]) {
    const { dir, kilobytes, makers } = grown(times);
    console.log(`open, ${makers} makers, ${kilobytes} kB of facts: ${coldOpenMs(dir).toFixed(1)} ms`);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Time inside a new process from the call of `openKnowledge` to its answer; imports of the module are not in it. */
function coldOpenMs(dir: string): number {
  const code = `import { openKnowledge } from ${JSON.stringify(OPEN)};
    const start = performance.now();
    openKnowledge(${JSON.stringify(dir)}).then((k) => { k.maker('huawei'); console.log(performance.now() - start); });`;
  const times = Array.from({ length: 7 }, () => {
    const ran = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
      encoding: 'utf8',
    });
    if (ran.status !== 0) throw new Error(ran.stderr);
    return Number(ran.stdout);
  });
  return times.sort((a, b) => a - b)[3] ?? Number.NaN;
}

async function lookUps(): Promise<void> {
  const { registries } = await openKnowledge(BUNDLE);
  const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');
  // Knuth's multiplicative hash spreads the questions over the whole key space; most of them have no answer.
  const spread = (index: number): number => Math.imul(index, 2654435761) >>> 0;
  const kinds: Readonly<Record<string, (index: number) => unknown>> = {
    'mac, any': (index) => registries.mac(`${hex(spread(index) >>> 8, 6)}A1B2C3`),
    'mac, registered': (index) => registries.mac(`446A2E${hex(spread(index) >>> 8, 6)}`),
    enterprise: (index) => registries.enterprise(spread(index) % 62_000),
    'usb vendor and device': (index) => registries.usb('12d1', hex(spread(index) & 0xffff, 4)),
    'pci vendor and device': (index) => registries.pci('8086', hex(spread(index) & 0xffff, 4)),
  };
  for (const [kind, ask] of Object.entries(kinds)) {
    const first = performance.now();
    ask(1);
    const opened = performance.now() - first;
    const count = 300_000;
    const start = performance.now();
    for (let index = 0; index < count; index++) ask(index);
    const rate = count / ((performance.now() - start) / 1000);
    console.log(`${kind}: first ${opened.toFixed(1)} ms, then ${(rate / 1e6).toFixed(2)} M/s (${count} questions)`);
  }
}

/** A bundle with every maker, brand, fingerprint and listing repeated under new ids. */
function grown(times: number): { readonly dir: string; readonly kilobytes: number; readonly makers: number } {
  const dir = mkdtempSync(join(tmpdir(), 'nameplate-grown-'));
  cpSync(BUNDLE, dir, { recursive: true });
  const facts = JSON.parse(readFileSync(join(dir, 'facts.json'), 'utf8')) as FactsPart;
  const repeat = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] =>
    Array.from({ length: times }, (_, turn) =>
      list.map((fact) => ({ ...fact, id: turn === 0 ? fact.id : `${fact.id}-${turn}` })),
    ).flat();
  const large: FactsPart = {
    makers: repeat(facts.makers),
    brands: repeat(facts.brands),
    fingerprints: repeat(facts.fingerprints),
    lookalikes: repeat(facts.lookalikes),
    listings: repeat(facts.listings),
  };
  const text = JSON.stringify(large);
  writeFileSync(join(dir, 'facts.json'), text);
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest;
  const parts = manifest.parts.map((part) =>
    part.name === 'facts.json' ? { ...part, bytes: Buffer.byteLength(text), sha256: sha256(text) } : part,
  );
  writeFileSync(
    join(dir, 'manifest.json'),
    JSON.stringify({ ...manifest, parts, sha256: bundleHash({ ...manifest, parts }) }),
  );
  return { dir, kilobytes: Math.round(Buffer.byteLength(text) / 1024), makers: large.makers.length };
}
