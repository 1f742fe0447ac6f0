/** Next whole number from 0 up to `below`. */
export type Random = (below: number) => number;

/** A small repeatable generator (mulberry32): the same seed gives the same numbers. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below);
  };
}

/** Texts that break parsers: quotes, brackets, entities, separators, odd encodings, long runs. */
const SPICES = [
  '"',
  '""',
  '\n',
  '\r\n',
  ',',
  ';',
  '\t',
  '<',
  '>',
  '&lol;',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '{',
  '}',
  '[',
  ']',
  ':',
  '\\',
  '\0',
  '\ufeff',
  '\ufffd',
  '0x',
  '-1',
  '1E+19',
  '99999999999999999999',
  '=1+1',
  'Total',
  '../../',
  '%s',
  '型号',
  'é',
  'STRING: ',
  'Hex-STRING: ',
  'lease ',
  'a'.repeat(70_000),
  '('.repeat(3_000),
  '['.repeat(3_000),
  '<a>'.repeat(500),
];

/** One input changed in one to eight places: bytes flipped, stretches removed, doubled, swapped with another input, spiced. */
export function mutate(bytes: Uint8Array, other: Uint8Array, next: Random): Uint8Array {
  let out = Buffer.from(bytes);
  const times = 1 + next(8);
  for (let turn = 0; turn < times; turn++) {
    const at = next(out.length + 1);
    const length = next(Math.min(out.length - at + 1, 1 << next(12)));
    switch (next(7)) {
      case 0:
        if (at < out.length) out[at] = next(256);
        break;
      case 1:
        out = Buffer.concat([out.subarray(0, at), out.subarray(at + length)]);
        break;
      case 2:
        out = Buffer.concat([out.subarray(0, at + length), out.subarray(at)]);
        break;
      case 3: {
        const from = next(other.length + 1);
        out = Buffer.concat([out.subarray(0, at), other.subarray(from, from + length), out.subarray(at)]);
        break;
      }
      case 4:
        out = Buffer.concat([out.subarray(0, at), Buffer.from(SPICES[next(SPICES.length)] ?? ''), out.subarray(at)]);
        break;
      case 5:
        out = out.subarray(0, at);
        break;
      default: {
        const end = Math.min(out.length, at + length);
        for (let index = at; index < end; index++) out[index] = next(256);
      }
    }
    if (out.length > 1 << 20) out = out.subarray(0, 1 << 20);
  }
  return out;
}
