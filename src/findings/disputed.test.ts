import { describe, expect, it } from 'vitest';
import type { Attribution, Identification } from '../core/identity.ts';
import { disputedBy } from './disputed.ts';

function made(maker: string, role: Attribution['role'] = 'manufacturer'): Identification {
  const attributions = [{ maker, makerName: maker, role, confidence: 'strong', signals: [], against: [] } as const];
  return { attributions, state: 'established', category: 'switch', presence: 'present', toSettle: [] };
}
const huawei = { ref: 'po.csv#2', identification: made('huawei-technologies'), status: 'covered' } as const;

describe('an item whose number another record gives to another maker', () => {
  it('is contested, says by whom, and names what settles it', () => {
    const found = disputedBy(made('cisco'), 'clear', [huawei]);
    expect(found?.state).toBe('contested');
    expect(found?.attributions.map((claim) => [claim.maker, claim.confidence])).toEqual([
      ['cisco', 'strong'],
      ['huawei-technologies', 'weak'],
    ]);
    expect(found?.toSettle).toEqual(['Look at the device: po.csv#2 gives the same number to huawei-technologies']);
  });

  it('stays as it is when it is not clear by itself, or the other is not covered or only mentions the maker', () => {
    expect(disputedBy(made('cisco'), 'review', [huawei])).toBeUndefined();
    expect(disputedBy(made('cisco'), 'clear', [{ ...huawei, status: 'review' }])).toBeUndefined();
    const mention = { ...huawei, identification: made('huawei-technologies', 'mentioned') };
    expect(disputedBy(made('cisco'), 'clear', [mention])).toBeUndefined();
  });
});
