import { describe, expect, it } from 'vitest';
import { isoDate } from '../core/dates.ts';
import type { Observation, ObservationKind } from '../core/evidence.ts';
import type { Attribution, Identification } from '../core/identity.ts';
import type { EntitySchema, ListEntry } from '../core/listing.ts';
import type { Status } from '../core/verdict.ts';
import { prepareInventoryScreening } from '../screening/inventory.ts';
import { openIndex } from '../screening/screening-index.ts';
import { type PartyLists, partyQuestions, partyRules, prepareParties } from './party-findings.ts';

function entry(list: string, entryId: string, schema: EntitySchema, name: string, countries: string[] = []): ListEntry {
  return {
    kind: 'entry',
    list,
    entryId,
    entity: {
      id: `${list}:${entryId}`,
      schema,
      names: [{ value: name, kind: 'primary' }],
      identifiers: [],
      addresses: [],
      birthDates: [],
      countries,
      sectors: [],
    },
    listedOn: isoDate('2024-02-01'),
    programmes: [],
    citation: { title: `made-up list ${list}` },
    hash: entryId,
  };
}

const ENTRIES = [
  entry('us-ofac-sdn', '1', 'Company', 'Qorvanta Maritime Trading LLC', ['IR']),
  entry('us-ofac-sdn', '2', 'Person', 'Zebulon Quartermain'),
  entry('us-ofac-sdn', '3', 'Vessel', 'Velbrunik Star'),
  entry('us-bis-entity-list', '4', 'Company', 'Drumvexi Microsystems Co., Ltd.', ['CN']),
  entry('us-dod-1260h-list', '5', 'Company', 'Plenthora Optics', ['CN']),
  entry('gleif', '6', 'Company', 'Registered Only Holding'),
];
const asOf = isoDate('2026-11-24');
const lists: PartyLists = {
  screening: (asked) =>
    prepareInventoryScreening(openIndex(ENTRIES), {
      asOf,
      asked,
      namedHere: (maker, list) => maker === 'listed-here' && list === 'us-bis-entity-list',
      countryOf: (maker) => (maker === 'known-us' ? 'US' : undefined),
    }),
  lists: [],
  problems: [],
};
const clear = { matches: [], verdicts: [], status: 'clear' as Status, because: 'Some Maker: brand on the label' };

function item(makerName: string, more: Partial<Attribution> = {}): Identification {
  const claim: Attribution = {
    maker: 'name:x',
    makerName,
    role: 'manufacturer',
    confidence: 'strong',
    signals: [],
    against: [],
    ...more,
  };
  return { attributions: [claim], state: 'established', category: 'router', presence: 'present', toSettle: [] };
}

function seen(kind: ObservationKind, value: string): Observation {
  return { kind, value, at: { at: 'line', line: 2 } };
}

const join = prepareParties(lists, { asOf }, []);
const other = item('Honest Routers');

describe('the parties of an item', () => {
  it.each<[string, Identification, Observation[], Status, number]>([
    [
      'a seller with a listed name sends a clear item to review',
      other,
      [seen('seller', 'QORVANTA MARITIME TRADING, L.L.C.')],
      'review',
      1,
    ],
    ['so does an importer', other, [seen('importer', 'Qorvanta Maritime Trading')], 'review', 1],
    ['so does a maker known by name only', item('Drumvexi Microsystems'), [], 'review', 1],
    [
      'a maker that a weak sign names only informs',
      item('Drumvexi Microsystems', { confidence: 'weak' }),
      [],
      'clear',
      1,
    ],
    [
      'what the built-in lists already say is not said again',
      item('Drumvexi Microsystems', { maker: 'listed-here' }),
      [],
      'clear',
      0,
    ],
    ['a maker of another country is a namesake', item('Drumvexi Microsystems', { maker: 'known-us' }), [], 'clear', 0],
    ['a chip inside is screened as a maker', item('Drumvexi Microsystems', { role: 'chipset' }), [], 'review', 1],
    [
      'what a thing is compatible with is no party',
      item('Drumvexi Microsystems', { role: 'compatible-with' }),
      [],
      'clear',
      0,
    ],
    ['a person only informs', other, [seen('person', 'Zebulon Quartermain')], 'clear', 1],
    ['a maker is no natural person', item('Zebulon Quartermain'), [], 'clear', 0],
    ['a ship is no seller', other, [seen('seller', 'Velbrunik Star')], 'clear', 0],
    ['a list that bars nothing informs', item('Plenthora Optics'), [], 'clear', 1],
    ['a register is no list', other, [seen('seller', 'Registered Only Holding')], 'clear', 0],
    ['an ordinary seller is nothing', other, [seen('seller', 'Corner Computer Shop')], 'clear', 0],
    ['other columns are no parties', other, [seen('description', 'Qorvanta Maritime Trading LLC')], 'clear', 0],
  ])('%s', (_, identification, observations, status, matches) => {
    const joined = join(clear, identification, observations);
    expect([joined.status, joined.matches.length]).toEqual([status, matches]);
  });

  it.each<Status>(['covered', 'review'])('leave %s as it is, and add the proof', (status) => {
    const joined = join({ ...clear, status, because: 'as before' }, other, [
      seen('seller', 'Qorvanta Maritime Trading'),
    ]);
    expect(joined).toMatchObject({ status, because: 'as before' });
    expect(joined.verdicts.map((verdict) => verdict.rule)).toEqual(['name-screening']);
  });

  it('show who is like whom, on which list since when, and every comparison', () => {
    const joined = join(clear, other, [seen('seller', 'Qorvanta Maritime Trading')]);
    expect(joined.because).toMatch(/seller Qorvanta Maritime Trading has the name of .* us-ofac-sdn/);
    expect(joined.matches[0]).toMatchObject({ list: 'us-ofac-sdn', listedOn: '2024-02-01', verified: false });
    expect(joined.verdicts[0]).toMatchObject({
      outcome: 'undetermined',
      informational: false,
      missing: ['party-is-listed'],
    });
    const proof = joined.verdicts[0]?.proof.map((step) => step.says).join('\n');
    expect(proof).toMatch(/us-ofac-sdn 1 since 2024-02-01.*score 0\.9/);
    expect(proof).toMatch(/compared word: .*"qorvanta" with "qorvanta"/);
  });

  it('give the same arrays for the same case, so that reports print a case once', () => {
    const one = join(clear, other, [seen('seller', 'Qorvanta Maritime Trading')]);
    const two = join(clear, item('Honest Routers'), [seen('seller', 'Qorvanta Maritime Trading')]);
    expect(two.verdicts).toBe(one.verdicts);
    expect(two.matches).toBe(one.matches);
    expect(join(clear, other, [])).toBe(clear);
  });

  it('inform only, when the user asked about other rules', () => {
    const asked = prepareParties(lists, { asOf, rules: ['us-889'] }, []);
    const joined = asked(clear, other, [seen('seller', 'Qorvanta Maritime Trading')]);
    expect(joined.status).toBe('clear');
    expect(joined.verdicts[0]).toMatchObject({ outcome: 'undetermined', informational: true });
  });

  it('are left alone without lists', () => {
    expect(prepareParties(undefined, { asOf }, [])(clear, other, [seen('seller', 'Qorvanta Maritime Trading')])).toBe(
      clear,
    );
    expect([partyRules(undefined), partyQuestions(undefined)]).toEqual([[], {}]);
    expect(partyRules(lists)).toHaveLength(1);
  });
});
