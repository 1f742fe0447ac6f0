import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '../src/evidence/reader.ts';
import { readEvidence } from '../src/evidence/read-evidence.ts';
import { writeMadeCsv, writeMadeXlsx } from './made-list.ts';

const BUILT = join(import.meta.dirname, '..', 'dist', 'main.js');
const COMMAND = join(import.meta.dirname, '..', 'bin', 'nameplate.js');

/**
 * Rows per second and peak memory of `nameplate check` as a user runs it (its own process, built), for made lists of
 * 10,000, 100,000 and 1,000,000 rows as CSV and 100,000 rows as XLSX; and of the readers alone. `--rows=20000` measures one
 * CSV of that size only; `--readers` the readers only; `--csv` with every row written out as CSV instead of the table.
 */
export async function run(args: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'nameplate-bench-'));
  const only = Number(args.find((arg) => arg.startsWith('--rows='))?.slice(7) ?? 0);
  const sizes = only > 0 ? [only] : [10_000, 100_000, 1_000_000];
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
  );
  try {
    const inputs: { path: string; rows: number }[] = [];
    for (const rows of sizes) {
      const path = join(folder, `${rows}.csv`);
      await writeMadeCsv(path, rows);
      inputs.push({ path, rows });
    }
    if (only === 0) {
      const path = join(folder, '100000.xlsx');
      await writeMadeXlsx(path, 100_000);
      inputs.push({ path, rows: 100_000 });
    }
    for (const { path, rows } of inputs) {
      const size = ((await stat(path)).size / 2 ** 20).toFixed(1);
      const kind = path.endsWith('.xlsx') ? 'xlsx' : 'csv';
      const label = `${kind} ${rows.toLocaleString('en')} rows, ${size} MiB`;
      await readAlone(path, rows, label);
      if (args.includes('--readers')) continue;
      if (!existsSync(BUILT)) console.log('check: not built; run npm run build');
      else await checkProcess(path, rows, label, args.includes('--csv') ? ['--format', 'csv'] : []);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readAlone(path: string, rows: number, label: string): Promise<void> {
  const start = performance.now();
  let sightings = 0;
  for await (const batch of readEvidence([path], { limits: DEFAULT_LIMITS })) {
    for (const event of batch) if (event.kind === 'sighting') sightings++;
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `readers  ${label}: ${seconds.toFixed(2)} s, ${Math.round(rows / seconds).toLocaleString('en')} rows/s (${sightings} sightings)`,
  );
}

/** Runs the built command on the file, its output thrown away, and watches its memory. */
async function checkProcess(path: string, rows: number, label: string, format: readonly string[]): Promise<void> {
  const start = performance.now();
  const child = spawn(process.execPath, [COMMAND, 'check', path, '--fail-on', 'never', ...format], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let lines = 0;
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++;
  });
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2000)));
  let peak = 0;
  let cpu = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, residentPeak(child.pid));
    cpu = Math.max(cpu, cpuSeconds(child.pid));
  }, 100);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) console.log(`check    ${label}: ended with ${code}\n${errors}`);
  else
    console.log(
      `check    ${label}: ${seconds.toFixed(2)} s, ${Math.round(rows / seconds).toLocaleString('en')} rows/s, ${cpu.toFixed(1)} s of processor, peak ${Math.round(peak / 1024)} MiB, ${lines} lines out`,
    );
}

/** Processor seconds so far, as Linux counts them (in hundredths); the figure to compare on a machine that does other work too. */
function cpuSeconds(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
  } catch {
    return 0;
  }
}

/** Highest resident memory so far in KiB, as Linux keeps it; 0 where it does not. */
function residentPeak(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
