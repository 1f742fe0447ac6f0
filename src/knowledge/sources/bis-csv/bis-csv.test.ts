import { describe, expect, it } from 'vitest';
import { fileOf, fixtures, parsed } from '../parsed.ts';
import { bisCsv } from './bis-csv.ts';

const here = import.meta.dirname;

describe('bis-csv', () => {
  it('joins the rows of one party, one per address and alias, and keeps the earliest day', async () => {
    const { entries } = await parsed(bisCsv, fixtures(here));
    expect(
      entries.map((entry) => [
        entry.list,
        entry.entity.names.map((name) => name.value),
        entry.entity.addresses.length,
        entry.listedOn,
      ]),
    ).toEqual([
      ['us-bis-entity-list', ['Example Antenna Works', 'EAW Antennas', 'Antenna House'], 2, '2011-11-21'],
      ['us-bis-military-end-user', ['Example Engine Plant'], 1, '2020-12-23'],
    ]);
  });

  it('reports a row of a list it does not know', async () => {
    const { problems, read, used } = await parsed(bisCsv, fixtures(here));
    expect(problems.map((problem) => problem.code)).toEqual(['lists/broken-row']);
    expect([read, used]).toEqual([4, 3]);
  });

  it('reads the three-column unverified list', async () => {
    const file = fileOf('uvl.csv', 'COUNTRY,NAME,ADDRESS,,\nHong Kong,Example (HK) Limited,"1 Hill Road, Kowloon",,\n');
    const { entries } = await parsed(bisCsv, [file]);
    expect(entries[0]).toMatchObject({
      list: 'us-bis-unverified',
      entity: { countries: ['HK'], names: [{ value: 'Example (HK) Limited' }] },
    });
  });
});
