/** What a command may touch of the outside world, passed in so that tests run commands without a process. */
export interface Io {
  readonly stdout: (chunk: string | Uint8Array) => Promise<void> | void;
  readonly stderr: (text: string) => void;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Today in UTC, `YYYY-MM-DD`. */
  readonly today: string;
  /** Columns of the terminal when standard output is one. */
  readonly columns: number | undefined;
  readonly colour: boolean;
  /** Whether progress may be drawn on standard error. */
  readonly progress: boolean;
}

/** Exit codes, documented in docs/reference/exit-codes.md. */
export const EXIT = { ok: 0, findings: 1, usage: 2, general: 127, nothing: 128, lists: 129 } as const;

/** The real process. */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  // A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
  return {
    stdout: async (chunk) => {
      if (!stdout.write(chunk)) await new Promise<void>((resolve) => stdout.once('drain', resolve));
    },
    stderr: (text) => void stderr.write(text),
    stdin: process.stdin,
    env,
    cwd: process.cwd(),
    today: new Date().toISOString().slice(0, 10),
    columns: stdout.isTTY ? stdout.columns : undefined,
    colour: stdout.isTTY && env['NO_COLOR'] === undefined && env['TERM'] !== 'dumb',
    progress: stderr.isTTY,
  };
}
