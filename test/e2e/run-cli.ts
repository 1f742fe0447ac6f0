import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../src/apps/cli/io.ts';
import { main } from '../../src/apps/cli/main.ts';

/** What a command line said and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own for a test, outside the project. */
export function tempFolder(): string {
  return mkdtempSync(join(tmpdir(), 'nameplate-test-'));
}

/** Runs a command line in this process, with its own folder, clock and state. */
export async function runCli(
  args: readonly string[],
  given: { cwd?: string; stdin?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  const cwd = given.cwd ?? tempFolder();
  let out = '';
  let err = '';
  const io: Io = {
    stdout: (chunk) => {
      out += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1');
    },
    stderr: (text) => {
      err += text;
    },
    stdin: (async function* () {
      yield Buffer.from(given.stdin ?? '');
    })(),
    env: { XDG_STATE_HOME: join(cwd, '.state'), NAMEPLATE_HOME: join(cwd, '.home'), ...given.env },
    cwd,
    today: '2026-11-24',
    columns: undefined,
    colour: false,
    progress: false,
  };
  const code = await main(args, io);
  return { code, out, err };
}
