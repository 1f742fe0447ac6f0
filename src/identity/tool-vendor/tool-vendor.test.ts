import { describe, expect, it } from 'vitest';
import { subjectWith } from '../../../test/facts.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { toolVendor } from './tool-vendor.ts';

const read = toolVendor.prepare(await openKnowledge());

describe('tool-vendor', () => {
  it('takes a scanner’s vendor for a lead, never for proof', () => {
    const signals = read(subjectWith(['tool-vendor', 'Hangzhou Hikvision Digital Technology']));
    expect(signals).toMatchObject([{ maker: 'hikvision', role: 'mentioned', strength: 'weak' }]);
  });
  it('says nothing for an empty vendor', () => {
    expect(read(subjectWith(['tool-vendor', ' ']))).toEqual([]);
  });
});
