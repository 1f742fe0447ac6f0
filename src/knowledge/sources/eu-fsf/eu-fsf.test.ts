import { describe, expect, it } from 'vitest';
import { fixtures, parsed } from '../parsed.ts';
import { euFsf } from './eu-fsf.ts';

const here = import.meta.dirname;

const [csv, xml] = fixtures(here);

describe('eu-fsf', () => {
  it('reads the XML: strong and weak names with their language, birth ranges, documents', async () => {
    const { entries, published } = await parsed(euFsf, [xml!]);
    expect(published).toEqual(['2026-11-20']);
    expect(entries[0]).toMatchObject({
      entryId: 'EU.1.1',
      listedOn: '2008-07-03',
      programmes: ['EXA'],
      entity: {
        schema: 'Person',
        names: [
          { value: 'Jan Doe', lang: 'en' },
          { value: 'Янь До', lang: 'ru' },
          { value: 'The Doe', kind: 'weak' },
        ],
        birthDates: ['1965-12-12', '1957/1959'],
        identifiers: [{ scheme: 'passport', value: 'P-1', country: 'DZ' }],
      },
      citation: { url: 'https://eur-lex.europa.eu/example' },
    });
  });

  it('joins the CSV rows of one entity and names the columns it does not use', async () => {
    const { entries, ignored } = await parsed(euFsf, [csv!]);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.entity).toMatchObject({
      names: [{ value: 'Example Bank' }, { value: 'Банк Пример' }],
      countries: ['BY'],
    });
    expect(ignored.map((one) => one.what)).toContain('column Unknown_Column');
  });
});
