import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../../test/subject.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { fccGrantee } from './fcc-grantee.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
});

describe('fcc-grantee', () => {
  it.each([
    ['a five-character code', { 'fcc-id': '2ADTD-5604SD' }, 'hikvision'],
    ['a three-character code', { 'fcc-id': 'YAMPD78XGU3' }, 'hytera'],
    ['an identifier in a text', { description: 'label: FCC ID: QISE5573, made in China' }, 'huawei'],
    ['nobody for an unknown code', { 'fcc-id': 'ZZZ-1234' }, ''],
  ] as const)('reads %s', (_what, cells, root) => {
    const signals = fccGrantee
      .prepare(knowledge)(subjectFrom(cells))
      .filter((signal) => signal.strength !== 'weak' && signal.role !== 'brand-owner');
    expect([...new Set(signals.map(({ maker }) => knowledge.maker(maker)?.family ?? maker))]).toEqual(
      root === '' ? [] : [root],
    );
    for (const signal of signals) expect(signal.basis.length, signal.says).toBeGreaterThan(0);
  });
});
