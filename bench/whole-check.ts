import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../bin/nameplate.js', import.meta.url));
const BUILT = new URL('../dist/main.js', import.meta.url);

/**
 * What `nameplate check` as installed takes for one file, in a process of its own: `whole check 9.1 s of processor time, peak
 * 183 MiB`. Says so when the product is not built.
 */
export function wholeCheck(path: string): string {
  if (!existsSync(BUILT)) return 'whole check not measured (npm run build first)';
  const code = `process.on('exit', () => {
      const { maxRSS, userCPUTime } = process.resourceUsage();
      console.error('\\n' + JSON.stringify({ seconds: userCPUTime / 1e6, peakMiB: maxRSS / 1024 }));
    });
    process.argv.splice(1, 1, 'nameplate', 'check', ${JSON.stringify(path)}, '-f', 'csv', '-q');
    await import(${JSON.stringify(MAIN)});`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', code, '-'], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const last = ran.stderr.trimEnd().split('\n').at(-1) ?? '';
  if (ran.error !== undefined || ran.status === null || ran.status > 1) throw new Error(ran.stderr);
  const { seconds, peakMiB } = JSON.parse(last) as { readonly seconds: number; readonly peakMiB: number };
  return `whole check ${seconds.toFixed(1)} s of processor time, peak ${peakMiB.toFixed(0)} MiB`;
}
