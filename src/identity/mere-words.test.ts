import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../test/subject.ts';
import { isoDate } from '../core/dates.ts';
import type { ObservationKind } from '../core/evidence.ts';
import type { Identification } from '../core/identity.ts';
import { openKnowledge } from '../knowledge/open.ts';
import { createIdentify, type Identify } from './identify.ts';

// Rows in which a listed word stands without making the thing: other goods, accessories, packages, remarks.
const AS_OF = isoDate('2026-11-23');
let identify: Identify;
beforeAll(async () => {
  identify = createIdentify(await openKnowledge());
});

const of = (cells: Partial<Record<ObservationKind, string>>): Identification => identify(subjectFrom(cells), AS_OF);
const MADE = new Set(['manufacturer', 'original-design-manufacturer', 'chipset', 'module']);
/** Families said, for sure, to have made the thing or a part of it. */
const sure = ({ attributions }: Identification): readonly string[] =>
  attributions.flatMap(({ role, family, confidence }) =>
    MADE.has(role) && family !== undefined && confidence !== 'weak' ? [family] : [],
  );

describe('a listed word before other goods leaves them to a person', () => {
  it.each([
    'Zhongxing flour mill',
    'Zhongxing noodles 500g',
    'Dahua noodles',
    'ZTE tile 30x30',
    'Hytera plant pot',
    'Hikvision visitor badge',
    'Dahua garden gnome',
  ])('%s', (description) => {
    const found = of({ description });
    expect(sure(found)).toEqual([]);
    expect(found.state).not.toBe('not-equipment');
  });

  it.each([
    'Huawei IdeaHub',
    'Huawei AirEngine 5760',
    'Hikvision',
    'Dahua Technology',
    'Huawei MateBook 13',
    'HUAWEI CLOUDENGINE S5735',
    'ZTE noodle router',
  ])('but not: %s', (description) => {
    expect(sure(of({ description }))).toHaveLength(1);
  });
});

describe('what holds or connects is an accessory, whatever its number', () => {
  it.each([
    'Huawei patch cord LC-LC',
    'Hikvision bracket DS-1272ZJ-110',
    'Hikvision bracket DS-1272ZJ-110 for dome, white',
  ])('%s', (description) => {
    expect(of({ description }).category).toBe('accessory');
  });
});

describe('a package of a software registry is a program, whatever its name says', () => {
  it.each([
    ['huawei-lte-api', 'pkg:pypi/huawei-lte-api@1.6'],
    ['hikvision-camera-sdk', 'pkg:npm/hikvision-camera-sdk@1.0'],
    ['dahua-camera', 'pkg:npm/dahua-camera@1.0'],
    ['zte-router', 'pkg:npm/zte-router@1.0'],
  ])('%s', (model, purl) => {
    expect(of({ model, purl, category: 'software library' }).category).toBe('application');
  });

  it('but firmware is not', () => {
    expect(
      of({ model: 'zte-router', purl: 'pkg:npm/zte-router@1.0', category: 'software firmware' }).category,
    ).not.toBe('application');
  });
});

describe('a remark is neither maker nor part', () => {
  it.each([
    [{ manufacturer: 'Palo Alto', model: 'PA-220', other: 'management VLAN shared with Huawei CE6800' }],
    [{ manufacturer: 'Milestone', description: 'Cloud VMS license (supports Hikvision, Axis)' }],
    [{ description: 'Cloud VMS license (supports Hikvision, Axis)' }],
    [{ manufacturer: 'TMEZON', description: '12V power supply for Dahua and Hikvision cameras' }],
    [{ description: 'AC power supply for Hikvision' }],
  ])('%j', (cells) => {
    expect(sure(of(cells))).toEqual([]);
  });

  it.each(['Supply of Hikvision cameras', 'Purchase order supply for Hikvision camera'])(
    'but not: %s',
    (description) => {
      expect(sure(of({ description }))).toEqual(['hikvision']);
    },
  );

  it('the class name of an inventory system names no maker', () => {
    expect(of({ model: 'X100', category: 'cmdb_ci_netgear' }).attributions).toEqual([]);
    expect(of({ model: 'X100', category: 'NETGEAR switch' }).attributions).not.toEqual([]);
  });
});

describe('a chip of another name on the same silicon', () => {
  it('is not called a chip of the listed maker', () => {
    const says = of({ model: 'GK7205V200' }).attributions.flatMap(({ signals }) => signals.map((sign) => sign.says));
    expect(says.join()).toContain('Goke');
    expect(says.join()).not.toContain('is a chip of HiSilicon');
  });
});
