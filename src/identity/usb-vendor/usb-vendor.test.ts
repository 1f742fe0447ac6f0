import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../../test/subject.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { usbVendor } from './usb-vendor.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
});

describe('usb-vendor', () => {
  it.each([
    ['the holder of a listed id', { 'usb-id': '12d1:1f02' }, 'huawei'],
    ['an id as Windows writes it', { 'usb-id': 'USB\\\\VID_19D2&PID_0083' }, 'zte'],
    ['nobody for a text that is no id', { 'usb-id': 'keyboard' }, ''],
  ] as const)('reads %s', (_what, cells, root) => {
    const signals = usbVendor
      .prepare(knowledge)(subjectFrom(cells))
      .filter((signal) => signal.strength !== 'weak' && signal.role !== 'brand-owner');
    expect([...new Set(signals.map(({ maker }) => knowledge.maker(maker)?.family ?? maker))]).toEqual(
      root === '' ? [] : [root],
    );
    for (const signal of signals) expect(signal.basis.length, signal.says).toBeGreaterThan(0);
  });
});
