import { fold, MAX_NAME_CHARS } from '../lib/scripts/fold.ts';

/** One word of a text: a run of letters and digits, folded, with its place in the folded text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A text made comparable: folded once, cut into words once. */
export interface Words {
  readonly raw: string;
  readonly folded: string;
  readonly list: readonly Word[];
}

const WORD = /[\p{L}\p{N}]+/gu;
const ASCII_WORD = /[a-z0-9]+/g;
const ASCII = /^[\x00-\x7f]*$/;

/** Longest text that is read; what stands beyond is not looked at. */
const MAX_TEXT_CHARS = 8_192;

/** Folds a text (at most `MAX_TEXT_CHARS` of it) and cuts it into words. */
export function wordsOf(raw: string): Words {
  const folded = raw.length <= MAX_NAME_CHARS ? fold(raw) : foldLong(raw.slice(0, MAX_TEXT_CHARS));
  const pattern = ASCII.test(folded) ? ASCII_WORD : WORD;
  const list: Word[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(folded); match !== null; match = pattern.exec(folded)) {
    list.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return { raw, folded, list };
}

/** Folds piece by piece, cutting at spaces, because `fold` is made for names and stops early. */
function foldLong(raw: string): string {
  let folded = '';
  for (let at = 0; at < raw.length; ) {
    let end = Math.min(raw.length, at + MAX_NAME_CHARS);
    if (end < raw.length) {
      const space = raw.lastIndexOf(' ', end);
      if (space > at) end = space;
    }
    folded += fold(raw.slice(at, end));
    at = end;
  }
  return folded;
}

const CORPORATE = new Set(
  (
    'co company corp corporation inc incorporated ltd limited llc lp llp plc gmbh ag kg sa sas sarl srl spa bv nv ab as asa oy oyj aps kk kft sro zoo pte pty pvt private ' +
    'the of and'
  ).split(' '),
);
const GENERIC = new Set(
  (
    'technology technologies tech technical electronics electronic electric electrical equipment systems system networks network networking communications communication ' +
    'telecommunications telecommunication telecom digital software science sciences information industry industries instruments products solutions services service ' +
    'holdings holding group international intl security semiconductor microelectronics optical wireless mobile device devices factory enterprise enterprises ' +
    'shenzhen hangzhou zhejiang beijing shanghai guangzhou guangdong nanjing wuhan chengdu tianjin suzhou xian zhuhai dongguan anhui china hk hongkong hong kong taiwan usa us america europe uk india private'
  ).split(' '),
);

/** Whether a folded word is a legal form or a particle that names no one. */
function isCorporateWord(word: string): boolean {
  return CORPORATE.has(word);
}

/** Whether a folded word is a trade word or place that many makers share and that names no one by itself. */
export function isGenericWord(word: string): boolean {
  return CORPORATE.has(word) || GENERIC.has(word);
}

/** The words of a name without the legal form at its end: `Huawei Technologies Co., Ltd.` gives `huawei technologies`. */
export function coreWords(name: string): readonly string[] {
  const list = wordsOf(name).list.map((word) => word.text);
  let end = list.length;
  while (end > 1 && isCorporateWord(list[end - 1] ?? '')) end -= 1;
  return list.slice(0, end);
}

/** Letters and digits of a name, for ids: `TMEZON (US)` gives `tmezon-us`. */
export function slugOf(name: string): string {
  return coreWords(name).join('-').slice(0, 60);
}
