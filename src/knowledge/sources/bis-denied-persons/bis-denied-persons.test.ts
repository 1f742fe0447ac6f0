import { describe, expect, it } from 'vitest';
import { fixtures, parsed } from '../parsed.ts';
import { bisDeniedPersons } from './bis-denied-persons.ts';

const here = import.meta.dirname;

describe('bis-denied-persons', () => {
  it('reads a party, its period and its notice; the order still holds on its last day', async () => {
    const { entries } = await parsed(bisDeniedPersons, fixtures(here));
    expect(entries[0]).toMatchObject({
      list: 'us-bis-denied-persons',
      listedOn: '1992-03-20',
      delistedOn: '2030-10-05',
      entity: {
        countries: ['DK'],
        names: [{ value: 'EXAMPLE SEMICONDUCTORS INTL., INC.' }, { value: 'ESI', kind: 'abbreviation' }],
      },
      citation: { pinpoint: '57 F.R. 9515 3/25/92' },
    });
  });

  it('keeps quotes inside names and an order without end open', async () => {
    const { entries } = await parsed(bisDeniedPersons, fixtures(here));
    expect(entries[1]?.entity.names[0].value).toBe('JOHN "JACK" EXAMPLE');
    expect(entries[1]?.delistedOn).toBeUndefined();
  });

  it('counts blank rows and columns it does not use, by name', async () => {
    const { ignored } = await parsed(bisDeniedPersons, fixtures(here));
    expect(ignored.map((one) => [one.what, one.count])).toEqual([
      ['blank row', 1],
      ['column Last_Update', 2],
    ]);
  });
});
