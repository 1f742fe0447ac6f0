import { describe, expect, it } from 'vitest';
import { fixtures, parsed } from '../parsed.ts';
import { euFsf } from './eu-fsf.ts';

const here = import.meta.dirname;

const [csv, xml, schemaCsv, schemaXml] = fixtures(here);

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

  it.each([
    ['XML', () => schemaXml!],
    ['CSV', () => schemaCsv!],
  ])('reads every fact of the schema from the %s', async (_, file) => {
    const { entries } = await parsed(euFsf, [file()]);
    expect(entries).toMatchObject([
      {
        entryId: 'EU.3.3',
        listedOn: '2005-08-12',
        programmes: ['EXA'],
        entity: {
          schema: 'Person',
          names: [
            { value: 'Jan Peter Roe', kind: 'primary' },
            { value: 'The Roe', kind: 'weak' },
          ],
          birthDates: ['1965-03', '1966-11-07'],
          countries: ['DZ'],
          position: 'Director',
          addresses: [{ text: '1 High Street, 7, 16000, Algiers, Algiers, ALGERIA', city: 'Algiers', country: 'DZ' }],
        },
        citation: { title: 'EU consolidated list: 2005/3 (OJ L3)', url: 'https://eur-lex.europa.eu/three' },
      },
    ]);
    const { identifiers, remarks } = entries[0]!.entity;
    const passport = 'National passport (known to be false, expired)';
    expect(new Set(identifiers.map((one) => `${one.scheme} ${one.value} ${one.label}`))).toEqual(
      new Set([
        'other QDi.999 UN reference number',
        `passport А-1 ${passport}`,
        `passport A-1 ${passport}`,
        'email roe@trading.example Contact',
        'website www.trading.example Contact',
      ]),
    );
    expect(remarks).toMatch(/^Listed by the Council\. \| Invented\..*PHONE.*\+213 555 0100/u);
  });

  it('names the attributes that it does not use', async () => {
    const { ignored } = await parsed(euFsf, [schemaXml!]);
    const what = ignored.map((one) => one.what);
    expect(what).toContain('attribute sanctionEntity/birthdate@city');
    expect(what).toContain('attribute sanctionEntity/nameAlias@gender');
    expect(what).toContain('attribute sanctionEntity/address@asAtListingTime');
    expect(what).toContain('element sanctionEntity/nameAlias/regulationSummary');
    expect(what.filter((name) => /@(?:wholeName|firstName|dayOfMonth)$/u.test(name))).toEqual([]);
  });
});
