import { isIsoDate } from '../../core/dates.ts';

/** Where in a record a fault lies: keys and list positions. */
export type Path = readonly (string | number)[];

/** Told of each fault. */
export type Report = (path: Path, message: string) => void;

/** Compares a value read from YAML with what it should be. */
export type Check = (value: unknown, path: Path, report: Report) => void;

/** Text with something in it. */
export const text: Check = (value, path, report) => {
  if (typeof value !== 'string')
    report(path, `must be text, and is ${nameOf(value)}; quote it if it looks like a number`);
  else if (value.trim() === '') report(path, 'is empty');
};

/** True or false. */
export const flag: Check = (value, path, report) => {
  if (typeof value !== 'boolean') report(path, `must be true or false, and is ${nameOf(value)}`);
};

/** A share of ownership. */
export const percent: Check = (value, path, report) => {
  if (typeof value !== 'number' || !(value > 0 && value <= 100))
    report(path, 'must be a number above 0 and at most 100');
};

/** A calendar day, `YYYY-MM-DD`. */
export const day: Check = (value, path, report) => {
  if (typeof value !== 'string' || !isIsoDate(value))
    report(path, `must be a day such as 2019-08-13, and is ${nameOf(value)}`);
};

/** A day, a month or a year, as precise as the source. */
export const roughDate: Check = (value, path, report) => {
  const fits = typeof value === 'string' && /^\d{4}(?:-\d{2})?(?:-\d{2})?$/.test(value);
  if (!fits || !isIsoDate(`${value}-01-01`.slice(0, 10)))
    report(path, `must be a day, a month or a year ("2018" in quotes), and is ${nameOf(value)}`);
};

/** Source text of a regular expression that compiles; case-insensitive everywhere. */
export const pattern: Check = (value, path, report) => {
  text(value, path, report);
  if (typeof value !== 'string') return;
  try {
    void new RegExp(value, 'i');
  } catch (cause) {
    report(path, `is no regular expression: ${(cause as Error).message}`);
  }
};

/** One of some words. */
export function oneOf(words: readonly string[]): Check {
  return (value, path, report) => {
    if (!words.includes(value as string)) report(path, `must be one of ${words.join(', ')}, and is ${nameOf(value)}`);
  };
}

/** A list, each member alike. */
export function list(check: Check): Check {
  return (value, path, report) => {
    if (!Array.isArray(value)) report(path, `must be a list, and is ${nameOf(value)}`);
    else for (const [index, member] of value.entries()) check(member, [...path, index], report);
  };
}

/** A mapping with these keys and no other. */
export function record(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  return (value, path, report) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      report(path, `must be a mapping, and is ${nameOf(value)}`);
      return;
    }
    const entries = value as Record<string, unknown>;
    for (const key of Object.keys(required)) if (!(key in entries)) report(path, `lacks the key "${key}"`);
    for (const [key, member] of Object.entries(entries)) {
      const check = required[key] ?? optional[key];
      if (check) check(member, [...path, key], report);
      else report([...path, key], `is a key the schema does not know`);
    }
  };
}

function nameOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : `${typeof value} ${JSON.stringify(value)}`;
}
