import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../../test/subject.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { cpeVendor } from './cpe-vendor.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
});

describe('cpe-vendor', () => {
  it.each([
    ['the vendor of hardware', { cpe: 'cpe:/h:zte:zxhn_h108n' }, 'zte'],
    ['the vendor of a 2.3 name', { cpe: 'cpe:2.3:h:hikvision:ds-2cd2143:-:*:*:*:*:*:*:*' }, 'hikvision'],
    ['nobody for an open system', { cpe: 'cpe:/o:linux:linux_kernel' }, ''],
    ['nobody for a text that is no CPE', { cpe: 'cpe' }, ''],
  ] as const)('reads %s', (_what, cells, root) => {
    const signals = cpeVendor
      .prepare(knowledge)(subjectFrom(cells))
      .filter((signal) => signal.strength !== 'weak' && signal.role !== 'brand-owner');
    expect([...new Set(signals.map(({ maker }) => knowledge.maker(maker)?.family ?? maker))]).toEqual(
      root === '' ? [] : [root],
    );
    for (const signal of signals) expect(signal.basis.length, signal.says).toBeGreaterThan(0);
  });
});
