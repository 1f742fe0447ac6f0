import { describe, expect, it } from 'vitest';
import { fixtures, parsed } from '../parsed.ts';
import { gleif } from './gleif.ts';

const here = import.meta.dirname;

const [api, leiCsv, leiXml, rrCsv, rrXml] = fixtures(here);

describe('gleif', () => {
  it.each([
    ['XML', leiXml!, ['例子有限公司', 'Example Co Ltd', 'Old Example'], 'CN'],
    ['CSV', leiCsv!, ['Example Holding', 'Exhold'], 'RU'],
    ['API JSON', api!, ['EXAMPLE ENERGY LLC'], 'US'],
  ])('reads legal entities from %s', async (_, file, names, country) => {
    const { entries } = await parsed(gleif, [file]);
    expect(entries[0]?.entity.names.map((name) => name.value)).toEqual(names);
    expect(entries[0]?.entity.countries).toEqual([country]);
    expect(entries[0]?.entity.identifiers[0]?.scheme).toBe('lei');
  });

  it('reads who consolidates whom: the end node is the parent, with share and day when stated', async () => {
    const { relations } = await parsed(gleif, [rrXml!, rrCsv!]);
    expect(relations).toMatchObject([
      {
        type: 'parent',
        from: 'gleif:253400WSS48YWMBUA688',
        to: 'gleif:5493001KJTIIGC8Y1R12',
        sharePercent: 51,
        since: '2018-05-04',
      },
      {
        type: 'ultimate-parent',
        from: 'gleif:549300YX4S1LLSMK2627',
        to: 'gleif:253400WSS48YWMBUA688',
        since: '2018-05-04',
      },
    ]);
  });

  it('says that a missing parent is unknown and not none, and that pages are missing', async () => {
    const { ignored, problems } = await parsed(gleif, [api!]);
    expect(ignored.find((one) => one.what === 'record reporting-exceptions')?.why).toContain('unknown');
    expect(problems.map((problem) => problem.code)).toEqual(['lists/one-page']);
  });
});
