import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isIsoDate, type IsoDate } from '../../../core/dates.ts';
import type { Problem } from '../../../core/problem.ts';
import { dataHome } from '../../../knowledge/snapshots/home.ts';
import { importLists } from '../../../knowledge/snapshots/import-lists.ts';
import { listsInForce } from '../../../knowledge/snapshots/read-entries.ts';
import type { SnapshotOutcome } from '../../../knowledge/snapshots/make-snapshot.ts';
import { listStatus, verifySnapshots } from '../../../knowledge/snapshots/status.ts';
import { fetchable, updateLists } from '../../../knowledge/snapshots/update-lists.ts';
import type { ColumnMap } from '../../../knowledge/sources/source.ts';
import { columnMapOf } from '../../../knowledge/sources/user-list/column-map.ts';
import { fit, pad, printable } from '../../../lib/terminal-text/terminal-text.ts';
import { problemLines } from '../../../writers/problem-text.ts';
import { type Settings, settingsFor, usage } from '../config.ts';
import { oldInShort } from '../screening/list-problems.ts';
import { EXIT, type Io } from '../io.ts';
import { maxAgeOf } from '../max-age.ts';
import { diffCommand } from './lists-diff.ts';
import {
  importRegistryFiles,
  partWords,
  refreshRegistries,
  registriesNow,
  verifyRefreshed,
} from './lists-registries.ts';
import type { ListsRun } from './lists-run.ts';

type Action = (args: readonly string[], run: ListsRun) => Promise<number>;

const ACTIONS: Readonly<Record<string, Action>> = {
  status,
  update,
  import: importFiles,
  diff: diffCommand,
  verify,
  reach,
};

/** `nameplate lists <action>`: the official lists on this machine. */
export async function lists(args: readonly string[], flags: Settings, io: Io): Promise<number> {
  const settings = await settingsFor('lists', flags, [], io);
  const [name = 'status', ...rest] = args;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (action === undefined)
    throw usage(`lists has no action "${name}"`, `Use one of: ${Object.keys(ACTIONS).join(', ')}.`);
  const format = settings['format'] ?? 'table';
  if (format !== 'table' && format !== 'json' && format !== 'jsonl')
    throw usage(`--format cannot be "${String(format)}" here`, 'Use table, json or jsonl.');
  const dir = settings['listsDir'];
  const home = typeof dir === 'string' ? resolve(io.cwd, dir) : dataHome(io.env, process.platform);
  return await action(rest, {
    home,
    today: io.today as IsoDate,
    settings,
    json: format !== 'table',
    quiet: settings['quiet'] === true,
    io,
  });
}

/** The day given with `--date`, checked. */
function givenDay(settings: Settings): IsoDate | undefined {
  const day = settings['date'];
  if (day === undefined) return undefined;
  if (typeof day !== 'string' || !isIsoDate(day))
    throw usage(`--date cannot be "${String(day)}"`, 'Write a calendar day as YYYY-MM-DD.');
  return day;
}

async function status(_: readonly string[], run: ListsRun): Promise<number> {
  const { home, today, settings, json, io } = run;
  const registries = registriesNow(run);
  const limit = maxAgeOf(settings);
  const { lists: found, without } = await listStatus(home, today);
  if (json) {
    await io.stdout(`${JSON.stringify({ home, today, lists: found, without, registries }, null, 1)}\n`);
  } else {
    await io.stdout(row(['list', 'of', 'age', 'entries', 'snapshots', 'from', 'sha256']));
    for (const one of found) {
      const age = `${one.ageDays} d${one.old ? ' OLD' : ''}`;
      await io.stdout(
        row([one.list, one.date, age, String(one.entries), String(one.snapshots), one.source, one.sha256.slice(0, 12)]),
      );
    }
    for (const one of registries) {
      const age = `${one.ageDays ?? '?'} d${one.old ? ' OLD' : ''}`;
      const entries = one.entries === undefined ? '' : String(one.entries);
      await io.stdout(
        row([one.registry, one.date ?? '', age, entries, String(one.copies), one.origin, one.sha256.slice(0, 12)]),
      );
    }
    if (without.length > 0) await io.stdout(`No data here: ${without.join(', ')}.\n`);
    await io.stdout(`Data in ${home}\n`);
  }
  if (found.length === 0)
    io.stderr('No list data on this machine. Run: nameplate lists update, or: nameplate lists import <files>\n');
  const old = limit === undefined ? [] : found.filter((one) => one.ageDays > limit);
  for (const one of old)
    io.stderr(`${one.list} is ${one.ageDays} days old, limit ${limit}. Run: nameplate lists update\n`);
  return found.length === 0 || old.length > 0 ? EXIT.lists : EXIT.ok;
}

const WIDTHS = [26, 10, 10, 8, 9, 20, 12];

function row(cells: readonly string[]): string {
  return `${cells
    .map((cell, index) => pad(fit(printable(cell), WIDTHS[index] ?? 20), WIDTHS[index] ?? 20))
    .join('  ')
    .trimEnd()}\n`;
}

async function update(args: readonly string[], run: ListsRun): Promise<number> {
  const { home, today, settings, io } = run;
  let failed = 0;
  const { sources, registries } = partWords(args);
  for await (const outcome of updateLists({
    home,
    today,
    env: io.env,
    sources,
    addresses: addresses(settings),
    acceptCount: settings['acceptCount'] === true,
  })) {
    if (run.json) await io.stdout(`${JSON.stringify(outcome)}\n`);
    else {
      if (outcome.state === 'unchanged' && outcome.snapshots.length === 0)
        await say(run, `${outcome.source}: unchanged, confirmed today`);
      for (const made of outcome.snapshots) await tell(made, run);
      for (const problem of outcome.problems) complain(problem, io);
      if (outcome.state === 'failed') io.stderr(`${outcome.source}: not updated; the data in force stays as it was\n`);
    }
    if (outcome.state === 'failed') failed += 1;
  }
  failed += await refreshRegistries(registries, addresses(settings), run);
  if (sources === undefined && !run.json) {
    await say(
      run,
      `Not fetched because only you can obtain them: EU (token of a free registration), GLEIF (very large), FCC Covered List (page made by a script), 1260H (PDF), OpenSanctions (licence). See docs/guide/lists.md. Fetched: ${fetchable(
        addresses(settings),
      )
        .map((source) => source.name)
        .join(', ')}.`,
    );
  }
  return failed > 0 ? EXIT.lists : EXIT.ok;
}

/** `--address source=url`, any number of times. */
function addresses(settings: Settings): Readonly<Record<string, readonly string[]>> {
  const given = settings['address'];
  const out: Record<string, string[]> = {};
  for (const text of Array.isArray(given) ? given : typeof given === 'string' ? [given] : []) {
    const at = text.indexOf('=');
    if (at <= 0 || !URL.canParse(text.slice(at + 1)))
      throw usage(`--address cannot be "${text}"`, 'Write source=address, e.g. --address eu-fsf=https://…');
    (out[text.slice(0, at)] ??= []).push(text.slice(at + 1));
  }
  return out;
}

async function importFiles(args: readonly string[], run: ListsRun): Promise<number> {
  const { home, today, settings, io } = run;
  if (args.length === 0)
    throw usage(
      'lists import needs files or folders',
      'For example: nameplate lists import sdn.csv add.csv alt.csv --date 2026-11-20',
    );
  const paths = args.map((path) => resolve(io.cwd, path));
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined) throw usage(`${missing} does not exist`, 'Check the path.');
  const source = settings['source'];
  const listId = settings['list'];
  // a source or column map that was named is for lists
  const own =
    source === undefined && settings['map'] === undefined
      ? await importRegistryFiles(paths, givenDay(settings), run)
      : { rest: paths, kept: 0, refused: 0 };
  let { kept, refused } = own;
  for await (const outcome of importLists(own.rest, {
    home,
    today,
    date: givenDay(settings),
    acceptCount: settings['acceptCount'] === true,
    source: typeof source === 'string' ? source : undefined,
    map: columnMap(settings, io),
    listId: typeof listId === 'string' ? listId : undefined,
  })) {
    if (run.json) await io.stdout(`${JSON.stringify(outcome)}\n`);
    if ('kind' in outcome) {
      refused += 1;
      if (!run.json) complain(outcome, io);
      continue;
    }
    if (!run.json) await tell(outcome, run);
    if (outcome.state === 'refused') refused += 1;
    else kept += 1;
  }
  if (refused > 0 && !run.json) io.stderr(`${kept} imported, ${refused} not; what was in force stays in force\n`);
  return refused > 0 ? EXIT.lists : EXIT.ok;
}

function columnMap(settings: Settings, io: Io): ColumnMap | undefined {
  const path = settings['map'];
  if (typeof path !== 'string') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(resolve(io.cwd, path), 'utf8'));
  } catch (error) {
    throw usage(
      `the column map ${path} cannot be read: ${(error as Error).message}`,
      'Write JSON such as {"name": "Company", "aliases": ["Also known as"], "country": "Country"}.',
    );
  }
  const map = columnMapOf(value);
  if (typeof map === 'string')
    throw usage(`the column map ${path}: ${map}`, 'Write JSON such as {"name": "Company", "country": "Country"}.');
  return map;
}

/** One outcome for people: what was read, used, ignored by name, and every problem. */
async function tell(outcome: SnapshotOutcome, run: ListsRun): Promise<void> {
  const { io } = run;
  const { manifest } = outcome;
  if (manifest) {
    const lists = manifest.lists.map((list) => `${list.id} ${list.entries}`).join(', ');
    await say(
      run,
      `${outcome.state === 'new' ? 'new snapshot' : 'already here'} ${manifest.id}: ${lists}; ${manifest.relations.count} relations; read ${outcome.read}, used ${outcome.used}`,
    );
  } else
    await say(
      run,
      `${outcome.source}: nothing taken over from ${outcome.files.join(', ')}; read ${outcome.read}, used ${outcome.used}`,
    );
  if (outcome.ignored.length > 0)
    await say(run, `  not used: ${outcome.ignored.map((one) => `${one.what} (${one.count})`).join(', ')}`);
  for (const problem of outcome.problems) complain(problem, io);
}

async function say(run: ListsRun, text: string): Promise<void> {
  if (!run.quiet) await run.io.stdout(`${printable(text)}\n`);
}

function complain(problem: Problem, io: Io): void {
  io.stderr(`${problemLines(problem).map(printable).join('\n')}\n`);
}

/** `lists reach [list…]`: parties that ownership rules reach as of today (or `--date`), with the path. */
async function reach(args: readonly string[], run: ListsRun): Promise<number> {
  const { reachedParties } = await import('../../../knowledge/snapshots/reached-parties.ts');
  const inForce = await listsInForce(run.home, { asOf: givenDay(run.settings) ?? run.today });
  const wanted = new Set(args);
  for (const problem of oldInShort(inForce.problems)) if (!run.json) complain(problem, run.io);
  const found = (await reachedParties(inForce)).filter((one) => wanted.size === 0 || wanted.has(one.list));
  for (const one of found) {
    const held =
      one.reach.atLeast === one.reach.atMost
        ? `${one.reach.atLeast} %`
        : `${one.reach.atLeast} to ${one.reach.atMost} %`;
    const path = one.path.map(
      (step) =>
        `${step.ownerName} holds ${step.share === undefined ? 'an unstated share' : `${step.share} %`} of ${step.ownedName}`,
    );
    await run.io.stdout(
      run.json
        ? `${JSON.stringify(one)}\n`
        : `${one.reach.state.padEnd(8)}  ${one.list}  ${printable(`${one.name} (${held}): ${path.join('; ')}`)}\n`,
    );
  }
  if (!run.json) await say(run, `${found.length} parties reached or possibly reached by ownership`);
  return inForce.lists.length === 0 ? EXIT.lists : EXIT.ok;
}

async function verify(_: readonly string[], run: ListsRun): Promise<number> {
  const { home, json, io } = run;
  let { damaged, count } = await verifyRefreshed(run);
  for await (const found of verifySnapshots(home)) {
    count += 1;
    if (!found.ok) damaged += 1;
    await io.stdout(
      json
        ? `${JSON.stringify(found)}\n`
        : `${found.ok ? 'whole  ' : 'DAMAGED'}  ${printable(found.snapshot)}${found.ok ? `  ${found.entries} entries` : `  ${printable(found.why)}`}\n`,
    );
  }
  if (count === 0) io.stderr(`No snapshots in ${home}\n`);
  if (damaged > 0)
    io.stderr(`${damaged} of ${count} snapshots are damaged: remove their folders and run: nameplate lists update\n`);
  return damaged > 0 ? EXIT.lists : EXIT.ok;
}
