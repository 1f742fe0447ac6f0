import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as registry from '../../writers/registry.ts';
import { openOutput, outputTargets } from './output.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'nameplate-output-'));
const writers = Object.values(registry);

describe('output files', () => {
  it('appear whole under their name, however much is written, without leaking listeners', async () => {
    const warnings: string[] = [];
    const listen = (warning: Error): void => void warnings.push(warning.name);
    process.on('warning', listen);
    const path = join(folder(), 'big.txt');
    const file = await openOutput(path);
    const chunk = 'x'.repeat(64 * 1024);
    for (let turn = 0; turn < 200; turn += 1) await file.write([chunk]);
    await file.finish();
    process.off('warning', listen);
    expect(readFileSync(path).length).toBe(200 * chunk.length);
    expect(warnings).toEqual([]);
  });

  it('leave nothing behind when the run is given up', async () => {
    const place = folder();
    const file = await openOutput(join(place, 'r.json'));
    await file.write(['half']);
    file.abandon();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(readdirSync(place)).toEqual([]);
  });

  it('say which path cannot be written', async () => {
    const place = folder();
    const path = join(place, 'r.json');
    mkdirSync(path);
    const file = await openOutput(path);
    await expect(file.finish()).rejects.toThrow();
  });

  it('are named by their extension; a folder gets three', () => {
    expect(outputTargets(['a.xlsx'], writers, '/x').map((target) => target.writer.name)).toEqual(['xlsx']);
    expect(outputTargets(['report/'], writers, '/x').map((target) => target.path)).toEqual([
      '/x/report/nameplate.html',
      '/x/report/nameplate.xlsx',
      '/x/report/nameplate.json',
    ]);
    expect(() => outputTargets(['a.pdf'], writers, '/x')).toThrow('pdf');
  });
});
