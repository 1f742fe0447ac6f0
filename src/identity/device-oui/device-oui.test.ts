import { describe, expect, it } from 'vitest';
import { subjectWith } from '../../../test/facts.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { deviceOui } from './device-oui.ts';

const read = deviceOui.prepare(await openKnowledge());
const makers = (value: string): readonly string[] =>
  read(subjectWith(['mac', value, 'OUI'])).map((signal) => signal.maker);

describe('device-oui', () => {
  it.each([
    ['00D0D0', 'zte-corporation'],
    ['00259E', 'huawei-technologies'],
    ['4c-bd-8f', 'hikvision'],
  ])('resolves the block %s', (value, maker) => {
    expect(makers(value)).toEqual([maker]);
  });
  it('leaves whole addresses to mac-registrant', () => {
    expect(makers('00:25:9E:01:02:03')).toEqual([]);
  });
  it.each(['ZZZZZZ', '000000000', ''])('draws nothing from “%s”', (value) => {
    expect(makers(value)).toEqual([]);
  });
});
