import { describe, expect, it } from 'vitest';
import { fileOf, fixtures, parsed } from '../parsed.ts';
import { unXml } from './un-xml.ts';

const here = import.meta.dirname;

describe('un-xml', () => {
  it('reads people: name parts, script, alias quality, birth years, documents', async () => {
    const { entries, published } = await parsed(unXml, fixtures(here));
    expect(published).toEqual(['2026-11-20']);
    expect(entries[0]).toMatchObject({
      list: 'un-sc',
      entryId: 'EXi.001',
      listedOn: '2012-12-31',
      programmes: ['DRC'],
      entity: {
        names: [
          { value: 'JAN DOE' },
          { value: 'يان دو', kind: 'script' },
          { value: 'JOHANN DOE' },
          { value: 'J. DOE' },
          { value: 'EAGLE', kind: 'weak' },
        ],
        birthDates: ['1971', '1968/1970'],
        countries: ['CD', 'RW'],
        identifiers: [{ scheme: 'passport', value: 'OB0000001', country: 'RW' }],
      },
    });
  });

  it('reads entities and reports a record without a name', async () => {
    const { entries, problems } = await parsed(unXml, fixtures(here));
    expect(entries[1]?.entity).toMatchObject({
      names: [{ value: 'EXAMPLE MINING COMPANY' }, { value: 'EMC' }, { value: 'Old Example Mines', kind: 'former' }],
      countries: ['KP'],
    });
    expect(problems).toMatchObject([{ code: 'lists/no-name' }]);
  });

  it('keeps what it read of a file that is cut short, and says that it is', async () => {
    const { entries, problems } = await parsed(unXml, [
      fileOf(
        'consolidated.xml',
        '<CONSOLIDATED_LIST><ENTITIES><ENTITY><FIRST_NAME>Whole</FIRST_NAME></ENTITY><ENTITY><FIRST_NAME>Ha',
      ),
    ]);
    expect(entries.map((entry) => entry.entity.names[0].value)).toEqual(['Whole']);
    expect(problems.map((problem) => problem.code)).toEqual(['lists/bad-xml']);
  });
});
