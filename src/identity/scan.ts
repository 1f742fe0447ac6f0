import type { Observation, ObservationKind } from '../core/evidence.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { boundedMemo } from './bounded-memo.ts';
import { isAboutAccessory } from './accessory-head.ts';
import { coversNumber, type Fittings, goesWithAccessory, type Place } from './accessory.ts';
import { accessoriesIn, categoriesIn, type CategoryHit, deviceWordsIn, isDevice } from './category.ts';
import type { Subject } from './identifier.ts';
import { mentionsIn, type Mention } from './mentions.ts';
import { modelPatterns, type ModelFact } from './model-facts.ts';
import { buildNameIndex, type NameIndex } from './name-index.ts';
import { withoutNode } from './node-name.ts';
import { patternIndex, type PatternHit } from './pattern-index.ts';
import { stanceOf, type Stance } from './stance.ts';
import { wordsOf, type Words } from './words.ts';

/** A model pattern found, with the text's stance to it. */
export interface ModelHit extends PatternHit<ModelFact> {
  readonly stance: Stance;
}

/** All that one text says by itself. */
export interface TextScan {
  readonly words: Words;
  readonly mentions: readonly Mention[];
  readonly models: readonly ModelHit[];
  readonly categories: readonly CategoryHit[];
  /** The text is about an accessory: a holder, a cover, a charger. */
  readonly accessory: boolean;
}

/** What part a kind of observation plays in naming a maker. */
export type CellRole = 'maker' | 'brand' | 'model' | 'text' | 'remark' | 'category' | 'dealer' | 'host';

/** One cell of an item, scanned. */
export interface CellScan extends TextScan {
  readonly observation: Observation;
  readonly role: CellRole;
}

/** An item's cells, scanned once and shared by the identifiers that read text. */
export interface Scan {
  readonly cells: readonly CellScan[];
  /** Category words of all cells, best cell first. */
  readonly categories: readonly string[];
}

const ROLES: Partial<Record<ObservationKind, CellRole>> = {
  manufacturer: 'maker',
  brand: 'brand',
  model: 'model',
  'part-number': 'model',
  platform: 'model',
  description: 'text',
  'sys-descr': 'text',
  'upnp-field': 'text',
  os: 'text',
  version: 'text',
  category: 'category',
  purpose: 'remark',
  status: 'remark',
  other: 'remark',
  seller: 'dealer',
  importer: 'dealer',
  hostname: 'host',
};
/** Order in which cells say what the thing is. */
const CATEGORY_ORDER: readonly CellRole[] = ['category', 'text', 'model', 'brand', 'maker', 'remark'];
const MEMO = 16_000;
/** Host names are many and say little: only those that may hold a listed maker's name are read. */
const TELLING_HOST = /hua|zte|hik|dah|hyt|imou|ezviz/i;

/** Scans texts and items of one knowledge base. */
export interface Scanner {
  readonly names: NameIndex;
  text(text: string): TextScan;
  subject(subject: Subject): Scan;
}

const scanners = new WeakMap<Knowledge, Scanner>();

/** The scanner of a knowledge base: built on first use, then shared, so that a cell is read once for all identifiers. */
export function scannerOf(knowledge: Knowledge): Scanner {
  const ready = scanners.get(knowledge);
  if (ready !== undefined) return ready;
  // The indexes are built at the first text: a question about an address or an identifier never needs them.
  let index: { names: NameIndex; models: ReturnType<typeof patternIndex<ModelFact>> } | undefined;
  const built = (): NonNullable<typeof index> => {
    index ??= { names: buildNameIndex(knowledge), models: patternIndex(modelPatterns(knowledge)) };
    return index;
  };
  const text = boundedMemo(MEMO, (raw) => scanText(raw, built().names, built().models));
  let last: { subject: Subject; scan: Scan } | undefined;
  const scanner: Scanner = {
    get names() {
      return built().names;
    },
    text,
    subject(subject) {
      if (last?.subject === subject) return last.scan;
      const scan = scanSubject(subject, text);
      last = { subject, scan };
      return scan;
    },
  };
  scanners.set(knowledge, scanner);
  return scanner;
}

function scanText(raw: string, names: NameIndex, models: (words: Words) => readonly PatternHit<ModelFact>[]): TextScan {
  const words = wordsOf(raw);
  const found = models(words)
    .filter(isNumber)
    .map((hit) => ({ hit, place: placeOf(words, hit) }));
  const fittings = fittingsOf(words, found);
  // `H3C` in CS-H3C-R100-1K3WKFL is a part of the number.
  const named = mentionsIn(words, names).filter(
    (mention) =>
      !found.some(
        ({ hit }) =>
          hit.payload.kind === 'grammar' &&
          hit.payload.strength === 'strong' &&
          hit.start < mention.start &&
          hit.end > mention.end &&
          !hit.text.includes(' '),
      ),
  );
  const mentions = named.map((mention) =>
    mention.stance === 'names' &&
    (goesWithAccessory(words, mention, fittings, isDeviceLine(mention)) ||
      (ofListedFamily(mention) && coversNumber(words, mention, fittings)) ||
      numberFits(words, mention, found))
      ? { ...mention, stance: 'fits' as const }
      : mention,
  );
  const hits = found.map(({ hit, place }) => {
    const stance = modelStance(words, hit, place, mentions);
    return stance === 'names' && isDeviceNumber(hit) && goesWithAccessory(words, place, fittings, true)
      ? { ...hit, stance: 'fits' as const }
      : { ...hit, stance };
  });
  const accessory =
    fittings.accessories.length > 0 &&
    isAboutAccessory(
      words,
      fittings,
      found.map(({ place }) => place),
    );
  return { words, mentions, models: longest(hits), categories: categoriesBefore(words), accessory };
}

/** `Hikvision DS-1272ZJ compatible`: what is said behind the number is said of the name before it too. */
function numberFits(
  words: Words,
  mention: Mention,
  found: readonly { hit: PatternHit<ModelFact>; place: Place }[],
): boolean {
  return found.some(({ place }) => place.first === mention.next && stanceOf(words, place, undefined) === 'fits');
}

/** A wide pattern of another maker may match a plain word; the short board codes of listed makers are written out. */
function isNumber(hit: PatternHit<ModelFact>): boolean {
  return hit.payload.family !== undefined || /\d/.test(hit.text);
}

/** The words a hit covers. */
function placeOf(words: Words, { start, end }: PatternHit<ModelFact>): Place {
  const first = words.list.findIndex((word) => word.end > start);
  let next = first;
  while (next < words.list.length && (words.list[next]?.start ?? 0) < end) next += 1;
  return { start, end, first, next };
}

function fittingsOf(words: Words, found: readonly { hit: PatternHit<ModelFact>; place: Place }[]): Fittings {
  // `Cable modem` is a modem.
  const said = categoriesIn(words);
  const accessories = accessoriesIn(words).filter(
    (accessory) =>
      !said.some(
        ({ category, word, phrase }) =>
          isDevice(category) &&
          // Words of a text without spaces have no place of their own.
          !/[\u3040-\u9fff\uac00-\ud7af]/.test(accessory.phrase) &&
          word <= accessory.word &&
          accessory.word < word + phrase.split(' ').length &&
          phrase.length > accessory.phrase.length,
      ),
  );
  let deviceWords: ReadonlySet<number> | undefined;
  return {
    accessories,
    deviceWords: () => (deviceWords ??= deviceWordsIn(words, said)),
    numbers: found.filter(({ hit }) => isDeviceNumber(hit)).map(({ place }) => place),
  };
}

/** A number of a whole device: one whose numbering says so, or does not say what it numbers. */
function isDeviceNumber({ payload }: PatternHit<ModelFact>): boolean {
  return payload.kind === 'grammar' && payload.category !== undefined && isDevice(payload.category);
}

function ofListedFamily(mention: Mention): boolean {
  return mention.entries.some(({ family }) => family !== undefined);
}

function isDeviceLine(mention: Mention): boolean {
  return mention.entries.some((entry) => entry.line === true && entry.family !== undefined);
}

const FITTED_TO = new Set(['for', 'pour', 'fur', 'para', 'per', 'dla', 'для', 'voor']);

/** `Wall bracket for dome camera`: what stands behind `for` is what the thing goes with, once something before it says what it is. */
function categoriesBefore(words: Words): readonly CategoryHit[] {
  const hits = categoriesIn(words);
  const first = hits[0];
  if (first === undefined || hits.length < 2) return hits;
  const edge = words.list.findIndex((word, at) => at > first.word && FITTED_TO.has(word.text));
  return edge < 0 ? hits : hits.filter((hit) => hit.word < edge);
}

/** A model right after a name stands as the name does: `for Dahua IPC-HFW…` is for both. */
function modelStance(words: Words, hit: PatternHit<ModelFact>, place: Place, mentions: readonly Mention[]): Stance {
  for (const mention of mentions) {
    if (
      mention.stance !== 'names' &&
      mention.next <= place.first &&
      place.first - mention.next <= 2 &&
      !/[;.]\s/.test(words.folded.slice(mention.end, hit.start))
    )
      if (mention.stance !== 'link')
        // In the address of a maker's page its own numbers are read, and nobody else's.
        return mention.stance;
      else if (mention.entries.some(({ maker }) => maker === hit.payload.maker)) return 'names';
  }
  const stance = stanceOf(words, place, undefined);
  return stance === 'place' || stance === 'person' || stance === 'host' ? 'names' : stance;
}

/** Drops a hit that lies inside a longer one of the same maker. */
function longest(hits: readonly ModelHit[]): readonly ModelHit[] {
  if (hits.length < 2) return hits;
  return hits.filter(
    (hit) =>
      !hits.some(
        (other) =>
          other !== hit &&
          other.payload.maker === hit.payload.maker &&
          other.payload.kind === hit.payload.kind &&
          other.payload.strength === hit.payload.strength &&
          other.payload.brand === hit.payload.brand &&
          other.payload.verified === hit.payload.verified &&
          other.payload.needs.length >= hit.payload.needs.length &&
          other.start <= hit.start &&
          other.end >= hit.end &&
          (other.end - other.start > hit.end - hit.start || hits.indexOf(other) < hits.indexOf(hit)),
      ),
  );
}

function scanSubject(subject: Subject, text: (raw: string) => TextScan): Scan {
  const cells: CellScan[] = [];
  for (const observation of subject.observations) {
    const role = ROLES[observation.kind];
    if (role === undefined || observation.value === '') continue;
    if (role === 'host' && !TELLING_HOST.test(observation.value)) continue;
    const scanned = text(observation.kind === 'sys-descr' ? withoutNode(observation.value) : observation.value);
    cells.push({
      words: scanned.words,
      mentions: scanned.mentions,
      models: scanned.models,
      categories: scanned.categories,
      accessory: scanned.accessory,
      observation,
      role,
    });
  }
  const categories: string[] = [];
  for (const role of CATEGORY_ORDER) {
    for (const cell of cells) {
      if (cell.role !== role) continue;
      for (const hit of cell.categories) categories.push(hit.category);
    }
  }
  return { cells, categories };
}
