import { describe, expect, it } from 'vitest';
import { fixtures, parsed } from '../parsed.ts';
import { ofacEnhancedXml } from './ofac-enhanced-xml.ts';

const files = fixtures(import.meta.dirname);
const consolidated = files.filter((file) => !file.baseName.startsWith('sdn'));
const sdn = files.filter((file) => file.baseName.startsWith('sdn'));

describe('ofac-enhanced-xml', () => {
  it('reads names with their script, the list and the day an entry was put on it', async () => {
    const { entries, published } = await parsed(ofacEnhancedXml, consolidated);
    expect(published).toEqual(['2026-11-20']);
    expect(entries[0]).toMatchObject({
      list: 'us-ofac-ns-cmic',
      listedOn: '2021-06-03',
      entity: {
        names: [
          { value: 'EXAMPLE RADIO GROUP CO., LTD.' },
          { value: 'OLD EXAMPLE RADIO', kind: 'former' },
          { value: '例子无线集团有限公司', kind: 'script' },
        ],
        countries: ['CN'],
      },
    });
  });

  it('does not take a place on another list for that list, and says so', async () => {
    const { entries, ignored } = await parsed(ofacEnhancedXml, consolidated);
    expect(entries.map((entry) => entry.list)).toEqual(['us-ofac-ns-cmic', 'us-ofac-ssi']);
    expect(ignored.map((one) => one.what)).toContain('place on the SDN list');
  });

  it('reads relations to entries that stand later in the file', async () => {
    const { relations } = await parsed(ofacEnhancedXml, consolidated);
    expect(relations).toMatchObject([{ type: 'owner', from: 'us-ofac-ssi:7002', to: 'us-ofac-ns-cmic:7001' }]);
  });

  it('reads the SDN file: only that list, birth dates, documents and the words that are marked as primary', async () => {
    const { entries, ignored, relations } = await parsed(ofacEnhancedXml, sdn);
    expect(entries).toMatchObject([
      {
        list: 'us-ofac-sdn',
        listedOn: '2019-04-15',
        programmes: ['SDGT'],
        scope: 'Block; Executive Order 13224 (Terrorism)',
        entity: {
          schema: 'Person',
          position: 'Minister',
          names: [{ value: 'DOE, Jan' }, { value: 'THE DOE', kind: 'weak' }],
          birthDates: ['1970', '1960/1963'],
          countries: ['IR'],
          addresses: [{ text: 'Tehran, Iran', city: 'Tehran', country: 'IR' }],
          remarks: 'Organization Established Date: 1998-05-04',
        },
      },
    ]);
    expect(entries[0]?.entity.identifiers).toEqual([
      { scheme: 'ofac-uid', value: '9002' },
      { scheme: 'passport', value: 'X1234567', label: 'Passport', country: 'IR' },
      { scheme: 'passport', value: 'F7654321', label: 'Passport (not valid)' },
      { scheme: 'website', value: 'www.doe.example', label: 'Website' },
    ]);
    const what = ignored.map((one) => one.what);
    expect(what).toContain('place on another list');
    expect(what).toContain('feature Website');
    expect(what).toContain('element entity/features/feature/comments');
    expect(relations).toMatchObject([{ type: 'owner', from: 'name:EXAMPLE BANK JSC', to: 'us-ofac-sdn:9002' }]);
  });
});
