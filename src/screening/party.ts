import type { Entity, EntityIdentifier, EntitySchema } from '../core/listing.ts';
import type { Attributes } from './attributes.ts';
import { businessOf } from './business.ts';
import { formOf, modelsFor, type NameForm, type NameModel, seedForms } from './name-form.ts';
import type { Rarity } from './token.ts';

/** What is asked: a name, and whatever else is known. The more is given, the fewer false alarms. */
export interface ScreenQuery {
  readonly name: string;
  /** Further names of the same party; the best one counts. */
  readonly otherNames?: readonly string[];
  /** Left out when unknown: then the name decides whether it is read as a person's or an organisation's. */
  readonly schema?: EntitySchema;
  readonly identifiers?: readonly EntityIdentifier[];
  readonly addresses?: readonly string[];
  /** `1961-04-01`, `1961-04`, `1961`, `1960/1963`. */
  readonly birthDates?: readonly string[];
  /** Two-letter codes. */
  readonly countries?: readonly string[];
  /** Given and family name, when the source keeps them apart. */
  readonly firstName?: string;
  readonly lastName?: string;
}

/** One reading of one name of a party. */
export interface PartyForm {
  readonly name: string;
  readonly form: NameForm;
}

/** A party ready to compare. */
export interface Party {
  readonly forms: readonly PartyForm[];
  /** Lines of business its primary name and its source speak of. */
  readonly sectors: ReadonlySet<string>;
  readonly attributes: Attributes;
  readonly person: boolean;
}

/** Readings of a party's names are limited: the rest would be repetitions. */
const MAX_FORMS = 24;

/** Prepares a query. A name without a letter or digit gives a party without forms, which matches nothing by name. */
export function partyOfQuery(query: ScreenQuery, rarity: Rarity): Party {
  const names = [query.name, ...(query.otherNames ?? [])];
  return {
    forms: names
      .flatMap((name) => formsOf(name, modelsFor(query.schema, name), query.schema === 'Vessel', rarity))
      .slice(0, MAX_FORMS),
    sectors: new Set(),
    attributes: {
      identifiers: query.identifiers ?? [],
      addresses: query.addresses ?? [],
      birthDates: query.birthDates ?? [],
      countries: query.countries ?? [],
    },
    person: query.schema === 'Person',
  };
}

/** Prepares a listed entity for a single comparison; an index keeps the same in its own form. */
export function partyOfEntity(entity: Entity, rarity: Rarity): Party {
  const vessel = entity.schema === 'Vessel';
  const primary = entity.names[0].value;
  return {
    forms: entity.names.flatMap((name) => formsOf(name.value, modelsFor(entity.schema, name.value), vessel, rarity)),
    sectors: new Set([
      ...entity.sectors,
      ...formsOf(primary, ['organisation'], vessel, rarity).flatMap(({ form }) => [...businessOf(form)]),
    ]),
    attributes: entityAttributes(entity),
    person: entity.schema === 'Person',
  };
}

/** The facts of an entity that are compared besides its names. */
export function entityAttributes(entity: Entity): Attributes {
  return {
    identifiers: entity.identifiers,
    addresses: entity.addresses.map((address) => address.text),
    birthDates: entity.birthDates,
    countries: entity.countries,
  };
}

function formsOf(name: string, models: readonly NameModel[], vessel: boolean, rarity: Rarity): readonly PartyForm[] {
  return models.flatMap((model) =>
    seedForms(name, model, vessel).map((seeds) => ({ name, form: formOf(seeds, rarity) })),
  );
}
