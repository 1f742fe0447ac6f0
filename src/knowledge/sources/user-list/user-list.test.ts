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

  it('finds the column names below titles', async () => {
    const text = 'Blocked parties, May\n\nName|Land\nOne|CN\n';
    const { entries, ignored } = await parsed(userList, [fileOf('a.csv', text)], {
      map: { name: 'Name', country: 'Land' },
    });
    expect(entries).toMatchObject([{ entity: { names: [{ value: 'One' }], countries: ['CN'] } }]);
    expect(ignored.map((one) => one.what)).toContain('line before the header');
  });

  it.each([
    ['a.csv', 'name,land\nOne,CN\n'],
    ['a.jsonl', '{"name":"One","land":"CN"}\n'],
  ])('says of %s which columns of the map are not there', async (name, text) => {
    const { entries, problems } = await parsed(userList, [fileOf(name, text)], {
      map: { name: 'name', country: 'Staat', aliases: ['land'] },
    });
    expect(entries).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'lists/no-header', severity: 'warning' }]);
    expect(problems[0]?.message).toContain('the map names the column "Staat", which is not among: name, land');
  });

  it('takes no day that reads as two, unless the map says which', async () => {
    const text = 'name,since,born\nOne,3/4/2021,3/4/1961\nTwo,13/4/2021,1961\nThree,03.04.2021,\nFour,soon,\n';
    const own = { name: 'name', listedOn: 'since', birthDate: 'born' };
    const unsaid = await parsed(userList, [fileOf('a.csv', text)], { map: own });
    expect(unsaid.entries.map((entry) => entry.listedOn)).toEqual([undefined, undefined, '2021-04-03', undefined]);
    expect(unsaid.entries[0]?.entity.birthDates).toEqual(['1961-04-03', '1961-03-04']);
    expect(unsaid.problems.map((problem) => problem.message)).toEqual([
      'a.csv: line 2: "3/4/2021" under "since" reads as two days; the entry was taken without it',
      'a.csv: line 3: "13/4/2021" under "since" is no day; the entry was taken without it',
      'a.csv: line 5: "soon" under "since" is no day; the entry was taken without it',
    ]);
    const said = await parsed(userList, [fileOf('a.csv', text)], { map: { ...own, dates: 'day-first' } });
    expect(said.entries.map((entry) => entry.listedOn)).toEqual(['2021-04-03', '2021-04-13', '2021-04-03', undefined]);
    expect(said.entries[0]?.entity.birthDates).toEqual(['1961-04-03']);
  });
});
