import type { AssessRequest } from '../../pipeline.ts';
import { type Settings, usage } from './config.ts';

/** `--max-age 30d` or `30` in days; `undefined` when it was not asked. Throws a usage error for anything else. */
export function maxAgeOf(settings: Settings): number | undefined {
  const given = settings['maxAge'];
  if (given === undefined) return undefined;
  const days = /^(\d{1,5})d?$/.exec(String(given))?.[1];
  if (days === undefined) throw usage(`--max-age cannot be "${String(given)}"`, 'Write days, e.g. 30d.');
  return Number(days);
}

/**
 * One line for people for everything a run rests on that is older than `limit` days. Lists and registries kept on this
 * machine are as old as their newest content: they can be refreshed. What is built in (statutes do not age, and packaged
 * lists stand until somebody looks again) is as old as the day the knowledge was last checked.
 */
export function oldKnowledge(
  { knowledge, parties }: Pick<AssessRequest, 'knowledge' | 'parties'>,
  limit: number,
  today: string,
): readonly string[] {
  const registries = knowledge.lists.filter(({ id }) => id.startsWith('registry:'));
  const old = [...registries, ...(parties?.lists ?? [])].flatMap(({ id, date }) => {
    const age = date === undefined ? undefined : daysBetween(date, today);
    if (age !== undefined && age <= limit) return [];
    const says = age === undefined ? 'undated' : `${age} days old`;
    return [`${id} is ${says}, limit ${limit}. Run: nameplate lists update, or --max-age with more days\n`];
  });
  const age = daysBetween(knowledge.date, today);
  if (age > limit)
    old.push(`The built-in knowledge was last checked ${age} days ago, limit ${limit}. Install a newer Nameplate\n`);
  return old;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
