import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyTableBuilder, lookUp, lookUpAll } from './key-table.ts';
import { NumberList } from './number-list.ts';

/** Few hashes of each end of the range, so that they repeat and share buckets. */
const hash = fc.oneof(
  fc.nat(5),
  fc.integer({ min: 0xfffffffa, max: 0xffffffff }),
  fc.integer({ min: 0, max: 0xffffffff }),
);

test('a key table gives back what was filed under a hash, each id once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(hash, fc.nat(4)), { maxLength: 300 }),
      fc.array(hash, { maxLength: 20 }),
      (filed, asked) => {
        const builder = new KeyTableBuilder();
        for (const [key, id] of filed) builder.add(key, id);
        const table = builder.build();
        const found = new NumberList();
        for (const key of asked) {
          lookUp(table, key, found);
          const expected = [...new Set(filed.filter(([other]) => other === key).map(([, id]) => id))].sort(
            (a, b) => a - b,
          );
          expect([...found.values.subarray(0, found.size)]).toEqual(expected);
          found.clear();
        }
        const keys = new NumberList();
        for (const key of asked) keys.push(key);
        lookUpAll(table, keys, found);
        found.sortOnce();
        const all = filed.filter(([key]) => asked.includes(key)).map(([, id]) => id);
        expect([...found.values.subarray(0, found.size)]).toEqual([...new Set(all)].sort((a, b) => a - b));
        expect(keys.size).toBe(0);
      },
    ),
  );
});

test('a list of numbers grows and is used again', () => {
  const list = new NumberList();
  for (const round of [1_000, 10]) {
    for (let at = 0; at < round; at++) list.push(0xffffffff - at);
    expect(list.size).toBe(round);
    expect(list.values[round - 1]).toBe(0xffffffff - round + 1);
    list.clear();
  }
});
