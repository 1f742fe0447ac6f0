import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Datagram } from './datagram.ts';
import { createTcpStreams } from './tcp-streams.ts';

function segment(sequence: number, payload: string, sourcePort = 80): Datagram {
  return {
    transport: 'tcp',
    sourcePort,
    destinationPort: 50_000,
    hopsLeft: 64,
    bytes: Buffer.from('4500002800000000400600000a0000010a000002', 'hex'),
    ip: 0,
    toGroup: false,
    sequence: sequence >>> 0,
    payload: Buffer.from(payload, 'latin1'),
  };
}

const begins = (payload: Uint8Array): boolean => payload[0] === 0x48;
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1');

describe('beginnings of TCP streams', () => {
  it('are put together in order', () => {
    const streams = createTcpStreams(begins);
    expect(text(streams.add(segment(100, 'HTTP/1.1 200')))).toBe('HTTP/1.1 200');
    expect(text(streams.add(segment(112, ' OK')))).toBe('HTTP/1.1 200 OK');
  });
  it('wait for what comes late, and take what comes twice once', () => {
    const streams = createTcpStreams(begins);
    streams.add(segment(0, 'Hel'));
    expect(streams.add(segment(5, ' world'))).toBeUndefined();
    expect(streams.add(segment(0, 'Hel'))).toBeUndefined();
    expect(text(streams.add(segment(3, 'lo')))).toBe('Hello world');
    expect(text(streams.add(segment(4, 'o world!')))).toBe('Hello world!');
  });
  it('go over the end of the numbers', () => {
    const streams = createTcpStreams(begins);
    streams.add(segment(0xffff_fffe, 'Hi'));
    expect(text(streams.add(segment(0, ' there')))).toBe('Hi there');
  });
  it('are not begun in the middle, nor followed when let go', () => {
    const streams = createTcpStreams(begins);
    expect(streams.concerns(segment(7, 'middle'))).toBe(false);
    expect(streams.add(segment(7, 'middle'))).toBeUndefined();
    const first = segment(0, 'Hi');
    streams.add(first);
    expect(streams.concerns(segment(2, 'more'))).toBe(true);
    streams.done(first);
    expect(streams.concerns(segment(2, 'more'))).toBe(false);
    expect(streams.add(segment(2, 'more'))).toBeUndefined();
  });
  it('keep a bounded number of streams and bytes', () => {
    const streams = createTcpStreams(begins);
    for (let port = 1; port <= 3_000; port++) streams.add(segment(0, 'H', port));
    expect(streams.concerns(segment(1, 'x', 1))).toBe(false);
    expect(streams.concerns(segment(1, 'x', 3_000))).toBe(true);
    expect(streams.add(segment(0, `H${'x'.repeat(40_000)}`, 5_000))?.length).toBe(16_384);
    expect(streams.concerns(segment(16_384, 'x', 5_000))).toBe(false);
  });
  it('are the same however the segments are cut and ordered behind the first', () => {
    const whole = `H${'abcdefghij'.repeat(20)}`;
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: whole.length - 1 }), { maxLength: 10 }),
        fc.infiniteStream(fc.nat()),
        (cuts, random) => {
          const edges = [0, ...cuts.sort((a, b) => a - b), whole.length];
          const [first, ...rest] = edges
            .slice(0, -1)
            .map((from, at) => segment(from, whole.slice(from, edges[at + 1])));
          const keys = rest.map(() => random.next().value as number);
          const shuffled = rest.map((one, at) => ({ one, key: keys[at] ?? 0 })).sort((a, b) => a.key - b.key);
          const streams = createTcpStreams(begins);
          let last = first === undefined ? undefined : streams.add(first);
          for (const { one } of shuffled) last = streams.add(one) ?? last;
          expect(text(last)).toBe(whole);
        },
      ),
    );
  });
});
