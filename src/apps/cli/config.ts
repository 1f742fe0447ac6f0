import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { NameplateError } from '../../core/problem.ts';
import { type CommandName, OPTIONS, optionKey } from './options.ts';
import type { Io } from './io.ts';

/** Option values by key, after flags, environment, configuration file and defaults were merged. */
export type Settings = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/**
 * Merges what was said on the command line with NAMEPLATE_* variables, the configuration file and the defaults.
 * Throws `cli/config` (exit 2) on an unknown key or a value of the wrong type, naming both.
 */
export async function settingsFor(
  command: CommandName,
  flags: Settings,
  inputs: readonly string[],
  io: Io,
): Promise<Settings> {
  const file = await configFile(flags['config'], inputs, io);
  const merged: Record<string, string | boolean | readonly string[] | undefined> = {};
  for (const spec of OPTIONS) {
    if (!spec.commands.includes(command)) continue;
    const key = optionKey(spec);
    const environment = io.env[`NAMEPLATE_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`];
    merged[key] = flags[key] ?? environment ?? (spec.inConfig === false ? undefined : file[key]) ?? spec.default;
    const value = merged[key];
    if (spec.choices && typeof value === 'string' && !spec.choices.includes(value)) {
      throw usage(
        `${spec.flags.split(' ').at(-2) ?? key} cannot be "${value}"`,
        `Use one of: ${spec.choices.join(', ')}`,
      );
    }
  }
  return merged;
}

async function configFile(
  named: Settings[string],
  inputs: readonly string[],
  io: Io,
): Promise<Record<string, string | readonly string[]>> {
  const path = typeof named === 'string' ? resolve(io.cwd, named) : configBeside(inputs, io);
  if (path === undefined) return {};
  const { parse } = await import('smol-toml');
  let table: Record<string, unknown>;
  try {
    table = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw usage(
      `${path} cannot be read: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
      'Mend the file, or name another with --config.',
    );
  }
  const values: Record<string, string | readonly string[]> = {};
  for (const [key, value] of Object.entries(table)) {
    const spec = OPTIONS.find(
      (option) => option.inConfig !== false && option.flags.includes(`--${key}`) && optionKey(option) === camel(key),
    );
    if (!spec)
      throw usage(`${path}: "${key}" is no option`, 'Option names are those of the command line, without the dashes.');
    if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      values[camel(key)] = spec.many ? value : value.join(',');
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      values[camel(key)] = String(value);
    else throw usage(`${path}: "${key}" must be text, a number or a list of texts`, 'See docs/reference/cli.md.');
  }
  return values;
}

function configBeside(inputs: readonly string[], io: Io): string | undefined {
  const folders = [...inputs.filter((input) => input !== '-').map((input) => dirname(resolve(io.cwd, input))), io.cwd];
  return folders.map((folder) => join(folder, 'nameplate.toml')).find((path) => existsSync(path));
}

function camel(key: string): string {
  return key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** A wrong use of the command line: exit 2. */
export function usage(message: string, hint: string): NameplateError {
  return new NameplateError('cli/usage', message, hint, { exitCode: 2 });
}

/** A number among the settings. Throws a usage error when it is none or outside the bounds. */
export function numberOf(settings: Settings, key: string, otherwise: number, least: number, most: number): number {
  const given = settings[key];
  if (given === undefined) return otherwise;
  const value = Number(given);
  if (!Number.isFinite(value) || value < least || value > most)
    throw usage(`--${key} cannot be "${String(given)}"`, `Give a number from ${least} to ${most}.`);
  return value;
}
