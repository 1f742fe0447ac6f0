import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { captureMacs } from './capture-macs.ts';

const HUAWEI = '00259e010203';
const INTEL = '001b21010203';

function pcap(frames: readonly Buffer[], options: { readonly big?: boolean; readonly linkType?: number } = {}): Buffer {
  const big = options.big === true;
  const head = Buffer.alloc(24);
  const u32 = (buffer: Buffer, value: number, at: number): number =>
    big ? buffer.writeUInt32BE(value, at) : buffer.writeUInt32LE(value, at);
  u32(head, 0xa1b2c3d4, 0);
  u32(head, 65_535, 16);
  u32(head, options.linkType ?? 1, 20);
  const records = frames.flatMap((frame) => {
    const record = Buffer.alloc(16);
    u32(record, frame.length, 8);
    u32(record, frame.length, 12);
    return [record, frame];
  });
  return Buffer.concat([head, ...records]);
}

function pcapng(frames: readonly Buffer[]): Buffer {
  const block = (type: number, body: Buffer): Buffer => {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    const out = Buffer.alloc(12 + padded.length);
    out.writeUInt32LE(type, 0);
    out.writeUInt32LE(out.length, 4);
    padded.copy(out, 8);
    out.writeUInt32LE(out.length, out.length - 4);
    return out;
  };
  const section = Buffer.alloc(16);
  section.writeUInt32LE(0x1a2b3c4d, 0);
  const face = Buffer.alloc(8);
  face.writeUInt16LE(1, 0);
  const packets = frames.map((frame) => {
    const head = Buffer.alloc(20);
    head.writeUInt32LE(frame.length, 12);
    head.writeUInt32LE(frame.length, 16);
    return block(6, Buffer.concat([head, frame]));
  });
  return Buffer.concat([block(0x0a0d0d0a, section), block(1, face), ...packets]);
}

function frame(destination: string, source: string, rest: string): Buffer {
  return Buffer.from(destination + source + rest, 'hex');
}

const plain = frame(INTEL, HUAWEI, '0800' + '45'.padEnd(80, '0'));

describe('capture-macs', () => {
  it.each([
    ['pcap', pcap([plain, plain])],
    ['big-endian pcap', pcap([plain, plain], { big: true })],
    ['pcapng', pcapng([plain, plain])],
  ])('counts who sent and received in %s', async (_, bytes) => {
    const read = await readWith(captureMacs, bytes);
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.problems).toEqual([]);
    expect(read.devices.map((one) => [one.label, one.observations[0]?.field])).toEqual([
      ['00:25:9E:01:02:03', '2 frames sent, 0 received'],
      ['00:1B:21:01:02:03', '0 frames sent, 2 received'],
    ]);
  });
  it('numbers devices as they appear, with what each announced and in which packet', async () => {
    const read = await readWith(captureMacs, fixture(import.meta.url, 'office.pcap'));
    expect(read.devices.map(({ record, label }) => [record, label])).toEqual([
      [1, 'sw-1 (00:25:9E:01:02:03)'],
      [2, 'cam-1 (00:1B:21:01:02:03)'],
      [3, '7A:11:22:33:44:55'],
    ]);
    const facts = read.devices[1]?.observations.map(({ kind, value, at }) => [
      kind,
      value,
      at.at === 'packet' && at.index,
    ]);
    expect(facts?.slice(1)).toEqual([
      ['hostname', 'cam-1', 3],
      ['dhcp-vendor-class', 'example', 3],
      ['upnp-field', 'Linux UPnP/1.0 Example/1', 4],
      ['http-server', 'example', 5],
      ['http-title', 'Example', 5],
      ['service', '10', 3],
    ]);
  });
  it('reads through VLAN tags and leaves group addresses out', async () => {
    const read = await readWith(
      captureMacs,
      pcap([frame('ffffffffffff', HUAWEI, '8100000a' + '0806' + '00'.repeat(40))]),
    );
    expect(read.devices).toHaveLength(1);
    expect(valuesOf(read.devices[0], 'service')).toEqual(['10']);
  });
  it('reads what LLDP announces', async () => {
    const tlv = (type: number, text: string): string =>
      ((type << 9) | text.length).toString(16).padStart(4, '0') + Buffer.from(text).toString('hex');
    const read = await readWith(
      captureMacs,
      pcap([frame('0180c200000e', HUAWEI, '88cc' + tlv(5, 'sw-1') + tlv(6, 'S5720 Huawei') + '0000')]),
    );
    expect(read.devices[0]?.label).toBe('sw-1 (00:25:9E:01:02:03)');
    expect(valuesOf(read.devices[0], 'sys-descr')).toEqual(['S5720 Huawei']);
  });
  it('reads a DHCP client’s vendor class', async () => {
    const bootp = '01' + '00'.repeat(235) + '63825363' + '3c06' + Buffer.from('HUAWEI').toString('hex') + 'ff';
    const udp = '00440043' + '0000' + '0000' + bootp;
    const ip = '4500' + '0000'.repeat(3) + '4011' + '0000' + '00000000' + 'ffffffff';
    const read = await readWith(captureMacs, pcap([frame('ffffffffffff', HUAWEI, '0800' + ip + udp)]));
    expect(valuesOf(read.devices[0], 'dhcp-vendor-class')).toEqual(['HUAWEI']);
  });
  it('keeps the frames before the place where a capture is cut off', async () => {
    const bytes = pcap([plain, plain]);
    const read = await readWith(captureMacs, bytes.subarray(0, bytes.length - 5));
    expect(read.devices[0]?.observations[0]?.field).toBe('1 frames sent, 0 received');
    expect(read.problems).toMatchObject([{ code: 'capture-macs/damaged' }]);
  });
  it('does not follow a length that cannot be', async () => {
    const bytes = pcap([plain]);
    bytes.writeUInt32LE(0xfffffff0, 24 + 8);
    expect((await readWith(captureMacs, bytes)).problems).toMatchObject([
      { code: 'capture-macs/damaged', locator: { at: 'packet', index: 1, offset: 24 } },
    ]);
  });
  it.each([
    ['a pcap record', pcap([plain, plain, plain]), 24 + 16 + plain.length + 8],
    ['a pcapng block', pcapng([plain, plain, plain]), 28 + 20 + 32 + Math.ceil(plain.length / 4) * 4 + 4],
  ])('goes on after %s with a length that cannot be', async (_, bytes, at) => {
    bytes.writeUInt32LE(0xfffffff1, at);
    const read = await readWith(captureMacs, bytes);
    expect(read.devices[0]?.observations[0]?.field).toBe('2 frames sent, 0 received');
    expect(read.problems).toMatchObject([{ code: 'capture-macs/damaged', locator: { index: 2 } }]);
  });
  it('says which addresses no registry gave to a maker', async () => {
    const read = await readWith(captureMacs, pcap([frame(INTEL, '7a1122334455', '0800' + '00'.repeat(40))]));
    expect(read.devices[0]?.observations[0]?.field).toBe('1 frames sent, 0 received, locally administered');
    expect(read.problems).toMatchObject([{ code: 'capture-macs/locally-administered' }]);
  });
  it('says that a link type has no hardware addresses', async () => {
    expect((await readWith(captureMacs, pcap([plain], { linkType: 101 }))).problems).toMatchObject([
      { code: 'capture-macs/no-addresses' },
    ]);
  });
  it('never throws on damaged captures', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 120 }), fc.boolean(), async (bytes, ng) => {
        const start = ng ? pcapng([plain]) : pcap([plain]);
        await readWith(captureMacs, Buffer.concat([start, bytes]));
      }),
      { numRuns: 60 },
    );
  });
});
