import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../core/dates.ts';
import type { MakerFact } from './knowledge.ts';
import { ownersOn } from './ownership.ts';

const day = isoDate('2020-01-01');

function maker(id: string, owners: readonly string[], parent?: string): MakerFact {
  return {
    id,
    kind: 'company',
    name: id,
    names: [],
    ownership: owners.map((owner) => ({ owner, note: '', verified: true })),
    ...(parent === undefined ? {} : { parent }),
    dates: [],
    notes: '',
    verified: true,
    evidence: 'primary',
    sources: [],
  };
}

describe('owners', () => {
  it('come once each, nearest first, whatever the holdings, cross-holdings included', () => {
    const id = fc.integer({ min: 0, max: 9 }).map((number) => `m${number}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id), { maxLength: 40 }), (holdings) => {
        const all = new Map(
          Array.from({ length: 10 }, (_, index) => {
            const own = `m${index}`;
            return [
              own,
              maker(
                own,
                holdings.filter(([owned]) => owned === own).map(([, owner]) => owner),
              ),
            ] as const;
          }),
        );
        const paths = ownersOn('m0', day, (key) => all.get(key));
        expect(new Set(paths.map((path) => path.owner)).size).toBe(paths.length);
        expect(paths.some((path) => path.owner === 'm0')).toBe(false);
        expect(paths.map((path) => path.steps.length)).toEqual(
          paths.map((path) => path.steps.length).sort((a, b) => a - b),
        );
        for (const path of paths) {
          expect(path.steps[0]?.owned).toBe('m0');
          expect(path.steps.at(-1)?.owner).toBe(path.owner);
        }
      }),
    );
  });

  it('include a parent of unstated share, unless dated facts speak of it', () => {
    const parented = new Map([['a', maker('a', [], 'p')]]);
    expect(ownersOn('a', day, (id) => parented.get(id)).map((path) => path.owner)).toEqual(['p']);
    const sold = {
      ...maker('a', [], 'p'),
      ownership: [{ owner: 'p', to: isoDate('2019-01-01'), note: '', verified: true }],
    };
    expect(ownersOn('a', day, (id) => (id === 'a' ? sold : undefined))).toEqual([]);
  });
});
