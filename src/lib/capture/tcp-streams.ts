import { type Datagram, destinationOf, sourceOf } from './datagram.ts';

/** Streams held at once, and bytes kept of each: the beginning of an answer is enough to know who gave it. */
const MOST_STREAMS = 1_000;
const MOST_BYTES = 16_384;
/** Segments held that came before their turn. */
const MOST_EARLY = 16;

/** Bytes of a stream and the sequence number of the first. */
type Piece = Pick<Datagram, 'sequence' | 'payload'>;

interface Stream {
  readonly parts: Uint8Array[];
  length: number;
  /** Sequence number that comes next. */
  next: number;
  early: Piece[];
}

/** Puts the beginnings of TCP streams together, one direction each. */
export interface TcpStreams {
  /** Whether `add` may have use for the segment; says so without writing addresses out, since most segments are of no use. */
  concerns(segment: Datagram): boolean;
  /**
   * Takes a segment. Gives the stream from its start as far as it is whole, when the segment made it longer; undefined for
   * segments of streams that were not begun with one that `begins`.
   */
  add(segment: Datagram): Uint8Array | undefined;
  /** Lets a stream go, when nothing more is expected of it. */
  done(segment: Datagram): void;
}

/** `begins` says whether a segment's payload opens a stream worth following. Memory is bounded: the oldest stream gives way. */
export function createTcpStreams(begins: (payload: Uint8Array) => boolean): TcpStreams {
  const streams = new Map<string, Stream>();
  /** Streams held by their ports. */
  const ports = new Map<number, number>();
  const keyOf = (segment: Datagram): string =>
    `${sourceOf(segment)} ${segment.sourcePort} ${destinationOf(segment)} ${segment.destinationPort}`;

  const portsOf = ({ sourcePort, destinationPort }: Datagram): number => sourcePort * 65_536 + destinationPort;
  const drop = (key: string): void => {
    if (!streams.delete(key)) return;
    const [, from = 0, , to = 0] = key.split(' ').map(Number);
    const pair = from * 65_536 + to;
    const left = (ports.get(pair) ?? 1) - 1;
    if (left > 0) ports.set(pair, left);
    else ports.delete(pair);
  };

  return {
    concerns: (segment) => ports.has(portsOf(segment)) || begins(segment.payload),
    add(segment) {
      if (segment.payload.length === 0) return undefined;
      const key = keyOf(segment);
      let stream = streams.get(key);
      if (stream === undefined) {
        if (!begins(segment.payload)) return undefined;
        const oldest = streams.size >= MOST_STREAMS ? streams.keys().next().value : undefined;
        if (oldest !== undefined) drop(oldest);
        stream = { parts: [], length: 0, next: segment.sequence, early: [] };
        streams.set(key, stream);
        ports.set(portsOf(segment), (ports.get(portsOf(segment)) ?? 0) + 1);
      }
      const before = stream.length;
      take(stream, segment);
      if (stream.length === before) return undefined;
      const whole = join(stream);
      if (stream.length >= MOST_BYTES) drop(key);
      return whole;
    },
    done: (segment) => drop(keyOf(segment)),
  };
}

function take(stream: Stream, segment: Piece): void {
  if (!append(stream, segment)) {
    if (ahead(stream, segment) > 0 && stream.early.length < MOST_EARLY) {
      // The bytes of a capture are let go batch by batch: what is kept longer is copied.
      stream.early.push({ sequence: segment.sequence, payload: Uint8Array.from(segment.payload) });
    }
    return;
  }
  for (let again = true; again; ) {
    const fitting = stream.early.find((one) => ahead(stream, one) <= 0);
    again = fitting !== undefined;
    if (fitting === undefined) break;
    stream.early = stream.early.filter((one) => one !== fitting);
    append(stream, fitting);
  }
}

/** How many bytes are missing before the segment; negative when it repeats some. Numbers wrap at 2^32. */
function ahead(stream: Stream, segment: Piece): number {
  return (segment.sequence - stream.next) | 0;
}

function append(stream: Stream, segment: Piece): boolean {
  const gap = ahead(stream, segment);
  if (gap > 0) return false;
  const fresh = segment.payload.subarray(-gap, -gap + MOST_BYTES - stream.length);
  if (fresh.length === 0) return true;
  stream.parts.push(Uint8Array.from(fresh));
  stream.length += fresh.length;
  stream.next = (stream.next + fresh.length) >>> 0;
  return true;
}

function join(stream: Stream): Uint8Array {
  const [only] = stream.parts;
  if (stream.parts.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(stream.length);
  let at = 0;
  for (const part of stream.parts) {
    whole.set(part, at);
    at += part.length;
  }
  stream.parts.splice(0, stream.parts.length, whole);
  return whole;
}
