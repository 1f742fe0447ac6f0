import { describe, expect, it } from 'vitest';
import { subjectWith } from '../../../test/facts.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { macRegistrant } from '../mac-registrant/mac-registrant.ts';
import { readEngineId } from '../snmp-engine.ts';
import { engineId } from './engine-id.ts';

const knowledge = await openKnowledge();
const read = engineId.prepare(knowledge);
const registrant = macRegistrant.prepare(knowledge);
const subject = (value: string) => subjectWith(['engine-id', value, 'snmpEngineID']);

describe('engine-id', () => {
  it.each([
    ['800007DB03205383ADB580', 'huawei-technologies'],
    ['0x80 00 0f 3e 03 00 d0 d0 01 02 03', 'zte-corporation'],
    ['80:00:98:fd:03:4c:bd:8f:01:02:03', 'hikvision'],
  ])('names whose agent %s is, as a hint', (value, maker) => {
    expect(read(subject(value)).map((signal) => [signal.maker, signal.strength])).toEqual([[maker, 'medium']]);
  });
  it('reads the registrant of the address in it', () => {
    expect(registrant(subject('800007DB03205383ADB580')).map(({ maker }) => maker)).toEqual(['huawei-technologies']);
  });
  it.each([
    ['net-snmp', '80001F8880E9630000D61FF449'],
    ['a tool kit', '800006DB0301020304'],
    ['the form of RFC 1910', '000007DB0000000000000000'],
    ['too short', '800007DB'],
    ['no hexadecimal digits', 'engine one'],
    ['nothing', ''],
  ])('draws nothing from %s', (_what, value) => {
    expect(read(subject(value)).filter(({ maker }) => maker.startsWith('huawei'))).toEqual([]);
  });
  it('finds no address where another form follows', () => {
    expect(readEngineId('800007DB01C0000201')).toEqual({ enterprise: 2011 });
  });
});
