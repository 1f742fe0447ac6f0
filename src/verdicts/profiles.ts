import type { Rule } from './rule.ts';
import type { Act, Actor } from './vocabulary.ts';

/** A ready set of rules with the acts and the actor they are asked for. */
export interface Profile {
  readonly id: string;
  readonly title: string;
  readonly actor: Actor;
  readonly acts: readonly Act[];
  readonly funding?: string;
  readonly answers?: Readonly<Record<string, boolean | string>>;
  readonly rules: readonly string[];
}

const PART_A = 'us-ndaa-889-a1a';
const PART_B = 'us-ndaa-889-a1b';
const GRANTS = 'us-ndaa-889-b-grants';
/** The FCC rules that give the Covered List effect, with the list itself as information. */
const FCC = [
  'us-fcc-covered-list',
  'us-fcc-ea-2-903',
  'us-fcc-ea-modular',
  'us-fcc-prior-auth-limit-2026',
  'us-fcc-covered-uas',
  'us-fcc-covered-routers',
  'us-fcc-covered-inverters',
  'us-fcc-covered-robots',
  'us-fcc-usf-54-9',
  'us-fcc-subsidy-54-10',
] as const;
const DOD = ['us-dod-1260h-list', 'us-ndaa-805-entity', 'us-ndaa-805-goods'] as const;
const EXPORT = ['us-bis-entity-list', 'us-bis-huawei-fdpr', 'us-bis-affiliates-50', 'us-bis-denied-persons'] as const;

/** The profiles of `--profile`. `contractor` is the default: section 889, the FCC rules in force, section 805 as information. */
export const PROFILES: Readonly<Record<string, Profile>> = {
  buyer: {
    id: 'buyer',
    title: 'US federal agency buying',
    actor: 'federal-agency',
    acts: ['buy'],
    rules: [PART_A, 'us-ndaa-1634-kaspersky', ...FCC, ...DOD],
  },
  carrier: {
    id: 'carrier',
    title: 'Carrier with federal support',
    actor: 'carrier',
    acts: ['buy', 'maintain', 'report', 'remove'],
    funding: 'usf',
    answers: { 'advanced-communications-provider': true },
    rules: [
      'us-fcc-usf-54-9',
      'us-fcc-subsidy-54-10',
      'us-fcc-1-50007',
      'us-fcc-rip-and-replace',
      'us-fcc-covered-list',
    ],
  },
  contractor: {
    id: 'contractor',
    title: 'US federal contractor',
    actor: 'federal-contractor',
    acts: ['buy', 'use'],
    rules: [PART_A, PART_B, ...FCC, ...DOD],
  },
  dod: {
    id: 'dod',
    title: 'US Department of Defense',
    actor: 'dod',
    acts: ['buy', 'contract-with-listed'],
    rules: [PART_A, ...DOD, 'us-fcc-covered-list'],
  },
  exporter: {
    id: 'exporter',
    title: 'Exporter',
    actor: 'exporter',
    acts: ['export', 'reexport', 'transfer'],
    rules: [...EXPORT],
  },
  grant: {
    id: 'grant',
    title: 'Recipient of federal awards',
    actor: 'grant-recipient',
    acts: ['buy'],
    funding: 'federal-award',
    rules: [GRANTS, 'us-fcc-covered-list', 'us-dod-1260h-list'],
  },
  private: {
    id: 'private',
    title: 'Private business or person',
    actor: 'private',
    acts: ['buy', 'use'],
    rules: [...FCC, 'us-dod-1260h-list'],
  },
  school: {
    id: 'school',
    title: 'E-Rate school or library',
    actor: 'school',
    acts: ['buy', 'maintain'],
    funding: 'usf',
    rules: ['us-fcc-usf-54-9', 'us-fcc-subsidy-54-10', 'us-fcc-covered-list'],
  },
};
export const DEFAULT_PROFILE = 'contractor';

/** Short names for groups of rules, accepted wherever rule ids are. */
export const RULE_GROUPS: Readonly<Record<string, readonly string[]>> = {
  '889': [PART_A, PART_B],
  '889-grants': [GRANTS],
  '1260h': [...DOD],
  '805': ['us-ndaa-805-entity', 'us-ndaa-805-goods'],
  fcc: [...FCC],
  'fcc-covered': [...FCC],
  usf: ['us-fcc-usf-54-9', 'us-fcc-subsidy-54-10'],
  bis: [...EXPORT],
  export: [...EXPORT],
  ofac: ['us-ofac-sdn', 'us-ofac-ns-cmic'],
  kaspersky: ['us-ndaa-1634-kaspersky', 'us-icts-kaspersky'],
  fascsa: ['us-fascsa-52-204-30', 'us-fascsa-order-acronis'],
  '5949': ['us-ndaa-5949'],
};

/** The profile that an actor is asked under when no rules are chosen. */
export function profileOf(actor: Actor | undefined): Profile | undefined {
  const named = Object.values(PROFILES).find((profile) => profile.actor === actor);
  if (named) return named;
  if (actor === 'usf-recipient' || actor === 'fcc-subsidy-recipient') return PROFILES['school'];
  if (actor === 'state-agency') return PROFILES['grant'];
  if (actor === 'dod-contractor' || actor === 'subcontractor' || actor === undefined) return PROFILES['contractor'];
  return undefined;
}

/**
 * Writes group names and id prefixes out as rule ids, in order, without repeats: `us-ndaa-889` is that rule and all whose
 * ids go on from it. Unknown words come back in `unknown`.
 */
export function expandRules(
  words: readonly string[],
  known: ReadonlySet<string>,
): { readonly ids: readonly string[]; readonly unknown: readonly string[] } {
  const ids = new Set<string>();
  const unknown: string[] = [];
  for (const word of words) {
    const started = [...known].filter((id) => id === word || id.startsWith(`${word}-`));
    const group = RULE_GROUPS[word] ?? (word === 'all' ? [...known] : started.length > 0 ? started : undefined);
    if (!group) unknown.push(word);
    for (const id of group ?? []) ids.add(id);
  }
  return { ids: [...ids], unknown };
}

/** How a rule chosen by name is asked when the profile's acts and actor do not fit it: for its own acts and actor. */
export function ownQuestion(
  rule: Rule,
  profile: Profile,
): { readonly acts: readonly Act[]; readonly actor: Actor; readonly funding?: string } {
  const { acts, bound } = rule.scope;
  const fits = acts === 'any' || acts.some((act) => profile.acts.includes(act));
  const wanted = fits ? profile.acts : acts;
  const first = bound.find((entry) => entry.acts === undefined || entry.acts.some((act) => wanted.includes(act)))
    ?.actors[0];
  const funding = fundingIn(rule.when);
  const binds = bound.length === 0 || bound.some((entry) => entry.actors.includes(profile.actor));
  return {
    acts: wanted,
    actor: binds ? profile.actor : (first ?? profile.actor),
    ...(funding === undefined ? {} : { funding }),
  };
}

function fundingIn(condition: Rule['when']): string | undefined {
  if ('funding' in condition) return condition.funding[0];
  if ('all' in condition) return condition.all.map(fundingIn).find((found) => found !== undefined);
  return undefined;
}
