import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, tempFolder } from './run-cli.ts';

const BROWSER = [
  process.env['NAMEPLATE_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

/** The page in a real browser. Without one on the machine the tests are shown as skipped; the other HTML tests still run. */
describe.skipIf(BROWSER === undefined)('the HTML report in a browser (needs Chromium; set NAMEPLATE_CHROMIUM)', () => {
  let browser: Browser;
  let page: string;

  beforeAll(async () => {
    const folder = tempFolder();
    const list = join(folder, 'list.csv');
    writeFileSync(
      list,
      'Make,Model,Description\nHikvision,DS-2CD2143G0-I,<b>camera</b>\nGeneric,IP Camera,海康\nCisco,C9300-24UX,switch\n',
    );
    page = join(folder, 'result.html');
    await runCli(['check', list, '-q', '-o', page], { cwd: folder });
    browser = await chromium.launch({ executablePath: BROWSER ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each([
    ['a wide window', 1200],
    ['the narrowest phone', 320],
  ])(
    'passes axe with contrast in %s, asks nothing of the network and needs no sideways scrolling',
    async (_says, width) => {
      const tab = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true });
      const asked: string[] = [];
      const wrong: string[] = [];
      tab.on('request', (request) => asked.push(request.url()));
      tab.on('pageerror', (error) => wrong.push(error.message));
      await tab.goto(pathToFileURL(page).href);
      await tab.evaluate(axe.source);
      const violations = await tab.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
      });
      expect(violations).toEqual([]);
      expect(wrong).toEqual([]);
      expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
      const sideways = await tab.evaluate<boolean>(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth + 1',
      );
      expect(sideways).toBe(false);
      await tab.close();
    },
  );

  it('prints on paper', async () => {
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(page).href);
    const pdf = await tab.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(readFileSync(page, 'utf8')).toContain('@media print');
    await tab.close();
  });
});
