/**
 * Deadlines of reporting duties. Business days follow US federal holidays (5 U.S.C. 6103, days observed as in
 * E.O. 11582) in Eastern time; hour clocks run through nights and weekends. Pure: the start is given, no clock is read.
 */

/** A deadline as an instant (ISO, UTC) and in Eastern time for people. */
export interface Due {
  readonly instant: string;
  readonly local: string;
}

/** Close of business that ends a business-day deadline, Eastern time. */
const CLOSE_HOUR = 17;
const DAY_MS = 86_400_000;

/**
 * When a deadline written as in the rules (`1 business day`, `72 hours`, `31 March each year`) ends, counted from an
 * instant; undefined for deadlines that no clock measures (`with the offer`).
 */
export function dueAfter(deadline: string, start: Date): Due | undefined {
  const counted = /^(\d{1,4}) (business day|calendar day|day|hour)s?$/.exec(deadline);
  const count = Number(counted?.[1] ?? 0);
  if (counted?.[2] === 'hour') return due(new Date(start.getTime() + count * 3_600_000));
  if (counted?.[2] === 'business day') return due(easternTime(addBusinessDays(easternDay(start), count), CLOSE_HOUR));
  if (counted) return due(easternTime(easternDay(start) + count, CLOSE_HOUR));
  return /^31 March each year$/.test(deadline) ? due(easternTime(nextMarch31(start), 23, 59)) : undefined;
}

/** The federal holidays of a year as observed: a Saturday holiday on Friday, a Sunday holiday on Monday. Days `YYYY-MM-DD`. */
export function federalHolidays(year: number): readonly string[] {
  const fixed = [[1, 1], ...(year >= 2021 ? [[6, 19]] : []), [7, 4], [11, 11], [12, 25]].map(([month, day]) =>
    observed(dayNumber(year, month ?? 1, day ?? 1)),
  );
  // the first of January of the next year, when it falls on a Saturday, is kept on 31 December
  const nextNewYear = observed(dayNumber(year + 1, 1, 1));
  const floating = [
    ...(year >= 1986 ? [nthWeekday(year, 1, 1, 3)] : []),
    nthWeekday(year, 2, 1, 3),
    lastMonday(year, 5),
    nthWeekday(year, 9, 1, 1),
    nthWeekday(year, 10, 1, 2),
    nthWeekday(year, 11, 4, 4),
  ];
  return [...fixed, nextNewYear, ...floating]
    .map(isoOf)
    .filter((day) => day.startsWith(`${year}-`))
    .sort();
}

function addBusinessDays(start: number, count: number): number {
  let day = start;
  for (let left = count; left > 0; ) {
    day += 1;
    if (isBusinessDay(day)) left -= 1;
  }
  return day;
}

function isBusinessDay(day: number): boolean {
  const weekday = weekdayOf(day);
  const text = isoOf(day);
  return weekday !== 0 && weekday !== 6 && !federalHolidays(Number(text.slice(0, 4))).includes(text);
}

function nextMarch31(start: Date): number {
  const today = easternDay(start);
  const year = Number(isoOf(today).slice(0, 4));
  const thisYear = dayNumber(year, 3, 31);
  return today <= thisYear ? thisYear : dayNumber(year + 1, 3, 31);
}

function due(instant: Date): Due {
  const shifted = new Date(instant.getTime() + easternOffsetHours(instant) * 3_600_000).toISOString();
  return { instant: instant.toISOString(), local: `${shifted.slice(0, 10)} ${shifted.slice(11, 16)} ET` };
}

/** Day count since 1970-01-01 of the day an instant falls on in Eastern time. */
function easternDay(instant: Date): number {
  return Math.floor((instant.getTime() + easternOffsetHours(instant) * 3_600_000) / DAY_MS);
}

function easternTime(day: number, hour: number, minute = 0): Date {
  const wall = day * DAY_MS + (hour * 60 + minute) * 60_000;
  const guess = new Date(wall + 5 * 3_600_000);
  return new Date(wall - easternOffsetHours(guess) * 3_600_000);
}

/** Offset of Eastern time from UTC in hours; daylight saving by the rule in force since 2007 (15 U.S.C. 260a). */
function easternOffsetHours(instant: Date): number {
  const year = instant.getUTCFullYear();
  const starts = nthWeekday(year, 3, 0, 2) * DAY_MS + 7 * 3_600_000;
  const ends = nthWeekday(year, 11, 0, 1) * DAY_MS + 6 * 3_600_000;
  return instant.getTime() >= starts && instant.getTime() < ends ? -4 : -5;
}

function observed(day: number): number {
  const weekday = weekdayOf(day);
  if (weekday === 6) return day - 1;
  return weekday === 0 ? day + 1 : day;
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}

function lastMonday(year: number, month: number): number {
  const last = dayNumber(year, month + 1, 1) - 1;
  return last - ((weekdayOf(last) + 6) % 7);
}

function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

function isoOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
