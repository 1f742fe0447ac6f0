import { stat } from 'node:fs/promises';
import type { IsoDate } from '../../core/dates.ts';
import type { Problem } from '../../core/problem.ts';
import { wholeDay } from '../sources/day.ts';
import type { DateBasis, Manifest } from './manifest.ts';
import type { Parsed, SnapshotRequest } from './parse-into.ts';

/** Day of the data: what the publisher says, else the best other sign; never before the newest entry in it. */
export async function dateOf(request: SnapshotRequest, parsed: Parsed): Promise<{ date: IsoDate; basis: DateBasis }> {
  // The file's own name and its folder's: names further up say nothing about the list.
  const names = request.files
    .map((file) =>
      file.name
        .split(/[\\/!]/u)
        .slice(-2)
        .join(' '),
    )
    .join(' ');
  const inName = dayInName(names, request.today);
  const known: (readonly [IsoDate | undefined, DateBasis])[] = [
    [request.date, 'given'],
    [parsed.published, 'published'],
    [request.httpDate, 'http'],
    [inName, 'file-name'],
  ];
  for (const [date, basis] of known) {
    if (date === undefined) continue;
    return parsed.newest !== undefined && parsed.newest > date && basis !== 'given' && basis !== 'published'
      ? { date: parsed.newest, basis: 'newest-entry' }
      : { date, basis };
  }
  // The list is at least as old as its newest entry; the time of a file that was copied says nothing of it.
  if (parsed.newest !== undefined) return { date: parsed.newest, basis: 'newest-entry' };
  const times = await Promise.all(
    request.files.map(async (file) => (await stat(file.path)).mtime.toISOString().slice(0, 10) as IsoDate),
  );
  return { date: times.sort().at(-1) ?? request.today, basis: 'file-time' };
}

/**
 * A day in the names of files or folders; of a mere month (`set-2022-01`) the last day, so that nothing is taken as
 * listed before it can have been.
 */
function dayInName(names: string, today: IsoDate): IsoDate | undefined {
  const day = wholeDay(/(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/u.exec(names)?.[1]);
  const month = /(?<!\d)((?:19|20)\d{2})-(0[1-9]|1[0-2])(?![\d-])/u.exec(names);
  if (day !== undefined || month === null) return day;
  const last = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).toISOString().slice(0, 10) as IsoDate;
  return last > today ? today : last;
}

/** What must be said about the day of a snapshot: taken from elsewhere than the file, or in the future. */
export function datedProblems(request: SnapshotRequest, manifest: Manifest): Problem[] {
  const taken =
    manifest.dateBasis === 'file-time'
      ? 'its file time'
      : manifest.dateBasis === 'newest-entry'
        ? 'the day of its newest entry'
        : undefined;
  if (taken !== undefined) {
    return [
      {
        kind: 'problem',
        code: 'lists/undated',
        severity: 'warning',
        message: `${manifest.id}: the file does not say of which day it is; ${taken} (${manifest.date}) was taken`,
        hint: 'Import it with --date YYYY-MM-DD.',
      },
    ];
  }
  return manifest.date > request.today
    ? [
        {
          kind: 'problem',
          code: 'lists/future-date',
          severity: 'warning',
          message: `${manifest.id}: dated after today (${request.today})`,
          hint: 'Check the clock of this machine or give --date.',
        },
      ]
    : [];
}
