import { jsonValues } from '../../lib/json-stream/json-values.ts';
import type { Ledger } from './ledger.ts';
import type { ListFile } from './source.ts';
import { fileText } from './text.ts';

/** A JSON object as read: every value may be anything. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** One object of a JSON document or of JSON lines, with where it stood. */
export interface JsonRecord {
  /** Keys and positions from the root; empty for an object on a line of its own. */
  readonly path: readonly (string | number)[];
  readonly line: number;
  readonly value: JsonObject;
}

/**
 * Streams the objects of a JSON file: the lines of JSON lines, the elements of a root array, or of the arrays right below
 * a root object (`split` may say otherwise). Anything malformed becomes a problem and the rest goes on.
 */
export async function* jsonRecords(
  file: ListFile,
  ledger: Ledger,
  split?: (path: readonly (string | number)[], opens: '[' | '{') => boolean,
): AsyncGenerator<readonly JsonRecord[]> {
  const trouble = (line: number, message: string): void =>
    ledger.problem({
      code: 'lists/bad-json',
      severity: 'error',
      message: `${file.name}: line ${line}: ${message}`,
      hint: 'What could be read was taken. Fetch the file again if it is cut short.',
      path: file.name,
      locator: { at: 'line', line },
    });
  const values = jsonValues(fileText(file, ledger), {
    ...(split ? { split } : {}),
    onTrouble: (found) => trouble(found.line, found.message),
  });
  for await (const batch of values) {
    const records: JsonRecord[] = [];
    for (const { path, line, json } of batch) {
      try {
        const value: unknown = JSON.parse(json);
        if (typeof value === 'object' && value !== null && !Array.isArray(value))
          records.push({ path, line, value: value as JsonObject });
        else
          ledger.ignore(
            `key ${path.map((step) => (typeof step === 'number' ? '*' : step)).join('.') || '(root)'}`,
            'no record',
          );
      } catch (error) {
        trouble(line, (error as Error).message);
      }
    }
    if (records.length > 0) yield records;
  }
}

/** Text of a value: strings trimmed, numbers as digits, anything else `''`. */
export function jsonText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** Texts of a list or of a single value; empty ones left out. */
export function jsonTexts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(jsonText).filter((text) => text !== '');
}

/** Objects of a list or of a single value. */
export function jsonObjects(value: unknown): JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (one): one is JsonObject => typeof one === 'object' && one !== null && !Array.isArray(one),
  );
}

/** The object under a key; an empty one when there is none. */
export function jsonObject(value: unknown): JsonObject {
  return jsonObjects(value)[0] ?? {};
}

/** For `jsonRecords`: objects stand on lines of their own, or in one root array, and are never taken apart. */
export function wholeObjects(path: readonly (string | number)[], opens: '[' | '{'): boolean {
  return path.length === 0 && opens === '[';
}
