const DIGITS = '〇一二三四五六七八九';
const ORDINAL = /第([〇零一二三四五六七八九十百]{1,6}|\d{1,6})$/u;
/** Without 第 a row of numerals may be a name (三一 is Sany): only what a name does not hold is a number. */
const PLAIN = /((?=[^十百〇零]*[十百〇零])[〇零一二三四五六七八九十百]{2,6}|\d{1,6})$/u;

/** A number at the end of Han text, as institutes and factories bear them: 第三十八, 七〇六, 38. */
export interface HanNumber {
  /** What stands before it. */
  readonly rest: string;
  readonly digits: string;
  /** As written. */
  readonly written: string;
}

/** Finds the number at the end of a text; undefined when there is none. */
export function hanNumberAtEnd(text: string): HanNumber | undefined {
  const found = ORDINAL.exec(text) ?? PLAIN.exec(text);
  if (found === null) return undefined;
  return { rest: text.slice(0, found.index), digits: digitsOf(found[1] ?? ''), written: found[0] };
}

function digitsOf(text: string): string {
  if (/^\d/u.test(text)) return String(Number(text));
  const plain = text.replaceAll('零', '〇');
  // 七〇六 is read digit by digit, 三十八 by place.
  if (!/[十百]/u.test(plain)) return String(Number([...plain].map((sign) => DIGITS.indexOf(sign)).join('')));
  let sum = 0;
  let digit = 0;
  for (const sign of plain) {
    if (sign === '百' || sign === '十') {
      sum += (digit === 0 ? 1 : digit) * (sign === '百' ? 100 : 10);
      digit = 0;
    } else digit = DIGITS.indexOf(sign);
  }
  return String(sum + digit);
}
