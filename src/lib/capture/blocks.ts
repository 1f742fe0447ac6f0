import type { Layout, Packet, Step } from './layout.ts';

/** Largest block that is believed; blocks of secrets and comments can be longer than packets. */
const MOST_BYTES = 16 * 2 ** 20;
const MOST_INTERFACES = 65_536;
const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
const OBSOLETE_PACKET = 2;
const SIMPLE_PACKET = 3;
const ENHANCED_PACKET = 6;

/** Packets of a pcapng file, one block after another. */
export function openBlocks(): Layout {
  let little = true;
  let linkTypes: number[] = [];
  let index = 0;
  const u32 = (buffer: Buffer, at: number): number => (little ? buffer.readUInt32LE(at) : buffer.readUInt32BE(at));
  const u16 = (buffer: Buffer, at: number): number => (little ? buffer.readUInt16LE(at) : buffer.readUInt16BE(at));

  /** A section header tells the byte order of itself and what follows; undefined when it is none. */
  const orderAt = (buffer: Buffer, at: number): boolean | undefined => {
    const magic = buffer.readUInt32LE(at + 8);
    if (magic === 0x1a2b3c4d) return true;
    return magic === 0x4d3c2b1a ? false : undefined;
  };
  const packetIn = (buffer: Buffer, size: number): Packet | undefined => {
    const type = u32(buffer, 0);
    let face = 0;
    let start = 28;
    let length: number;
    if (type === ENHANCED_PACKET && size >= 32) {
      face = u32(buffer, 8);
      length = u32(buffer, 20);
    } else if (type === OBSOLETE_PACKET && size >= 32) {
      face = u16(buffer, 8);
      length = u32(buffer, 20);
    } else if (type === SIMPLE_PACKET && size >= 16) {
      start = 12;
      length = u32(buffer, 8);
    } else return undefined;
    const end = Math.min(start + length, size - 4);
    return { index: ++index, linkType: linkTypes[face] ?? -1, bytes: buffer.subarray(start, end) };
  };
  return {
    stride: 4,
    least: 12,
    count: () => index,
    step(buffer): Step | undefined {
      if (buffer.length < 12) return undefined;
      const opens = buffer.readUInt32BE(0) === SECTION;
      if (opens) {
        const order = orderAt(buffer, 0);
        if (order === undefined) return { damage: 'a section does not say its byte order' };
        little = order;
        linkTypes = [];
      }
      const size = u32(buffer, 4);
      const what = `the block at packet ${index + 1}`;
      if (size < 12 || size % 4 !== 0 || size > MOST_BYTES) return { damage: `${what} claims ${size} bytes` };
      if (buffer.length < size) return undefined;
      if (u32(buffer, size - 4) !== size) return { damage: `${what} gives two lengths that differ` };
      if (u32(buffer, 0) === INTERFACE && size >= 20 && linkTypes.length < MOST_INTERFACES)
        linkTypes.push(u16(buffer, 8));
      const packet = opens ? undefined : packetIn(buffer, size);
      return packet === undefined ? { size } : { size, packet };
    },
    begins(buffer, at, ended): boolean | undefined {
      const before = little;
      if (buffer.readUInt32BE(at) === SECTION) little = orderAt(buffer, at) ?? little;
      const type = u32(buffer, at);
      const size = u32(buffer, at + 4);
      const known = type === SECTION || (type >= 1 && type <= 10) || type === 0xbad;
      let answer: boolean | undefined = known && size >= 12 && size % 4 === 0 && size <= MOST_BYTES;
      if (answer) {
        if (at + size > buffer.length) answer = ended ? false : undefined;
        else answer = u32(buffer, at + size - 4) === size;
      }
      little = before;
      return answer;
    },
  };
}
