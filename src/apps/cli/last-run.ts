import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { IsoDate } from '../../core/dates.ts';
import type { Io } from './io.ts';
import type { Settings } from './config.ts';

/** What `explain` needs to repeat the last check: the paths and flags, never the contents. */
export interface LastRun {
  readonly paths: readonly string[];
  readonly flags: Settings;
  readonly asOf: IsoDate;
}

/** Keeps how the last check was called, in the user's state folder; a folder that cannot be written is no failure. */
export function rememberRun(paths: readonly string[], flags: Settings, asOf: IsoDate, io: Io): void {
  if (paths.includes('-')) return;
  const folder = stateFolder(io);
  try {
    mkdirSync(folder, { recursive: true });
    const partial = join(folder, `last-run.${process.pid}.partial`);
    const run: LastRun = { paths: paths.map((path) => resolve(io.cwd, path)), flags, asOf };
    writeFileSync(partial, JSON.stringify(run));
    renameSync(partial, join(folder, 'last-run.json'));
  } catch {
    // Only `explain` without paths is lost, and it says so.
  }
}

/** The last check, or undefined when there was none. */
export function lastRun(io: Io): LastRun | undefined {
  try {
    return JSON.parse(readFileSync(join(stateFolder(io), 'last-run.json'), 'utf8')) as LastRun;
  } catch {
    return undefined;
  }
}

function stateFolder(io: Io): string {
  return join(
    io.env['XDG_STATE_HOME'] ?? join(io.env['HOME'] ?? io.env['USERPROFILE'] ?? homedir(), '.local', 'state'),
    'nameplate',
  );
}
