import { describe, expect, it } from 'vitest';
import { fixtures, parsed } from '../parsed.ts';
import { ofacAdvancedXml } from './ofac-advanced-xml.ts';

const here = import.meta.dirname;

describe('ofac-advanced-xml', () => {
  it('resolves references: names with script and quality, documents, places, lists with their day', async () => {
    const { entries, published } = await parsed(ofacAdvancedXml, fixtures(here));
    expect(published).toEqual(['2026-11-20']);
    expect(entries[0]).toMatchObject({
      list: 'us-ofac-sdn',
      entryId: '9002',
      listedOn: '2019-04-15',
      programmes: ['SDGT'],
      entity: {
        schema: 'Person',
        names: [
          { value: 'DOE, Jan', kind: 'primary' },
          { value: 'THE DOE', kind: 'weak' },
          { value: 'يان', kind: 'script' },
        ],
        birthDates: ['1973-03-25'],
        countries: ['IR'],
        addresses: [{ text: 'Tehran, Iran', country: 'IR' }],
      },
    });
    expect(entries[0]?.entity.identifiers).toContainEqual({
      scheme: 'passport',
      value: 'X1234567',
      label: 'Passport',
      country: 'IR',
    });
  });

  it('reads ownership between profiles', async () => {
    const { relations } = await parsed(ofacAdvancedXml, fixtures(here));
    expect(relations).toMatchObject([
      { type: 'owner', from: 'us-ofac-sdn:9002', to: 'us-ofac-sdn:9006', quote: 'Owned or Controlled By' },
    ]);
  });
});
