import { describe, expect, it } from 'vitest';
import { fileOf, fixtures, parsed } from '../parsed.ts';
import { userList } from './user-list.ts';

const here = import.meta.dirname;

const [csv, json] = fixtures(here);
const map = { name: 'name', aliases: ['also'], country: 'land', listedOn: 'since', identifiers: { lei: 'lei' } };

describe('user-list', () => {
  it('reads our own shape, with a list id per row and periods', async () => {
    const { entries, relations, ignored } = await parsed(userList, [csv!]);
    expect(entries).toMatchObject([
      {
        list: 'us-dod-1260h-list',
        listedOn: '2021-06-03',
        entity: {
          schema: 'Company',
          names: [
            { value: 'Example Aviation Corporation' },
            { value: 'EAC' },
            { value: 'EAC Group' },
            { value: 'Example Air' },
          ],
          countries: ['CN'],
        },
      },
      { list: 'us-dod-1260h-list', delistedOn: '2024-01-31' },
    ]);
    expect(relations).toMatchObject([{ type: 'subordinate', from: 'name:Example Holding of China' }]);
    expect(ignored.map((one) => one.what)).toEqual(['column internal note']);
  });

  it('reads nested JSON by a column map and takes swallowed addresses off aliases', async () => {
    const { entries, ignored } = await parsed(userList, [json!], { map, listId: 'mine' });
    expect(entries).toMatchObject([
      {
        list: 'mine',
        listedOn: '2022-06-21',
        entity: {
          names: [{ value: 'Example Cameras' }, { value: 'ExCam' }, { value: 'ExVision LLC.' }],
          identifiers: [{ scheme: 'lei' }],
          addresses: [{ country: 'BY' }],
        },
      },
    ]);
    expect(ignored.map((one) => one.what)).toContain('key kept');
  });

  it('reads JSON lines as well', async () => {
    const { entries } = await parsed(
      userList,
      [fileOf('a.jsonl', '{"name":"One","land":"CN"}\n{"name":"Two","land":"CN"}\n')],
      { map, listId: 'mine' },
    );
    expect(entries.map((entry) => entry.entity.names[0].value)).toEqual(['One', 'Two']);
  });

  it('says which column is missing', async () => {
    const { problems } = await parsed(userList, [fileOf('a.csv', 'Company;Land\nOne;CN\n')], { map });
    expect(problems).toMatchObject([{ code: 'lists/no-header', severity: 'error' }]);
  });
});
