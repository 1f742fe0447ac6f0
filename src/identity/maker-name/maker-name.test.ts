import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../../test/subject.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { makerName } from './maker-name.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
});

describe('maker-name', () => {
  it.each([
    ["a maker's column", { manufacturer: 'HUAWEI TECHNOLOGIES CO LTD' }, 'huawei'],
    ['a brand in another script', { brand: '海康威视' }, 'hikvision'],
    ['nobody for a placeholder', { manufacturer: 'N/A' }, ''],
  ] as const)('reads %s', (_what, cells, root) => {
    const signals = makerName
      .prepare(knowledge)(subjectFrom(cells))
      .filter((signal) => signal.strength !== 'weak' && signal.role !== 'brand-owner');
    expect([...new Set(signals.map(({ maker }) => knowledge.maker(maker)?.family ?? maker))]).toEqual(
      root === '' ? [] : [root],
    );
    for (const signal of signals) expect(signal.basis.length, signal.says).toBeGreaterThan(0);
  });
});
