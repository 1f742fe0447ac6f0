import { createHash } from 'node:crypto';
import type { IsoDate } from '../../core/dates.ts';
import type { Citation } from '../../core/identity.ts';
import type {
  Entity,
  EntityAddress,
  EntityIdentifier,
  EntityName,
  EntitySchema,
  ListEntry,
  NameKind,
} from '../../core/listing.ts';

/** What a source knows of one entry; missing parts are empty. Names may repeat and carry stray white space. */
export interface EntryDraft {
  readonly list: string;
  /** Publisher's id; derived from name, country and address when absent. */
  readonly entryId?: string | undefined;
  readonly schema: EntitySchema;
  readonly names: readonly EntityName[];
  readonly identifiers?: readonly EntityIdentifier[];
  readonly addresses?: readonly EntityAddress[];
  readonly birthDates?: readonly string[];
  readonly countries?: readonly (string | undefined)[];
  readonly sectors?: readonly string[];
  readonly position?: string | undefined;
  readonly remarks?: string | undefined;
  readonly listedOn?: IsoDate | undefined;
  readonly delistedOn?: IsoDate | undefined;
  readonly programmes?: readonly string[];
  readonly scope?: string | undefined;
  readonly citation: Citation;
}

/** Longest name kept; a longer one is a broken file, cut so that matching stays bounded. */
const NAME_CHARS = 1_000;

/** One line: white space runs made single, ends trimmed. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u00a0\u200b\ufeff]+/gu, ' ').trim();
}

/** A name as published, or undefined when the text holds no letter or digit. */
export function nameOf(
  value: string | undefined,
  kind: NameKind,
  extra: { lang?: string; fromText?: boolean } = {},
): EntityName | undefined {
  const text = value === undefined ? '' : oneLine(value).slice(0, NAME_CHARS);
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  return {
    value: text,
    kind,
    ...(extra.lang === undefined ? {} : { lang: extra.lang }),
    ...(extra.fromText ? { fromText: true } : {}),
  };
}

/** Drops undefined members; for lists built from optional parts. */
export function present<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value): value is T => value !== undefined);
}

function unique<T>(values: readonly T[], key: (value: T) => string): T[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const id = key(value);
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

function shortHash(value: unknown, chars: number): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, chars);
}

/**
 * Makes entries of one file: names and lists without repeats and in a stable order, a derived id where the publisher
 * gives none, a content hash. Returns undefined for a draft without any name (the caller reports it). `uniqueIds` says
 * that the publisher's ids never repeat, so that registers of millions need no record of the ids seen.
 */
export function entryMaker(
  options: { readonly uniqueIds?: boolean } = {},
): (draft: EntryDraft) => ListEntry | undefined {
  const used = new Set<string>();
  return function makeEntry(draft: EntryDraft): ListEntry | undefined {
    const names = unique(draft.names, (name) => name.value);
    const first = names[0];
    if (first === undefined) return undefined;
    const countries = unique(present(draft.countries ?? []), (code) => code).sort();
    const addresses = unique(draft.addresses ?? [], (address) => address.text);
    const entryId =
      options.uniqueIds && draft.entryId ? draft.entryId : freeId(draft, first.value, countries, addresses, used);
    const primary: EntityName = first.kind === 'primary' ? first : { ...first, kind: 'primary' };
    const entity: Entity = {
      id: `${draft.list}:${entryId}`,
      schema: draft.schema,
      names: [primary, ...names.slice(1)],
      identifiers: unique(draft.identifiers ?? [], (id) => `${id.scheme}\t${id.value}`),
      addresses,
      birthDates: unique(draft.birthDates ?? [], (day) => day),
      countries,
      sectors: draft.sectors ?? [],
      ...(draft.position ? { position: oneLine(draft.position) } : {}),
      ...(draft.remarks ? { remarks: oneLine(draft.remarks) } : {}),
    };
    const body = {
      kind: 'entry' as const,
      list: draft.list,
      entryId,
      entity,
      ...(draft.listedOn === undefined ? {} : { listedOn: draft.listedOn }),
      ...(draft.delistedOn === undefined ? {} : { delistedOn: draft.delistedOn }),
      programmes: unique(draft.programmes ?? [], (programme) => programme).sort(),
      ...(draft.scope ? { scope: oneLine(draft.scope) } : {}),
    };
    return { ...body, citation: draft.citation, hash: shortHash(body, 16) };
  };
}

function freeId(
  draft: EntryDraft,
  name: string,
  countries: readonly string[],
  addresses: readonly EntityAddress[],
  used: Set<string>,
): string {
  const fold = name.normalize('NFKC').toLowerCase();
  const candidates = draft.entryId
    ? [draft.entryId]
    : [
        `n-${shortHash([fold, countries], 12)}`,
        `n-${shortHash([fold, countries, draft.listedOn, addresses[0]?.text], 12)}`,
      ];
  let id = candidates.find((candidate) => !used.has(`${draft.list}\t${candidate}`)) ?? candidates.at(-1)!;
  for (let turn = 2; used.has(`${draft.list}\t${id}`); turn += 1) id = `${candidates.at(-1)!}-${turn}`;
  used.add(`${draft.list}\t${id}`);
  return id;
}
