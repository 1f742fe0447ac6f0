import { describe, expect, it } from 'vitest';
import { openIndex } from '../../../screening/screening-index.ts';
import { screen } from '../../../screening/screen.ts';
import { listedEntry } from '../../../../test/listed-entry.ts';
import { asSpelled, featureText, spelledIn } from './as-spelled.ts';

describe('spelledIn', () => {
  it.each([
    ['Hangzhou Hikvision Digital Technology Co., Ltd.', 'coltd', 'Co., Ltd.'],
    ['Hikvision Company Ltd', 'companyltd', 'Company Ltd'],
    ['华为技术有限公司', 'private', '有限公司'],
    ['中兴通讯股份有限公司', 'public', '股份有限公司'],
    ['Hua Wei Trading Hong Kong', 'hongkong', 'Hong Kong'],
    ['Hua Wei Trading', 'hua wei', 'Hua Wei'],
    ['ООО Ромашка', 'ooo', 'ООО'],
    ['Telecom Italia S.p.A.', 'spa', 'S.p.A.'],
    ['Müller GmbH & Co. KG', 'muller', 'Müller'],
    ['Huawei Technologies', 'technologies', 'Technologies'],
    // Characters stay beside their reading, and what cannot be found again stays as it was compared.
    ['华为终端', '华为 (huawei)', '华为 (huawei)'],
    ['Private Bank', 'public', 'public'],
    ['', 'coltd', 'coltd'],
  ])('%s: %s is %s', (name, word, spelled) => {
    expect(spelledIn(name, word)).toBe(spelled);
  });
});

describe('asSpelled', () => {
  it('shows the words of the names and keeps everything else', () => {
    const index = openIndex([listedEntry('test', '1', 'Hangzhou Hikvision Digital Technology Co., Ltd.')]);
    const [match] = screen(index, { name: 'HANGZHOU HIKVISION Digital Technology Company Ltd' });
    const rows = asSpelled(match!);
    expect(rows.find(({ feature }) => feature === 'word: same meaning')).toMatchObject({
      query: 'Company Ltd',
      candidate: 'Co., Ltd.',
    });
    expect(rows.find(({ candidate }) => candidate === 'Hangzhou')?.query).toBe('HANGZHOU');
    expect(rows.map(({ feature, weight }) => [feature, weight])).toEqual(
      match!.comparisons.map(({ feature, weight }) => [feature, weight]),
    );
  });
});

describe('featureText', () => {
  it.each([
    ['word only asked: legal', 'only asked: a legal form'],
    ['word only listed: industry', 'only listed: a line of business'],
    ['word only listed: core', 'only listed'],
    ['same country', 'same country'],
    ['word: equal', 'word: equal'],
  ])('%s is %s', (feature, said) => {
    expect(featureText(feature)).toBe(said);
  });
});
