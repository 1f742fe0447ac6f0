import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../test/subject.ts';
import { isoDate } from '../core/dates.ts';
import { openKnowledge } from '../knowledge/open.ts';
import { createIdentify, type Identify } from './identify.ts';

// A maker that only the record names. Unknown is not clear for goods of telecommunications and video, or of no known kind.
const AS_OF = isoDate('2026-11-23');
let identify: Identify;
beforeAll(async () => {
  identify = createIdentify(await openKnowledge());
});

const stateOf = (manufacturer: string, category: string, model = 'X100'): string =>
  identify(subjectFrom({ manufacturer, model, ...(category === '' ? {} : { category }) }), AS_OF).state;

describe('a maker that only the record names', () => {
  it.each([
    '',
    'Type 4',
    'IoT device',
    'femtocell',
    'mesh node',
    'encoder',
    'video management server',
    'license plate reader',
    'thermal imager',
    'line card',
    'chassis',
    'SFP+ transceiver',
    'antenna',
    'BMC',
    'telematics unit',
    'GPS tracker',
    'KVM over IP',
  ])('leaves open who made a thing of kind “%s”', (kind) => {
    expect(stateOf('Zhuhai Foobar Electronics', kind)).toBe('unknown');
  });

  it.each(['chair', 'copy paper', 'coffee', 'toner', 'desk', 'mouse', 'laser printer'])(
    'stands for ordinary goods: %s',
    (kind) => {
      expect(stateOf('Foobar Works', kind)).toBe('established');
    },
  );

  it.each([
    'Shenzhen',
    'Hangzhou',
    'China',
    'Taiwan',
    'PRC',
    'Made in China',
    'Shenzhen, Guangdong, China',
    'Hong Kong',
    '深圳市',
  ])('is none when the cell names a place: %s', (place) => {
    const found = identify(subjectFrom({ manufacturer: place, model: 'X100', category: 'laptop' }), AS_OF);
    expect(found.state).toBe('unknown');
    expect(found.attributions).toEqual([]);
  });

  it.each(['Taiwan Semiconductor', 'China Mobile', 'Shenzhen Foobar'])(
    'is one when a name stands by it: %s',
    (name) => {
      expect(identify(subjectFrom({ manufacturer: name, category: 'laptop' }), AS_OF).attributions).not.toEqual([]);
    },
  );
});
