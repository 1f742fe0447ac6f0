import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../../test/subject.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { rebrand } from './rebrand.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
});

describe('rebrand', () => {
  it.each([
    ['a named model', { brand: 'RCA', model: 'HSDB1' }, 'hikvision'],
    ['all goods of a label', { description: 'Vodafone K3765 USB modem' }, 'huawei'],
  ] as const)('reads %s', (_what, cells, root) => {
    const signals = rebrand
      .prepare(knowledge)(subjectFrom(cells))
      .filter((signal) => signal.strength !== 'weak' && signal.role !== 'brand-owner');
    expect([...new Set(signals.map(({ maker }) => knowledge.maker(maker)?.family ?? maker))]).toEqual([root]);
    for (const signal of signals) expect(signal.basis.length, signal.says).toBeGreaterThan(0);
  });

  it.each([
    ['a maker whose goods are its own', { mac: '00:1B:0D:20:00:01' }],
    ['a brand of which only some lines are others’', { manufacturer: 'Bosch' }],
  ] as const)('leaves %s alone', (_what, cells) => {
    expect(rebrand.prepare(knowledge)(subjectFrom(cells))).toEqual([]);
  });
});
