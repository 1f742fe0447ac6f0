import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';

/** One file inside a zip archive. */
export interface ZipMember {
  readonly name: string;
  readonly sizeBytes: number;
  readonly packedBytes: number;
  /** Bytes of the member; stops with an error above `limitBytes` or when the archive is damaged. */
  stream(limitBytes: number): AsyncIterable<Uint8Array>;
}

interface Directory {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

const MAX_MEMBERS = 10_000;
const MAX_DIRECTORY = 64 * 2 ** 20;

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

/** End-of-central-directory record, with its zip64 form (APPNOTE 4.3.14 to 4.3.16). */
async function directoryOf(handle: FileHandle, size: number): Promise<Directory> {
  const tail = await readAt(handle, Math.max(0, size - 66_000), Math.min(size, 66_000));
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0 || at + 22 > tail.length) throw new Error('the zip has no end record: it is cut short or no zip');
  const plain = {
    count: tail.readUInt16LE(at + 10),
    size: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  const locator = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 6, 7]), at);
  if (locator < 0 || (plain.count !== 0xffff && plain.size !== 0xffffffff && plain.offset !== 0xffffffff)) return plain;
  const end = await readAt(handle, Number(tail.readBigUInt64LE(locator + 8)), 56);
  if (end.length < 56 || end.readUInt32LE(0) !== 0x06064b50) throw new Error('the zip64 end record is damaged');
  return {
    count: Number(end.readBigUInt64LE(32)),
    size: Number(end.readBigUInt64LE(40)),
    offset: Number(end.readBigUInt64LE(48)),
  };
}

/** Sizes and offset of a member, from the zip64 extra field where the plain ones are full. */
function extended(extra: Buffer, sizes: { packed: number; size: number; offset: number }): typeof sizes {
  const out = { ...sizes };
  for (let at = 0; at + 4 <= extra.length; ) {
    const id = extra.readUInt16LE(at);
    const length = extra.readUInt16LE(at + 2);
    if (id === 1 && at + 4 + length <= extra.length) {
      let field = at + 4;
      const next = (): number => {
        const value = field + 8 <= extra.length ? Number(extra.readBigUInt64LE(field)) : 0;
        field += 8;
        return value;
      };
      if (out.size === 0xffffffff) out.size = next();
      if (out.packed === 0xffffffff) out.packed = next();
      if (out.offset === 0xffffffff) out.offset = next();
    }
    at += 4 + length;
  }
  return out;
}

/** Lists the members of a zip file without unpacking anything. Throws a plain Error when the archive is damaged. */
export async function zipMembers(path: string): Promise<readonly ZipMember[]> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const directory = await directoryOf(handle, size);
    if (directory.count > MAX_MEMBERS || directory.size > MAX_DIRECTORY)
      throw new Error(`the zip claims ${directory.count} members`);
    const bytes = await readAt(handle, directory.offset, directory.size);
    const members: ZipMember[] = [];
    for (let at = 0; at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50; ) {
      const nameLength = bytes.readUInt16LE(at + 28);
      const extraLength = bytes.readUInt16LE(at + 30);
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
      const sizes = extended(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength), {
        packed: bytes.readUInt32LE(at + 20),
        size: bytes.readUInt32LE(at + 24),
        offset: bytes.readUInt32LE(at + 42),
      });
      const method = bytes.readUInt16LE(at + 10);
      const encrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
      if (!name.endsWith('/')) {
        members.push({
          name,
          sizeBytes: sizes.size,
          packedBytes: sizes.packed,
          stream: (limit) => memberBytes(path, { ...sizes, method, encrypted, name }, limit),
        });
      }
      at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    }
    return members;
  } finally {
    await handle.close();
  }
}

async function* memberBytes(
  path: string,
  member: { packed: number; offset: number; method: number; encrypted: boolean; name: string },
  limitBytes: number,
): AsyncGenerator<Uint8Array> {
  if (member.encrypted) throw new Error(`${member.name} is encrypted`);
  if (member.method !== 0 && member.method !== 8)
    throw new Error(`${member.name} is packed with method ${member.method}, which is not read`);
  const handle = await open(path, 'r');
  try {
    const local = await readAt(handle, member.offset, 30);
    if (local.length < 30 || local.readUInt32LE(0) !== 0x04034b50)
      throw new Error(`${member.name} has no local header`);
    const start = member.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    if (member.packed === 0) return;
    const packed = handle.createReadStream({ start, end: start + member.packed - 1, autoClose: false });
    const source: AsyncIterable<Buffer> = member.method === 0 ? packed : packed.pipe(createInflateRaw());
    packed.on('error', () => undefined);
    let total = 0;
    for await (const chunk of source) {
      total += chunk.length;
      if (total > limitBytes) throw new Error(`${member.name} unpacks to more than ${limitBytes} bytes`);
      yield chunk;
    }
  } finally {
    await handle.close();
  }
}
