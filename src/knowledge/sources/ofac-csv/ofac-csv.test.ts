import { describe, expect, it } from 'vitest';
import { fileOf, fixtures, parsed } from '../parsed.ts';
import { ofacCsv } from './ofac-csv.ts';

const here = import.meta.dirname;

describe('ofac-csv', () => {
  it('joins main, address, alias and comment files', async () => {
    const { entries, relations } = await parsed(ofacCsv, fixtures(here));
    expect(entries[1]).toMatchObject({
      entryId: '9001',
      programmes: ['IFSR', 'SDGT'],
      entity: {
        names: [
          { value: 'NORTH LAKE TELECOM COMPANY', kind: 'primary' },
          { value: 'NLTC', kind: 'abbreviation' },
          { value: 'SEVERNOE OZERO TELECOM', kind: 'alias' },
          { value: 'OLD LAKE RADIO', kind: 'former' },
          { value: 'NORTHLAKE', kind: 'weak' },
        ],
        addresses: [{ text: '5 Hill Road, Moscow 101000, Russia', city: 'Moscow', country: 'RU' }],
      },
    });
    // The comments file goes on in the middle of a word.
    expect(entries[1]?.entity.remarks).toContain('Subject to Secondary Sanctions');
    expect(entries[1]?.entity.identifiers).toContainEqual({
      scheme: 'lei',
      value: '253400WSS48YWMBUA688',
      label: 'Legal Entity Number',
    });
    expect(relations).toMatchObject([
      { type: 'affiliate', from: 'name:DOE, Jan', to: 'us-ofac-sdn:9001', quote: 'Linked To' },
    ]);
  });

  it('reads people and ships', async () => {
    const { entries } = await parsed(ofacCsv, fixtures(here));
    expect(entries[2]?.entity).toMatchObject({
      schema: 'Person',
      birthDates: ['1973-03-25', '1970'],
      countries: ['IR', 'PS'],
      position: 'Director',
    });
    expect(entries[3]?.entity).toMatchObject({ schema: 'Vessel', countries: ['CM'] });
    expect(entries[3]?.entity.identifiers.map((one) => `${one.scheme} ${one.value}`)).toEqual([
      'ofac-uid 9003',
      'call-sign T2EX4',
      'imo 9074729',
      'mmsi 572469210',
    ]);
  });

  it('reports a broken row with its line and goes on', async () => {
    const { problems, read, used } = await parsed(ofacCsv, fixtures(here));
    expect(problems).toMatchObject([{ code: 'lists/broken-row', locator: { at: 'line', line: 5 } }]);
    expect([read, used]).toEqual([5, 4]);
  });

  it('says when aliases are missing, and when the main file is', async () => {
    const [add, , sdn] = fixtures(here);
    expect((await parsed(ofacCsv, [sdn!])).problems.map((problem) => problem.code)).toContain('lists/aliases-missing');
    expect((await parsed(ofacCsv, [add!])).problems.map((problem) => problem.code)).toEqual([
      'lists/main-file-missing',
    ]);
  });

  it('tells the non-SDN lists apart by programme', async () => {
    const file = fileOf(
      'cons_prim.csv',
      '1,"EXAMPLE ONE",-0- ,"CMIC-EO13959",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Listing Date (CMIC): 03 Jun 2021."\n2,"EXAMPLE TWO",-0- ,"UKRAINE-EO13662",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n',
    );
    const { entries } = await parsed(ofacCsv, [file]);
    expect(entries.map((entry) => [entry.list, entry.listedOn])).toEqual([
      ['us-ofac-ns-cmic', '2021-06-03'],
      ['us-ofac-ssi', undefined],
    ]);
  });
});
