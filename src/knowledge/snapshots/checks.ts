import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IsoDate } from '../../core/dates.ts';

/** Snapshot id → last day on which its publisher confirmed that nothing had changed. */
export type Checks = Readonly<Record<string, IsoDate>>;

function path(home: string): string {
  return join(home, 'lists', 'checks.json');
}

/** The record of confirmations; empty when there is none or it cannot be read (then data only looks older). */
export async function readChecks(home: string): Promise<Checks> {
  try {
    return JSON.parse(await readFile(path(home), 'utf8')) as Checks;
  } catch {
    return {};
  }
}

/** Notes that the publisher serves exactly these snapshots today. */
export async function noteChecks(home: string, ids: readonly string[], today: IsoDate): Promise<void> {
  const checks = { ...(await readChecks(home)), ...Object.fromEntries(ids.map((id) => [id, today])) };
  await writeFile(`${path(home)}.new`, `${JSON.stringify(checks, null, 1)}\n`);
  await rename(`${path(home)}.new`, path(home));
}
