import type { EntityAddress, EntityIdentifier } from '../../core/listing.ts';
import { wholeDay } from './day.ts';
import { identifierScheme } from './ofac-remarks.ts';

/** One thing that OFAC's newer XML says of a party beside its names, with what it refers to already looked up. */
export interface OfacFeature {
  /** As published: `Birthdate`, `Nationality Country`, `Organization Established Date`. */
  readonly type: string;
  /** The value as words; `''` when it is a day or a place. */
  readonly text: string;
  /** A day, month, year or period, as `Entity.birthDates` holds them. */
  readonly date?: string | undefined;
  readonly place?: EntityAddress | undefined;
  readonly country?: string | undefined;
}

/** The features of one party, each in exactly one member. */
export interface OfacFeatures {
  readonly born: readonly string[];
  readonly countries: readonly string[];
  readonly addresses: readonly EntityAddress[];
  readonly identifiers: readonly EntityIdentifier[];
  readonly positions: readonly string[];
  /** The first day of a "Listing Date". */
  readonly listed: string | undefined;
  /** Statements kept as text. */
  readonly rest: readonly string[];
}

const COUNTRY = /nationality|citizenship|vessel flag/iu;
/** Feature types whose value identifies; the others are statements. */
const IDENTIFIES =
  /^(?:website|email|phone|isin|swift\/bic|bik\b|micex|mmsi|d-u-n-s|digital currency|aircraft (?:tail|construction|manufacturer|mode s))|call sign/iu;

/** Sorts features by what they are good for. Nothing is dropped: what identifies nothing is in `rest` with its type. */
export function ofacFeatures(features: readonly OfacFeature[]): OfacFeatures {
  const born: string[] = [];
  const countries: string[] = [];
  const addresses: EntityAddress[] = [];
  const identifiers: EntityIdentifier[] = [];
  const positions: string[] = [];
  const rest: string[] = [];
  let listed: string | undefined;
  for (const { type, text, date, place, country } of features) {
    const day = wholeDay(date);
    if (/^birthdate\b/iu.test(type) && date !== undefined) born.push(date);
    else if (COUNTRY.test(type) && country !== undefined) countries.push(country);
    else if (/^location$/iu.test(type) && place !== undefined) addresses.push(place);
    else if (/^title$/iu.test(type) && text !== '') positions.push(text);
    else if (/^listing date/iu.test(type) && day !== undefined) {
      if (listed === undefined || day < listed) listed = day;
    } else if (IDENTIFIES.test(type) && text !== '') {
      const scheme = /call sign/iu.test(type) ? 'call-sign' : identifierScheme(type);
      identifiers.push({ scheme, value: text, label: type });
    } else {
      const said = text || date || place?.text || '';
      if (said !== '') rest.push(`${type.replace(/[:\s-]+$/u, '')}: ${said}`);
    }
  }
  return { born, countries, addresses, identifiers, positions, listed, rest };
}

/**
 * A period between two days in the shortest form that says the same: one day, a month, a year, years, else both ends.
 * OFAC gives "1962" as 1 January to 31 December and "circa 1970" likewise.
 */
export function shortPeriod(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined || to === undefined || from === to) return from ?? to;
  const wholeYears = from.endsWith('-01-01') && to.endsWith('-12-31');
  if (wholeYears) {
    const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
    return first === last ? first : `${first}/${last}`;
  }
  const month = from.slice(0, 7);
  const nextDay = new Date(`${to}T00:00:00Z`);
  nextDay.setUTCDate(nextDay.getUTCDate() + 1);
  const endsMonth = !Number.isNaN(nextDay.getTime()) && nextDay.getUTCDate() === 1;
  return from.endsWith('-01') && to.startsWith(month) && endsMonth ? month : `${from}/${to}`;
}
