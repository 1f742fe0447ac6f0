import { describe, expect, it } from 'vitest';
import { isoDate } from '../../core/dates.ts';
import { subjectWith } from '../../../test/facts.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { createIdentify } from '../identify.ts';
import { openPort } from './open-port.ts';

const knowledge = await openKnowledge();
const read = openPort.prepare(knowledge);
const identify = createIdentify(knowledge);

describe('open-port', () => {
  it.each([
    ['dahua', 'open', 'tcp/37777', 'weak'],
    ['dahua', 'open', 'udp/37810', 'medium'],
    ['dahua', '37777/tcp/auto', 'port', 'weak'],
    ['hikvision', 'open', 'udp/37020', 'medium'],
    ['xiongmai', 'unknown', 'tcp/34567', 'weak'],
  ])('finds %s in %s at %s', (maker, value, field, strength) => {
    expect(read(subjectWith(['service', value, field]))).toMatchObject([{ maker, strength }]);
  });

  it.each([
    ['open', 'tcp/8000'],
    ['open', 'udp/37777'],
    ['open', 'udp/37810 open|filtered'],
    ['37777', 'note'],
  ])('draws nothing from %s at %s', (value, field) => {
    expect(read(subjectWith(['service', value, field]))).toEqual([]);
  });

  it.each(['tcp/37777', 'udp/37810', 'udp/37020'])('leaves the maker open when %s is all there is', (field) => {
    const found = identify(subjectWith(['service', 'open', field]), isoDate('2026-11-01'));
    expect(found.state).toBe('unknown');
    expect(found.attributions.map(({ confidence }) => confidence)).toEqual(['weak']);
  });

  it('does not count an answer on the search port and the search answer twice', () => {
    const found = identify(
      subjectWith(['service', 'open', 'udp/37810'], ['service', 'DHIP', 'discovery protocol']),
      isoDate('2026-11-01'),
    );
    expect(found.attributions[0]?.confidence).toBe('weak');
  });
});
