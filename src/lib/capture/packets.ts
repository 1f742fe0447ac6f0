/** One captured frame. */
export interface Packet {
  /** 1-based, as capture tools number frames. */
  readonly index: number;
  /** Link type (LINKTYPE_ registry: 1 is Ethernet). */
  readonly linkType: number;
  /** The bytes captured; the frame may have been longer on the wire. */
  readonly bytes: Uint8Array;
}

/** What ended or disturbed the reading. */
export interface CaptureTrouble {
  readonly message: string;
  /** Byte offset in the file. */
  readonly offset: number;
}

/** Largest record that is believed; tcpdump's own limit is 262,144 bytes. */
const MOST_RECORD_BYTES = 16 * 2 ** 20;
const BATCH = 2_000;

/** Whether bytes begin like a pcap or pcapng file. */
export function isCapture(head: Uint8Array): boolean {
  return formatOf(head) !== undefined;
}

/**
 * Reads a capture as a stream of packets: pcap (both byte orders, micro- and nanoseconds) and pcapng (sections of either
 * order, several interfaces; enhanced, simple and obsolete packet blocks). A file that ends early gives the packets before
 * the end and one trouble; lengths that cannot be are not followed. Formats: draft-ietf-opsawg-pcap, -pcapng.
 */
export async function* capturePackets(
  bytes: AsyncIterable<Uint8Array>,
  onTrouble: (trouble: CaptureTrouble) => void = () => undefined,
): AsyncGenerator<readonly Packet[]> {
  let buffer: Buffer = Buffer.alloc(0);
  let offset = 0;
  let state: State | undefined;
  let stopped = false;
  for await (const chunk of bytes) {
    if (stopped) break;
    buffer =
      buffer.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([buffer, chunk]);
    if (state === undefined) {
      if (buffer.length < 24) continue;
      const format = formatOf(buffer);
      if (format === undefined) {
        onTrouble({ message: 'not a capture', offset: 0 });
        return;
      }
      state = format === 'pcapng' ? { format, little: true, interfaces: [], index: 0 } : pcapState(buffer, format);
      if (format !== 'pcapng') {
        buffer = buffer.subarray(24);
        offset += 24;
      }
    }
    let packets: Packet[] = [];
    for (;;) {
      const step = state.format === 'pcapng' ? blockAt(buffer, state) : recordAt(buffer, state);
      if (step === undefined) break;
      if ('damage' in step) {
        onTrouble({ message: step.damage, offset });
        stopped = true;
        break;
      }
      if (step.packet !== undefined) packets.push(step.packet);
      buffer = buffer.subarray(step.size);
      offset += step.size;
      if (packets.length >= BATCH) {
        yield packets;
        packets = [];
      }
    }
    if (packets.length > 0) yield packets;
  }
  if (!stopped && buffer.length > 0) onTrouble({ message: 'the file ends inside a packet', offset });
}

type State = PcapState | NgState;
interface PcapState {
  readonly format: 'pcap-le' | 'pcap-be';
  readonly linkType: number;
  index: number;
}
interface NgState {
  readonly format: 'pcapng';
  little: boolean;
  interfaces: number[];
  index: number;
}
type Step = { readonly size: number; readonly packet?: Packet } | { readonly damage: string };

function formatOf(head: Uint8Array): 'pcap-le' | 'pcap-be' | 'pcapng' | undefined {
  if (head.length < 4) return undefined;
  const magic = (((head[0] ?? 0) << 24) | ((head[1] ?? 0) << 16) | ((head[2] ?? 0) << 8) | (head[3] ?? 0)) >>> 0;
  if (magic === 0xd4c3b2a1 || magic === 0x4d3cb2a1) return 'pcap-le';
  if (magic === 0xa1b2c3d4 || magic === 0xa1b23c4d) return 'pcap-be';
  return magic === 0x0a0d0d0a ? 'pcapng' : undefined;
}

function pcapState(head: Buffer, format: 'pcap-le' | 'pcap-be'): PcapState {
  const word = format === 'pcap-le' ? head.readUInt32LE(20) : head.readUInt32BE(20);
  return { format, linkType: word & 0xffff, index: 0 };
}

function recordAt(buffer: Buffer, state: PcapState): Step | undefined {
  if (buffer.length < 16) return undefined;
  const length = state.format === 'pcap-le' ? buffer.readUInt32LE(8) : buffer.readUInt32BE(8);
  if (length > MOST_RECORD_BYTES) return { damage: `packet ${state.index + 1} claims ${length} bytes` };
  if (buffer.length < 16 + length) return undefined;
  const packet = { index: ++state.index, linkType: state.linkType, bytes: buffer.subarray(16, 16 + length) };
  return { size: 16 + length, packet };
}

function blockAt(buffer: Buffer, state: NgState): Step | undefined {
  if (buffer.length < 12) return undefined;
  // A section header tells the byte order of what follows.
  if (buffer.readUInt32BE(0) === 0x0a0d0d0a) {
    state.little = buffer.readUInt32LE(8) === 0x1a2b3c4d;
    state.interfaces = [];
  }
  const u32 = (at: number): number => (state.little ? buffer.readUInt32LE(at) : buffer.readUInt32BE(at));
  const u16 = (at: number): number => (state.little ? buffer.readUInt16LE(at) : buffer.readUInt16BE(at));
  const type = u32(0);
  const size = u32(4);
  if (size < 12 || size % 4 !== 0 || size > MOST_RECORD_BYTES) return { damage: `a block claims ${size} bytes` };
  if (buffer.length < size) return undefined;
  if (type === 1 && size >= 20) {
    if (state.interfaces.length < 65_536) state.interfaces.push(u16(8));
    return { size };
  }
  if (type === 6 && size >= 32) {
    const length = Math.min(u32(20), size - 32);
    return {
      size,
      packet: {
        index: ++state.index,
        linkType: state.interfaces[u32(8)] ?? -1,
        bytes: buffer.subarray(28, 28 + length),
      },
    };
  }
  if (type === 3 && size >= 16) {
    const length = Math.min(u32(8), size - 16);
    return {
      size,
      packet: { index: ++state.index, linkType: state.interfaces[0] ?? -1, bytes: buffer.subarray(12, 12 + length) },
    };
  }
  if (type === 2 && size >= 32) {
    const length = Math.min(u32(20), size - 32);
    return {
      size,
      packet: {
        index: ++state.index,
        linkType: state.interfaces[u16(8)] ?? -1,
        bytes: buffer.subarray(28, 28 + length),
      },
    };
  }
  return { size };
}
