import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from './detect.ts';
import { decodeStream } from './text-stream.ts';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function decodeAll(bytes: Uint8Array, encoding: string, sizes: readonly number[] = [1 << 16]) {
  const stream = decodeStream(cut(bytes, sizes), encoding);
  let text = '';
  for await (const chunk of stream.chunks) text += chunk;
  return { text, notes: stream.notes };
}

// Self-made lists, encoded outside this program so that the test does not rest on the decoder it checks.
const CASES: readonly (readonly [name: string, encoding: string, hex: string, text: string])[] = [
  ['plain ASCII is UTF-8', 'utf-8', Buffer.from('Maker,Model\nZTE,F660\n').toString('hex'), 'Maker,Model\nZTE,F660\n'],
  ['UTF-8 without a mark', 'utf-8', Buffer.from('品牌,型号\n华为,S5735\n').toString('hex'), '品牌,型号\n华为,S5735\n'],
  [
    'UTF-8 with a mark, mark removed',
    'utf-8',
    `efbbbf${Buffer.from('Fabricant;Modèle\n').toString('hex')}`,
    'Fabricant;Modèle\n',
  ],
  [
    'UTF-16 with a mark',
    'utf-16le',
    `fffe${Buffer.from('Maker\tModel\r\n', 'utf16le').toString('hex')}`,
    'Maker\tModel\r\n',
  ],
  [
    'UTF-16 without a mark',
    'utf-16le',
    Buffer.from('Maker\tModel\r\nZTE\tF660\r\n', 'utf16le').toString('hex'),
    'Maker\tModel\r\nZTE\tF660\r\n',
  ],
  [
    'big-endian UTF-16 without a mark',
    'utf-16be',
    Buffer.from('Maker\tModel\r\nZTE\tF660\r\n', 'utf16le').swap16().toString('hex'),
    'Maker\tModel\r\nZTE\tF660\r\n',
  ],
  [
    'Windows-1252 accents',
    'windows-1252',
    '466162 72 69 63 61 6e 74 3b 4d 6f 64 e8 6c 65 3b 51 75 61 6e 74 69 74 e9 0a',
    'Fabricant;Modèle;Quantité\n',
  ],
  [
    'GB18030 headers',
    'gb18030',
    'c6b7c5c6 2c d0cdbac5 2c cafdc1bf 0a bbaace aa 2c 5335373335 2c 34 0a',
    '品牌,型号,数量\n华为,S5735,4\n',
  ],
  ['Big5 headers', 'big5', 'ab7e b550 2c ab ac b8 b9 2c bc c6 b6 71 0a', '品牌,型號,數量\n'],
  [
    'Shift-JIS headers',
    'shift_jis',
    '83 81 81 5b 83 4a 81 5b 2c 8c 5e 94 d4 2c 90 94 97 ca 0a',
    'メーカー,型番,数量\n',
  ],
  ['EUC-KR headers', 'euc-kr', 'c1a6 c1b6 bbe7 2c b8f0 b5a8 b8ed 2c bcf6 b7ae 0a', '제조사,모델명,수량\n'],
  [
    'Windows-1251 headers',
    'windows-1251',
    'cf f0 ee e8 e7 e2 ee e4 e8 f2 e5 eb fc 3b cc ee e4 e5 eb fc 0a',
    'Производитель;Модель\n',
  ],
  [
    'KOI8-R headers',
    'koi8-r',
    'f0 d2 cf c9 da d7 cf c4 c9 d4 c5 cc d8 3b ed cf c4 c5 cc d8 0a',
    'Производитель;Модель\n',
  ],
];

describe('detectEncoding', () => {
  for (const [name, encoding, hex, text] of CASES) {
    it(`recognises ${name}`, async () => {
      const bytes = bytesOf(hex);
      expect(detectEncoding(bytes, true).encoding).toBe(encoding);
      expect((await decodeAll(bytes, encoding)).text).toBe(text);
    });
  }
  it('calls bytes full of controls binary', () => {
    expect(
      detectEncoding(
        Uint8Array.from({ length: 300 }, (_, index) => index % 7),
        true,
      ).encoding,
    ).toBe('binary');
  });
  it('takes one stray NUL in a text for a flaw, not for a binary file', () => {
    expect(detectEncoding(Buffer.from(`Maker,Model\n${'ZTE,F660\n'.repeat(30)}\0`), true).encoding).toBe('utf-8');
  });
  it('forgives a character that the end of the probe cuts', () => {
    const bytes = Buffer.from('品牌,型号');
    expect(detectEncoding(bytes.subarray(0, bytes.length - 1), false).encoding).toBe('utf-8');
  });
});

describe('decodeStream', () => {
  it('reads on in the legacy encoding when accents come after plain ASCII, and says from which line', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a,b\n'.repeat(11)),
      Buffer.from([0x4d, 0x6f, 0x64, 0xe8, 0x6c, 0x65, 10]),
    ]);
    const { text, notes } = await decodeAll(bytes, 'utf-8', [5]);
    expect(text.endsWith('Modèle\n')).toBe(true);
    expect(notes).toMatchObject([{ line: 12, kind: 'switched', readAs: 'windows-1252' }]);
  });
  it('repairs single lines of a file that is otherwise UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('Modèle\n'), Buffer.from([0xe9, 0x74, 0xe9, 10]), Buffer.from('品牌\n')]);
    const { text, notes } = await decodeAll(bytes, 'utf-8', [3]);
    expect(text).toBe('Modèle\nété\n品牌\n');
    expect(notes).toMatchObject([{ line: 2, kind: 'mixed', count: 1 }]);
  });
  it('gives the same text however valid UTF-8 is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        async (text, sizes) => {
          const bytes = Buffer.from(text.replaceAll('\ufeff', ''));
          expect((await decodeAll(bytes, 'utf-8', sizes)).text).toBe(bytes.toString('utf8'));
        },
      ),
      { numRuns: 200 },
    );
  });
  it('never throws on garbage', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('utf-8', 'gb18030', 'utf-16le'),
        async (bytes, encoding) => {
          detectEncoding(bytes, true);
          await decodeAll(bytes, encoding, [7]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
