import { isIsoDate, type IsoDate } from '../../core/dates.ts';

const MONTHS: Readonly<Record<string, string>> = {
  jan: '01',
  feb: '02',
  mar: '03',
  apr: '04',
  may: '05',
  jun: '06',
  jul: '07',
  aug: '08',
  sep: '09',
  oct: '10',
  nov: '11',
  dec: '12',
};

/** Whether `03/04/2021` means March 4 (`month-first`, US publishers) or 3 April (`day-first`, UK). */
export type DayOrder = 'month-first' | 'day-first';

function two(text: string): string {
  return text.padStart(2, '0');
}

/**
 * A publisher's date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as exact as it was written; undefined when it is none.
 * Reads `2021-03-04…`, `20210304`, `04 Mar 2021`, `March 4, 2021`, `3/4/2021`, `03-04-2021`, `00/00/1961`, `1961`. With
 * full stops (`04.03.2021`) the day comes first whoever writes it.
 */
export function partialDay(text: string, order: DayOrder = 'month-first'): string | undefined {
  const trimmed = text.trim().replace(/^(?:circa|approximately|c\.|alt\.)\s+/iu, '');
  let match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*|[+-]\d{2}:\d{2}|Z)?$/u.exec(trimmed) ??
    /^((?:19|20)\d{2})(\d{2})(\d{2})$/u.exec(trimmed);
  if (match) return exact(match[1]!, match[2]!, match[3]!);
  match = /^(\d{4})(?:-(\d{2}))?$/u.exec(trimmed);
  if (match) return match[2] === undefined ? match[1] : exact(match[1]!, match[2], '00');
  match = /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*\.?[ ,-]+(\d{4})$/u.exec(trimmed);
  if (match) return named(match[3]!, match[2]!, match[1]!);
  match = /^([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/u.exec(trimmed);
  if (match) return named(match[3]!, match[1]!, match[2]!);
  match = /^([A-Za-z]{3})[a-z]*\.?,? (\d{4})$/u.exec(trimmed);
  if (match) return named(match[2]!, match[1]!, '00');
  match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/u.exec(trimmed);
  if (!match) return undefined;
  const [, first = '', mark, second = '', year = ''] = match;
  return order === 'month-first' && mark !== '.'
    ? exact(year, two(first), two(second))
    : exact(year, two(second), two(first));
}

function named(year: string, month: string, day: string): string | undefined {
  const number = MONTHS[month.toLowerCase()];
  return number === undefined ? undefined : exact(year, number, two(day));
}

function exact(year: string, month: string, day: string): string | undefined {
  if (month === '00') return year;
  if (day === '00') return Number(month) <= 12 ? `${year}-${month}` : undefined;
  const whole = `${year}-${month}-${day}`;
  return isIsoDate(whole) ? whole : undefined;
}

/** A whole calendar day, or undefined when the text gives none or less than a day. */
export function wholeDay(text: string | undefined, order: DayOrder = 'month-first'): IsoDate | undefined {
  const day = text === undefined ? undefined : partialDay(text, order);
  return day !== undefined && isIsoDate(day) ? day : undefined;
}

/** The day after: publishers give the last day on which an order holds, periods end on the first day it does not. */
export function dayAfter(day: IsoDate): IsoDate {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10) as IsoDate;
}

/** Whether a date reads as two different days, by which of its numbers is the month: `3/4/2021`. */
export function isAmbiguousDay(text: string): boolean {
  const [, first, second] = /^(\d{1,2})[/-](\d{1,2})[/-]\d{4}$/u.exec(text.trim()) ?? [];
  return first !== undefined && Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second);
}
