import type { IsoDate } from '../core/dates.ts';
import type { Attribution, Identification, MakerId, Role, Signal } from '../core/identity.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { isNoEquipment, isPassive, mayHideMaker } from './category.ts';
import { endedLongBefore, settledByDay } from './past.ts';
import { attributionOf, confidenceOf, rootOf, weightOf } from './weigh.ts';

/** Attributions and what they amount to. */
export type Combined = Pick<Identification, 'attributions' | 'state'>;

/** Roles that answer who made the thing itself. */
const MAKING: ReadonlySet<Role> = new Set<Role>(['manufacturer', 'original-design-manufacturer', 'grantee']);

/** What a label and its owner's own numbering say: nothing of who built the thing. */
const LABELS = new Set(['label-name', 'model-number', 'web-page']);

const PARTS: ReadonlySet<Role> = new Set<Role>(['chipset', 'module', 'component']);

interface Claim {
  readonly root: string;
  readonly signals: readonly Signal[];
  readonly role: Role;
  readonly listed: boolean;
}

/**
 * Joins the signs of all techniques into attributions and one state. Contradiction is kept: two makers that are both
 * named with strong evidence make the item `contested`, except where one sign is known to be about something else
 * (a network part's address block, a dealer, an operator's label on another maker's registered device). `dated` says that
 * `asOf` is the day the item was obtained, which can settle what a company was to a listed maker.
 */
export function combine(
  signals: readonly Signal[],
  category: string | undefined,
  knowledge: Knowledge,
  asOf: IsoDate,
  nameOf: (maker: MakerId) => string,
  dated: boolean,
): Combined {
  const numbered = signals.some((signal) => isListedNumber(signal, knowledge));
  const forIt = signals
    .filter((signal) => signal.against !== true)
    .map((signal) => (numbered ? signal : standing(signal, category)));
  const againstIt = signals.filter((signal) => signal.against === true);
  const claims = claimsOf(forIt, knowledge);
  const rebranded = new Set(
    forIt
      .filter((signal) => signal.role === 'brand-owner' && signal.technique === 'rebrand')
      .map((signal) => signal.maker),
  );
  const demoted = new Map<string, Role>();
  const strong: Claim[] = [];
  for (const claim of claims) {
    if (!MAKING.has(claim.role)) continue;
    // The company behind a label whose goods others build made the item only if something besides the label says so.
    if (rebranded.has(claim.root) && claim.signals.every((signal) => LABELS.has(signal.group)))
      demoted.set(claim.root, 'brand-owner');
    else if (confidenceOf(claim.signals, asOf) !== 'weak') strong.push(claim);
  }
  const kin = forIt.filter((signal) => signal.group === 'related-company');
  const open = kin.filter((sign) => {
    const venture = knowledge.lookalikes.some(({ id, kind }) => id === sign.fact && kind === 'joint-venture');
    const both = strong.some((claim) => claim.root === rootOf(sign.maker, knowledge));
    if (dated && !(venture && both) && settledByDay(sign, forIt, asOf, knowledge)) return false;
    // What a joint venture put its own name on is a person's to settle, whichever partner's lines it names too.
    if (venture) return true;
    // Where the listed maker itself is named beside the related company (`Huawei Honor 8`), the listed one made it. That
    // a number lies under its own, given to both, does not name it.
    const root = rootOf(sign.maker, knowledge);
    const itself = ({ maker, group }: Signal): boolean => maker !== sign.product && group !== 'enterprise-number-owner';
    if (!strong.some((claim) => claim.root === root && claim.signals.some(itself))) return true;
    for (const claim of strong)
      if (!claim.listed && claim.signals.some((signal) => signal.because === sign.because))
        demoted.set(claim.root, 'brand-owner');
    return false;
  });
  const contest = settle(
    strong.filter((claim) => !demoted.has(claim.root)),
    demoted,
    asOf,
    knowledge,
  );
  const attributions = attribute(claims, demoted, againstIt, knowledge, asOf, nameOf);
  const remaining = strong.filter((claim) => !demoted.has(claim.root));
  const denied = remaining.some((claim) =>
    againstIt.some((signal) => signal.group === 'denial' && rootOf(signal.maker, knowledge) === claim.root),
  );
  const still = dated ? forIt.filter((signal) => !endedLongBefore(signal, asOf)) : forIt;
  const mixed = openRebrand(still, remaining, knowledge) || open.length > 0;
  if (remaining.length > 1 && contest) return { attributions, state: 'contested' };
  // A course about a maker's goods, or a shirt with its name, is not the goods.
  const course =
    isNoEquipment(category) &&
    remaining.some((claim) => claim.listed && restsOn(claim, asOf) === 'text' && !isNumbered(claim, asOf));
  if (remaining.length > 0) return { attributions, state: denied || mixed || course ? 'contested' : 'established' };
  const labelled = forIt.some((signal) => signal.technique === 'maker-name' && signal.maker.startsWith('name:'));
  if (mixed || (numbered && labelled)) return { attributions, state: 'contested' };
  if (
    (isNoEquipment(category) || isPassive(category)) &&
    !claims.some((claim) => claim.listed && claim.role !== 'mentioned')
  )
    return { attributions, state: 'not-equipment' };
  return { attributions, state: 'unknown' };
}

/** One claim per root and kind of role; the roles that answer who made it are one kind. */
function claimsOf(signals: readonly Signal[], knowledge: Knowledge): readonly Claim[] {
  const claims = new Map<string, { root: string; role: Role; signals: Signal[]; listed: boolean }>();
  for (const signal of signals) {
    const root = rootOf(signal.maker, knowledge);
    const kind = MAKING.has(signal.role) ? 'making' : signal.role;
    const key = `${root} ${kind}`;
    const claim = claims.get(key);
    if (claim === undefined)
      claims.set(key, {
        root,
        role: signal.role,
        signals: [signal],
        listed: root !== signal.maker || knowledge.maker(signal.maker)?.family !== undefined,
      });
    else {
      claim.signals.push(signal);
      if (MAKING.has(signal.role) && signal.role === 'manufacturer') claim.role = 'manufacturer';
    }
  }
  // A chip or module of the maker that made the whole is no claim of its own.
  const made = new Set([...claims.values()].filter((claim) => MAKING.has(claim.role)).map((claim) => claim.root));
  return [...claims.values()].filter((claim) => !(PARTS.has(claim.role) && made.has(claim.root)));
}

/** Where a claim rests: the best place first. */
function restsOn(
  claim: Claim,
  asOf: IsoDate,
): 'registered' | 'maker-cell' | 'brand-cell' | 'fact' | 'text' | 'number' | 'address' {
  const sure = claim.signals.filter((signal) => weightOf(signal, asOf) >= 1);
  if (sure.some((signal) => signal.strength === 'proven')) return 'registered';
  const labels = sure.filter((signal) => signal.group === 'label-name');
  if (labels.some((signal) => signal.because.kind === 'manufacturer')) return 'maker-cell';
  if (labels.some((signal) => signal.because.kind === 'brand')) return 'brand-cell';
  if (sure.some((signal) => signal.group === 'rebrand-fact')) return 'fact';
  if (labels.length > 0) return 'text';
  if (
    sure.some(
      (signal) => signal.group === 'mac-registrant' || signal.group === 'usb-vendor' || signal.group === 'pci-vendor',
    )
  )
    return 'address';
  return 'number';
}

/**
 * Looks at rival claims and demotes those that are about something else. Gives whether a real contradiction is left.
 */
function settle(strong: readonly Claim[], demoted: Map<string, Role>, asOf: IsoDate, knowledge: Knowledge): boolean {
  if (strong.length < 2) return false;
  const listed = strong.filter((claim) => claim.listed);
  const others = strong.filter((claim) => !claim.listed);
  const place = new Map(strong.map((claim) => [claim, restsOn(claim, asOf)]));
  if (listed.length === 0) {
    // Among makers that no list names, the best place speaks: the maker's column, then the label, then the text.
    const order = ['registered', 'maker-cell', 'brand-cell', 'fact', 'text', 'number', 'address'];
    const best = others.toSorted(
      (left, right) => order.indexOf(place.get(left) ?? '') - order.indexOf(place.get(right) ?? ''),
    )[0];
    for (const claim of others)
      if (claim !== best) demoted.set(claim.root, place.get(claim) === 'address' ? 'component' : 'mentioned');
    return false;
  }
  for (const other of others) {
    const where = place.get(other);
    for (const claim of listed) {
      const here = place.get(claim);
      const numbered = isNumbered(claim, asOf);
      // A manner of speaking alone does not tell whose the address is: a system may be copied, a part may be bought.
      if (where === 'address' && here !== 'address' && !isMannerOnly(claim, asOf)) demoted.set(other.root, 'component');
      else if (where === 'address' && here !== 'address') continue;
      // A company that the listed maker owned sells the listed maker's own numbered goods.
      else if (numbered && wasOwnedBy(other, claim, knowledge)) demoted.set(other.root, 'seller');
      // A very short number (`T32`) beside a longer one of the listed maker is a part of its name.
      else if (here === 'number' && where === 'number' && other.signals.every((signal) => shortNumber(signal)))
        demoted.set(other.root, 'mentioned');
      // The maker's column and the model's number agree: a listed name in a remark is about something beside the item.
      else if (here === 'text' && where === 'maker-cell' && !numbered && agrees(other, asOf) && !saysMadeBy(claim))
        demoted.set(claim.root, 'mentioned');
      else if (here === 'fact' && where === 'number') demoted.set(other.root, 'mentioned');
      else if (here === 'registered' && (where === 'text' || where === 'number'))
        demoted.set(other.root, 'brand-owner');
      else if (here === 'maker-cell' && (where === 'text' || where === 'number')) demoted.set(other.root, 'mentioned');
      else if (here === 'brand-cell' && where === 'number') demoted.set(other.root, 'mentioned');
      else if (here === 'text' && where === 'number') demoted.set(other.root, 'mentioned');
      else if (here === 'text' && where === 'text' && numbered) demoted.set(other.root, 'mentioned');
    }
  }
  const left = strong.filter((claim) => !demoted.has(claim.root));
  return left.length > 1;
}

/** Whether the listed maker of `claim` owns or owned a company that `other` names. */
function wasOwnedBy(other: Claim, claim: Claim, knowledge: Knowledge): boolean {
  const owners = new Set(claim.signals.map((signal) => signal.maker));
  return other.signals.some((signal) =>
    knowledge.maker(signal.maker)?.ownership.some(({ owner }) => owners.has(owner)),
  );
}

/** Whether nothing but the manner of its command line speaks for the maker. */
function isMannerOnly(claim: Claim, asOf: IsoDate): boolean {
  return claim.signals.every((signal) => signal.group === 'cli-dialect' || weightOf(signal, asOf) === 0);
}

/** Whether a number of the maker's own scheme names it too. */
function isNumbered(claim: Claim, asOf: IsoDate): boolean {
  return claim.signals.some((signal) => signal.group === 'model-number' && weightOf(signal, asOf) >= 2);
}

function shortNumber(signal: Signal): boolean {
  return signal.group === 'model-number' && (signal.product?.length ?? 9) <= 4;
}

/** Whether a model number of the maker's own series stands beside its name. */
function agrees(claim: Claim, asOf: IsoDate): boolean {
  return claim.signals.some((signal) => signal.group === 'model-number' && weightOf(signal, asOf) >= 1);
}

/** `made by Dahua`, `Hikvision OEM`: the text speaks of who built the item. */
function saysMadeBy(claim: Claim): boolean {
  return claim.signals.some((signal) => /\b(?:by|oem|odm|rebrand|made|manufactur)/i.test(signal.because.value));
}

/** A brand with mixed makers, no rule saying which made this model: a person must look. */
function openRebrand(signals: readonly Signal[], remaining: readonly Claim[], knowledge: Knowledge): boolean {
  return signals.some(
    (signal) =>
      signal.group === 'rebrand-fact' &&
      signal.role === 'original-design-manufacturer' &&
      !remaining.some((claim) => claim.root === rootOf(signal.maker, knowledge)),
  );
}

/** Whether a number is one of a listed maker's own, if others may have such numbers too. */
function isListedNumber(signal: Signal, knowledge: Knowledge): boolean {
  return (
    signal.group === 'model-number' &&
    signal.against !== true &&
    signal.verified &&
    signal.strength !== 'weak' &&
    !shortNumber(signal) &&
    MAKING.has(signal.role) &&
    knowledge.maker(rootOf(signal.maker, knowledge))?.family !== undefined
  );
}

/**
 * A maker that only the record itself names stands as one specific sign, unless the thing is of a kind where labels hide
 * makers (telecommunications and video), or may be because nothing says its kind, or its number is one of a listed maker's
 * (an operator's label on a Huawei router).
 */
function standing(signal: Signal, category: string | undefined): Signal {
  if (signal.technique !== 'maker-name' || signal.strength !== 'medium' || !signal.maker.startsWith('name:'))
    return signal;
  if (mayHideMaker(category)) return signal;
  if (signal.role === 'manufacturer') return { ...signal, strength: 'strong' };
  return signal.role === 'brand-owner' ? { ...signal, role: 'manufacturer', strength: 'strong' } : signal;
}

const ROLE_ORDER: readonly Role[] = [
  'manufacturer',
  'original-design-manufacturer',
  'grantee',
  'brand-owner',
  'chipset',
  'module',
  'component',
  'firmware',
  'importer',
  'seller',
  'compatible-with',
  'neighbour',
  'mentioned',
];
const SURE = { proven: 0, strong: 1, weak: 2 } as const;

function attribute(
  claims: readonly Claim[],
  demoted: ReadonlyMap<string, Role>,
  against: readonly Signal[],
  knowledge: Knowledge,
  asOf: IsoDate,
  nameOf: (maker: MakerId) => string,
): readonly Attribution[] {
  const attributions: Attribution[] = [];
  const byRole = new Map<string, { role: Role; root: string; signals: readonly Signal[] }>();
  for (const claim of claims) {
    const role = MAKING.has(claim.role) ? (demoted.get(claim.root) ?? claim.role) : claim.role;
    const key = `${claim.root} ${role}`;
    byRole.set(key, { role, root: claim.root, signals: [...(byRole.get(key)?.signals ?? []), ...claim.signals] });
  }
  for (const { role, root, signals } of byRole.values()) {
    const opposed = against.filter((signal) => rootOf(signal.maker, knowledge) === root);
    attributions.push(attributionOf(role, signals, opposed, knowledge, asOf, nameOf));
  }
  // Evidence against a maker that nothing else names is still shown.
  const seen = new Set(claims.map((claim) => claim.root));
  for (const signal of against) {
    const root = rootOf(signal.maker, knowledge);
    if (seen.has(root)) continue;
    seen.add(root);
    const opposed = against.filter((other) => rootOf(other.maker, knowledge) === root);
    attributions.push({
      ...attributionOf('mentioned', [], opposed, knowledge, asOf, nameOf),
      maker: signal.maker,
      makerName: nameOf(signal.maker),
    });
  }
  return attributions.toSorted(
    (left, right) =>
      ROLE_ORDER.indexOf(left.role) - ROLE_ORDER.indexOf(right.role) || SURE[left.confidence] - SURE[right.confidence],
  );
}
