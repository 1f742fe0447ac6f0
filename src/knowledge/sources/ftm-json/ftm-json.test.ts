import { describe, expect, it } from 'vitest';
import { fixtures, parsed } from '../parsed.ts';
import { ftmJson } from './ftm-json.ts';

const here = import.meta.dirname;

const [delta, base] = fixtures(here);

describe('ftm-json', () => {
  it('joins addresses, listings and documents, wherever they stand in the file', async () => {
    const { entries, relations } = await parsed(ftmJson, [base!]);
    expect(entries[0]).toMatchObject({
      list: 'opensanctions',
      listedOn: '2020-05-06',
      entity: {
        schema: 'Company',
        names: [
          { value: 'Example Drones' },
          { value: 'ООО Пример' },
          { value: 'ExDrones' },
          { value: 'Old Drones', kind: 'former' },
        ],
        addresses: [{ text: '1 High Street, Moscow', country: 'RU' }],
      },
    });
    expect(entries[1]).toMatchObject({
      list: 'opensanctions-related',
      entity: { identifiers: [{ scheme: 'passport', value: 'P-1' }] },
    });
    expect(relations).toMatchObject([
      {
        type: 'owner',
        from: 'opensanctions-related:ex-2',
        to: 'opensanctions:ex-1',
        sharePercent: 52.5,
        since: '2019-02-03',
      },
    ]);
  });

  it('applies deltas: changed, added, deleted', async () => {
    const { entries, ignored } = await parsed(ftmJson, [base!, delta!]);
    expect(entries.map((entry) => entry.entity.names[0].value)).toEqual([
      'Example Drones Plc',
      'Jan Doe',
      'Third Party',
    ]);
    expect(ignored.map((one) => one.what)).not.toContain('schema Payment');
  });

  it('says that a delta alone is no data set', async () => {
    const { problems } = await parsed(ftmJson, [delta!]);
    expect(problems.map((problem) => problem.code)).toContain('lists/delta-alone');
  });

  it('names the schemas and properties it does not use', async () => {
    const { ignored } = await parsed(ftmJson, [base!]);
    expect(ignored.map((one) => one.what)).toEqual(['property Company.createdAt', 'schema Payment']);
  });
});
