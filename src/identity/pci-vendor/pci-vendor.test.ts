import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../../test/subject.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { pciVendor } from './pci-vendor.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
});

describe('pci-vendor', () => {
  it.each([
    ['the holder of a listed id', { 'pci-id': '19e5:0211' }, 'huawei'],
    ['nobody for a text that is no id', { 'pci-id': 'none' }, ''],
  ] as const)('reads %s', (_what, cells, root) => {
    const signals = pciVendor
      .prepare(knowledge)(subjectFrom(cells))
      .filter((signal) => signal.strength !== 'weak' && signal.role !== 'brand-owner');
    expect([...new Set(signals.map(({ maker }) => knowledge.maker(maker)?.family ?? maker))]).toEqual(
      root === '' ? [] : [root],
    );
    for (const signal of signals) expect(signal.basis.length, signal.says).toBeGreaterThan(0);
  });
});
