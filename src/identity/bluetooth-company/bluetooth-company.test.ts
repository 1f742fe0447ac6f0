import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../../test/subject.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { bluetoothCompany } from './bluetooth-company.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
});

describe('bluetooth-company', () => {
  it.each([
    ['the holder of a listed id', { 'bluetooth-company-id': '637' }, 'huawei'],
    ['the id in hexadecimal', { 'bluetooth-company-id': '0x027D' }, 'huawei'],
    ['nobody for a text that is no number', { 'bluetooth-company-id': 'Huawei' }, ''],
  ] as const)('reads %s', (_what, cells, root) => {
    const signals = bluetoothCompany
      .prepare(knowledge)(subjectFrom(cells))
      .filter((signal) => signal.strength !== 'weak' && signal.role !== 'brand-owner');
    expect([...new Set(signals.map(({ maker }) => knowledge.maker(maker)?.family ?? maker))]).toEqual(
      root === '' ? [] : [root],
    );
    for (const signal of signals) expect(signal.basis.length, signal.says).toBeGreaterThan(0);
  });
});
