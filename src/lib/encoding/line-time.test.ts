import { describe, expect, it } from 'vitest';
import { isTimed, withoutTime } from './line-time.ts';

describe('withoutTime', () => {
  it.each([
    ['2024-03-05T10:11:12.123Z a', 'a'],
    ['[2024-03-05 10:11:12] sw#show version', 'sw#show version'],
    ['[10:11:12] a', 'a'],
    ['10:11:12.123 a', 'a'],
    ['Mar  5 10:11:12: a', 'a'],
    ['Mar 15 10:11:12 a b', 'a b'],
  ])('takes the time off %s', (line, rest) => expect(withoutTime(line)).toBe(rest));
  it.each([
    '00:11:22:33:44:55 x',
    '00:11:22:33:44:55',
    'SNMPv2-MIB::sysDescr.0 = 1',
    '192.0.2.1 10:11:12 x',
    '10:11:12',
    '',
  ])('leaves %s', (line) => expect(withoutTime(line)).toBe(line));
  it('knows a text by most of its lines', () => {
    expect(isTimed('[10:11:12] a\n[10:11:13] b\nc\n')).toBe(true);
    expect(isTimed('[10:11:12] a\nb\nc\n')).toBe(false);
  });
});
