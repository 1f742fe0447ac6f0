import type { Layout, Step } from './layout.ts';

/** Byte order of a pcap file and size of the head before each packet. */
export interface RecordForm {
  readonly little: boolean;
  readonly headBytes: 16 | 24;
}

/** What libpcap itself believes at most (MAXIMUM_SNAPLEN), unless the file's own limit is larger. */
const USUAL_MOST = 262_144;
const EVER_MOST = 16 * 2 ** 20;
/** Seconds that a packet found after damage may lie from the last one before it. */
const NEAR = 7 * 86_400;

/** Packets of a pcap file, one record after another. `head` is the file's first 24 bytes. */
export function openRecords(head: Buffer, form: RecordForm): Layout {
  const u32 = (buffer: Buffer, at: number): number => (form.little ? buffer.readUInt32LE(at) : buffer.readUInt32BE(at));
  // The upper bits hold the length of a frame check sequence.
  const linkType = u32(head, 20) & 0xffff;
  const snapLength = u32(head, 16);
  const most = snapLength > USUAL_MOST && snapLength <= EVER_MOST ? snapLength : USUAL_MOST;
  let index = 0;
  let seconds = -1;
  const likely = (buffer: Buffer, at: number): boolean => {
    const captured = u32(buffer, at + 8);
    const whole = u32(buffer, at + 12);
    if (captured === 0 || captured > most || whole < captured || whole > EVER_MOST) return false;
    return u32(buffer, at + 4) < 1e9 && (seconds === -1 || Math.abs(u32(buffer, at) - seconds) < NEAR);
  };
  return {
    stride: 1,
    least: form.headBytes,
    count: () => index,
    step(buffer): Step | undefined {
      if (buffer.length < form.headBytes) return undefined;
      const length = u32(buffer, 8);
      if (length > most) return { damage: `packet ${index + 1} claims ${length} bytes` };
      if (length === 0 && u32(buffer, 12) === 0) return { damage: `packet ${index + 1} claims to be empty` };
      const size = form.headBytes + length;
      if (buffer.length < size) return undefined;
      seconds = u32(buffer, 0);
      return { size, packet: { index: ++index, linkType, bytes: buffer.subarray(form.headBytes, size) } };
    },
    begins(buffer, at, ended): boolean | undefined {
      if (!likely(buffer, at)) return false;
      const next = at + form.headBytes + u32(buffer, at + 8);
      if (next === buffer.length && ended) return true;
      if (next + form.headBytes > buffer.length) return ended ? false : undefined;
      return likely(buffer, next);
    },
  };
}
