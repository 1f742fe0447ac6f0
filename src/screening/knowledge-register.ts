import { holdsOn, type IsoDate } from '../core/dates.ts';
import type { EntityName, ListEntry, Relation } from '../core/listing.ts';
import type { BrandFact, ListingFact, MakerFact } from '../knowledge/knowledge.ts';
import { entityOfMaker } from './knowledge-entries.ts';
import { linksOf } from './named/ties.ts';
import { BRAND_REGISTER, COMPANY_REGISTER } from './registers.ts';

/**
 * The built-in companies that no list in force on the day names, and the brands whose goods another company makes. They are
 * asked by name so that an affiliate or a brand is met under its own spelling, and lead on to who owns or makes them.
 */
export function* registerOfKnowledge(
  makers: readonly MakerFact[],
  listings: readonly ListingFact[],
  brands: readonly BrandFact[],
  asOf: IsoDate,
): Generator<ListEntry> {
  const listed = new Set(listings.filter((listing) => holdsOn(spanOf(listing), asOf)).map(({ entity }) => entity));
  for (const maker of makers) {
    if (listed.has(maker.id) || maker.category !== undefined) continue;
    yield {
      kind: 'entry',
      list: COMPANY_REGISTER,
      entryId: maker.id,
      entity: entityOfMaker(maker),
      programmes: [],
      citation: maker.sources[0] ?? { title: 'built-in knowledge' },
      hash: maker.id,
    };
  }
  for (const brand of brands) {
    if (brand.maker === undefined || brand.relation === 'own-brand') continue;
    const names = [brand.brand, ...brand.aliases].map(
      (value, at): EntityName => ({ value, kind: at === 0 ? 'primary' : 'alias' }),
    ) as [EntityName, ...EntityName[]];
    yield {
      kind: 'entry',
      list: BRAND_REGISTER,
      entryId: brand.id,
      entity: {
        id: `brand:${brand.id}`,
        schema: 'Company',
        names,
        identifiers: [],
        addresses: [],
        birthDates: [],
        countries: [],
        sectors: [],
      },
      programmes: [],
      citation: brand.sources[0] ?? { title: 'built-in knowledge' },
      hash: brand.id,
    };
  }
}

/** Who owned or controlled the built-in companies, as relations with their days; recalled ones are marked `unverified`. */
export function* relationsOfKnowledge(makers: readonly MakerFact[]): Generator<Relation> {
  const names = new Map(makers.map((maker) => [maker.id, maker]));
  for (const maker of makers) {
    const ownerNames = new Map(maker.ownership.map(({ owner, ownerName }) => [owner, ownerName]));
    for (const link of linksOf(maker)) {
      const known = names.has(link.owner);
      yield {
        kind: 'relation',
        type: 'owner',
        from: known ? `maker:${link.owner}` : `name:${ownerNames.get(link.owner) ?? link.owner.replace(/^name:/u, '')}`,
        to: `maker:${maker.id}`,
        ...(link.sharePercent === undefined ? {} : { sharePercent: link.sharePercent }),
        ...(link.from === undefined ? {} : { since: link.from }),
        ...(link.to === undefined ? {} : { until: link.to }),
        ...(link.verified ? {} : { unverified: true as const }),
        citation: maker.sources[0] ?? { title: 'built-in knowledge' },
      };
    }
  }
}

function spanOf({ listedOn, delistedOn }: ListingFact): { from?: IsoDate; to?: IsoDate } {
  return {
    ...(listedOn === undefined ? {} : { from: listedOn }),
    ...(delistedOn === undefined ? {} : { to: delistedOn }),
  };
}
