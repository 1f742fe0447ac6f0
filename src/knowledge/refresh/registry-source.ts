import type { IsoDate } from '../../core/dates.ts';
import type { Problem } from '../../core/problem.ts';
import type { RegistryName } from '../registries.ts';
import type { Download } from '../sources/source.ts';

/** One sorted list of keys of a registry, before it is compiled. */
export interface RegistryEntries {
  readonly name: string;
  readonly entries: readonly (readonly [number, string])[];
}

/** What one parse of a registry's official files gives. */
export interface ParsedRegistry {
  readonly tables: readonly RegistryEntries[];
  /** Counts to hold against the expected ones where a table holds more than one file. */
  readonly counts?: Readonly<Record<string, number>>;
  /** The day the file itself states, or that of its newest entry; missing when it holds no date. */
  readonly date?: { readonly day: IsoDate; readonly basis: 'published' | 'newest-entry' };
  readonly read: number;
  readonly used: number;
  readonly ignored: readonly { readonly what: string; readonly count: number; readonly why: string }[];
  readonly problems: readonly Problem[];
}

/** How one registry is published, and how its official files are read. */
export interface RegistrySource {
  readonly name: RegistryName;
  readonly title: string;
  readonly licence: string;
  readonly publication: string;
  /** The files that make up one copy, each with the part of the registry it is. All but the optional ones are needed. */
  readonly downloads: readonly (Download & { readonly part: string; readonly optional?: true })[];
  /** Entries an intact copy holds in each table: outside, the files are taken for broken and nothing changes. */
  readonly expected: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
  /** Days after which a copy counts as old. */
  readonly oldAfterDays: number;
  /** The part that a file is, from its first characters; undefined when it is none of this registry's. */
  partOf(beginning: string): string | undefined;
  /** Reads the whole texts, by part. Never throws on bad content. */
  parse(texts: ReadonlyMap<string, string>): ParsedRegistry;
}
