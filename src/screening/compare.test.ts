import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entity, EntitySchema } from '../core/listing.ts';
import { compare, isMatch } from './compare.ts';
import type { ScreenQuery } from './party.ts';

/** A listed entity made for a test; the first name is the primary one. */
function entity(schema: EntitySchema, names: readonly string[], more: Partial<Entity> = {}): Entity {
  const [first = '', ...rest] = names;
  return {
    id: 'test:1',
    schema,
    names: [{ value: first, kind: 'primary' }, ...rest.map((value) => ({ value, kind: 'alias' as const }))],
    identifiers: [],
    addresses: [],
    birthDates: [],
    countries: [],
    sectors: [],
    ...more,
  };
}

const score = (schema: EntitySchema, query: string, ...listed: readonly string[]): number =>
  compare({ name: query, schema }, entity(schema, listed)).score;

describe('organisations', () => {
  test.each([
    ['another legal form', 'Norvik Radio GmbH', 'Norvik Radio Limited Liability Company'],
    ['no legal form', 'Norvik Radio', 'Norvik Radio Co., Ltd.'],
    ['words in another order', 'HALDEN BANK', 'Bank Halden'],
    ['abbreviated words', 'Orvex Comm. Tech Srvcs', 'Orvex Communications Technology Services'],
    ['words joined', 'Tianhaixiang Aviation', 'Tian-Hai-Xiang Aviation'],
    ['a slip of the pen', 'Hikvison', 'Hikvision'],
    ['letters swapped', 'Kaspersyk Lab', 'Kaspersky Lab'],
    ['traditional characters', '海能達通信股份有限公司', 'Hytera Communications Corporation Limited'],
    ['a brand in characters with its trade', '中兴通讯', 'ZTE Corporation'],
    ['pinyin words', 'Shenzhen Huawei Jishu Youxian Gongsi', 'Huawei Technologies Co., Ltd.'],
    ['Cyrillic with translated words', 'АО «Лаборатория Касперского»', 'AO Kaspersky Lab'],
    ['a number in words', 'Brigade Forty-four', 'Brigade 44'],
    ['an affiliate of a listed brand', 'Hikvision UK Limited', 'Hikvision'],
    ['an acronym of five letters', 'NRTKO', 'Norvik Radio Telemetry Kinetics Observatory'],
  ])('%s is a match', (_, query, listed) => {
    expect(score('Company', query, listed)).toBeGreaterThanOrEqual(0.5);
  });

  test.each([
    ['another brand in the same trade', 'Xtera Communications, Inc.', 'Hytera Communications Corporation'],
    ['a short name with one other letter', 'TTE Corporation', 'ZTE Corporation'],
    ['characters that sound alike', '华威科技', 'Huawei Technologies Co., Ltd.'],
    ['the same characters in another business', '大华食品', 'Dahua Technology Company'],
    ['the characters of a brand inside other words', '川大华西', 'Dahua Technology Company'],
    ['another pinyin word', 'Guangdong Huiwei High-tech Co., Ltd.', 'Huawei Technologies Company'],
    ['the same place and trade only', 'Zhejiang Bell Technology Co., Ltd', 'Zhejiang Dahua Technology Co., Ltd.'],
    ['a three-letter acronym', 'IAA', 'International Aerospace Asia'],
    ['two of three partners', 'Hintz, Senger and Konopelski', 'Hintz, Harris and Rau'],
  ])('%s is no match', (_, query, listed) => {
    expect(score('Company', query, listed)).toBeLessThan(0.5);
  });

  test('says same name for a spelling and same family for an affiliate', () => {
    expect(
      compare({ name: 'Huawei Technologies', schema: 'Company' }, entity('Company', ['Huawei Technologies Co., Ltd.']))
        .relation,
    ).toBe('same-name');
    expect(compare({ name: 'Huawei Marine Norway', schema: 'Company' }, entity('Company', ['Huawei'])).relation).toBe(
      'same-family',
    );
  });
});

describe('persons', () => {
  test.each([
    ['family name first', 'DOSTAM, Karim Jalal', 'Karim Jalal Dostam'],
    ['another transliteration', 'Sergej Wladimirowitsch', 'Sergey Vladimirovich'],
    ['a part left out', 'Noureddin Ben Salah Belkacem', 'Noureddin Salah'],
    ['Arabic letters', 'خالد محمود', 'Khaled Mahmoud'],
    ['Hangul', '박지성', 'Park Ji Sung'],
    ['Han characters', '习近平', 'Xi Jinping'],
    ['Hebrew letters', 'דוד', 'David'],
    ['Greek letters', 'Νικόλαος Παπαδόπουλος', 'Nikolaos Papadopoulos'],
    ['a title', 'Mr. Rami Makhlouf', 'Rami Makhlouf'],
    ['a word cut in two', 'Nikolai Plat Ono Vich', 'Nikolai Platonovich'],
    ['the name in another language', 'Ted Harrow', 'Theodore Harrow'],
  ])('%s is a match', (_, query, listed) => {
    expect(score('Person', query, listed)).toBeGreaterThanOrEqual(0.5);
  });

  test.each([
    ['another given name', 'Anatoly Dresov', 'Sergey Dresov'],
    ['another patronymic', 'Malik Magomedovich Barkhanoev', 'Malik Ruslanovich Barkhanoev'],
    ['one part of a longer nickname', 'Lars Holst', 'Larry'],
    ['two Arabic names with few consonants in common', 'تالا العجلان', 'CARDENAS GUILLEN, Osiel'],
    ['another Chinese given name', '平 陈', 'CHEN, Ting'],
  ])('%s is no match', (_, query, listed) => {
    expect(score('Person', query, listed)).toBeLessThan(0.5);
  });
});

describe('other facts', () => {
  const listed = entity('Person', ['Ivan Petrov Dimov'], {
    birthDates: ['1961-04-01'],
    identifiers: [{ scheme: 'passport', value: 'AB 123456' }],
  });
  const ask = (more: Partial<ScreenQuery>): number =>
    compare({ name: 'Ivan Dimov', schema: 'Person', ...more }, listed).score;

  test('an equal birth date raises and another birth date sinks a match', () => {
    expect(ask({ birthDates: ['1961-04-01'] })).toBeGreaterThan(ask({}));
    expect(ask({ birthDates: ['1990-10-10'] })).toBeLessThan(0.2);
  });

  test('an equal passport number outweighs a name that does not agree', () => {
    const found = compare(
      { name: 'Quite Another', schema: 'Person', identifiers: [{ scheme: 'passport', value: 'ab123456' }] },
      listed,
    );
    expect(found.score).toBeGreaterThan(0.5);
    expect(found.relation).toBe('identifier');
  });

  test('an LEI with a wrong check digit counts for half', () => {
    const company = entity('Company', ['Orvex'], { identifiers: [{ scheme: 'lei', value: '5493001KJTIIGC8Y1R12' }] });
    const same = compare(
      { name: 'Other', schema: 'Company', identifiers: [{ scheme: 'lei', value: '5493001KJTIIGC8Y1R12' }] },
      company,
    );
    expect(same.comparisons.some(({ feature }) => feature === 'same lei')).toBe(true);
    expect(same.score).toBeGreaterThan(0.9);
  });

  test('every comparison says what was compared and what it adds', () => {
    const { comparisons, logit } = compare({ name: 'Ivan Dimov', schema: 'Person', birthDates: ['1961'] }, listed);
    const known = new Set(comparisons.map(({ feature }) => feature));
    expect(known).toContain('word: equal');
    expect(known).toContain('same year of birth');
    for (const row of comparisons) expect(Number.isFinite(row.weight) && row.score >= 0 && row.score <= 1).toBe(true);
    expect(Number.isFinite(logit)).toBe(true);
  });
});

const WORDS = [
  'huawei',
  'technology',
  'shenzhen',
  'orvex',
  'müller',
  'иванов',
  '华为',
  'محمد',
  'ltd',
  'bank',
  'ali',
  'petrov',
  '44',
  'north',
  'communications',
  'é',
  'al',
  'van',
];
const name = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
  fc.string({ maxLength: 40, unit: 'grapheme' }),
);
const kind = fc.constantFrom<EntitySchema>('Person', 'Company', 'LegalEntity', 'Vessel');

describe('properties', () => {
  test('comparing is symmetric when both sides carry one name and no other facts', () => {
    fc.assert(
      fc.property(name, name, fc.constantFrom<EntitySchema>('Person', 'Vessel'), (left, right, schema) => {
        expect(score(schema, left, right)).toBeCloseTo(score(schema, right, left), 6);
      }),
      { numRuns: 400 },
    );
  });

  test('a further alias never lowers a score', () => {
    fc.assert(
      fc.property(name, name, name, kind, (query, listed, alias, schema) => {
        expect(score(schema, query, listed, alias)).toBeGreaterThanOrEqual(score(schema, query, listed));
      }),
      { numRuns: 400 },
    );
  });

  test('case, spacing and diacritics never flip a verdict', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }),
        name,
        kind,
        (words, listed, schema) => {
          const plain = isMatch(compare({ name: words.join(' '), schema }, entity(schema, [listed])));
          const dressed = `  ${words.join(' \u00a0 ').toUpperCase().normalize('NFD')} `;
          expect(isMatch(compare({ name: dressed, schema }, entity(schema, [listed])))).toBe(plain);
          const bare = words.map((word) => word.normalize('NFD').replace(/[\u0300-\u036f]/g, '')).join(' ');
          expect(isMatch(compare({ name: bare, schema }, entity(schema, [listed])))).toBe(plain);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('never throws, and scores lie between 0 and 1, on any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ unit: 'binary', maxLength: 60 }),
        kind,
        (query, listed, schema) => {
          const found = score(schema, query, listed);
          expect(found >= 0 && found <= 1).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
