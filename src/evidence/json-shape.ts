/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object and no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under `key`; an empty one when there is none. */
export function objectAt(from: unknown, key: string): JsonObject {
  const value = isObject(from) ? from[key] : undefined;
  return isObject(value) ? value : {};
}

/** The list under `key`; a single value counts as a list of one, nothing as an empty one. */
export function listAt(from: unknown, key: string): readonly unknown[] {
  const value = isObject(from) ? from[key] : undefined;
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** The text under the path of keys: strings trimmed, numbers and truth values written out; else `''`. */
export function textAt(from: unknown, ...path: readonly string[]): string {
  let value = from;
  for (const key of path) value = isObject(value) ? value[key] : undefined;
  return plainText(value);
}

/** A scalar as text; `''` for lists, objects and nothing. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  return '';
}
