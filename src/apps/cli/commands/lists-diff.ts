import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { diffLists, type EntryChange, listState } from '../../../knowledge/snapshots/diff-lists.ts';
import {
  earlierQueries,
  type MayConcern,
  type ScreenAgain,
  screenAgain,
} from '../../../knowledge/snapshots/screen-again.ts';
import { printable } from '../../../lib/terminal-text/terminal-text.ts';
import { usage } from '../config.ts';
import { EXIT } from '../io.ts';
import type { ListsRun } from './lists-run.ts';

/** Below the threshold at which `screen` alerts, so that nobody is left out who might come near. */
const NEAR = 0.2;

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
  const again: ScreenAgain[] = [];
  if (typeof results === 'string') {
    const path = resolve(io.cwd, results);
    if (!existsSync(path))
      throw usage(`${path} does not exist`, 'Give the JSON or JSON lines that check or screen wrote.');
    for await (const one of screenAgain(earlierQueries(path), changes, await nearChanges(changes))) again.push(one);
  }
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
      await io.stdout(`${again.length} to screen again\n`);
    }
  }
  return again.length > 0 ? EXIT.findings : EXIT.ok;
}

const MARK: Readonly<Record<EntryChange['change'], string>> = { added: '+', removed: '-', changed: '~' };

/** Screens names against the added and changed entries only, with a threshold low enough to leave nobody out. */
async function nearChanges(changes: readonly EntryChange[]): Promise<MayConcern> {
  const entries = changes.flatMap((change) => (change.after === undefined ? [] : [change.after]));
  if (entries.length === 0) return () => [];
  const { openIndex } = await import('../../../screening/screening-index.ts');
  const { screen } = await import('../../../screening/screen.ts');
  const index = openIndex(entries);
  const byKey = new Map(changes.map((change) => [`${change.list}:${change.entryId}`, change]));
  return (names) => {
    const [name, ...otherNames] = names;
    if (name === undefined) return [];
    return screen(index, { name, otherNames }, { threshold: NEAR }).flatMap(
      ({ entry }) => byKey.get(`${entry.list}:${entry.entryId}`) ?? [],
    );
  };
}
