import { type IsoDate, isoDate } from '../core/dates.ts';

/** Where a registry's content comes from and how old it is; printed with every answer. */
export interface RegistrySnapshot {
  readonly title: string;
  readonly date: string;
  readonly licence: string;
}

/** One sorted list of keys inside a registry file. */
interface TableHeader {
  readonly name: string;
  /** 4 for whole numbers below 2^32, 8 for wider ones (stored as IEEE doubles, exact up to 2^53). */
  readonly keyBytes: 4 | 8;
  readonly count: number;
  readonly at: number;
}

interface Header {
  readonly snapshot: RegistrySnapshot;
  readonly tables: readonly TableHeader[];
  readonly names: { readonly count: number; readonly at: number; readonly blobAt: number };
}

/** An opened registry: numbers in, registrants' names out. */
export interface RegistryTable {
  readonly snapshot: RegistrySnapshot & { readonly date: IsoDate };
  /** The name registered under `key` in the table called `table`; undefined when there is none. */
  lookup(table: string, key: number): string | undefined;
  /** Every distinct name, in code-point order. */
  names(): readonly string[];
}

const MAGIC = 'NPLREG1\n';

/**
 * Writes a registry as one binary: sorted keys for binary search, an index into one table of distinct names. The same
 * content gives the same bytes. When a key stands twice the first entry stays.
 */
export function encodeRegistry(
  snapshot: RegistrySnapshot,
  tables: readonly { readonly name: string; readonly entries: readonly (readonly [number, string])[] }[],
): Uint8Array {
  const names = [...new Set(tables.flatMap((table) => table.entries.map(([, name]) => name)))].sort();
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const encoded = names.map((name) => new TextEncoder().encode(name));
  const sections: { header: Omit<TableHeader, 'at'>; keys: number[]; values: number[] }[] = tables.map((table) => {
    const distinct = new Map<number, string>();
    for (const [key, name] of table.entries) if (!distinct.has(key)) distinct.set(key, name);
    const keys = [...distinct.keys()].sort((a, b) => a - b);
    const values = keys.map((key) => indexOf.get(distinct.get(key) ?? '') ?? 0);
    const keyBytes = (keys.at(-1) ?? 0) > 0xffffffff ? 8 : 4;
    return { header: { name: table.name, keyBytes, count: keys.length }, keys, values };
  });
  let at = 0;
  const headers = sections.map(({ header }) => {
    const placed = { ...header, at };
    at += header.count * (header.keyBytes + 4);
    return placed;
  });
  const namesAt = at;
  const blobAt = namesAt + (names.length + 1) * 4;
  const size = blobAt + encoded.reduce((sum, bytes) => sum + bytes.length, 0);
  const head: Header = { snapshot, tables: headers, names: { count: names.length, at: namesAt, blobAt } };
  const headBytes = new TextEncoder().encode(MAGIC + JSON.stringify(head));
  const bytes = new Uint8Array(4 + headBytes.length + size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, headBytes.length, true);
  bytes.set(headBytes, 4);
  const base = 4 + headBytes.length;
  for (const [index, { keys, values }] of sections.entries()) {
    const header = headers[index] as TableHeader;
    for (const [row, key] of keys.entries()) {
      const place = base + header.at + row * header.keyBytes;
      if (header.keyBytes === 8) view.setFloat64(place, key, true);
      else view.setUint32(place, key, true);
      view.setUint32(base + header.at + header.count * header.keyBytes + row * 4, values[row] ?? 0, true);
    }
  }
  let offset = 0;
  for (const [index, name] of encoded.entries()) {
    view.setUint32(base + namesAt + index * 4, offset, true);
    bytes.set(name, base + blobAt + offset);
    offset += name.length;
  }
  view.setUint32(base + namesAt + names.length * 4, offset, true);
  return bytes;
}

/** Opens what `encodeRegistry` wrote. Throws a RangeError when the bytes are not a registry. */
export function decodeRegistry(bytes: Uint8Array): RegistryTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headLength = bytes.length < 4 ? 0 : view.getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(4, 4 + headLength));
  if (!text.startsWith(MAGIC)) throw new RangeError('not a registry file');
  const head = JSON.parse(text.slice(MAGIC.length)) as Header;
  const base = 4 + headLength;
  const decoder = new TextDecoder();
  const decoded: (string | undefined)[] = [];
  const nameAt = (index: number): string => {
    const known = decoded[index];
    if (known !== undefined) return known;
    const place = base + head.names.at + index * 4;
    const from = base + head.names.blobAt;
    const name = decoder.decode(
      bytes.subarray(from + view.getUint32(place, true), from + view.getUint32(place + 4, true)),
    );
    decoded[index] = name;
    return name;
  };
  const tables = new Map(head.tables.map((table) => [table.name, table]));
  return {
    snapshot: { ...head.snapshot, date: isoDate(head.snapshot.date) },
    lookup(name, key) {
      const table = tables.get(name);
      if (!table) return undefined;
      const row = find(view, base + table.at, table, key);
      if (row < 0) return undefined;
      return nameAt(view.getUint32(base + table.at + table.count * table.keyBytes + row * 4, true));
    },
    names: () => Array.from({ length: head.names.count }, (_, index) => nameAt(index)),
  };
}

function find(view: DataView, at: number, table: TableHeader, key: number): number {
  let low = 0;
  let high = table.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const place = at + middle * table.keyBytes;
    const found = table.keyBytes === 8 ? view.getFloat64(place, true) : view.getUint32(place, true);
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
