import { existsSync, readFileSync } from 'node:fs';
import { align } from '../../src/screening/align.ts';
import { businessOf, isOtherBusiness } from '../../src/screening/business.ts';
import type { EntitySchema } from '../../src/core/listing.ts';
import { type FeatureValues, measure } from '../../src/screening/name-features.ts';
import { formOf, modelsFor, type NameForm, type NameModel, seedForms } from '../../src/screening/name-form.ts';
import { acronymLogit } from '../../src/screening/name-score.ts';
import { generalRarity } from '../../src/screening/rarity.ts';

/** One labelled pair of names as the files write it. */
interface LabelledPair {
  readonly file: string;
  readonly expect: boolean;
  readonly category?: string;
  readonly quality?: 'STRONG' | 'MEDIUM' | 'WEAK';
  readonly query: { readonly schema?: EntitySchema; readonly name: string };
  readonly candidate: { readonly schema?: EntitySchema; readonly name: string; readonly aliases?: readonly string[] };
}

/** Two readings of a pair's names, measured. */
export interface Alternative {
  readonly model: NameModel;
  readonly values: FeatureValues;
  /** Least log-odds because one name is the other's acronym; `-Infinity` when it is none. */
  readonly least: number;
}

/** A labelled pair with all its readings. */
export interface MeasuredPair {
  readonly pair: LabelledPair;
  readonly alternatives: readonly Alternative[];
  readonly label: 0 | 1;
  readonly weight: number;
  /** Names that tell which pairs belong together; see folds.ts. */
  readonly family: readonly string[];
}

/** Each file's share, so that no file decides by its size. */
const FILES: Readonly<Record<string, number>> = {
  'matcher-cases': 3,
  'domain-orgs': 4,
  'list-derived': 0.6,
  companies: 1,
  'yente-fixtures': 1,
};
const QUALITY = { STRONG: 1.5, MEDIUM: 1, WEAK: 0.2 } as const;
/** Share of one mined pair (`npm run accuracy -- names <dir> --lists <dir> --mine <file>`). */
const MINED = { organisation: 0.4, person: 0.08 } as const;

/** Reads and measures the labelled pairs of a folder and of files of mined negatives. */
export function readLabelled(folder: string, mined: readonly string[]): readonly MeasuredPair[] {
  const read = (path: string, file: string): LabelledPair[] =>
    existsSync(path)
      ? readFileSync(path, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => ({ ...(JSON.parse(line) as LabelledPair), file }))
      : [];
  const pairs = [
    ...Object.keys(FILES).flatMap((file) => read(`${folder}/${file}.jsonl`, file)),
    ...mined.flatMap((path) => read(path, 'mined')),
  ];
  return pairs.map((pair) => ({
    pair,
    alternatives: measured(pair),
    label: pair.expect ? 1 : 0,
    weight:
      QUALITY[pair.quality ?? 'MEDIUM'] *
      (FILES[pair.file] ?? MINED[pair.query.schema === 'Person' ? 'person' : 'organisation']),
    family: familyOf(pair),
  }));
}

/** Every reading of one side's names against every reading of the other's, under the models both sides allow. */
function measured({ query, candidate }: LabelledPair): readonly Alternative[] {
  const rarity = generalRarity();
  const models = modelsFor(query.schema, query.name).filter((model) =>
    modelsFor(candidate.schema, candidate.name).includes(model),
  );
  return models.flatMap((model) => {
    const forms = (name: string): NameForm[] => seedForms(name, model).map((seed) => formOf(seed, rarity));
    const sectors = new Set(forms(candidate.name).flatMap((form) => [...businessOf(form)]));
    const asked = forms(query.name);
    return [candidate.name, ...(candidate.aliases ?? [])].flatMap((name) =>
      forms(name).flatMap((right) =>
        asked.map((left) => {
          const other = model === 'organisation' && isOtherBusiness(left, right, sectors);
          return { model, values: measure(left, right, align(left, right), other), least: acronymLogit(left, right) };
        }),
      ),
    );
  });
}

/** Pairs about one party must not stand on both sides of a fold: the vendor of a domain case, else both folded names. */
function familyOf({ file, category, query, candidate }: LabelledPair): readonly string[] {
  const names = [query.name, candidate.name].map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
  const vendor = file === 'domain-orgs' ? (category ?? '').split('/')[1] : undefined;
  return vendor === undefined ? names : [...names, `vendor ${vendor}`];
}
