import { describe, expect, it } from 'vitest';
import { columnMapOf } from './column-map.ts';

describe('columnMapOf', () => {
  it('takes a whole map, and a single column of aliases without a list', () => {
    const map = { name: 'Company', aliases: 'Also', identifiers: { lei: 'LEI' }, dates: 'day-first', separator: '/' };
    expect(columnMapOf(map)).toEqual({ ...map, aliases: ['Also'] });
  });

  it.each([
    [null, /no JSON object/],
    [[{ name: 'Company' }], /no JSON object/],
    [{ country: 'Land' }, /no column for "name"/],
    [{ name: '' }, /no column for "name"/],
    [{ name: ['A', 'B'] }, /"name" must be the name of one column/],
    [{ name: 'A', nom: 'B' }, /"nom" is no part of a column map; its parts are name, id,/],
    [{ name: 'A', aliases: [1] }, /"aliases" must be/],
    [{ name: 'A', identifiers: 'LEI' }, /"identifiers" must be an object/],
    [{ name: 'A', identifiers: { vat: 'VAT' } }, /"vat" is no kind of identifier that is known; use one of lei,/],
    [{ name: 'A', identifiers: { lei: ['LEI'] } }, /"lei" must name one column/],
    [{ name: 'A', dates: 'european' }, /"dates" must be/],
  ])('says what is wrong with %j', (value, why) => {
    expect(columnMapOf(value)).toMatch(why);
  });
});
