import { describe, expect, it } from 'vitest';
import { openKnowledge } from '../knowledge/open.ts';
import { organisationsOf } from './organisations.ts';

const knowledge = await openKnowledge();
const organisation = organisationsOf(knowledge);

describe('a registrant is the maker it is', () => {
  it.each([
    ['ciscoSystems', 'cisco', 'Cisco'],
    ['Aruba, a Hewlett Packard Enterprise company', 'hpe', 'Hewlett Packard Enterprise'],
    ['Sagemcom Broadband SAS', 'sagemcom', 'Sagemcom'],
    ['HUAWEI TECHNOLOGIES CO.,LTD', 'huawei-technologies', 'Huawei Technologies'],
    ['Apple, Inc.', 'apple', 'Apple'],
  ])('%s is %s', (name, maker, makerName) => {
    const found = organisation(name);
    expect([found.known, found.maker]).toEqual([true, maker]);
    expect(found.makerName).toContain(makerName);
  });

  it('so that number, registrant and label of one device lead to one maker', () => {
    const hit = knowledge.registries.enterprise(9);
    expect(organisation(hit?.registrant ?? '').maker).toBe(organisation('Cisco Systems, Inc').maker);
  });
});

describe('a company that is called like some maker’s goods is somebody else', () => {
  it.each(['eSpace', 'Nexus Technologies', 'SYNERGY SYSTEMS AND SOLUTIONS', 'Pixel FX', 'DMP Electronics INC.'])(
    '%s',
    (name) => {
      expect(organisation(name).known).toBe(false);
    },
  );
});
