import type { IsoDate } from '../core/dates.ts';
import type { Signal } from '../core/identity.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { rootOf } from './weigh.ts';

/** A tie of a company to a listed maker over a time; `to` is the day it ended. */
interface Tie {
  readonly from?: string;
  readonly to?: string;
}

/**
 * Whether the day an item was obtained settles the past that its maker has in common with a listed one: it was bought
 * before the listed maker owned the company, while it did (the rules then follow the owner), or so long after that goods
 * made before have left the shops. `sign` is the sign of the common past. False without a fact that says when it ended.
 */
export function settledByDay(sign: Signal, signals: readonly Signal[], day: IsoDate, knowledge: Knowledge): boolean {
  if (endedLongBefore(sign, day)) return true;
  const root = rootOf(sign.maker, knowledge);
  const company = knowledge.maker(sign.product ?? '');
  const owned: readonly Tie[] =
    company === undefined || !company.verified
      ? []
      : company.ownership.filter(({ owner }) => rootOf(owner, knowledge) === root);
  if (owned.length > 0) return owned.every((tie) => tie.to !== undefined && outside(tie, day, true));
  const made = signals.filter(({ group, maker }) => group === 'rebrand-fact' && rootOf(maker, knowledge) === root);
  return made.length > 0 && made.every((one) => endedLongBefore(one, day));
}

/** Whether what a brand fact says ended so long before the day that nothing made before is bought any more. */
export function endedLongBefore({ period, verified }: Signal, day: IsoDate): boolean {
  return verified && period?.to !== undefined && outside({ to: period.to }, day, false);
}

function outside({ from, to }: Tie, day: IsoDate, owned: boolean): boolean {
  if (from !== undefined && day < from.slice(0, 4)) return true;
  // `2022` may mean its last day.
  const last = to === undefined ? undefined : to.length < 10 ? `${to.slice(0, 4)}-12-31` : to;
  if (last !== undefined && day >= yearAfter(last)) return true;
  // Bought while a company was owned: who owned it then decides, which is not in doubt on days that lie inside for sure.
  const first = from === undefined ? '' : from.length < 10 ? `${from.slice(0, 4)}-12-31` : from;
  return owned && to !== undefined && day >= first && day < to.slice(0, 10);
}

/** Goods are sold off within about a year. */
function yearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
