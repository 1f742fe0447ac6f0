import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../test/subject.ts';
import { isoDate } from '../core/dates.ts';
import type { Identification } from '../core/identity.ts';
import { openKnowledge } from '../knowledge/open.ts';
import { createIdentify, type Identify } from './identify.ts';

let identify: Identify;
beforeAll(async () => {
  identify = createIdentify(await openKnowledge());
});

describe('the day an item was obtained settles its maker’s past', () => {
  const on = (brand: string, day: string, dated = true): Identification['state'] =>
    identify(subjectFrom({ brand, model: 'X100', category: 'switch' }), isoDate(day), dated).state;
  it.each([
    ['Honor', '2018-05-01', 'established'],
    ['Honor', '2021-02-01', 'contested'],
    ['Honor', '2024-05-01', 'established'],
    ['Sepura', '2016-05-01', 'established'],
    ['Sepura', '2022-06-01', 'contested'],
    ['Sepura', '2024-05-01', 'established'],
    ['H3C', '2005-05-01', 'contested'],
    ['H3C', '2024-05-01', 'established'],
    ['3Com', '2005-05-01', 'contested'],
    ['3Com', '2015-05-01', 'established'],
    ['Norsat', '2024-05-01', 'contested'],
  ])('%s of %s is %s', (brand, day, state) => {
    expect(on(brand, day)).toBe(state);
    expect(on(brand, day, false)).toBe('contested');
  });
});
