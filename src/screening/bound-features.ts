import { calibratedLogOdds, weightIn } from './model.ts';
import { type FeatureName, featureNames } from './name-features.ts';
import type { NameModel } from './name-form.ts';

/** What the partners of the words say of two names before they are aligned. */
export interface Overlap {
  /** The most weight that can agree, and the least that is left over on one side. */
  readonly shared: number;
  readonly left: number;
  /** The most pairs of telling words. */
  readonly pairs: number;
  /** Telling words without a partner on each side, and the larger share of the telling weight that they make up. */
  readonly askedLeft: number;
  readonly listedLeft: number;
  readonly shareLeft: number;
  /** Telling words of the name that has more. */
  readonly telling: number;
  /** Whether a telling word of the query is a brand. */
  readonly branded: boolean;
}

/** Features that an overlap says something about; of the others the best is assumed. */
const TOLD: ReadonlySet<FeatureName> = new Set<FeatureName>([
  'agreement',
  'same brand',
  'rare words agree',
  'rare parts agree',
  'name agrees in full',
  'no telling word agrees',
  'telling words differ',
  'telling word on one side only',
  'single part agrees',
  'parts differ',
  'more than one part differs',
]);

const UNTOLD = { person: bestOfUntold('person'), organisation: bestOfUntold('organisation') };

function bestOfUntold(model: NameModel): number {
  let sum = weightIn(model, 'bias');
  for (const name of featureNames(model)) if (!TOLD.has(name)) sum += Math.max(0, weightIn(model, name));
  return sum;
}

/** The most that each told feature adds, per unit; read from the model once, since bounds are made by the thousand. */
const PERSON = {
  agreement: atMost('person', 'agreement'),
  rare: atMost('person', 'rare parts agree'),
  full: atMost('person', 'name agrees in full'),
  single: when('person', 'single part agrees'),
  differ: when('person', 'parts differ'),
  moreDiffer: when('person', 'more than one part differs'),
};
const ORGANISATION = {
  agreement: atMost('organisation', 'agreement'),
  rare: atMost('organisation', 'rare words agree'),
  brand: atMost('organisation', 'same brand'),
  full: atMost('organisation', 'name agrees in full'),
  untold: when('organisation', 'no telling word agrees'),
  // The two shares of telling words left over add up to the larger of both sides' shares.
  share: Math.max(
    weightIn('organisation', 'telling words differ'),
    weightIn('organisation', 'telling word on one side only'),
  ),
};

/** The most log-odds of two names of a model of which no more than the overlap is known. */
export function mostLogOdds(model: NameModel, overlap: Overlap): number {
  return calibratedLogOdds(model, model === 'person' ? personBound(overlap) : organisationBound(overlap));
}

function personBound({ shared, left, pairs, askedLeft, listedLeft, telling }: Overlap): number {
  const { agreement, rare, full, single, differ, moreDiffer } = PERSON;
  return (
    UNTOLD.person +
    agreement * (left > 0 ? shared / (shared + left) : 1) +
    rare * Math.min(1, shared / 3) +
    (left > 0 ? 0 : full) +
    (pairs <= 1 && telling > 1 ? single.certain : single.possible) +
    (pairs === 0 || (askedLeft > 0 && listedLeft > 0) ? differ.certain : differ.possible) +
    (askedLeft > 1 && listedLeft > 1 ? moreDiffer.certain : moreDiffer.possible)
  );
}

function organisationBound({ shared, left, pairs, shareLeft, telling, branded }: Overlap): number {
  const { agreement, rare, brand, full, untold, share } = ORGANISATION;
  return (
    UNTOLD.organisation +
    agreement * (left > 0 ? shared / (shared + left) : 1) +
    // Brands and rare words are those of telling pairs.
    (pairs > 0 ? rare * Math.min(1, shared / 2) + (branded ? brand : 0) : 0) +
    (left > 0 ? 0 : full) +
    // At least half: a name with its place may stand whole in the other.
    0.5 * (pairs === 0 && telling > 0 ? untold.certain : untold.possible) +
    (share > 0 ? share : share * shareLeft)
  );
}

/** The most that a feature adds for each unit of its value. */
function atMost(model: NameModel, feature: FeatureName): number {
  return Math.max(0, weightIn(model, feature));
}

/** The most that a feature of 0 or 1 adds when it is 1 for certain, and when that is unknown. */
function when(model: NameModel, feature: FeatureName): { readonly certain: number; readonly possible: number } {
  const weight = weightIn(model, feature);
  return { certain: weight, possible: Math.max(0, weight) };
}
