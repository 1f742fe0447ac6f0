import { describe, expect, it } from 'vitest';
import { type Fact, subjectWith } from '../../../test/facts.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { sysObjectId } from './sys-object-id.ts';

const read = sysObjectId.prepare(await openKnowledge());

function makers(oid: string, ...more: readonly Fact[]): readonly string[] {
  return read(subjectWith(['sys-object-id', oid], ...more)).map((signal) => `${signal.maker} ${signal.strength}`);
}

describe('sys-object-id', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    ['a subtree of Huawei’s switches', '1.3.6.1.4.1.2011.2.23.398', ['huawei-technologies strong']],
    ['the same with a leading dot', '.1.3.6.1.4.1.2011.2.23.398', ['huawei-technologies strong']],
    ['a subtree of Huawei not known by itself', '1.3.6.1.4.1.2011.99.1', ['huawei-technologies strong']],
    ['ZTE’s access nodes', '1.3.6.1.4.1.3902.1004.9806', ['zte-corporation strong']],
    ['Dahua’s number that nobody assigned', '1.3.6.1.4.1.1004849.3.2.10', ['dahua strong']],
    ['Hytera’s registered number', '1.3.6.1.4.1.40297.1', ['hytera strong']],
    ['the agent net-snmp, which proves nothing', '1.3.6.1.4.1.8072.3.2.10', []],
    ['no enterprise at all', '1.3.6.1.2.1.1', []],
  ];
  it.each(cases)('reads %s', (_, oid, expected) => {
    expect(makers(oid)).toEqual(expected);
  });
  it('names Huawei and the joint venture’s heir for the branch of Huawei-3Com, so that a person settles it', () => {
    const named = read(subjectWith(['sys-object-id', '1.3.6.1.4.1.2011.10.1.1'])).map((signal) => signal.maker);
    expect(named).toContain('huawei-technologies');
    expect(new Set(named).size).toBe(2);
  });
  it('does not take lwIP’s number for Hytera', () => {
    const signals = read(subjectWith(['sys-object-id', '1.3.6.1.4.1.26381']));
    expect(signals.every((signal) => signal.strength === 'weak' && signal.role === 'firmware')).toBe(true);
  });
  it('takes number 50001 for a hint only', () => {
    expect(makers('1.3.6.1.4.1.50001')).toEqual(['hikvision weak']);
  });
  it('weakens a number under which the device answers nothing while it answers under another', () => {
    expect(makers('1.3.6.1.4.1.39165.1.6', ['enterprise-number', '9070', '10 answers'])).toEqual(['hikvision medium']);
  });
  it('names an unlisted registrant from the registry', () => {
    expect(read(subjectWith(['sys-object-id', '1.3.6.1.4.1.9.1.1']))[0]?.says).toMatch(/Cisco/i);
  });
});
