/** Decodes pieces of a byte stream; the last call is without a piece. */
export interface PieceDecoder {
  decode(piece?: Uint8Array): string;
}

/**
 * A streaming decoder that never throws. Node's own throws on some byte sequences of multi-byte encodings (GB18030
 * `81 30 81 00` on Node 20) even when not asked to; such a place becomes U+FFFD and reading goes on. `encoding` is a
 * WHATWG label; an unknown label throws a RangeError here, before any byte is read.
 */
export function tolerantDecoder(encoding: string): PieceDecoder {
  let decoder = new TextDecoder(encoding);
  return {
    decode(piece?: Uint8Array): string {
      try {
        return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
      } catch {
        decoder = new TextDecoder(encoding);
        return piece === undefined ? '\ufffd' : decodeHalves(piece, encoding);
      }
    },
  };
}

/** Decodes what can be decoded by halving around the bytes that make the decoder throw. */
export function decodeHalves(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    if (bytes.length < 2) return '\ufffd';
    const middle = bytes.length >> 1;
    return decodeHalves(bytes.subarray(0, middle), encoding) + decodeHalves(bytes.subarray(middle), encoding);
  }
}
