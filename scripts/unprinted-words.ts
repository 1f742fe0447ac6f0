import { createHash } from 'node:crypto';

/**
 * Vulgar words, slurs and words for sex, as the first ten hex digits of their SHA-256: the list keeps them out of code that
 * people read, and so does not print them either. To add one: `node -p "require('crypto').createHash('sha256').update('…')
 * .digest('hex').slice(0, 10)"`.
 */
const DIGESTS = new Set(
  [
    '0033728f0f 01593d28fa 01b3c12692 0228f90e92 039f4a2615 04ff6b9674 0508a63444 06a1d8bf7f 095080134d 0bba9b5822 0be9b885f4',
    '0f28c4960d 102626eace 11cf8376a1 120f6e5b4e 12e90b8e74 130229cd36 13a465fc66 14d3ff8698 158869a973 1600725e92 16ea09fc78',
    '17bde8b406 19b88ce550 1b83044895 1d0864b81a 1d951a926f 1d975ddabe 1e02eec4f1 1e3e9ed06b 1e5541c622 205063ee66 2062f80093',
    '2189c0ed71 25390976ce 262f86db0a 26578569a2 268651b3ec 28f8258878 29edf76558 2a6060b5e2 2b5fb5b4fe 2c32c156cf 2f34b7a451',
    '2f5f6ce5ae 30a989afc8 31506a8448 38339e3593 3b22ad59a4 3e8716c272 4140197ec7 41b4d5e856 44547426f2 45d866ee37 45eb60d184',
    '45fb7c3b72 48ed567bae 4ae1915834 4bb60e47e1 4c0fbd0ce0 517ae3f732 522788b65f 566f532d48 57a2f7f499 594810adcb 59cc3cb8a4',
    '5a9d9dcefb 5b3ae48be1 5d59a0e048 5d7577cd00 5e9cf6db8a 63333e4b5d 64cdcb2544 64e3bea3ea 6537f8ab8e 6556c1a584 6672b930d5',
    '6a8bfd1abb 6ac3c336e4 6adc452d6b 6b571f65fa 701d6943ae 70aafb4266 70fc4b74ea 737dd1bca2 74305616b2 7467f71dd9 74fad891ce',
    '76f0362224 7902e27065 796e43a5a8 7bc671151c 7c4a5c242b 7e85c676fd 7f5a9ba14c 80d71140f7 8171c4ecae 8353bea172 83621b34ec',
    '83ebccea9f 85266837df 85fc17f706 867d789766 886d51e97a 89133bc00e 8c5c043913 8f5083e3e5 937d56e497 938b345cbd 94a2b576a9',
    '94a877e2ce 94c6d2e10a 958ce5c321 984b5c6ef0 986c990041 98d44e13f4 9915ba2d82 9ae315a94e a02d538d50 a24efab8d9 a368606514',
    'a3719781d1 a40ccba874 a4a50c9cee a58de6354e a6ee0e6b8b a76d588d00 a87490631f ab0c0f27af ab26f6966e ac09006630 acf4548897',
    'ad505b0be8 ad6cacf3af ade74a96ae af48d859d4 afe92f9e24 affc875700 b04a8a4006 b0d4d07d61 b34e00e162 b601d5e9e6 b641f751ea',
    'b64608345c b66e4e54b4 b690cdbe59 b81d6dc258 ba6fb01a93 bb61ef4081 bbe195a3c7 bbf8bb7863 bd331fb1d2 bdb1cc258d c20363e686',
    'c2c3b68b48 c3de533e9b c59758402a c765305438 c8bd849e3a cb9c013441 cbbd0f71af cbc2d9ac11 cbcbc1118a cc02032349 cc26c23529',
    'ccff74c2d5 cdd28ff153 cf3baf3e04 cfa3e273a5 d11f396172 d2ce238bf4 d31f9b0cc1 d5146a6287 d75a838dc7 d7d34a4073 d84f691fc4',
    'd88a67948a d92f4cf1e2 db10a79061 dd32831e9d dd92623b0a df736257aa dfb0ce07ed e2de05b07b e30c2ea7a7 e512a05583 e531352262',
    'e5cd1243e0 e7b98c6aa5 e883b5ad97 e9143a2903 e99d55248f eb9b035455 ebc98c1efc ee5a869b5a eef3bd0916 eff26b1816 f0fec9b2c0',
    'f40bd55e71 f50c51ed23 f59e28f8bb f6952d6eef f753bcddd0 f9d0d9b18a fa38a8d3e5 fb96c27642 fdca9cb0db ff3ab0eace fff126e306',
  ].flatMap((line) => line.split(' ')),
);

/** Whether a lower-case word is one that shipped code does not print. */
export function isUnprinted(word: string): boolean {
  return DIGESTS.has(createHash('sha256').update(word).digest('hex').slice(0, 10));
}
