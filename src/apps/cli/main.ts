import { NameplateError } from '../../core/problem.ts';
import { type CommandName, COMMANDS, OPTIONS } from './options.ts';
import { EXIT, type Io, processIo } from './io.ts';
import type { Settings } from './config.ts';
import { VERSION } from './version.ts';

type Run = (args: readonly string[], flags: Settings, io: Io) => Promise<number>;

/** Each command's code is loaded when it is called, so that no command pays for what another needs. */
const RUN: Readonly<Record<CommandName, () => Promise<Run>>> = {
  check: async () => (await import('./commands/check.ts')).check,
  explain: async () => (await import('./commands/explain.ts')).explain,
  who: async () => (await import('./commands/who.ts')).who,
  judge: async () => (await import('./commands/judge.ts')).judge,
  screen: async () => (await import('./commands/screen.ts')).screen,
  columns: async () => (await import('./commands/columns.ts')).columns,
  lists: async () => (await import('./commands/lists.ts')).lists,
  formats: async () => (await import('./commands/formats.ts')).formats,
};

/** Runs one command line and gives its exit code (docs/reference/exit-codes.md). Never throws. */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<number> {
  if (argv[0] === '--version' || argv[0] === '-V') {
    await io.stdout(`${VERSION}\n`);
    return EXIT.ok;
  }
  const verbose = argv.includes('-v') || argv.includes('--verbose');
  try {
    return await parseAndRun(argv, io);
  } catch (error) {
    return failed(error, io, verbose);
  }
}

async function parseAndRun(argv: readonly string[], io: Io): Promise<number> {
  const { Command, CommanderError, Option } = await import('commander');
  let exit: number = EXIT.ok;
  const program = new Command('nameplate')
    .description('Who really made it, which rules reach it, as of which date, and the proof.')
    .version(VERSION, '-V, --version')
    .helpCommand('help [command]')
    .showHelpAfterError('Try: nameplate help <command>')
    .configureOutput({ writeOut: (text) => void io.stdout(text), writeErr: io.stderr })
    .exitOverride();
  for (const [name, spec] of Object.entries(COMMANDS) as [CommandName, (typeof COMMANDS)[CommandName]][]) {
    const command = program
      .command(`${name} ${spec.args}`.trim())
      .description(spec.summary)
      .exitOverride()
      .configureOutput({ writeOut: (text) => void io.stdout(text), writeErr: io.stderr });
    for (const option of OPTIONS.filter((one) => one.commands.includes(name))) {
      const built = new Option(
        option.flags,
        option.example ? `${option.summary} (e.g. ${option.example})` : option.summary,
      );
      if (option.many) built.argParser((value: string, earlier: string[] | undefined) => [...(earlier ?? []), value]);
      command.addOption(built);
    }
    command.action(async (...values: unknown[]) => {
      const args = values
        .slice(0, -2)
        .flat()
        .filter((value): value is string => typeof value === 'string');
      const run = await RUN[name]();
      exit = await run(
        args,
        presentOnly(
          command.opts<Record<string, string | boolean | string[] | undefined>>(),
          command.getOptionValueSource.bind(command),
        ),
        io,
      );
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  return exit;
}

/** Leaves out commander's own defaults (`--no-color` sets `color: true`), so that environment and file can speak. */
function presentOnly(flags: Settings, sourceOf: (key: string) => string | undefined): Settings {
  return Object.fromEntries(Object.entries(flags).filter(([key]) => sourceOf(key) === 'cli'));
}

function failed(error: unknown, io: Io, verbose: boolean): number {
  if (error instanceof NameplateError) {
    io.stderr(`nameplate: ${error.message}\n${error.hint === '' ? '' : `  ${error.hint}\n`}`);
    if (verbose && error.stack) io.stderr(`${error.stack}\n`);
    return error.exitCode;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return EXIT.ok;
  const message = error instanceof Error ? error.message : String(error);
  io.stderr(
    `nameplate: something failed that should not: ${message}\n  Please report it with the output of the same command and -v.\n`,
  );
  if (verbose && error instanceof Error && error.stack) io.stderr(`${error.stack}\n`);
  return EXIT.general;
}
