/** Writing systems that are romanised by rules of their own; everything else is `other`. */
export type Script = 'latin' | 'han' | 'kana' | 'hangul' | 'cyrillic' | 'greek' | 'arabic' | 'hebrew' | 'other';

/** Script of one code point; digits, punctuation and spaces have none. */
export function scriptOf(code: number): Script | undefined {
  if (code < 0x41) return undefined;
  if (code < 0x370)
    return (code < 0x5b || (code > 0x60 && code < 0x7b) || code > 0xbf) && code !== 0xd7 && code !== 0xf7
      ? 'latin'
      : undefined;
  if (code < 0x400) return 'greek';
  if (code < 0x530) return 'cyrillic';
  if (code >= 0x590 && code < 0x600) return 'hebrew';
  if (
    (code >= 0x600 && code < 0x780) ||
    (code >= 0x8a0 && code < 0x900) ||
    (code >= 0xfb50 && code < 0xfe00) ||
    (code >= 0xfe70 && code < 0xff00)
  )
    return 'arabic';
  if (code >= 0x1e00 && code < 0x1f00) return 'latin';
  if (code >= 0x1f00 && code < 0x2000) return 'greek';
  if (code >= 0x2000 && code < 0x2e80) return undefined;
  if (code >= 0x3040 && code < 0x3100) return code === 0x30fb ? undefined : 'kana';
  if (
    code === 0x3005 ||
    code === 0x3007 ||
    (code >= 0x3400 && code < 0xa000) ||
    (code >= 0xf900 && code < 0xfb00) ||
    (code >= 0x20000 && code < 0x32000)
  )
    return 'han';
  if ((code >= 0x1100 && code < 0x1200) || (code >= 0xac00 && code < 0xd7b0)) return 'hangul';
  if (code >= 0x3000 && code < 0x3040) return undefined;
  return 'other';
}
