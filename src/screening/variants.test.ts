import { describe, expect, it } from 'vitest';
import type { Entity, EntitySchema } from '../core/listing.ts';
import { compare, isMatch } from './compare.ts';

/** Ways in which one name is written, from general knowledge; each row: what varies, asked name, listed name. */
const ONE_FIRM: readonly (readonly [string, string, string])[] = [
  ['COMM', 'Orvex Comm Ltd', 'Orvex Communications Limited'],
  ['TECH', 'Zelmark Tech Co', 'Zelmark Technologies Company'],
  ['GRP', 'Zelmark Grp', 'Zelmark Group'],
  ['INTL', 'Orvex Intl Trdg', 'Orvex International Trading'],
  ['MFG', 'Orvex Mfg Co Ltd', 'Orvex Manufacturing Company Limited'],
  ['SRVCS', 'Zelmark Srvcs LLC', 'Zelmark Services LLC'],
  ['joined words', 'Zel Mark Electronics', 'Zelmark Electronics'],
  ['split words', 'Northvale Shipping', 'North Vale Shipping'],
  ['word order', 'Electronics Zelmark Co', 'Zelmark Electronics Co'],
  ['GmbH', 'Zelmark GmbH', 'Zelmark Gesellschaft mit beschränkter Haftung'],
  ['Sp. z o.o.', 'Zelmark Sp. z o.o.', 'Zelmark spółka z ograniczoną odpowiedzialnością'],
  ['Ukrainian form', 'ТОВ Зелмарк', 'Zelmark TOV'],
  ['Russian form in front', 'ООО «Зелмарк»', 'Zelmark Limited Liability Company'],
  ['Greek form', 'Ζελμαρκ Ανώνυμη Εταιρεία', 'Zelmark AE'],
  ['Vietnamese form', 'Công ty TNHH Zelmark', 'Zelmark Co., Ltd.'],
  ['Indonesian form', 'PT Zelmark Indonesia Tbk', 'Zelmark Indonesia'],
  ['Cyrillic', 'Зелмарк Электроника', 'Zelmark Elektronika'],
  ['Greek letters', 'Ολυμπος Ναυτιλια', 'Olympos Naftilia'],
  ['Kana', 'トヨタ株式会社', 'Toyota Kabushiki Kaisha'],
  ['traditional Han', '華為技術有限公司', '华为技术有限公司'],
  ['pinyin apart', 'Hua Wei Jishu Youxian Gongsi', '华为技术有限公司'],
  ['pinyin joined', 'Zhejiang Dahua Jishu Gufen Youxian Gongsi', '浙江大华技术股份有限公司'],
  ['digits and words', 'Factory Forty-four', 'Factory 44'],
  ['a brand of five words', 'AVIC Orvex', 'Aviation Industry Corporation of China Orvex'],
  ['a word that objects know', 'Constructor Orvex', 'Konstruktor Orvex'],
  ['Roman numerals', 'Orvex Fund VII', 'Orvex Fund 7'],
  ['dots in initials', 'Z.E.L. Zelmark', 'ZEL Zelmark'],
  ['ampersand', 'Orvex & Zelmark', 'Orvex and Zelmark'],
  ['doubled letter', 'Zellmark Electronics', 'Zelmark Electronics'],
  ['swapped letters', 'Hauwei Technologies', 'Huawei Technologies'],
];
const ONE_PERSON: readonly (readonly [string, string, string])[] = [
  ['name order', 'Petrenko, Oleksandr', 'Oleksandr Petrenko'],
  ['patronymic', 'Sergei Ivanovich Orvexov', 'Sergey Orvexov'],
  ['Cyrillic', 'Сергей Орвексов', 'Sergey Orveksov'],
  ['Ukrainian and Russian', 'Volodymyr Orvexenko', 'Vladimir Orvexenko'],
  ['Arabic', 'محمد علي الزهراني', 'Mohammed Ali al-Zahrani'],
  ['Hebrew', 'דוד לוי', 'David Levi'],
  ['Hangul', '김정은', 'Kim Jong Un'],
  ['Han', '习近平', 'Xi Jinping'],
  ['pinyin apart', 'Xi Jin Ping', 'Xi Jinping'],
  ['Greek', 'Αλέξης Τσίπρας', 'Alexis Tsipras'],
  ['particles', 'Ahmed bin Salem al Dosmani', 'Ahmed Salem Dosmani'],
  ['nickname', 'Bill Orvexham', 'William Orvexham'],
  ['title', 'Dr. Petra Orvexham', 'Petra Orvexham'],
  ['diacritics', 'José Núñez Orvexal', 'Jose Nunez Orvexal'],
  ['initial', 'V. Orvexov', 'Vladimir Orvexov'],
];
/** Other parties, however alike. */
const OTHER_FIRM: readonly (readonly [string, string, string])[] = [
  ['an everyday word', 'Amber Networks Inc', 'Amber'],
  ['another everyday word', 'Summit Microsystems Corp', 'Summit Marketing Inc'],
  ['two known words', 'Ember Corporation', 'Amber'],
  ['general words', 'Advanced Systems', 'Future Systems'],
  ['general words in part', 'Electronics Company Limited', 'Electronics Systems'],
  ['three letters', 'ITC Systems', 'ITC Trading House'],
  ['a legal form that is a name', 'APS Systems', 'Systems AG'],
  ['letters that are a name', 'I-O Corporation', 'I&S Holding Company'],
  ['a letter and a general word', 'S.E. Technologies Limited', 'Technology Ltd'],
  ['a letter exchanged', 'Pelco', 'Pedco'],
  ['another place and firm', 'Norvik Bank', 'Norvik Foods'],
];
const OTHER_PERSON: readonly (readonly [string, string, string])[] = [
  ['other initial', 'William G. Frostham', 'William W. Frostham Jr'],
  ['one part', 'Oleksandr Petrenko', 'Oleksandr Bondar'],
];

const entity = (schema: EntitySchema, value: string): Entity => ({
  id: 'test:1',
  schema,
  names: [{ value, kind: 'primary' }],
  identifiers: [],
  addresses: [],
  birthDates: [],
  countries: [],
  sectors: [],
});

describe('one name written in several ways', () => {
  it.each(ONE_FIRM)('firm, %s: %s = %s', (_, asked, listed) => {
    expect(compare({ name: asked, schema: 'Company' }, entity('Company', listed))).toSatisfy(
      (found: { readonly score: number }) => isMatch(found),
    );
    expect(compare({ name: listed, schema: 'Company' }, entity('Company', asked))).toSatisfy(
      (found: { readonly score: number }) => isMatch(found),
    );
  });
  it.each(ONE_PERSON)('person, %s: %s = %s', (_, asked, listed) => {
    expect(compare({ name: asked, schema: 'Person' }, entity('Person', listed))).toSatisfy(
      (found: { readonly score: number }) => isMatch(found),
    );
  });
});

describe('names that are merely alike', () => {
  it.each(OTHER_FIRM)('firm, %s: %s is not %s', (_, asked, listed) => {
    expect(compare({ name: asked, schema: 'Company' }, entity('Company', listed))).not.toSatisfy(
      (found: { readonly score: number }) => isMatch(found),
    );
  });
  it.each(OTHER_PERSON)('person, %s: %s is not %s', (_, asked, listed) => {
    expect(compare({ name: asked, schema: 'Person' }, entity('Person', listed))).not.toSatisfy(
      (found: { readonly score: number }) => isMatch(found),
    );
  });
});
