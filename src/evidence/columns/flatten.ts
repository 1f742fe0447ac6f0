/** One leaf of a JSON object: the keys above it joined with spaces, and its value as text. */
export interface Leaf {
  readonly path: string;
  readonly text: string;
}

/** Keys that name records of a database and nothing in the world. */
const BOOKKEEPING = new Set([
  'id',
  'url',
  'href',
  'uuid',
  'slug',
  'self',
  'display_url',
  '_id',
  '_links',
  'guid',
  'links',
  'link',
  'etag',
  '_depth',
]);
/** Keys that say what the key above them names: `manufacturer.name` is the manufacturer. */
const SELF = new Set(['name', 'value', 'label', 'display', 'display_name', 'displayName', '#text', 'text', 'title']);
const MOST_LEAVES = 400;
const DEEPEST = 8;

/**
 * The leaves of a JSON object in order. Nested objects add their key (`device_type.model` is `device_type model`), arrays
 * repeat theirs. A database's own ids and links are left out below the top.
 */
export function leavesOf(value: Readonly<Record<string, unknown>>): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (node: unknown, path: string, depth: number): void => {
    if (leaves.length >= MOST_LEAVES || node === null || node === undefined) return;
    if (Array.isArray(node)) {
      if (depth < DEEPEST) for (const entry of node.slice(0, 64)) walk(entry, path, depth + 1);
    } else if (typeof node === 'object') {
      if (depth >= DEEPEST) return;
      const named = 'name' in node || 'model' in node || 'label' in node;
      for (const [key, inner] of Object.entries(node)) {
        if (depth > 0 && (BOOKKEEPING.has(key) || (key === 'display' && named))) continue;
        walk(inner, path === '' ? key : SELF.has(key) ? path : `${path} ${key}`, depth + 1);
      }
    } else {
      const text = typeof node === 'string' ? node.trim() : JSON.stringify(node);
      if (text !== '') leaves.push({ path, text });
    }
  };
  walk(value, '', 0);
  return leaves;
}

/** Whether a value is a JSON object (no array, no null). */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
