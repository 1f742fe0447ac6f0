import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../../test/subject.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { modelNumber } from './model-number.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
});

describe('model-number', () => {
  it.each([
    ['a numbering of one maker', { model: 'S5735-L24T4X-A' }, 'huawei'],
    ['a shared number beside its brand', { brand: 'ZTE', model: 'F660' }, 'zte'],
    ['nobody for a number of another maker', { model: 'DS-700AC' }, 'silex'],
  ] as const)('reads %s', (_what, cells, root) => {
    const signals = modelNumber
      .prepare(knowledge)(subjectFrom(cells))
      .filter((signal) => signal.strength !== 'weak' && signal.role !== 'brand-owner');
    expect([...new Set(signals.map(({ maker }) => knowledge.maker(maker)?.family ?? maker))]).toEqual([root]);
    for (const signal of signals) expect(signal.basis.length, signal.says).toBeGreaterThan(0);
  });
});
