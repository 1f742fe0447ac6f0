import type { EntityIdentifier } from '../core/listing.ts';
import { editDistance } from '../lib/scripts/distance.ts';
import { fold } from '../lib/scripts/fold.ts';
import { checkIdentifier, IDENTIFIER_WEIGHTS, normaliseIdentifier } from './identifiers.ts';

/** One comparison of two facts that are not names. `weight` is what it adds to the log-odds. */
export interface AttributeComparison {
  readonly feature: string;
  readonly score: number;
  readonly query: string;
  readonly candidate: string;
  readonly weight: number;
}

/** What is known of a party besides its names. */
export interface Attributes {
  readonly identifiers: readonly EntityIdentifier[];
  readonly addresses: readonly string[];
  /** ISO days, months, years, or `1960/1963`; other spellings of a day are read when they are unambiguous enough to help. */
  readonly birthDates: readonly string[];
  /** Two-letter codes. */
  readonly countries: readonly string[];
}

/**
 * Compares identifiers, birth dates, addresses and countries. A fact missing on either side says nothing. `person` decides
 * whether birth dates are asked. Weights are set by hand: they follow how often such facts coincide by chance.
 */
export function compareAttributes(
  query: Attributes,
  candidate: Attributes,
  person: boolean,
): readonly AttributeComparison[] {
  const rows: AttributeComparison[] = [...compareIdentifiers(query.identifiers, candidate.identifiers)];
  if (person || (query.birthDates.length > 0 && candidate.birthDates.length > 0))
    rows.push(...compareBirthDates(query.birthDates, candidate.birthDates));
  rows.push(...compareAddresses(query.addresses, candidate.addresses));
  rows.push(...compareCountries(query.countries, candidate.countries));
  return rows;
}

/** Mailboxes that many people of one house read. */
const ROLE_MAILBOX =
  /^(?:info|office|sales|contact|admin|mail|support|service|hello|enquiries|inquiries|export|import|hr|finance|accounts)@/;

function compareIdentifiers(
  left: readonly EntityIdentifier[],
  right: readonly EntityIdentifier[],
): readonly AttributeComparison[] {
  const rows: AttributeComparison[] = [];
  for (const mine of left) {
    const value = normaliseIdentifier(mine.scheme, mine.value);
    if (value.length < 3) continue;
    const same = right.filter((theirs) => theirs.scheme === mine.scheme);
    const equal = right.find(
      (theirs) => comparable(mine, theirs) && normaliseIdentifier(theirs.scheme, theirs.value) === value,
    );
    const weights = IDENTIFIER_WEIGHTS[mine.scheme];
    const checked = checkIdentifier(mine.scheme, value);
    if (equal !== undefined) {
      const weight =
        checked === 'invalid'
          ? weights.equal / 2
          : mine.scheme === 'email' && ROLE_MAILBOX.test(value)
            ? 1
            : weights.equal;
      rows.push({
        feature: `same ${mine.scheme}${checked === 'invalid' ? ' (check digit fails)' : ''}`,
        score: 1,
        query: mine.value,
        candidate: equal.value,
        weight,
      });
      continue;
    }
    const near = same.find(
      (theirs) => value.length >= 6 && editDistance(normaliseIdentifier(theirs.scheme, theirs.value), value, 1) <= 1,
    );
    if (near !== undefined) {
      // A slip is believable where no check digit would have caught it.
      const slip =
        checked === 'valid' && checkIdentifier(near.scheme, normaliseIdentifier(near.scheme, near.value)) === 'valid'
          ? 0
          : weights.equal * 0.4;
      rows.push({
        feature: `${mine.scheme} differs in one place`,
        score: 0.7,
        query: mine.value,
        candidate: near.value,
        weight: slip,
      });
    } else if (same.length > 0 && checked !== 'invalid' && weights.differs !== 0) {
      rows.push({
        feature: `other ${mine.scheme}`,
        score: 0,
        query: mine.value,
        candidate: same[0]!.value,
        weight: weights.differs,
      });
    }
  }
  return rows;
}

/** Identifiers of one scheme, or of two schemes that sources confuse. */
function comparable(left: EntityIdentifier, right: EntityIdentifier): boolean {
  if (left.scheme === right.scheme) return true;
  const loose = new Set(['tax', 'registration', 'national-id', 'passport', 'other']);
  return loose.has(left.scheme) && loose.has(right.scheme) && left.value.length >= 6;
}

interface Birth {
  readonly from: number;
  readonly to: number;
  readonly month?: number;
  readonly day?: number;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function birthOf(text: string): Birth | undefined {
  const plain = text.trim().toLowerCase();
  let match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(plain);
  if (match !== null) return { from: Number(match[1]), to: Number(match[1]), ...parts(match[2], match[3]) };
  match = /^(\d{4})(?:-\d{2}){0,2}\/(\d{4})/.exec(plain);
  if (match !== null) return { from: Number(match[1]), to: Number(match[2]) };
  match = /^(\d{1,2})[/.](\d{1,2})[/.](\d{2}|\d{4})$/.exec(plain);
  if (match !== null) return { from: fullYear(match[3]!), to: fullYear(match[3]!), ...parts(match[1], match[2]) };
  match = /^(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{2}|\d{4})$/.exec(plain);
  if (match !== null)
    return {
      from: fullYear(match[3]!),
      to: fullYear(match[3]!),
      ...parts(String(MONTHS.indexOf(match[2]!) + 1), match[1]),
    };
  const year = /\b(1[89]\d\d|20\d\d)\b/.exec(plain);
  return year === null ? undefined : { from: Number(year[1]), to: Number(year[1]) };
}

function parts(month: string | undefined, day: string | undefined): { month?: number; day?: number } {
  return { ...(Number(month) > 0 ? { month: Number(month) } : {}), ...(Number(day) > 0 ? { day: Number(day) } : {}) };
}

function fullYear(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year > 30 ? 1900 + year : 2000 + year;
}

function compareBirthDates(left: readonly string[], right: readonly string[]): readonly AttributeComparison[] {
  let best: AttributeComparison | undefined;
  for (const mine of left) {
    for (const theirs of right) {
      const a = birthOf(mine);
      const b = birthOf(theirs);
      if (a === undefined || b === undefined) continue;
      const [feature, score, weight] = birthScore(a, b);
      if (best === undefined || weight > best.weight) best = { feature, score, query: mine, candidate: theirs, weight };
    }
  }
  return best === undefined ? [] : [best];
}

function birthScore(a: Birth, b: Birth): readonly [string, number, number] {
  const overlap = a.from <= b.to && b.from <= a.to;
  const days = a.month !== undefined && b.month !== undefined && a.day !== undefined && b.day !== undefined;
  if (overlap && days) {
    if (a.month === b.month && a.day === b.day) return ['same day of birth', 1, 3];
    if (a.month === b.day && a.day === b.month) return ['day and month of birth swapped', 0.9, 2];
    if (a.month === b.month || a.day === b.day) return ['birth date differs in day or month', 0.6, 0.3];
    return ['same year of birth, other day', 0.3, -1.5];
  }
  if (overlap && a.month !== undefined && b.month !== undefined)
    return a.month === b.month ? ['same month of birth', 0.95, 2] : ['same year of birth, other month', 0.4, -0.5];
  if (overlap) return ['same year of birth', 0.9, 1];
  const gap = a.from > b.to ? a.from - b.to : b.from - a.to;
  if (days && a.month === b.month && a.day === b.day)
    return ['birth date differs in year', 0.5, gap % 10 === 0 || gap === 1 ? 0.8 : -0.5];
  if (gap === 1) return ['birth year differs by one', 0.4, -1.2];
  return ['other birth date', 0, gap > 5 ? -5.5 : -3.5];
}

const ADDRESS_NOISE = new Set(
  'street st road rd avenue ave lane ln drive dr place pl court ct building bldg floor fl room no unit suite apt village district area near the of and p o box city province'.split(
    ' ',
  ),
);

function compareAddresses(left: readonly string[], right: readonly string[]): readonly AttributeComparison[] {
  let best: AttributeComparison | undefined;
  for (const mine of left.slice(0, 8)) {
    for (const theirs of right.slice(0, 16)) {
      const score = addressScore(mine, theirs);
      const weight = score >= 0.5 ? 4 * score : score < 0.15 ? -0.6 : 0.8 * score;
      const feature = score >= 0.5 ? 'same address' : score < 0.15 ? 'other address' : 'address in part';
      if (best === undefined || score > best.score)
        best = { feature, score, query: mine.slice(0, 200), candidate: theirs.slice(0, 200), weight };
    }
  }
  return best === undefined ? [] : [best];
}

function addressScore(left: string, right: string): number {
  const a = addressWords(left);
  const b = addressWords(right);
  if (a.length === 0 || b.length === 0) return 0.2;
  const rest = new Set(b);
  let shared = 0;
  for (const word of a) {
    if (rest.delete(word)) shared += 1;
    else {
      for (const other of rest) {
        if (word.length >= 5 && editDistance(word, other, 1) <= 1) {
          shared += 0.8;
          rest.delete(other);
          break;
        }
      }
    }
  }
  return shared / Math.max(3, Math.min(a.length, b.length));
}

function addressWords(text: string): readonly string[] {
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !ADDRESS_NOISE.has(word)); // prettier-ignore
  return [...new Set(words)].slice(0, 40);
}

function compareCountries(left: readonly string[], right: readonly string[]): readonly AttributeComparison[] {
  if (left.length === 0 || right.length === 0) return [];
  const mine = left.map((code) => code.toUpperCase());
  const theirs = right.map((code) => code.toUpperCase());
  const shared = mine.some((code) => theirs.includes(code));
  const row = { query: mine.join(' '), candidate: theirs.join(' ') };
  return [
    shared
      ? { feature: 'same country', score: 1, ...row, weight: 0.4 }
      : { feature: 'other country', score: 0, ...row, weight: -0.5 },
  ];
}
