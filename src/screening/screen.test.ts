import { describe, expect, test } from 'vitest';
import { listedEntry } from '../../test/listed-entry.ts';
import { isoDate } from '../core/dates.ts';
import type { EntitySchema, ListEntry } from '../core/listing.ts';
import { compare } from './compare.ts';
import { loadIndex, openIndex } from './screening-index.ts';
import { screen } from './screen.ts';
import { applySuppressions, readSuppressions } from './suppressions.ts';

function entry(
  entryId: string,
  schema: EntitySchema,
  names: readonly string[],
  more: Partial<ListEntry['entity']> = {},
): ListEntry {
  const [first = '', ...rest] = names;
  const facts: Partial<ListEntry['entity']> = {
    schema,
    names: [{ value: first, kind: 'primary' }, ...rest.map((value) => ({ value, kind: 'alias' as const }))],
    ...more,
  };
  return { ...listedEntry('test', entryId, first, facts), hash: `hash-${entryId}` };
}

const SYLLABLES = 'ka lo mi ter san dor vel bri nu gra fen zo hal pe cor tan wil mar'.split(' ');
const TRADES = ['technology', 'trading', 'electronics', 'shipping', 'communications', 'engineering services'];
const FORMS = ['ltd', 'llc', 'gmbh', 'co., ltd', 'ooo', ''];
const GIVEN = ['ali', 'maria', 'ivan', 'john', 'mohammad', 'olga', 'chen', 'ahmed', 'juan', 'aleksandr'];

/** A fixed sequence of made-up names with slips, so that the index has something to lose. */
function madeUp(count: number): readonly ListEntry[] {
  let state = 12_345;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const word = (): string => Array.from({ length: 2 + next(2) }, () => SYLLABLES[next(SYLLABLES.length)]).join('');
  return Array.from({ length: count }, (_, at) =>
    at % 2 === 0
      ? entry(String(at), 'Person', [`${GIVEN[next(GIVEN.length)]} ${word()} ${word()}`])
      : entry(String(at), 'Company', [
          `${word()} ${next(3) === 0 ? `${word()} ` : ''}${TRADES[next(TRADES.length)]} ${FORMS[next(FORMS.length)]}`,
        ]),
  );
}

describe('the index', () => {
  const entries = madeUp(600);
  const index = openIndex(entries);
  // Comparing every query with every entry takes seconds on a busy machine: a sample of both is enough to lose something.
  const scanned = entries.slice(0, 300);

  test('loses no pair that a full scan reports', () => {
    let reported = 0;
    for (let at = 0; at < scanned.length; at += 11) {
      const { entity } = scanned[at]!;
      const whole = entity.names[0].value;
      for (const name of [
        whole,
        whole.slice(0, 4) + whole.slice(5),
        whole.replace(' ', ''),
        whole.split(' ').reverse().join(' '),
      ]) {
        const query = { name, schema: entity.schema };
        const found = new Map(
          screen(index, query, { limit: 1_000 }).map((match) => [match.entry.entryId, match.score]),
        );
        for (const candidate of scanned) {
          const { score } = compare(query, candidate.entity, { rarity: index.rarity });
          if (score < 0.5) continue;
          reported++;
          expect(found.get(candidate.entryId), `${name} | ${candidate.entity.names[0].value}`).toBeCloseTo(score, 3);
        }
      }
    }
    expect(reported).toBeGreaterThan(100);
  });

  test('answers the same after being saved and loaded', () => {
    const again = loadIndex(new Uint8Array(index.bytes));
    for (const { entity } of entries.slice(0, 20)) {
      const query = { name: entity.names[0].value, schema: entity.schema };
      expect(screen(again, query)).toEqual(screen(index, query));
    }
  });

  test('refuses bytes that are no index', () => {
    expect(() => loadIndex(new Uint8Array(4_000))).toThrow(/another version/);
    expect(() => loadIndex(index.bytes.slice(0, 40))).toThrow(/too short/);
  });

  test('finds by identifier alone, whatever the name', () => {
    const own = openIndex([
      entry('1', 'Company', ['Orvex Marine'], { identifiers: [{ scheme: 'imo', value: 'IMO 9074729' }] }),
    ]);
    expect(screen(own, { name: 'Another', identifiers: [{ scheme: 'imo', value: '9074729' }] })[0]?.entry.entryId).toBe(
      '1',
    );
  });

  test('orders equal names by the facts that agree', () => {
    const own = openIndex([
      entry('1', 'Company', ['Orvex Marine'], { countries: ['US'] }),
      entry('2', 'Company', ['Orvex Marine'], { countries: ['NO'] }),
      entry('3', 'Company', ['Orvex Marine']),
    ]);
    expect(screen(own, { name: 'Orvex Marine', countries: ['NO'] }).map((match) => match.entry.entryId)).toEqual([
      '2',
      '3',
      '1',
    ]);
  });

  test('is never stopped or slowed by hostile names', () => {
    const long = 10_000;
    const hostile = [
      'a'.repeat(long),
      'ab '.repeat(long / 3),
      'and of the '.repeat(900),
      '\u200f\u202e\u200d'.repeat(3_000),
      'h\u200du\u200da\u200dw\u200de\u200di',
      'Нuаwеі',
      '\ud800'.repeat(500),
      'x\udc00y ltd',
      '华'.repeat(long),
      'محمد '.repeat(2_000),
      '('.repeat(long),
      '1 '.repeat(5_000),
      '',
      ' ',
      '...',
      'ltd',
      '\u0000',
      '𝕳𝖚𝖆𝖜𝖊𝖎',
      'e\u0301\u0301\u0301'.repeat(2_000),
      'a-b-c-d-'.repeat(1_200),
    ]; // prettier-ignore
    screen(index, { name: 'warm up 华为 محمد' });
    for (const name of hostile) {
      for (const schema of ['Person', 'Company', undefined] as const) {
        const from = performance.now();
        expect(() => screen(index, { name, ...(schema === undefined ? {} : { schema }) })).not.toThrow();
        // The promise is 50 ms; a busy machine is given more before this fails.
        expect(performance.now() - from, `${name.slice(0, 12)}… as ${schema}`).toBeLessThan(500);
      }
    }
  });
});

describe('suppressions', () => {
  const index = openIndex([entry('7', 'Company', ['Orvex Marine'])]);
  const matches = screen(index, { name: 'ORVEX  Marine' });
  const line = (more: object): string =>
    JSON.stringify({
      query: 'Orvex Marine',
      list: 'test',
      entryId: '7',
      entryHash: 'hash-7',
      reason: 'other firm',
      evidence: 'register extract',
      expires: '2030-01-01',
      ...more,
    });
  const state = (text: string, day = '2026-01-01'): string | undefined =>
    applySuppressions(matches, 'Orvex marine', readSuppressions(text, 's.jsonl').book, isoDate(day))[0]?.suppression
      ?.state;

  test('hide a match whose entry has not changed', () => expect(state(line({}))).toBe('hidden'));
  test('show it again on the day they expire', () => expect(state(line({}), '2030-01-01')).toBe('expired'));
  test('show a changed entry', () => expect(state(line({ entryHash: 'older' }))).toBe('entry-changed'));
  test('say nothing of another entry', () => expect(state(line({ entryId: '8' }))).toBeUndefined());
  test('without reason or evidence suppress nothing and are reported', () => {
    const { book, problems } = readSuppressions(
      `${line({ reason: '' })}\nnot json\n${line({ expires: 'soon' })}`,
      's.jsonl',
    );
    expect(book.size).toBe(0);
    expect(problems).toHaveLength(3);
  });
});
