import { detectEncoding } from '../lib/encoding/detect.ts';
import { decodeHalves } from '../lib/encoding/tolerant-decoder.ts';
import type { Probe } from './reader.ts';

/** How much of a file's beginning readers are shown to recognise it. */
const PROBE_BYTES = 64 * 1024;

/** The first bytes of a stream, at most `limit`, and whether they are all there is. */
export async function headOf(
  stream: AsyncIterable<Uint8Array>,
  limit = PROBE_BYTES,
): Promise<{ readonly head: Uint8Array; readonly whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) break;
  }
  const all = Buffer.concat(chunks);
  return { head: all.subarray(0, limit), whole: size <= limit };
}

/** Makes a probe from a file's first bytes: encoding detected, or as the user named it, and the bytes as text. */
export function probeOf(
  baseName: string,
  head: Uint8Array,
  whole: boolean,
  options: { readonly encoding?: string; readonly container?: Probe['container'] } = {},
): Probe {
  const base = { baseName, head, whole, container: options.container ?? 'plain' };
  if (base.container !== 'plain') return { ...base, text: '', encoding: 'binary', encodingGuessed: false };
  const detected = detectEncoding(head, whole);
  const encoding = options.encoding ?? detected.encoding;
  if (encoding === 'binary') return { ...base, text: '', encoding, encodingGuessed: false };
  const text = decodeHalves(head.subarray(detected.bomBytes), encoding);
  return {
    ...base,
    text: whole ? text : text.replace(/\ufffd+$/, ''),
    encoding,
    encodingGuessed: detected.guessed && options.encoding === undefined,
    ...(detected.second === undefined ? {} : { secondEncoding: detected.second }),
  };
}
