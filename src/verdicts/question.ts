import { isIsoDate, type IsoDate } from '../core/dates.ts';
import type { Role } from '../core/identity.ts';
import { NameplateError } from '../core/problem.ts';
import { PROFILES } from './profiles.ts';
import {
  type Act,
  ACTORS,
  ACTS,
  type Actor,
  CATEGORY_CLASSES,
  categoryWords,
  MISSING,
  type Purpose,
  PURPOSES,
} from './vocabulary.ts';

/**
 * A bare question, every word already checked (see `parseQuestion`). The maker may be one the knowledge base does not
 * hold: then only the owners given here tie it to a list.
 */
export interface JudgeQuestion {
  readonly asOf: IsoDate;
  readonly maker?: string;
  readonly role?: Role;
  readonly owners: readonly { readonly owner: string; readonly sharePercent?: number }[];
  /** Makers of parts inside, with the part role. */
  readonly contains: readonly { readonly maker: string; readonly role: Role }[];
  readonly acts: readonly Act[];
  readonly actor?: Actor;
  readonly category?: string;
  readonly purpose?: Purpose;
  readonly place?: string;
  readonly funding?: string;
  readonly obtained?: IsoDate;
  readonly origin: readonly string[];
  readonly quantity?: number;
  readonly contractDate?: IsoDate;
  readonly clause?: string;
  readonly answers: Readonly<Record<string, boolean | string>>;
  readonly exceptions: Readonly<Record<string, boolean>>;
  /** Rule ids or group names; when empty, the profile or the actor decides. */
  readonly rules: readonly string[];
  readonly profile?: string;
  /** Instant that starts the reporting clocks. */
  readonly discovered?: Date;
}

const KEYS = [
  'id',
  'maker',
  'role',
  'owner',
  'contains',
  'act',
  'acts',
  'actor',
  'category',
  'purpose',
  'place',
  'funding',
  'obtained',
  'origin',
  'quantity',
  'contractDate',
  'clause',
  'answers',
  'exceptions',
  'rules',
  'profile',
  'discovered',
  'asOf',
];
const ROLES: readonly Role[] = [
  'manufacturer',
  'brand-owner',
  'original-design-manufacturer',
  'grantee',
  'firmware',
  'chipset',
  'module',
  'component',
  'seller',
  'importer',
  'compatible-with',
];
const PART_ROLES: readonly Role[] = ['chipset', 'module', 'component'];
const FUNDING = ['federal-award', 'usf', 'fcc-subsidy', 'own', 'mixed'];
/** Everyday words for the words of the vocabulary. */
const ALSO: Readonly<Record<string, string>> = {
  purchase: 'buy',
  procure: 'buy',
  acquire: 'buy',
  rent: 'lease',
  contract: 'contract-with-listed',
  extend: 'extend-or-renew-contract',
  renew: 'extend-or-renew-contract',
  authorize: 'authorise',
  subsidize: 'subsidise',
  're-export': 'reexport',
  service: 'maintain',
  provide: 'provide-to-government',
  'e-rate-school': 'school',
  library: 'school',
  agency: 'federal-agency',
  contractor: 'federal-contractor',
  department: 'dod',
  university: 'grant-recipient',
  grantee: 'grant-recipient',
  manufacturer: 'manufacturer-applicant',
  applicant: 'manufacturer-applicant',
  state: 'state-agency',
  consumer: 'private',
  business: 'private',
  'federal-grant': 'federal-award',
  grant: 'federal-award',
  'e-rate': 'usf',
  private: 'own',
};

/**
 * Checks one question given as plain keys and values, from flags or from a JSON line. Throws NameplateError
 * `judge/bad-question` that names every fault at once, each with the words that would have been right.
 */
export function parseQuestion(raw: Readonly<Record<string, unknown>>, today: IsoDate): JudgeQuestion {
  const faults: string[] = [];
  const read = new Fields(raw, faults);
  for (const key of Object.keys(raw)) if (!KEYS.includes(key)) faults.push(`unknown key ${key}${hint(key, KEYS)}`);
  const asOf = read.day('asOf') ?? today;
  const acts = [...read.list('acts'), ...read.list('act')].map(
    (word) => read.known(word, Object.keys(ACTS), 'act') as Act,
  );
  const actor = read.word('actor', Object.keys(ACTORS)) as Actor | undefined;
  const role = read.word('role', ROLES) as Role | undefined;
  const profile = read.word('profile', Object.keys(PROFILES));
  const purpose = purposeOf(read.text('purpose'), faults);
  const discovered = instantOf(read.text('discovered'), faults);
  const question: JudgeQuestion = {
    asOf,
    acts,
    rules: read.list('rules'),
    origin: read.list('origin').map((country) => country.toUpperCase()),
    owners: read.list('owner').map((link) => ownerOf(link, faults)),
    contains: read.list('contains').map((part) => partOf(part, faults)),
    answers: answersOf(raw['answers'], faults),
    exceptions: exceptionsOf(raw['exceptions'], faults),
    ...present('maker', read.text('maker')),
    ...present('role', role),
    ...present('actor', actor),
    ...present('category', read.word('category', [...categoryWords(), ...Object.keys(CATEGORY_CLASSES), 'unknown'])),
    ...present('purpose', purpose),
    ...present('place', read.text('place')?.toUpperCase()),
    ...present('funding', read.word('funding', FUNDING)),
    ...present('obtained', read.day('obtained')),
    ...present('quantity', read.count('quantity')),
    ...present('contractDate', read.day('contractDate')),
    ...present('clause', read.text('clause')),
    ...present('profile', profile),
    ...present('discovered', discovered),
  };
  if (faults.length > 0) {
    throw new NameplateError(
      'judge/bad-question',
      faults.join('; '),
      'nameplate judge --help lists the options; docs/reference/rules/README.md the words.',
      { exitCode: 2 },
    );
  }
  return question;
}

/** Reads keys of a question, collecting faults; a class because every reader writes to the same fault list. */
class Fields {
  private readonly raw: Readonly<Record<string, unknown>>;
  private readonly faults: string[];

  constructor(raw: Readonly<Record<string, unknown>>, faults: string[]) {
    this.raw = raw;
    this.faults = faults;
  }

  text(key: string): string | undefined {
    const value = this.raw[key];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string' || typeof value === 'number') return String(value).trim().slice(0, 500);
    this.faults.push(`${key} must be text`);
    return undefined;
  }

  list(key: string): readonly string[] {
    const value = this.raw[key];
    const parts = Array.isArray(value)
      ? value
      : typeof value === 'string'
        ? value.split(',')
        : value === undefined || value === null
          ? []
          : [value];
    if (parts.some((part) => typeof part !== 'string'))
      this.faults.push(`${key} must be words, separated by commas or in a list`);
    return parts
      .filter((part): part is string => typeof part === 'string')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  word(key: string, known: readonly string[]): string | undefined {
    const text = this.text(key);
    return text === undefined ? undefined : this.known(text.toLowerCase(), known, key);
  }

  known(word: string, known: readonly string[], key: string): string {
    const plain = word.toLowerCase().replace(/[\s_]+/g, '-');
    if (known.includes(plain)) return plain;
    const other = ALSO[plain];
    if (other !== undefined && known.includes(other)) return other;
    this.faults.push(`${key} cannot be "${word}"${hint(plain, known)}`);
    return plain;
  }

  day(key: string): IsoDate | undefined {
    const text = this.text(key);
    if (text === undefined || isIsoDate(text)) return text;
    this.faults.push(`${key} must be a day written YYYY-MM-DD; it is "${text}"`);
    return undefined;
  }

  count(key: string): number | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    if (/^\d{1,9}$/.test(text)) return Number(text);
    this.faults.push(`${key} must be a whole number; it is "${text}"`);
    return undefined;
  }
}

function purposeOf(text: string | undefined, faults: string[]): Purpose | undefined {
  if (text === undefined) return undefined;
  const plain = text.toLowerCase().replace(/[\s_]+/g, '-');
  if (Object.hasOwn(PURPOSES, plain)) return plain as Purpose;
  const byWords = Object.entries(PURPOSES).find(([, words]) => words === text.toLowerCase().trim());
  if (byWords) return byWords[0] as Purpose;
  faults.push(`purpose cannot be "${text}"; use ${Object.keys(PURPOSES).join(', ')} (other: ${PURPOSES.other})`);
  return undefined;
}

/** `hikvision`, `hikvision=60` or `hikvision:60`: an owner and its share in percent. */
function ownerOf(text: string, faults: string[]): JudgeQuestion['owners'][number] {
  const [owner = '', share] = text.split(/[=:]/);
  if (share === undefined) return { owner };
  const sharePercent = Number(share.replace('%', ''));
  if (share !== '' && sharePercent >= 0 && sharePercent <= 100) return { owner, sharePercent };
  faults.push(`owner "${text}" must give a share from 0 to 100, as in hikvision=60`);
  return { owner };
}

/** `hisilicon-technologies` or `hisilicon-technologies=chipset`: the maker of a part, and the part role. */
function partOf(text: string, faults: string[]): JudgeQuestion['contains'][number] {
  const [maker = '', role = 'component'] = text.split(/[=:]/);
  const known = PART_ROLES.find((candidate) => candidate === role);
  if (!known) faults.push(`contains "${text}" must name a part role: ${PART_ROLES.join(', ')}`);
  return { maker, role: known ?? 'component' };
}

function answersOf(raw: unknown, faults: string[]): JudgeQuestion['answers'] {
  if (raw === undefined) return {};
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return bad(faults, 'answers must be a map of facts to true, false or a word');
  const found: Record<string, boolean | string> = {};
  for (const [key, value] of Object.entries(raw)) {
    if (!Object.hasOwn(MISSING, key)) faults.push(`no rule asks for the fact ${key}${hint(key, Object.keys(MISSING))}`);
    const flag = value === 'yes' || value === 'true' ? true : value === 'no' || value === 'false' ? false : value;
    if (typeof flag === 'boolean' || typeof flag === 'string') found[key] = flag;
    else faults.push(`fact ${key} must be true, false or a word`);
  }
  return found;
}

function exceptionsOf(raw: unknown, faults: string[]): JudgeQuestion['exceptions'] {
  if (raw === undefined) return {};
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return bad(faults, 'exceptions must be a map of exception ids to true or false');
  const found: Record<string, boolean> = {};
  for (const [key, value] of Object.entries(raw)) {
    if (value === true || value === 'true' || value === 'yes') found[key] = true;
    else if (value === false || value === 'false' || value === 'no') found[key] = false;
    else faults.push(`exception ${key} must be true (affirmed) or false (denied)`);
  }
  return found;
}

function instantOf(text: string | undefined, faults: string[]): Date | undefined {
  if (text === undefined) return undefined;
  // a bare day starts the clock at noon Eastern time, the middle of the working day
  const instant = isIsoDate(text) ? new Date(`${text}T17:00:00Z`) : new Date(text);
  const zoned = isIsoDate(text) || /(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  if (!Number.isNaN(instant.getTime()) && zoned) return instant;
  faults.push(`discovered must be a day or an instant with its zone, as in 2026-11-23T10:00:00-05:00; it is "${text}"`);
  return undefined;
}

function bad(faults: string[], fault: string): Record<string, never> {
  faults.push(fault);
  return {};
}

function hint(word: string, known: readonly string[]): string {
  const near = known
    .filter((candidate) => candidate.includes(word) || word.includes(candidate) || distance(candidate, word) <= 2)
    .slice(0, 4);
  return near.length > 0
    ? `; did you mean ${near.join(', ')}?`
    : known.length <= 200
      ? `; use one of ${known.join(', ')}`
      : '';
}

/** Edit distance (Wagner and Fischer 1974), for suggestions only; both words are cut to 40 characters. */
function distance(a: string, b: string): number {
  const [left, right] = [a.slice(0, 40), b.slice(0, 40)];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

function present<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}
