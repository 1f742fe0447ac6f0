import { expect, test } from 'vitest';
import { slotCache } from './slot-cache.ts';

test('gives each number its own object, also when two numbers share a slot', () => {
  const cache = slotCache<string>(4);
  const made: number[] = [];
  const get = (id: number): string =>
    cache.get(id, (number) => {
      made.push(number);
      return `object ${number}`;
    });
  expect([get(1), get(1), get(5), get(5), get(1), get(0)]).toEqual([
    'object 1',
    'object 1',
    'object 5',
    'object 5',
    'object 1',
    'object 0',
  ]);
  expect(made).toEqual([1, 5, 1, 0]);
});
