import { describe, expect, it } from 'vitest';
import { fixtures, parsed } from '../parsed.ts';
import { ofacEnhancedXml } from './ofac-enhanced-xml.ts';

const here = import.meta.dirname;

describe('ofac-enhanced-xml', () => {
  it('reads names with their script, the list and the day an entry was put on it', async () => {
    const { entries, published } = await parsed(ofacEnhancedXml, fixtures(here));
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
    const { entries, ignored } = await parsed(ofacEnhancedXml, fixtures(here));
    expect(entries.map((entry) => entry.list)).toEqual(['us-ofac-ns-cmic', 'us-ofac-ssi']);
    expect(ignored.map((one) => one.what)).toContain('place on the SDN list');
  });

  it('reads relations to entries that stand later in the file', async () => {
    const { relations } = await parsed(ofacEnhancedXml, fixtures(here));
    expect(relations).toMatchObject([{ type: 'owner', from: 'us-ofac-ssi:7002', to: 'us-ofac-ns-cmic:7001' }]);
  });
});
