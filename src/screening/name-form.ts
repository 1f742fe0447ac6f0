import type { EntitySchema } from '../core/listing.ts';
import { organisationSeeds } from './organisation-form.ts';
import { personSeeds } from './person-form.ts';
import { makeToken, type Rarity, type Token, type TokenSeed } from './token.ts';
import { lexicon } from './words/lexicon.ts';
import { type Word, wordsOf } from './words-of.ts';

/** Which of the two models a name is compared with. */
export type NameModel = 'organisation' | 'person';

/** One reading of one name, ready to compare. */
export interface NameForm {
  readonly model: NameModel;
  readonly tokens: readonly Token[];
  /** Initials of its words, for acronyms; empty for persons. */
  readonly initials: string;
}

/** Seeds of one reading; what an index stores. */
export interface SeedForm {
  readonly model: NameModel;
  readonly seeds: readonly TokenSeed[];
}

/** The models a party of this kind is compared with; `LegalEntity` and unknown kinds are judged by the name. */
export function modelsFor(schema: EntitySchema | undefined, name: string): readonly NameModel[] {
  switch (schema) {
    case 'Person':
      return ['person'];
    case undefined:
    case 'LegalEntity':
      return guessModels(name);
    default:
      return ['organisation'];
  }
}

/** A name with a legal form, an industry word, a digit or a single word is an organisation's; other names may be either. */
function guessModels(name: string): readonly NameModel[] {
  const { words, seeds } = readOrganisation(name, false);
  const han = words.some((word) => word.script === 'han');
  if (
    seeds.some(
      (seed) =>
        seed.class === 'legal' || seed.class === 'industry' || seed.class === 'number' || seed.brand !== undefined,
    )
  ) {
    return ['organisation'];
  }
  if (han) return words.length === 1 && words[0]!.text.length <= 4 ? ['organisation', 'person'] : ['organisation'];
  if (seeds.length < 2 || seeds.length > 7) return ['organisation'];
  const table = lexicon();
  const known = personSeeds(words)[0]!.some(
    (seed) => seed.class === 'title' || table.nameGroup.has(seed.text) || table.commonPart.has(seed.text),
  );
  if (words.some((word) => word.comma)) return ['person', 'organisation'];
  return known ? ['person'] : ['organisation', 'person'];
}

/** A name cut into words and read as an organisation's. */
interface OrganisationReading {
  readonly name: string;
  readonly vessel: boolean;
  readonly words: readonly Word[];
  readonly seeds: readonly TokenSeed[];
}

let lastReading: OrganisationReading | undefined;

/** The last reading is kept: what tells a firm from a person is mostly read again as the firm's name right after. */
function readOrganisation(name: string, vessel: boolean): OrganisationReading {
  if (lastReading?.name === name && lastReading.vessel === vessel) return lastReading;
  const words = wordsOf(name, true);
  lastReading = { name, vessel, words, seeds: words.length === 0 ? [] : organisationSeeds(words, vessel) };
  return lastReading;
}

const ALSO_KNOWN = /\b(?:a\.?k\.?a\.?|f\.?k\.?a\.?|n\.?k\.?a\.?|also known as|formerly known as|formerly)\b[,.:]?/i;

/** The names written inside one name: `X (f.k.a., Y)` is X and Y. */
function namesInside(name: string): readonly string[] {
  if (name.length > 2_000 || !ALSO_KNOWN.test(name)) return [name];
  const parts = name
    .split(ALSO_KNOWN)
    .map((part) => part.replace(/[(\s,;]+$/, '').replace(/^[\s,;]+/, ''))
    .map((part) => (part.includes('(') ? part : part.replace(/\)$/, '')))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  return parts.length > 0 ? parts : [name];
}

/** All readings of a name under one model. Empty only for a name without a letter or digit. */
export function seedForms(name: string, model: NameModel, vessel = false): readonly SeedForm[] {
  const forms: SeedForm[] = [];
  for (const part of namesInside(name)) {
    if (model === 'organisation') {
      const { seeds } = readOrganisation(part, vessel);
      if (seeds.length > 0) forms.push({ model, seeds });
      continue;
    }
    const words = wordsOf(part, false);
    if (words.length === 0) continue;
    for (const seeds of personSeeds(words)) if (seeds.length > 0) forms.push({ model, seeds });
  }
  return forms;
}

/** Completes a reading: weights and sound keys. */
export function formOf(seedForm: SeedForm, rarity: Rarity): NameForm {
  return formFrom(
    seedForm.model,
    seedForm.seeds.map((seed) => makeToken(seed, rarity)),
  );
}

/** A form from tokens that are complete already. */
export function formFrom(model: NameModel, tokens: readonly Token[]): NameForm {
  let initials = '';
  if (model === 'organisation') {
    for (const token of tokens)
      if (token.class === 'core' || token.class === 'place' || token.class === 'industry')
        initials += token.text[0] ?? '';
  }
  return { model, tokens, initials };
}
