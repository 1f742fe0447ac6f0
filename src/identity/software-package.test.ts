import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../test/subject.ts';
import { isoDate } from '../core/dates.ts';
import { openKnowledge } from '../knowledge/open.ts';
import { createIdentify, type Identify } from './identify.ts';

let identify: Identify;
beforeAll(async () => {
  identify = createIdentify(await openKnowledge());
});
const stateOf = (purl: string, category: string, description = 'left-pad'): string =>
  identify(subjectFrom({ description, purl, category }), isoDate('2026-11-23')).state;

describe('a package of a public software registry', () => {
  it.each([
    ['pkg:npm/left-pad@1.3.0', 'software library'],
    ['pkg:maven/org.apache.logging.log4j/log4j-core@2.17.1', 'software framework'],
    ['pkg:deb/debian/curl@7.50.3-1?arch=i386', 'software application'],
    ['pkg:npm/%40types/node@20', 'software'],
  ])('%s is no equipment', (purl, category) => expect(stateOf(purl, category)).toBe('not-equipment'));

  it.each([
    ['what can name anything', 'pkg:generic/left-pad@1', 'software library'],
    ['firmware', 'pkg:npm/left-pad@1', 'firmware'],
    ['an operating system', 'pkg:deb/debian/base@12', 'operating system'],
    ['a package under the name of a listed maker', 'pkg:maven/com.huaweicloud/esdk-obs-java@3', 'software library'],
    ['one under such a name, escaped', 'pkg:npm/%40hikvision/x@1', 'software library'],
  ])('is not said of %s', (_, purl, category) => expect(stateOf(purl, category)).not.toBe('not-equipment'));

  it('is not said where the text names a listed maker', () => {
    expect(stateOf('pkg:npm/cam@1', 'software library', 'client for Dahua cameras')).not.toBe('not-equipment');
  });
});
