import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRegistry, encodeRegistry } from './registry-table.ts';

const snapshot = { title: 'test', date: '2026-01-01', licence: 'none' };
const entries = (most: number) => fc.array(fc.tuple(fc.integer({ min: 0, max: most }), fc.string()), { maxLength: 60 });

describe('a registry file', () => {
  it('answers as a map would, for narrow and wide keys', () => {
    fc.assert(
      fc.property(
        entries(0xffffffff),
        entries(2 ** 36),
        fc.integer({ min: 0, max: 2 ** 36 }),
        (narrow, wide, other) => {
          const opened = decodeRegistry(
            encodeRegistry(snapshot, [
              { name: 'narrow', entries: narrow },
              { name: 'wide', entries: wide },
            ]),
          );
          for (const [name, list] of [['narrow', narrow] as const, ['wide', wide] as const]) {
            const map = new Map([...list].reverse());
            for (const key of [...map.keys(), other])
              expect(opened.lookup(name, key)).toBe(
                map.has(key) ? new TextDecoder().decode(new TextEncoder().encode(map.get(key))) : undefined,
              );
          }
        },
      ),
    );
  });

  it('does not depend on the order of what is put in, as long as keys differ', () => {
    const rows = [
      [3, 'c'],
      [1, 'a'],
      [2, 'b'],
    ] as const;
    const one = encodeRegistry(snapshot, [{ name: 't', entries: rows }]);
    expect(encodeRegistry(snapshot, [{ name: 't', entries: [...rows].reverse() }])).toEqual(one);
  });

  it.each([new Uint8Array(), new Uint8Array(3), new TextEncoder().encode('anything else at all')])(
    'is refused when it is none',
    (bytes) => {
      expect(() => decodeRegistry(bytes)).toThrow(RangeError);
    },
  );
});
