import { createRequire } from 'node:module';

interface Pinyin {
  pinyin(text: string, options: { toneType: 'none'; type: 'array'; v: boolean; surname?: 'head' }): string[];
}
interface OpenCc {
  Converter(options: { from: string; to: string }): (text: string) => string;
}

const require = createRequire(import.meta.url);
let pinyinModule: Pinyin | undefined;
let toSimplified: ((text: string) => string) | undefined;
const HAN = /[\u3400-\u9fff\uf900-\ufaff]/;

/** Chinese characters in their simplified form (OpenCC tables). Loads the tables on the first Han text, about 20 ms. */
export function simplify(text: string): string {
  if (!HAN.test(text)) return text;
  toSimplified ??= (require('opencc-js') as OpenCc).Converter({ from: 't', to: 'cn' });
  return toSimplified(text);
}

/**
 * Toneless pinyin, one syllable per Han character, in reading context (长江 is `chang jiang`); `ü` is written `v`.
 * `surname` prefers the reading a character has as a family name. Loads its dictionary on first use, about 30 ms.
 */
export function pinyinOf(text: string, surname = false): readonly string[] {
  pinyinModule ??= require('pinyin-pro') as Pinyin;
  const syllables = pinyinModule.pinyin(text, {
    toneType: 'none',
    type: 'array',
    v: true,
    ...(surname ? { surname: 'head' as const } : {}),
  });
  return syllables.map((syllable) => syllable.toLowerCase());
}
