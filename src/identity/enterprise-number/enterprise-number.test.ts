import { describe, expect, it } from 'vitest';
import { subjectWith } from '../../../test/facts.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { enterpriseNumber } from './enterprise-number.ts';

const read = enterpriseNumber.prepare(await openKnowledge());

describe('enterprise-number', () => {
  it('takes the subtree answered most for the device’s own', () => {
    const signals = read(
      subjectWith(['enterprise-number', '2011', '229 answers'], ['enterprise-number', '14988', '3 answers']),
    );
    expect(signals.map((signal) => [signal.because.value, signal.strength])).toEqual([
      ['2011', 'strong'],
      ['14988', 'weak'],
    ]);
  });
  it('takes one answer for a hint', () => {
    expect(read(subjectWith(['enterprise-number', '3902', '1 answers']))[0]).toMatchObject({
      maker: 'zte-corporation',
      strength: 'medium',
    });
  });
  it('draws nothing from numbers whose objects everyone copies', () => {
    expect(
      read(subjectWith(['enterprise-number', '9', '50 answers'], ['enterprise-number', '8072', '9 answers'])),
    ).toEqual([]);
  });
  it('never lets a few borrowed values outweigh the device’s own subtree', () => {
    const signals = read(
      subjectWith(['enterprise-number', '35265', '400 answers'], ['enterprise-number', '2011', '12 answers']),
    );
    expect(signals.find((signal) => signal.maker === 'huawei-technologies')?.strength).toBe('weak');
  });
});
