/** One captured frame. */
export interface Packet {
  /** 1-based, as capture tools number frames. */
  readonly index: number;
  /** Link type (LINKTYPE_ registry: 1 is Ethernet); -1 when the file does not say. */
  readonly linkType: number;
  /** The bytes captured; the frame may have been longer on the wire. */
  readonly bytes: Uint8Array;
}

/** What stands at the beginning of the bytes at hand: something whole, or something that cannot be. */
export type Step = { readonly size: number; readonly packet?: Packet } | { readonly damage: string };

/** How one capture format lays out packets; keeps what the file has said so far. */
export interface Layout {
  /** Packets met so far. */
  count(): number;
  /** Distance between places where a packet can begin, and the least bytes that say whether one does. */
  readonly stride: number;
  readonly least: number;
  /** What stands at the beginning; undefined when more bytes are needed. */
  step(buffer: Buffer): Step | undefined;
  /** Whether a packet begins at `at`, judged by it and what follows; undefined when more bytes are needed. */
  begins(buffer: Buffer, at: number, ended: boolean): boolean | undefined;
}
