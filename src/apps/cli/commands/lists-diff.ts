import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { diffLists, type EntryChange, type ListState, listState } from '../../../knowledge/snapshots/diff-lists.ts';
import { type EarlierQuery, earlierQueries, earlierThreshold } from '../../../knowledge/snapshots/earlier-results.ts';
import { type ScreenAgain, screenAgain } from '../../../knowledge/snapshots/screen-again.ts';
import { openLedger } from '../../../knowledge/sources/ledger.ts';
import { printable } from '../../../lib/terminal-text/terminal-text.ts';
import { problemLines } from '../../../writers/problem-text.ts';
import { numberOf, usage } from '../config.ts';
import { EXIT } from '../io.ts';
import type { ListsRun } from './lists-run.ts';

/**
 * `lists diff <a> <b>`: entries added, removed and changed; with `--results`, who must be screened again. Exit code 1
 * when somebody must.
 */
export async function diffCommand(args: readonly string[], run: ListsRun): Promise<number> {
  const { home, settings, json, io } = run;
  const [a, b, ...more] = args;
  if (a === undefined || b === undefined || more.length > 0)
    throw usage(
      'lists diff needs two states',
      'Give snapshot ids, days or files: nameplate lists diff 2026-10-01 2026-11-01',
    );
  const side = (text: string): string => (existsSync(resolve(io.cwd, text)) ? resolve(io.cwd, text) : text);
  const before = await listState(home, side(a));
  const after = await listState(home, side(b));
  const { changes, uncompared } = await diffLists(before, after);
  const results = settings['results'];
  const { again, asked } =
    typeof results === 'string'
      ? await whoAgain(resolve(io.cwd, results), after, changes, run)
      : { again: [], asked: 0 };
  const sums = { added: 0, removed: 0, changed: 0 };
  for (const change of changes) sums[change.change] += 1;
  if (json) {
    const lean = changes.map(({ change, list, entryId, name, fields }) => ({ change, list, entryId, name, fields }));
    await io.stdout(
      `${JSON.stringify({ before: before.title, after: after.title, ...sums, uncompared, changes: lean, ...(typeof results === 'string' ? { screenAgain: again } : {}) }, null, 1)}\n`,
    );
  } else {
    if (!run.quiet)
      for (const change of changes)
        await io.stdout(
          `${MARK[change.change]} ${printable(`${change.list} ${change.entryId}  ${change.name}${change.fields.length > 0 ? `  (${change.fields.join(', ')})` : ''}`)}\n`,
        );
    await io.stdout(
      `${before.title} → ${after.title}: ${sums.added} added, ${sums.removed} removed, ${sums.changed} changed\n`,
    );
    if (uncompared.length > 0) await io.stdout(`On one side only, not compared: ${uncompared.join(', ')}\n`);
    if (typeof results === 'string') {
      for (const one of again)
        await io.stdout(`screen again: ${printable(`${one.ref}  ${one.name}: ${one.reasons.join('; ')}`)}\n`);
      await io.stdout(`${again.length} of ${asked} to screen again\n`);
    }
  }
  return again.length > 0 ? EXIT.findings : EXIT.ok;
}

const MARK: Readonly<Record<EntryChange['change'], string>> = { added: '+', removed: '-', changed: '~' };

async function whoAgain(
  path: string,
  after: ListState,
  changes: readonly EntryChange[],
  { home, today, settings, io }: ListsRun,
): Promise<{ again: readonly ScreenAgain[]; asked: number }> {
  const remedy = 'Give the JSON lines that screen wrote, or the JSON or JSON lines of check.';
  if (!existsSync(path)) throw usage(`${path} does not exist`, remedy);
  const { openLaterState } = await import('../screening/later-state.ts');
  const { DEFAULT_THRESHOLD } = await import('../../../screening/model.ts');
  const threshold = numberOf(settings, 'threshold', (await earlierThreshold(path)) ?? DEFAULT_THRESHOLD, 0.01, 1);
  const later = await openLaterState(home, after, changes, { today, threshold });
  const ledger = openLedger();
  const again: ScreenAgain[] = [];
  let asked = 0;
  async function* counted(): AsyncGenerator<EarlierQuery> {
    for await (const query of earlierQueries(path, ledger)) {
      asked += 1;
      yield query;
    }
  }
  for await (const one of screenAgain(counted(), changes, later)) again.push(one);
  for (const problem of ledger.problems()) io.stderr(`${problemLines(problem).join('\n')}\n`);
  // A file that cannot be read must not look like one in which nobody is concerned.
  if (asked === 0) throw usage(`${path} holds no result with a name in it`, remedy);
  return { again, asked };
}
