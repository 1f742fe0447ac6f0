import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaptureTrouble, capturePackets } from './packets.ts';

function pcap(lengths: readonly number[], headBytes = 16): Buffer {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(headBytes === 24 ? 0xa1b2cd34 : 0xa1b2c3d4, 0);
  head.writeUInt32LE(65_535, 16);
  head.writeUInt32LE(1, 20);
  const records = lengths.map((length, nth) => {
    const record = Buffer.alloc(headBytes + length, nth + 1);
    record.writeUInt32LE(1_700_000_000, 0);
    record.writeUInt32LE(5, 4);
    record.writeUInt32LE(length, 8);
    record.writeUInt32LE(length, 12);
    return record;
  });
  return Buffer.concat([head, ...records]);
}

function block(type: number, body: Buffer, big = false): Buffer {
  const out = Buffer.alloc(12 + body.length);
  const put = (value: number, at: number): number =>
    big ? out.writeUInt32BE(value, at) : out.writeUInt32LE(value, at);
  put(type, 0);
  put(out.length, 4);
  body.copy(out, 8);
  put(out.length, out.length - 4);
  return out;
}

function section(linkTypes: readonly number[], big = false): Buffer {
  const start = Buffer.alloc(16);
  if (big) start.writeUInt32BE(0x1a2b3c4d, 0);
  else start.writeUInt32LE(0x1a2b3c4d, 0);
  const faces = linkTypes.map((type) => {
    const face = Buffer.alloc(8);
    if (big) face.writeUInt16BE(type, 0);
    else face.writeUInt16LE(type, 0);
    return block(1, face, big);
  });
  return Buffer.concat([block(0x0a0d0d0a, start, big), ...faces]);
}

function enhanced(face: number, length: number, big = false): Buffer {
  const body = Buffer.alloc(20 + Math.ceil(length / 4) * 4, 9);
  const put = (value: number, at: number): number =>
    big ? body.writeUInt32BE(value, at) : body.writeUInt32LE(value, at);
  put(face, 0);
  put(length, 12);
  put(length, 16);
  return block(6, body, big);
}

async function readIn(bytes: Buffer, size: number): Promise<{ packets: string[]; troubles: CaptureTrouble[] }> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const packets: string[] = [];
  const troubles: CaptureTrouble[] = [];
  for await (const batch of capturePackets(chunks(), (one) => troubles.push(one))) {
    packets.push(...batch.map((one) => `${one.index} ${one.linkType} ${one.bytes.length}`));
  }
  return { packets, troubles };
}

describe('capturePackets', () => {
  it('reads the modified pcap form with longer heads', async () => {
    expect((await readIn(pcap([60, 70], 24), 4_096)).packets).toEqual(['1 1 60', '2 1 70']);
  });
  it('keeps the link type of each interface, and follows a section of the other byte order', async () => {
    const bytes = Buffer.concat([section([1, 113]), enhanced(1, 40), section([276], true), enhanced(0, 41, true)]);
    expect((await readIn(bytes, 4_096)).packets).toEqual(['1 113 40', '2 276 41']);
  });
  it('says that an interface nobody described has no link type', async () => {
    expect((await readIn(Buffer.concat([section([]), enhanced(3, 40)]), 4_096)).packets).toEqual(['1 -1 40']);
  });
  it('says how many bytes it left out before it found the way back', async () => {
    const bytes = pcap([60, 60, 60]);
    bytes.writeUInt32LE(0x7fffffff, 24 + 76 + 8);
    const { packets, troubles } = await readIn(bytes, 4_096);
    expect(packets).toHaveLength(2);
    expect(troubles).toMatchObject([{ offset: 100, packet: 2, skipped: 76 }]);
  });
  it('gives up on a file that is only noise', async () => {
    const noise = Buffer.alloc(40_000, 0);
    const { packets, troubles } = await readIn(Buffer.concat([pcap([60]), noise]), 4_096);
    expect(packets).toHaveLength(1);
    expect(troubles).toHaveLength(1);
  });
  it('reads the same however the bytes are cut, also when they are damaged', async () => {
    const files = [
      pcap([60, 61, 900, 62]),
      Buffer.concat([section([1]), enhanced(0, 60), enhanced(0, 99), enhanced(0, 7)]),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(1_500), fc.nat(255)), { maxLength: 4 }),
        fc.integer({ min: 1, max: 200 }),
        async (file, changes, size) => {
          const bytes = Buffer.from(file);
          for (const [at, byte] of changes) bytes[24 + (at % (bytes.length - 24))] = byte;
          expect(await readIn(bytes, size)).toEqual(await readIn(bytes, 100_000));
        },
      ),
      { numRuns: 150 },
    );
  });
});
