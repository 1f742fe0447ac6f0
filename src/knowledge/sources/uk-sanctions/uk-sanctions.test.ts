import { describe, expect, it } from 'vitest';
import { fixtures, parsed } from '../parsed.ts';
import { ukSanctions } from './uk-sanctions.ts';

const here = import.meta.dirname;

const [conlist, content, csv, xml] = fixtures(here);

describe('uk-sanctions', () => {
  it('joins the CSV rows of one designation, the primary name first', async () => {
    const { entries, published, problems, relations } = await parsed(ukSanctions, [csv!]);
    expect(published).toEqual(['2026-11-20']);
    expect(entries[0]).toMatchObject({
      entryId: 'EXA0001',
      listedOn: '2012-06-29',
      programmes: ['Example Regime'],
      entity: {
        schema: 'Person',
        names: [{ value: 'JAN PETER DOE' }, { value: 'JAN DOE', kind: 'weak' }, { value: 'یان', kind: 'script' }],
        birthDates: ['1971', '1955-09-28', '1956'],
        countries: ['IR'],
      },
    });
    expect(entries[1]?.entity.names).toMatchObject([{ value: 'EXAMPLE BANK' }, { value: 'EXB' }]);
    expect(relations.map((one) => `${one.from} > ${one.to}`)).toEqual([
      'name:Example Group > uk-sanctions:EXA0002',
      'uk-sanctions:EXA0002 > name:Example Leasing',
    ]);
    expect(problems).toMatchObject([{ code: 'lists/broken-row' }]);
  });

  it('reads the earlier ConList', async () => {
    const { entries } = await parsed(ukSanctions, [conlist!]);
    expect(entries).toMatchObject([
      {
        entryId: 'OFSI-13063',
        entity: { names: [{ value: 'Maria ROE' }, { value: 'Mary ROE' }], birthDates: ['1983', '1983-07-05'] },
      },
    ]);
  });

  it('reads the ODS table and the XML', async () => {
    expect((await parsed(ukSanctions, [content!])).entries).toMatchObject([
      { entryId: 'EXA0003', listedOn: '2020-02-01', entity: { schema: 'Vessel' } },
    ]);
    expect((await parsed(ukSanctions, [xml!])).entries).toMatchObject([
      {
        entryId: 'EXA0009',
        entity: {
          names: [{ value: 'EXAMPLE EXCHANGE' }, { value: 'EXCH', kind: 'weak' }, { value: 'مثال', kind: 'script' }],
        },
      },
    ]);
  });
});
