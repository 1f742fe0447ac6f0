import type { IsoDate } from '../../core/dates.ts';
import type { ListEntry, Relation } from '../../core/listing.ts';
import type { Problem } from '../../core/problem.ts';

/** One published file's bytes, opened as often as asked. Archives and gzip are already taken off. */
export interface ListFile {
  /** The file as the user named it, with `!inner/path` for a zip member. For messages and citations. */
  readonly name: string;
  /** Last path part in lower case, without `.gz`. */
  readonly baseName: string;
  stream(): AsyncIterable<Uint8Array>;
}

/** The first bytes of a file as text: all a source may look at to recognise its format. */
export interface ListProbe {
  readonly baseName: string;
  /** Up to 64 KiB, decoded; lone replacement characters when the bytes are no text. */
  readonly text: string;
}

/** Something a source read and does not use, by name, with how often it stood in the file. Never silent. */
export interface Ignored {
  readonly kind: 'ignored';
  /** Column, element path, record type or property. */
  readonly what: string;
  readonly count: number;
  readonly why: string;
}

/** The day the publisher put on the file. */
export interface Published {
  readonly kind: 'published';
  readonly date: IsoDate;
}

/** How many records a source read and used; read = used + set aside (each with a problem or an `Ignored`). */
export interface Counted {
  readonly kind: 'counted';
  readonly read: number;
  readonly used: number;
}

/** What a list source yields, in batches, so that the price of `await` is paid per batch. */
export type SourceEvent = ListEntry | Relation | Ignored | Published | Counted | Problem;

/** One file that `lists update` fetches for a source. */
export interface Download {
  readonly url: string;
  /** Name the bytes are kept under. */
  readonly file: string;
}

/** Limits on what comes from outside; exceeding one is a Problem, never a crash. */
export interface SourceLimits {
  /** Records in one file. */
  readonly records: number;
  /** Characters in one record, tags and all. */
  readonly recordChars: number;
  readonly depth: number;
}

/** What the caller knows about the files: nothing is needed for the official formats. */
export interface ParseOptions {
  readonly limits: SourceLimits;
  /** Column → field map for the user's own lists (`user-list` only). */
  readonly map?: ColumnMap;
  /** List id for the user's own lists. */
  readonly listId?: string;
  readonly signal?: AbortSignal;
}

/** Which column (or JSON key) of a user's list carries what. Values are column headers or keys. */
export interface ColumnMap {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly id?: string;
  readonly type?: string;
  readonly country?: string;
  readonly address?: string;
  readonly birthDate?: string;
  readonly listedOn?: string;
  readonly delistedOn?: string;
  readonly programme?: string;
  readonly citation?: string;
  readonly remarks?: string;
  /** Identifier scheme → column. */
  readonly identifiers?: Readonly<Record<string, string>>;
  /** Separator inside alias cells; `;` when not given. */
  readonly separator?: string;
  /** Which number of `3/4/2021` is the day. Without it such a date is not taken. */
  readonly dates?: 'day-first' | 'month-first';
}

export const DEFAULT_SOURCE_LIMITS: SourceLimits = { records: 20_000_000, recordChars: 4_000_000, depth: 60 };

/**
 * A plug-in that turns one publisher's format into list entries and relations. It recognises by content; never throws
 * on bad input but yields a Problem and goes on; what it does not use it lists as `Ignored`.
 */
export interface ListSource {
  /** Folder name, e.g. `ofac-csv`. */
  readonly name: string;
  /** One line for `nameplate lists` and the docs. */
  readonly summary: string;
  /** Ids of the lists it can yield (see `catalogue.ts`); `*` when the file itself or the user names them. */
  readonly lists: readonly string[];
  /** Address of the official publication. */
  readonly publication: string;
  readonly licence: string;
  /** Files `lists update` fetches; empty when only the user can obtain them. */
  readonly downloads: readonly Download[];
  /**
   * Whether several files belong together: those of one `folder` (OFAC's main, address, alias and comment files), or of
   * a folder and those below it (`tree`: a data set and its deltas).
   */
  readonly takesSet?: 'folder' | 'tree';
  /** 0 (not mine) to 1 (certain), from the probe alone. The highest wins; ties go to registry order. */
  recognises(probe: ListProbe): number;
  parse(files: readonly ListFile[], options: ParseOptions): AsyncIterable<readonly SourceEvent[]>;
}
