import type { IsoDate } from '../core/dates.ts';
import type { Identification, MakerId, Signal } from '../core/identity.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { headCategory, isPassive } from './category.ts';
import { combine } from './combine.ts';
import type { Subject } from './identifier.ts';
import { presenceOf } from './presence.ts';
import { IDENTIFIERS } from './registry.ts';
import { type Scan, scannerOf } from './scan.ts';
import { isRegistryPackage, preparePackages } from './software-package.ts';
import { toSettle } from './to-settle.ts';
import { weightOf } from './weigh.ts';

/** Says who made an item, as of a day; `dated` when that is the day it was obtained, and not only the day asked. */
export type Identify = (subject: Subject, asOf: IsoDate, dated?: boolean) => Identification;

/**
 * Prepares every identifier for a knowledge base once and gives the function that identifies one item. Pure but for
 * memory of texts already read: the same subject, knowledge and day give the same answer.
 */
export function createIdentify(knowledge: Knowledge): Identify {
  const scanner = scannerOf(knowledge);
  const readers = IDENTIFIERS.map((identifier) => identifier.prepare(knowledge));
  const names = namesOf(knowledge);
  const isPackage = preparePackages(knowledge);
  return (subject, asOf, dated = false) => {
    const signals: Signal[] = [];
    for (const read of readers) for (const signal of read(subject)) signals.push(signal);
    const scan = scanner.subject(subject);
    const said = categoryOf(scan.categories, scan.cells, signals, asOf);
    // What answers on a computer's bus is a card or a part, whatever chip its text names.
    const kind = said === 'chip' && subject.observations.some(({ kind }) => kind === 'pci-id') ? 'component' : said;
    const nameOf = (maker: MakerId): string => names(maker) ?? nameInSignals(maker, signals);
    const combined = combine(signals, kind, knowledge, asOf, nameOf, dated);
    const { attributions } = combined;
    const listed = attributions.some(({ family, role }) => family !== undefined && role !== 'mentioned');
    const category = !listed
      ? kind
      : isProgram(scan, kind) || isRegistryPackage(subject)
        ? 'application'
        : isAccessory(scan, subject, kind)
          ? 'accessory'
          : kind;
    const state = combined.state === 'unknown' && !listed && isPackage(subject) ? 'not-equipment' : combined.state;
    return {
      attributions,
      state,
      category: category ?? 'equipment',
      presence: presenceOf(subject),
      toSettle: toSettle(state, category ?? 'equipment', attributions, subject),
    };
  };
}

/** Types by which bills of materials and inventories call a program that is not the firmware of a device. */
const PROGRAM = /^(?:software\b(?!.*firmware)|application|library|framework|operating[ -]system|mobile app)/i;

/** Whether the record's type says that it is a program by itself, not a device that is described by its software. */
function isProgram(scan: Scan, kind: string | undefined): boolean {
  return (
    kind === 'software' &&
    scan.cells.some(({ role, observation }) => role === 'category' && PROGRAM.test(observation.value))
  );
}

/** A number that a listed maker's own numbering knows. */
function isOwnNumber({ payload }: Scan['cells'][number]['models'][number]): boolean {
  return payload.family !== undefined && payload.kind === 'grammar' && payload.strength === 'strong';
}

/** Kinds of thing that words of accessories are counted among, or that the device an accessory goes with is of. */
const NO_ACCESSORY = new Set(['optic', 'optical', 'module', 'antenna', 'chip', 'component', 'network', 'inverter']);

/**
 * Whether the record is of an accessory: its text, or its model where it has none, is about one. A part inside a device is a
 * part of it, whatever it is called.
 */
function isAccessory(scan: Scan, subject: Subject, kind: string | undefined): boolean {
  if (subject.sightings.some(({ part }) => part !== undefined)) return false;
  // A number of a supply unit or a card says that it is a unit of equipment, unless the words call it a bracket or a cable.
  if (
    !isPassive(kind) &&
    scan.cells.some(({ models }) =>
      models.some(({ payload: { category = '' } }) => category === 'ups' || NO_ACCESSORY.has(category)),
    )
  )
    return false;
  // Racks, patch panels, cords: without electronics of their own, unless a number says what device is meant.
  if (isPassive(kind) && !scan.cells.some(({ models }) => models.some(isOwnNumber))) return true;
  const texts = scan.cells.filter(({ role, words }) => role === 'text' && words.list.length > 0);
  const cells = texts.length > 0 ? texts : scan.cells.filter(({ role }) => role === 'model');
  return !NO_ACCESSORY.has(kind ?? '') && cells.some(({ accessory }) => accessory);
}

/** Category of the item: that of its model number when a maker's numbering says, else what its words say. */
function categoryOf(
  words: readonly string[],
  cells: ReturnType<ReturnType<typeof scannerOf>['subject']>['cells'],
  signals: readonly Signal[],
  asOf: IsoDate,
): string | undefined {
  const said = headCategory(words);
  const numbered = signals.find(
    (signal) => signal.technique === 'model-number' && signal.role === 'manufacturer' && weightOf(signal, asOf) >= 2,
  );
  if (numbered !== undefined) {
    for (const cell of cells) {
      const hit = cell.models.find(
        (model) =>
          model.payload.fact === numbered.fact &&
          model.payload.category !== undefined &&
          model.text.toUpperCase() === numbered.product,
      );
      if (hit?.payload.category !== undefined && (said === undefined || said === 'not-equipment' || GENERAL.has(said)))
        return hit.payload.category;
    }
  }
  if (said !== undefined) return said;
  return signals.some((signal) => signal.role === 'chipset') ? 'chip' : undefined;
}

const GENERAL = new Set(['network', 'component', 'cable', 'service', 'software', 'industrial', 'computer']);

/** Display names by maker id. */
function namesOf(knowledge: Knowledge): (maker: MakerId) => string | undefined {
  const catalogued = new Map(knowledge.catalogue.map((fact) => [fact.id, fact.name]));
  return (maker) => knowledge.maker(maker)?.name ?? catalogued.get(maker);
}

/** A maker known by its label only is called what the label says. */
function nameInSignals(maker: MakerId, signals: readonly Signal[]): string {
  const signal = signals.find((candidate) => candidate.maker === maker);
  if (signal === undefined) return maker;
  if (signal.technique === 'maker-name') return signal.because.value.trim().slice(0, 80);
  const named = /belongs to ([^:]+?)(?:,|$)/.exec(signal.says)?.[1];
  return named ?? maker.replace(/^name:/, '');
}
