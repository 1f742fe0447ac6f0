import type { IsoDate } from '../../core/dates.ts';
import type { MakerId } from '../../core/identity.ts';
import type { Knowledge, ListingFact } from '../../knowledge/knowledge.ts';

/** An entity's standing on one list on one day. */
export interface Standing {
  readonly entity: MakerId;
  readonly list: string;
  readonly day: IsoDate;
  /** `yes`, `no`, or `unknown` when the only entry has no date. */
  readonly listed: 'yes' | 'no' | 'unknown';
  /** Every entry of the entity on the list, of any date, oldest first. */
  readonly entries: readonly ListingFact[];
}

/**
 * Whether `entity` (id or family alias) was on `list` on `day`: first day included, last day excluded. Looks at the
 * entity's own entries only; ownership is another question.
 */
export function listedOn(entity: MakerId, list: string, day: IsoDate, knowledge: Knowledge): Standing {
  const id = knowledge.maker(entity)?.id ?? entity;
  const entries = knowledge.listings
    .filter((listing) => listing.entity === id && listing.rule === list)
    .toSorted((a, b) => ((a.listedOn ?? '') < (b.listedOn ?? '') ? -1 : 1));
  const dated = entries.some(
    (entry) => entry.listedOn <= day && (entry.delistedOn === undefined || day < entry.delistedOn),
  );
  const undated = entries.some((entry) => (entry.listedOn as IsoDate | undefined) === undefined);
  return { entity: id, list, day, listed: dated ? 'yes' : undated ? 'unknown' : 'no', entries };
}

/** All entities on a list on a day, by id. */
export function membersOf(list: string, day: IsoDate, knowledge: Knowledge): readonly MakerId[] {
  const ids = knowledge.listings
    .filter(
      (listing) =>
        listing.rule === list &&
        listing.listedOn <= day &&
        (listing.delistedOn === undefined || day < listing.delistedOn),
    )
    .map((listing) => listing.entity);
  return [...new Set(ids)].sort();
}
