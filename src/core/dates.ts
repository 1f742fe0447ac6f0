/** A calendar day as `YYYY-MM-DD`. Compared as text: ISO order is date order. */
export type IsoDate = string & { readonly __brand: 'IsoDate' };

/** A period: `from` is the first day it holds, `to` the first day it no longer holds. A missing end is open. */
export interface Period {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether `text` is a real calendar day written `YYYY-MM-DD` (Gregorian calendar, ISO 8601). */
export function isIsoDate(text: string): text is IsoDate {
  const match = DAY.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (MONTH_DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** Takes a day written `YYYY-MM-DD`; throws a RangeError on anything else (border code checks with `isIsoDate`). */
export function isoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new RangeError(`not a calendar day: ${text}`);
  return text;
}

/**
 * The first day a date of any precision can mean: `2012` is 2012-01-01, `2012-09` is 2012-09-01.
 * Sources often give a month or a year only; the text itself is kept beside the day.
 */
export function earliestDay(text: string): IsoDate {
  if (/^\d{4}$/.test(text)) return isoDate(`${text}-01-01`);
  if (/^\d{4}-\d{2}$/.test(text)) return isoDate(`${text}-01`);
  return isoDate(text.slice(0, 10));
}

/** Whether `day` lies in `period` (first day included, end day excluded). */
export function holdsOn(period: Period, day: IsoDate): boolean {
  return (period.from === undefined || period.from <= day) && (period.to === undefined || day < period.to);
}
