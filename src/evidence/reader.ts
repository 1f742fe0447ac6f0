import type { ReadEvent } from '../core/evidence.ts';

/** One file's bytes, opened as often as asked. Readers see this and never a path. */
export interface EvidenceFile {
  /** Position of the artifact in the run; put on every event. */
  readonly artifact: number;
  /** The file as the user named it, with `!inner/path` for a zip member. For messages. */
  readonly name: string;
  /** Last path part in lower case, for the weak hint an extension gives. */
  readonly baseName: string;
  readonly sizeBytes: number | undefined;
  /** The bytes from the start, in order, each call anew. */
  stream(): AsyncIterable<Uint8Array>;
  /** The whole file, for formats that cannot stream; throws NameplateError `evidence/too-large` above `limitBytes`. */
  bytes(limitBytes: number): Promise<Uint8Array>;
}

/** The first bytes of a file, and the same as text when they are text. */
export interface Probe {
  readonly baseName: string;
  /** Up to 64 KiB. */
  readonly head: Uint8Array;
  /** `head` decoded with the detected encoding; empty when the file is binary. */
  readonly text: string;
  readonly encoding: string;
  /** Whether `head` is the whole file. */
  readonly whole: boolean;
  /** What the bytes are wrapped in; text and captures are `plain`. */
  readonly container?: 'plain' | 'xlsx' | 'xlsb' | 'ods' | 'xls';
  /** True when letter frequency alone settled the encoding, so that the user is told; and the next likely one. */
  readonly encodingGuessed?: boolean;
  readonly secondEncoding?: string;
}

/** What the user said about reading; everything is optional because everything is guessed well without it. */
export interface ReadOptions {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  /** Column map: header text or 1-based column number → observation kind or `ignored`. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly limits: ReadLimits;
  readonly signal?: AbortSignal;
}

/** Limits on everything that comes from outside; exceeding one is a Problem, never a crash. */
export interface ReadLimits {
  readonly fileBytes: number;
  readonly unpackedBytes: number;
  readonly zipRatio: number;
  readonly records: number;
  readonly cellsPerRecord: number;
  readonly cellChars: number;
  readonly depth: number;
}

/** The limits in force when the user sets none. */
export const DEFAULT_LIMITS: ReadLimits = {
  fileBytes: 16 * 2 ** 30,
  unpackedBytes: 4 * 2 ** 30,
  zipRatio: 200,
  records: 20_000_000,
  cellsPerRecord: 2_000,
  cellChars: 65_536,
  depth: 200,
};

/**
 * A plug-in that turns one format's bytes into sightings. It recognises by content, not by name; yields batches so that
 * the price of `await` is paid per batch; never throws on bad input but yields a Problem and goes on.
 */
export interface Reader {
  /** Folder name, e.g. `nmap-xml`. */
  readonly name: string;
  /** One line for `nameplate formats` and the docs. */
  readonly summary: string;
  /**
   * True when every record of a file is a thing of its own (a table row, a scanned host), so that a single file streams
   * through without fusion. Absent for files of observations, where several records speak of one device.
   */
  readonly distinct?: boolean;
  /**
   * True when records are addresses that answered a scan: two of them may be one device, so a file is held as long as it
   * is of moderate size, and what no two devices share joins them.
   */
  readonly scanned?: boolean;
  /** 0 (not mine) to 1 (certain), from the probe alone. The highest wins; ties go to registry order. */
  recognises(probe: Probe): number;
  read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncIterable<readonly ReadEvent[]>;
}
