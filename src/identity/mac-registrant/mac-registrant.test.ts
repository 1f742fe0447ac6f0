import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../../test/subject.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { macRegistrant } from './mac-registrant.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
});

describe('mac-registrant', () => {
  it.each([
    ['the registrant, whatever the notation', { mac: '4CBD.8F00.1122' }, 'hikvision'],
    ['nobody for a private address', { mac: '4e:bd:8f:00:11:22' }, ''],
    ['nobody for a group address', { mac: '01:00:5e:00:00:01' }, ''],
    ['nobody for a virtual machine', { mac: '00:50:56:00:11:22' }, ''],
    ['nobody for a text that is no address', { mac: 'see label' }, ''],
  ] as const)('reads %s', (_what, cells, root) => {
    const signals = macRegistrant
      .prepare(knowledge)(subjectFrom(cells))
      .filter((signal) => signal.strength !== 'weak' && signal.role !== 'brand-owner');
    expect([...new Set(signals.map(({ maker }) => knowledge.maker(maker)?.family ?? maker))]).toEqual(
      root === '' ? [] : [root],
    );
    for (const signal of signals) expect(signal.basis.length, signal.says).toBeGreaterThan(0);
  });
});
