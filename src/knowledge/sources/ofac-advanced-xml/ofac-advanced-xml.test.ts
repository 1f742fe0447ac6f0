import { describe, expect, it } from 'vitest';
import { fileOf, fixtures, parsed } from '../parsed.ts';
import { ofacAdvancedXml } from './ofac-advanced-xml.ts';

const [consolidated, sdn] = fixtures(import.meta.dirname);

describe('ofac-advanced-xml', () => {
  it('resolves references: names with script and quality, documents, places, lists with their day', async () => {
    const { entries, published } = await parsed(ofacAdvancedXml, [sdn!]);
    expect(published).toEqual(['2026-11-20']);
    expect(entries[0]).toMatchObject({
      list: 'us-ofac-sdn',
      entryId: '9002',
      listedOn: '2019-04-15',
      programmes: ['SDGT'],
      scope: 'Block; Executive Order 13224 (Terrorism)',
      entity: {
        schema: 'Person',
        names: [
          { value: 'DOE, Doe', kind: 'primary' },
          { value: 'THE DOE', kind: 'weak' },
          { value: 'يان', kind: 'script' },
        ],
        birthDates: ['1973-03'],
        // The place of a nationality names the country in words only.
        countries: ['IR'],
        addresses: [{ text: '1 Example Street, Tehran, Iran', city: 'Tehran', country: 'IR' }],
        position: 'Director',
        remarks: 'Invented.; Gender: Male',
      },
    });
    expect(entries[0]?.entity.identifiers).toEqual([
      { scheme: 'ofac-uid', value: '9002' },
      { scheme: 'passport', value: 'X1234567', label: 'Passport', country: 'IR' },
      { scheme: 'passport', value: 'F7654321', label: 'Passport (fraudulent)', country: 'IR' },
    ]);
  });

  it('reads acronyms, identifiers and dates of organisations', async () => {
    const { entries } = await parsed(ofacAdvancedXml, [sdn!]);
    expect(entries[1]?.entity).toMatchObject({
      names: [{ value: 'EXAMPLE TRADING LLC' }, { value: 'ETL', kind: 'abbreviation' }],
      remarks: 'Organization Established Date: 1998-05-04',
    });
    expect(entries[1]?.entity.identifiers.map((one) => `${one.scheme} ${one.value}`)).toEqual([
      'ofac-uid 9006',
      'website www.trading.example',
      'other 044000000',
    ]);
    expect(entries[2]?.entity.schema).toBe('Vessel');
  });

  it('reads ownership between profiles; what held once is a tie and no ownership', async () => {
    const { relations, ignored } = await parsed(ofacAdvancedXml, [sdn!]);
    expect(relations).toMatchObject([
      { type: 'owner', from: 'us-ofac-sdn:9002', to: 'us-ofac-sdn:9006', quote: 'Owned or Controlled By' },
      { type: 'affiliate', from: 'us-ofac-sdn:9006', to: 'us-ofac-sdn:9009', quote: 'Owned or Controlled By (former)' },
    ]);
    expect(ignored.map((one) => one.what)).toContain('relationship with a profile that is not in the file');
  });

  it('takes from a file only the lists that it tells whole, and says what it left', async () => {
    const first = await parsed(ofacAdvancedXml, [sdn!]);
    expect(new Set(first.entries.map((entry) => entry.list))).toEqual(new Set(['us-ofac-sdn']));
    expect(first.ignored.map((one) => one.what)).toContain('place on another list');
    const second = await parsed(ofacAdvancedXml, [consolidated!]);
    expect(second.entries.map((entry) => `${entry.list} ${entry.entryId} ${entry.listedOn}`)).toEqual([
      'us-ofac-ns-cmic 9101 2021-06-03',
      'us-ofac-consolidated 9102 2015-01-05',
    ]);
    expect(second.ignored.map((one) => one.what)).toContain('place on the SDN list');
  });

  it('names what it does not use, also outside the parties', async () => {
    const { ignored } = await parsed(ofacAdvancedXml, [sdn!]);
    const what = ignored.map((one) => one.what);
    expect(what).toContain('feature Birthdate');
    expect(what).toContain('element IDRegDocument/IssuingAuthority');
    expect(what).toContain('element ProfileRelationship/Comment');
    expect(what).toContain('element Location/LocationPart/LocationPartValue/Comment');
  });

  it('reads a party that says next to nothing', async () => {
    const { entries, problems } = await parsed(ofacAdvancedXml, [
      fileOf(
        'sdn_advanced.xml',
        '<Sanctions><ReferenceValueSets/><DistinctParties><DistinctParty FixedRef="7"><Profile ID="7"><Identity ID="1"><Alias><DocumentedName><DocumentedNamePart><NamePartValue>BARE NAME</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity></Profile></DistinctParty><DistinctParty FixedRef="8"><Profile ID="8"/></DistinctParty></DistinctParties></Sanctions>',
      ),
    ]);
    expect(entries).toMatchObject([{ entryId: '7', entity: { names: [{ value: 'BARE NAME', kind: 'primary' }] } }]);
    expect(problems).toMatchObject([{ code: 'lists/no-name', message: 'sdn_advanced.xml: party 8 has no name' }]);
  });
});
