import { describe, expect, it } from 'vitest';
import { fileOf, fixtures, parsed } from '../parsed.ts';
import { csl } from './csl.ts';

const here = import.meta.dirname;

describe('csl', () => {
  it('sends each row to its list and reports a list it does not know', async () => {
    const { entries, problems } = await parsed(csl, fixtures(here));
    expect(entries.map((entry) => entry.list)).toEqual([
      'us-bis-entity-list',
      'us-ofac-sdn',
      'us-ofac-ns-cmic',
      'us-bis-denied-persons',
    ]);
    expect(problems.map((problem) => problem.code)).toEqual(['lists/unknown-list']);
  });

  it('names the subordinate institution and relates it to the institute it belongs to', async () => {
    const { entries, relations } = await parsed(csl, fixtures(here));
    expect(entries[0]?.entity.names[0].value).toBe('Hillside Antenna Works');
    expect(relations[0]).toMatchObject({
      type: 'subordinate',
      from: 'name:Example Radio Research Institute 13 (ERRI 13)',
      to: entries[0]?.entity.id,
    });
  });

  it('takes "and" and a swallowed address off aliases', async () => {
    const { entries } = await parsed(csl, fixtures(here));
    expect(entries[0]?.entity.names.map((name) => name.value)).toEqual([
      'Hillside Antenna Works',
      'Hillside Antennas',
      'Hill Works LLC.',
    ]);
    expect(entries[0]?.entity.addresses.at(-1)).toEqual({
      text: '5 Dzerzhinsky Ave., Minsk, 220036, Belarus',
      country: 'BY',
    });
  });

  it.each([
    [1, { scheme: 'passport', value: 'X1234567', country: 'IR', label: 'Passport' }],
    [
      2,
      {
        scheme: 'registration',
        value: '91440300EXAMPLE00X',
        country: 'CN',
        label: 'Unified Social Credit Code (USCC)',
      },
    ],
  ])('reads identifiers whether the label comes last or first (row %i)', async (row, expected) => {
    const { entries } = await parsed(csl, fixtures(here));
    expect(entries[row]?.entity.identifiers).toContainEqual(expected);
  });

  it('reads the JSON form to the same parties', async () => {
    const json = {
      results: [
        {
          source: 'Entity List (EL) - Bureau of Industry and Security',
          name: 'Example Works',
          alt_names: ['EW'],
          addresses: [{ address: '1 Road', city: 'Minsk', country: 'BY' }],
          start_date: '2022-03-03',
          programs: [],
          ids: [],
          federal_register_notice: '87 FR 1',
          source_list_url: 'x',
          extra: 'unknown',
        },
      ],
      total: 1,
    };
    const { entries, ignored } = await parsed(csl, [fileOf('consolidated.json', JSON.stringify(json))]);
    expect(entries[0]).toMatchObject({
      list: 'us-bis-entity-list',
      listedOn: '2022-03-03',
      entity: { names: [{ value: 'Example Works' }, { value: 'EW' }], countries: ['BY'] },
    });
    expect(ignored.map((one) => one.what)).toContain('key extra');
  });

  it('takes statements out of the identifiers: a country of registration is no number', async () => {
    const json = {
      results: [
        {
          source: 'Specially Designated Nationals (SDN) - Treasury Department',
          entity_number: 17001,
          type: 'Entity',
          name: 'EXAMPLE CHARTER',
          programs: ['RUSSIA-EO14024'],
          ids: [
            { type: 'Nationality of Registration', number: 'Russia', country: null },
            { type: 'Aircraft Model', number: 'B737', country: null },
            { type: 'Registration ID', number: '102770', country: 'RU' },
          ],
        },
      ],
      total: 1,
    };
    const { entries } = await parsed(csl, [fileOf('consolidated.json', JSON.stringify(json))]);
    expect(entries[0]?.entity).toMatchObject({
      identifiers: [{ scheme: 'ofac-uid' }, { scheme: 'registration', value: '102770', country: 'RU' }],
      countries: ['RU'],
      remarks: 'Nationality of Registration: Russia; Aircraft Model: B737',
    });
  });
});
