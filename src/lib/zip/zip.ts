import { Readable, pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { detectEncoding } from '../encoding/detect.ts';

/** Bytes that can be read at any place. */
export interface RandomAccess {
  readonly sizeBytes: number;
  /** Up to `length` bytes from `offset`; fewer only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** One member of a zip archive, as its directory describes it. */
export interface ZipMember {
  /** Name as stored, decoded; never to be used as a path on disk. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly encrypted: boolean;
  readonly packedBytes: number;
  /** Size that the directory claims. */
  readonly sizeBytes: number;
  /**
   * The member's bytes, unpacked while read. Throws a ZipError when it is encrypted, packed in an unknown way, damaged,
   * or larger than it claims or than `limitBytes`.
   */
  stream(limitBytes: number): AsyncIterable<Uint8Array>;
}

/** Why a zip archive or one member cannot be read. */
export class ZipError extends Error {
  readonly reason: 'not-a-zip' | 'truncated' | 'damaged' | 'encrypted' | 'method' | 'too-large' | 'too-many';

  constructor(reason: ZipError['reason'], message: string) {
    super(message);
    this.name = 'ZipError';
    this.reason = reason;
  }
}

/** The largest directory that is read: 64 MiB hold some 600,000 names. */
const DIRECTORY_LIMIT = 64 * 2 ** 20;
const READ_BYTES = 256 * 1024;

/** Memory as random access. */
export function memoryAccess(bytes: Uint8Array): RandomAccess {
  return {
    sizeBytes: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  };
}

/**
 * Lists a zip archive from its central directory (APPNOTE 6.3.10 §4.3, zip64 included). Throws a ZipError when there is
 * no directory (`truncated` when the file starts like a zip), or when it is not sound.
 */
export async function listZip(source: RandomAccess): Promise<readonly ZipMember[]> {
  const { offset, size, count } = await findDirectory(source);
  if (size > DIRECTORY_LIMIT) throw new ZipError('too-many', `its directory is ${size} bytes long`);
  const directory = Buffer.from(await source.read(offset, size));
  const members: ZipMember[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) {
      throw new ZipError('damaged', `its directory breaks off at entry ${index + 1} of ${count}`);
    }
    const nameBytes = directory.readUInt16LE(at + 28);
    const extraBytes = directory.readUInt16LE(at + 30);
    const commentBytes = directory.readUInt16LE(at + 32);
    const end = at + 46 + nameBytes + extraBytes + commentBytes;
    if (end > directory.length) throw new ZipError('damaged', `its directory breaks off at entry ${index + 1}`);
    members.push(memberAt(source, directory, at, nameBytes, extraBytes));
    at = end;
  }
  return members;
}

interface DirectoryPlace {
  readonly offset: number;
  readonly size: number;
  readonly count: number;
}

async function findDirectory(source: RandomAccess): Promise<DirectoryPlace> {
  const tailBytes = Math.min(source.sizeBytes, 65_557 + 20);
  const tail = Buffer.from(await source.read(source.sizeBytes - tailBytes, tailBytes));
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue;
    const place = {
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    const wide = place.count === 0xffff || place.size === 0xffffffff || place.offset === 0xffffffff;
    const found = wide ? await zip64Place(source, tail, at, place) : place;
    if (found.offset + found.size > source.sizeBytes) {
      throw new ZipError('truncated', 'its directory lies past the end of the file');
    }
    return found;
  }
  const head = Buffer.from(await source.read(0, 4));
  const starts = head.length === 4 && head.readUInt32LE(0) === 0x04034b50;
  throw starts
    ? new ZipError('truncated', 'it ends before its directory: the file was not copied to its end')
    : new ZipError('not-a-zip', 'it has no zip directory');
}

async function zip64Place(
  source: RandomAccess,
  tail: Buffer,
  at: number,
  place: DirectoryPlace,
): Promise<DirectoryPlace> {
  if (at < 20 || tail.readUInt32LE(at - 20) !== 0x07064b50) return place;
  const record = Buffer.from(await source.read(Number(tail.readBigUInt64LE(at - 12)), 56));
  if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) {
    throw new ZipError('damaged', 'its zip64 directory record is missing');
  }
  return {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  };
}

function memberAt(
  source: RandomAccess,
  directory: Buffer,
  at: number,
  nameBytes: number,
  extraBytes: number,
): ZipMember {
  const flags = directory.readUInt16LE(at + 8);
  const method = directory.readUInt16LE(at + 10);
  const sizes = wideSizes(directory, at, at + 46 + nameBytes, extraBytes);
  const name = decodeName(directory.subarray(at + 46, at + 46 + nameBytes), (flags & 0x800) !== 0);
  const encrypted = (flags & 1) !== 0;
  return {
    name,
    isFolder: name.endsWith('/') || name.endsWith('\\'),
    encrypted,
    packedBytes: sizes.packed,
    sizeBytes: sizes.size,
    stream: (limitBytes) => unpack(source, { name, method, encrypted, ...sizes }, limitBytes),
  };
}

/** Sizes and place of a member, from the zip64 extra field (id 1) where the 32-bit ones are full. */
function wideSizes(directory: Buffer, at: number, extraAt: number, extraBytes: number) {
  let packed = directory.readUInt32LE(at + 20);
  let size = directory.readUInt32LE(at + 24);
  let offset = directory.readUInt32LE(at + 42);
  let field = extraAt;
  while (field + 4 <= extraAt + extraBytes) {
    const id = directory.readUInt16LE(field);
    const length = directory.readUInt16LE(field + 2);
    if (id === 1) {
      let value = field + 4;
      const next = (): number => {
        const wide = value + 8 <= field + 4 + length ? Number(directory.readBigUInt64LE(value)) : 0;
        value += 8;
        return wide;
      };
      if (size === 0xffffffff) size = next();
      if (packed === 0xffffffff) packed = next();
      if (offset === 0xffffffff) offset = next();
    }
    field += 4 + length;
  }
  return { packed, size, offset };
}

function decodeName(bytes: Uint8Array, utf8: boolean): string {
  const encoding = utf8 ? 'utf-8' : detectEncoding(bytes, true).encoding;
  return new TextDecoder(encoding === 'binary' ? 'windows-1252' : encoding).decode(bytes);
}

interface PackedMember {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

async function* unpack(source: RandomAccess, member: PackedMember, limitBytes: number): AsyncGenerator<Uint8Array> {
  if (member.encrypted) throw new ZipError('encrypted', `${member.name} is encrypted`);
  if (member.method !== 0 && member.method !== 8) {
    throw new ZipError('method', `${member.name} is packed with method ${member.method}, not stored or deflated`);
  }
  if (member.size > limitBytes) {
    throw new ZipError('too-large', `${member.name} unpacks to ${member.size} bytes, limit ${limitBytes}`);
  }
  const header = Buffer.from(await source.read(member.offset, 30));
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) {
    throw new ZipError('damaged', `${member.name}: its data is not where the directory says`);
  }
  const start = member.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = Readable.from(packedBytes(source, start, member.packed, member.name), { objectMode: false });
  const inflated: AsyncIterable<Uint8Array> =
    member.method === 0 ? packed : pipeline(packed, createInflateRaw({ chunkSize: 128 * 1024 }), () => {});
  // What a lying directory says does not bind the data, so the bytes themselves are counted too.
  let size = 0;
  try {
    for await (const chunk of inflated) {
      size += chunk.length;
      if (size > limitBytes || size > member.size) {
        throw new ZipError(
          'too-large',
          `${member.name} holds more than the ${Math.min(limitBytes, member.size)} bytes it claims or may hold`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ZipError) throw error;
    throw new ZipError(
      'damaged',
      `${member.name} cannot be unpacked (${error instanceof Error ? error.message : 'unknown reason'})`,
    );
  }
}

async function* packedBytes(
  source: RandomAccess,
  start: number,
  length: number,
  name: string,
): AsyncGenerator<Uint8Array> {
  let at = start;
  const end = start + length;
  while (at < end) {
    const chunk = await source.read(at, Math.min(READ_BYTES, end - at));
    if (chunk.length === 0) throw new ZipError('truncated', `${name}: the file ends inside its data`);
    yield chunk;
    at += chunk.length;
  }
}
