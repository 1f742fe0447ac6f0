import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoDate } from '../../core/dates.ts';
import { importLists } from './import-lists.ts';
import { listsInForce } from './read-entries.ts';
import { reachedParties } from './reached-parties.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nameplate-reach-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const LEI = '253400WSS48YWMBUA688';
const relation = (start: string, end: string, percent: string): string =>
  `<RelationshipRecord><Relationship><StartNode><NodeID>${start}</NodeID></StartNode><EndNode><NodeID>${end}</NodeID></EndNode><RelationshipType>IS_DIRECTLY_CONSOLIDATED_BY</RelationshipType><RelationshipPeriods><RelationshipPeriod><StartDate>2020-01-01</StartDate><PeriodType>RELATIONSHIP_PERIOD</PeriodType></RelationshipPeriod></RelationshipPeriods>${percent === '' ? '' : `<RelationshipQuantifiers><RelationshipQuantifier><QuantifierAmount>${percent}</QuantifierAmount><QuantifierUnits>PERCENTAGE</QuantifierUnits></RelationshipQuantifier></RelationshipQuantifiers>`}</Relationship></RelationshipRecord>`;
const record = (lei: string, name: string): string =>
  `<LEIRecord><LEI>${lei}</LEI><Entity><LegalName>${name}</LegalName></Entity></LEIRecord>`;

describe('reachedParties', () => {
  it('joins the sanctions entry and the LEI record of one party, and shows the path to what it owns', async () => {
    const home = join(folder, 'home');
    const sdn = `9001,"EXAMPLE BLOCKED BANK",-0- ,"EX",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Legal Entity Number ${LEI}."\r\n`;
    await writeFile(join(folder, 'sdn.csv'), sdn);
    const ids = ['5493001KJTIIGC8Y1R12', '549300YX4S1LLSMK2627'] as const;
    await writeFile(
      join(folder, 'lei.xml'),
      `<LEIData><LEIRecords>${record(LEI, 'Example Blocked Bank PJSC')}${record(ids[0], 'Daughter Ltd')}${record(ids[1], 'Quiet Daughter Ltd')}</LEIRecords></LEIData>`,
    );
    await writeFile(
      join(folder, 'rr.xml'),
      `<RelationshipData><RelationshipRecords>${relation(ids[0], LEI, '60')}${relation(ids[1], LEI, '')}</RelationshipRecords></RelationshipData>`,
    );
    for await (const _ of importLists([folder], {
      home,
      today: isoDate('2026-11-24'),
      date: isoDate('2026-11-01'),
      acceptCount: true,
    }));
    const before = await reachedParties(await listsInForce(home, { asOf: isoDate('2019-12-31') }));
    expect(before).toEqual([]);
    const found = await reachedParties(await listsInForce(home, { asOf: isoDate('2026-11-24') }));
    expect(
      found.map((one) => [
        one.list,
        one.name,
        one.reach.state,
        one.path.map((step) => `${step.ownerName} ${step.share ?? '?'} ${step.ownedName}`),
      ]),
    ).toEqual([
      ['us-ofac-sdn', 'Daughter Ltd', 'reached', ['Example Blocked Bank PJSC 60 Daughter Ltd']],
      ['us-ofac-sdn', 'Quiet Daughter Ltd', 'possible', ['Example Blocked Bank PJSC ? Quiet Daughter Ltd']],
    ]);
  });
});
