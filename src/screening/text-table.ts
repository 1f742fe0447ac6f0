/** Many strings in one byte array: shareable between threads, decoded one at a time. */
export interface TextTable {
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Packs texts as UTF-8. */
export function packTexts(texts: readonly string[]): TextTable {
  const encoder = new TextEncoder();
  const starts = new Uint32Array(texts.length + 1);
  let bytes = new Uint8Array(Math.max(1024, texts.length * 32));
  let size = 0;
  for (const [at, text] of texts.entries()) {
    if (size + text.length * 3 > bytes.length) {
      const larger = new Uint8Array((size + text.length * 3) * 2);
      larger.set(bytes.subarray(0, size));
      bytes = larger;
    }
    size += encoder.encodeInto(text, bytes.subarray(size)).written;
    starts[at + 1] = size;
  }
  return { starts, bytes: bytes.slice(0, size) };
}

const decoder = new TextDecoder();

/** Longest text that is tried as plain ASCII first: starting the decoder costs more than reading so few bytes. */
const SHORT = 96;

/** The text at a position. */
export function textAt(table: TextTable, at: number): string {
  const { bytes } = table;
  const from = table.starts[at]!;
  const end = table.starts[at + 1]!;
  if (end - from <= SHORT) {
    let place = from;
    while (place < end && bytes[place]! < 0x80) place++;
    if (place === end) return String.fromCharCode(...bytes.subarray(from, end));
  }
  // Shared memory cannot be decoded in place.
  return decoder.decode(bytes.slice(from, end));
}
