import { openBlocks } from './blocks.ts';
import type { Layout, Packet } from './layout.ts';
import { openRecords, type RecordForm } from './records.ts';

/** Something wrong in the file. */
export interface CaptureTrouble {
  readonly message: string;
  /** Byte offset in the file. */
  readonly offset: number;
  /** Number of the packet that would have stood there. */
  readonly packet: number;
  /** Bytes from there on that were left out because no packet could be made out in them. */
  readonly skipped: number;
}

const BATCH = 2_000;
/** Damaged places after which a file is given up: by then what is read is noise. */
const MOST_DAMAGE = 1_000;

/** Whether bytes begin like a pcap or pcapng file. */
export function isCapture(head: Uint8Array): boolean {
  return formOf(head) !== undefined;
}

/**
 * Reads a capture as a stream of packets: pcap (both byte orders, micro- and nanoseconds) and pcapng (sections of either
 * order, several interfaces; enhanced, simple and obsolete packet blocks). A length that cannot be is not followed:
 * reading goes on at the next place that looks like a packet and has another after it. A file that ends early gives the
 * packets before the end. Each such place is told through `onTrouble`. Formats: draft-ietf-opsawg-pcap, -pcapng.
 */
export async function* capturePackets(
  bytes: AsyncIterable<Uint8Array>,
  onTrouble: (trouble: CaptureTrouble) => void = () => undefined,
): AsyncGenerator<readonly Packet[]> {
  let cutter: Cutter | undefined;
  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (cutter === undefined) {
      head = Buffer.concat([head, chunk]);
      if (head.length < 24) continue;
      const form = formOf(head);
      if (form === undefined) {
        onTrouble({ message: 'not a capture', offset: 0, packet: 1, skipped: 0 });
        return;
      }
      cutter = createCutter(form === 'pcapng' ? openBlocks() : openRecords(head, form), onTrouble);
      cutter.add(form === 'pcapng' ? head : head.subarray(24), form === 'pcapng' ? 0 : 24);
    } else cutter.add(chunk, 0);
    yield* cutter.packets(false);
    if (cutter.givenUp()) return;
  }
  if (cutter === undefined) {
    onTrouble({ message: 'the file ends inside its header', offset: 0, packet: 1, skipped: head.length });
    return;
  }
  yield* cutter.packets(true);
  cutter.end();
}

interface Cutter {
  add(chunk: Uint8Array, before: number): void;
  packets(ended: boolean): Generator<readonly Packet[]>;
  givenUp(): boolean;
  end(): void;
}

/** Cuts bytes into packets as they arrive, and finds the way back after damage. */
function createCutter(layout: Layout, onTrouble: (trouble: CaptureTrouble) => void): Cutter {
  let buffer: Buffer = Buffer.alloc(0);
  let offset = 0;
  let damage: { readonly message: string; readonly offset: number } | undefined;
  let damaged = 0;
  const drop = (size: number): void => {
    buffer = buffer.subarray(size);
    offset += size;
  };
  const settle = (): void => {
    if (damage === undefined) return;
    onTrouble({ ...damage, packet: layout.count() + 1, skipped: offset - damage.offset });
    damage = undefined;
  };
  /** Leaves out bytes until a packet begins; false when more bytes are needed to tell. */
  const seek = (ended: boolean): boolean => {
    let at = 0;
    for (; at + layout.least <= buffer.length; at += layout.stride) {
      const begins = layout.begins(buffer, at, ended);
      if (begins === false) continue;
      drop(at);
      if (begins === undefined) return false;
      settle();
      return true;
    }
    drop(Math.min(at, buffer.length));
    return false;
  };
  return {
    add(chunk, before) {
      offset += before;
      buffer =
        buffer.length === 0
          ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
          : Buffer.concat([buffer, chunk]);
    },
    *packets(ended) {
      let packets: Packet[] = [];
      while (damaged <= MOST_DAMAGE && (damage === undefined || seek(ended))) {
        const step = layout.step(buffer);
        if (step === undefined) break;
        if ('damage' in step) {
          damage = { message: step.damage, offset };
          damaged++;
          drop(layout.stride);
          continue;
        }
        if (step.packet !== undefined) packets.push(step.packet);
        drop(step.size);
        if (packets.length >= BATCH) {
          yield packets;
          packets = [];
        }
      }
      if (packets.length > 0) yield packets;
    },
    givenUp() {
      if (damaged <= MOST_DAMAGE) return false;
      const message = `more than ${MOST_DAMAGE} damaged places; the rest was not read`;
      onTrouble({ message, offset, packet: layout.count() + 1, skipped: 0 });
      return true;
    },
    end() {
      const packet = layout.count() + 1;
      if (damage === undefined && buffer.length > 0)
        damage = { message: `the file ends inside packet ${packet}`, offset };
      drop(buffer.length);
      settle();
    },
  };
}

function formOf(head: Uint8Array): RecordForm | 'pcapng' | undefined {
  if (head.length < 4) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (view.getUint32(0) === 0x0a0d0d0a) return 'pcapng';
  for (const little of [true, false]) {
    const magic = view.getUint32(0, little);
    if (magic === 0xa1b2c3d4 || magic === 0xa1b23c4d) return { little, headBytes: 16 };
    // The "modified" form of some Linux distributions around 2000: longer heads before packets.
    if (magic === 0xa1b2cd34) return { little, headBytes: 24 };
  }
  return undefined;
}
