import { existsSync, readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { Problem } from '../../../core/problem.ts';
import { dataHome } from '../../../knowledge/snapshots/home.ts';
import { DEFAULT_THRESHOLD } from '../../../screening/model.ts';
import {
  applySuppressions,
  type JudgedMatch,
  readSuppressions,
  type SuppressionBook,
} from '../../../screening/suppressions.ts';
import { printable } from '../../../lib/terminal-text/terminal-text.ts';
import { problemLines } from '../../../writers/problem-text.ts';
import { numberOf, type Settings, settingsFor, usage } from '../config.ts';
import { EXIT, type Io } from '../io.ts';
import { maxAgeOf } from '../max-age.ts';
import { openOutput, type OutputFile } from '../output.ts';
import { asOfDay, evidenceOptions } from '../request.ts';
import { readCounterparties } from '../screening/counterparties.ts';
import type { Counterparty, CounterpartyHeader } from '../screening/counterparty-table.ts';
import { openLists } from '../screening/open-lists.ts';
import { oldInShort } from '../screening/list-problems.ts';
import { isAlert, type ScreenedParty } from '../screening/result-rows.ts';
import type { NameAnswer } from '../screening/screen-batch.ts';
import { openPool, type ScreenPool } from '../screening/screen-pool.ts';
import type { ScreenSink, ScreenSummary } from '../screening/sink.ts';
import { openSink, SCREEN_FORMATS, type ScreenFormat } from '../screening/sinks.ts';

/** Counterparties handed to a thread at once. */
const BATCH = 200;

interface Target {
  readonly sink: ScreenSink;
  readonly file: OutputFile | undefined;
}

/**
 * `nameplate screen <file>`: screens every row against the lists in force. Exit status 1 when a match that no suppression
 * hides was found, 128 when no row holds a name, 129 when a list is older than `--max-age` allows.
 */
export async function screen(args: readonly string[], flags: Settings, io: Io): Promise<number> {
  const settings = await settingsFor('screen', flags, args, io);
  if (args.length === 0) throw usage('screen is given no file', 'For example: nameplate screen counterparties.xlsx');
  const asOf = asOfDay(settings, io);
  const threshold = numberOf(settings, 'threshold', DEFAULT_THRESHOLD, 0.01, 1);
  const jobs = numberOf(settings, 'jobs', 1, 1, 64);
  const { book, problems } = suppressionsOf(settings, io);
  const dir = settings['listsDir'];
  const home = typeof dir === 'string' ? resolve(io.cwd, dir) : dataHome(io.env, process.platform);
  const lists = await openLists(home, asOf, maxAgeOf(settings), (line) => io.stderr(`${line}\n`));
  const tell = (found: readonly Problem[]): void => {
    for (const one of found) io.stderr(`${problemLines(one).join('\n')}\n`);
  };
  tell([...problems, ...inShort(lists.problems)]);
  const targets = await openTargets(settings, io, lists.titles);
  const pool = openPool(lists, { threshold, limit: 20, asOf, book }, jobs);
  const sums = { screened: 0, alerts: 0, suppressed: 0, withoutName: 0 };
  let unread = problems.some(({ severity }) => severity === 'error');
  try {
    const judge = (query: string, answer: NameAnswer): readonly JudgedMatch[] => [
      ...answer.matches,
      ...applySuppressions(lists.reach(query, answer.matches, answer.known), query, book, asOf),
    ];
    await run(args, settings, io, pool, judge, targets, sums, (found) => {
      unread ||= found.some(({ severity }) => severity === 'error');
      tell(found);
    });
    if (sums.screened === 0) tell([NOBODY]);
    const summary: ScreenSummary = { asOf, threshold, sources: lists.sources, ...sums };
    for (const { sink, file } of targets) {
      await put(file, sink.close(summary), io);
      await file?.finish();
    }
  } catch (error) {
    for (const { file } of targets) file?.abandon();
    throw error;
  } finally {
    await pool.close();
  }
  if (lists.problems.some(({ code, severity }) => code === 'lists/too-old' && severity === 'error')) return EXIT.lists;
  if (sums.alerts > 0) return EXIT.ok + 1;
  if (unread) return EXIT.general;
  return sums.screened === 0 ? EXIT.nothing : EXIT.ok;
}

/** An empty export must not look like a clean one. */
const NOBODY: Problem = {
  kind: 'problem',
  code: 'screening/nobody',
  severity: 'warning',
  message: 'nobody was screened: no row holds a name',
  hint: 'Check that the export finished, or say which column holds the names: --columns map.json',
};

/** Lists that are not here as what that means for screening; those that are too old in one warning. */
function inShort(problems: readonly Problem[]): readonly Problem[] {
  return oldInShort(problems).map((problem) =>
    problem.code === 'lists/missing'
      ? {
          ...problem,
          severity: 'warning',
          message: `${problem.message}: names are screened against the built-in companies only`,
        }
      : problem,
  );
}

/** Reads, screens and writes in order: the answer of a batch is written when all before it are. */
async function run(
  paths: readonly string[],
  settings: Settings,
  io: Io,
  pool: ScreenPool,
  judge: (query: string, answer: NameAnswer) => readonly JudgedMatch[],
  targets: readonly Target[],
  sums: Record<'screened' | 'alerts' | 'suppressed' | 'withoutName', number>,
  tell: (problems: readonly Problem[]) => void,
): Promise<void> {
  const waiting: { readonly parties: readonly Counterparty[]; readonly answer: ReturnType<ScreenPool['answer']> }[] =
    [];
  let batch: Counterparty[] = [];
  const send = (): void => {
    if (batch.length === 0) return;
    waiting.push({ parties: batch, answer: pool.answer(batch.map(({ query }) => query)) });
    batch = [];
  };
  const write = async (): Promise<void> => {
    const { parties, answer } = waiting.shift()!;
    const results = await answer;
    for (const [at, party] of parties.entries()) {
      const screened: ScreenedParty = { party, matches: judge(party.query.name, results[at]!) };
      if (party.query.name === '') sums.withoutName++;
      else sums.screened++;
      if (screened.matches.some(isAlert)) sums.alerts++;
      sums.suppressed += screened.matches.filter((match) => !isAlert(match)).length;
      for (const { sink, file } of targets) await put(file, sink.add(screened), io);
    }
  };
  for await (const events of readCounterparties(paths, evidenceOptions(settings, io))) {
    for (const event of events) {
      if (event.kind === 'problem') tell([event]);
      else if (event.kind === 'header') understood(event.header, settings, io);
      else batch.push(event.party);
      if (batch.length >= BATCH) send();
      while (waiting.length >= pool.width) await write();
    }
  }
  send();
  while (waiting.length > 0) await write();
}

/** Says once for each table how its columns were understood. */
function understood({ file, sheet, headers, fields, below }: CounterpartyHeader, settings: Settings, io: Io): void {
  // Every JSON record is a table of its own: its keys are not told again and again.
  if (settings['quiet'] === true || /\.(?:jsonl?|ndjson)$/iu.test(file)) return;
  const used = headers.flatMap((header, at) => (fields[at] === 'ignored' ? [] : [`${fields[at]} = ${header}`]));
  const rest = headers.filter((header, at) => fields[at] === 'ignored' && header.trim() !== '');
  const inSheet = sheet === '' ? file : `${file}, sheet ${sheet}`;
  const place = below === undefined ? inSheet : `${inSheet}, header in row ${below}`;
  const ignored = rest.length === 0 ? '' : `; not used: ${rest.join(', ')}`;
  io.stderr(`${printable(`${place}: ${used.join(', ')}${ignored}`)}\n`);
}

async function put(file: OutputFile | undefined, chunks: readonly (string | Uint8Array)[], io: Io): Promise<void> {
  if (file !== undefined) await file.write(chunks);
  else for (const chunk of chunks) await io.stdout(chunk);
}

async function openTargets(
  settings: Settings,
  io: Io,
  titles: ReadonlyMap<string, string>,
): Promise<readonly Target[]> {
  const given = settings['output'];
  const paths = typeof given === 'string' ? [given] : Array.isArray(given) ? (given as readonly string[]) : [];
  const targets: Target[] = [];
  const format = settings['format'];
  if (typeof format === 'string' || settings['quiet'] !== true) {
    targets.push({
      sink: await openSink(formatNamed(typeof format === 'string' ? format : 'table', '--format'), io.columns, titles),
      file: undefined,
    });
  }
  for (const path of paths) {
    const name = formatNamed(extname(path).slice(1).toLowerCase(), `-o ${path}`);
    targets.push({ sink: await openSink(name, undefined, titles), file: await openOutput(resolve(io.cwd, path)) });
  }
  return targets;
}

function formatNamed(name: string, said: string): ScreenFormat {
  const found = SCREEN_FORMATS.find((format) => format === name);
  if (found === undefined) throw usage(`${said} cannot be "${name}" here`, `Use one of: ${SCREEN_FORMATS.join(', ')}.`);
  return found;
}

function suppressionsOf(
  settings: Settings,
  io: Io,
): { readonly book: SuppressionBook; readonly problems: readonly Problem[] } {
  const given = settings['suppressions'];
  if (typeof given !== 'string') return { book: new Map(), problems: [] };
  const path = resolve(io.cwd, given);
  if (!existsSync(path))
    throw usage(`the suppressions ${given} do not exist`, 'Name a JSON lines file; see docs/guide/screening.md.');
  return readSuppressions(readFileSync(path, 'utf8'), given);
}
