import { expect, it } from 'vitest';
import { listedEntry } from '../../test/listed-entry.ts';
import { compare } from './compare.ts';
import { hanNumberAtEnd } from './han-number.ts';

it.each([
  ['集团公司第三十八', '集团公司', '38'],
  ['第十', '', '10'],
  ['第五十四', '', '54'],
  ['第一百零八', '', '108'],
  ['第二', '', '2'],
  ['第38', '', '38'],
  ['七〇六', '', '706'],
  ['二十', '', '20'],
  ['航天14', '航天', '14'],
])('%s is %s and %s', (text, rest, digits) => {
  expect(hanNumberAtEnd(text)).toMatchObject({ rest, digits });
});

it.each(['三一', '七', '华为', '一汽', '第一汽车', ''])('%s holds no number at its end', (text) => {
  expect(hanNumberAtEnd(text)).toBeUndefined();
});

const score = (asked: string, listed: string): number =>
  compare({ name: asked }, listedEntry('x', '1', listed).entity).score;

it('tells the institutes of one house apart by their numbers, whatever script they stand in', () => {
  const asked = '中国电子科技集团公司第三十八研究所';
  const house = 'China Electronics Technology Group Corporation';
  expect(score(asked, `${house} 38th Research Institute`)).toBeGreaterThan(
    score(asked, `${house} 29th Research Institute`) + 0.02,
  );
  expect(score(asked, '中国电子科技集团公司第38研究所')).toBeGreaterThan(0.95);
});

it('reads "No." before a number as its sign and not as a word of the name', () => {
  expect(score('Factory No. 771 Kirov', 'Kirov Factory 771')).toBeGreaterThan(0.9);
  expect(
    score(
      'Institute No. 504 of the Example Academy of Space Technology',
      '504 Institute of Example Academy of Space Technology',
    ),
  ).toBeGreaterThan(0.9);
});
