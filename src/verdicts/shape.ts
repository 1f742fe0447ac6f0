import { isIsoDate, type IsoDate } from '../core/dates.ts';

/**
 * Reads a plain object key by key and collects every fault with its path, so that a file with five mistakes is told all
 * five at once. Readers give a harmless value after a fault; nothing read from a faulty shape is used. A class because
 * the faults belong to the object being read.
 */
export class Shape {
  readonly faults: string[];
  private readonly fields: Readonly<Record<string, unknown>>;
  private readonly path: string;

  constructor(raw: unknown, path: string, faults: string[] = []) {
    this.faults = faults;
    this.path = path;
    const isObject = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
    if (!isObject) this.fault('', 'is not a map of keys');
    this.fields = isObject ? (raw as Record<string, unknown>) : {};
  }

  /** Refuses keys that are not in the list. */
  only(keys: readonly string[]): void {
    for (const key of Object.keys(this.fields)) if (!keys.includes(key)) this.fault(key, 'is not a known key');
  }

  keys(): readonly string[] {
    return Object.keys(this.fields);
  }

  value(key: string): unknown {
    return this.fields[key];
  }

  text(key: string): string {
    const value = this.fields[key];
    if (typeof value === 'string') return value;
    this.fault(key, 'is missing or not text');
    return '';
  }

  textOrNone(key: string): string | undefined {
    return this.fields[key] === undefined || this.fields[key] === null ? undefined : this.text(key);
  }

  texts(key: string): readonly string[] {
    const value = this.fields[key];
    if (value === undefined || value === null) return [];
    if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
    if (value !== 'any') this.fault(key, 'is not a list of texts');
    return [];
  }

  /** False when missing. */
  flag(key: string): boolean {
    const value = this.fields[key];
    if (value === undefined) return false;
    if (typeof value === 'boolean') return value;
    this.fault(key, 'is not true or false');
    return false;
  }

  number(key: string): number {
    const value = this.fields[key];
    if (typeof value === 'number') return value;
    this.fault(key, 'is missing or not a number');
    return 0;
  }

  numberOrNone(key: string): number | undefined {
    return this.fields[key] === undefined || this.fields[key] === null ? undefined : this.number(key);
  }

  day(key: string): IsoDate {
    const text = this.text(key);
    if (isIsoDate(text)) return text;
    this.fault(key, `is not a calendar day: ${text}`);
    return '1970-01-01' as IsoDate;
  }

  dayOrNone(key: string): IsoDate | undefined {
    return this.fields[key] === undefined || this.fields[key] === null ? undefined : this.day(key);
  }

  oneOf(key: string, words: readonly string[]): string {
    const text = this.text(key);
    if (!words.includes(text)) this.fault(key, `must be one of ${words.join(', ')}; it is ${text}`);
    return text;
  }

  /** The word itself, with a fault when the table does not know it. */
  word(word: string, table: Readonly<Record<string, unknown>>, key: string): string {
    if (!Object.hasOwn(table, word)) this.fault(key, `uses a word outside the vocabulary: ${word}`);
    return word;
  }

  child(key: string): Shape | undefined {
    const value = this.fields[key];
    return value === undefined || value === null ? undefined : new Shape(value, this.at(key), this.faults);
  }

  children(key: string, keys: readonly string[]): readonly Shape[] {
    const value = this.fields[key];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.fault(key, 'is not a list');
      return [];
    }
    return value.map((entry, index) => {
      const child = new Shape(entry, `${this.at(key)}[${index}]`, this.faults);
      child.only(keys);
      return child;
    });
  }

  /** Those of the keys that hold text. */
  strings<K extends string>(keys: readonly K[]): { readonly [P in K]?: string } {
    const found: { [P in K]?: string } = {};
    for (const key of keys) {
      const text = this.textOrNone(key);
      if (text !== undefined) found[key] = text;
    }
    return found;
  }

  fault(key: string, what: string): void {
    this.faults.push(`${key === '' ? this.path || 'the rule' : this.at(key)} ${what}`);
  }

  private at(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`;
  }
}
