import { COMPOUND_ENDS, COVER_WORDS, FITTING_WORDS } from './accessory-words.ts';
import { CATEGORY_WORDS, NOT_EQUIPMENT_WORDS } from './category-words.ts';
import type { Words } from './words.ts';

/** A category word found in a text. */
export interface CategoryHit {
  readonly category: string;
  /** Index of the first word of the hit. */
  readonly word: number;
  readonly phrase: string;
}

const UNSPACED = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
/** Kinds of thing whose unnamed maker matters most: what section 889 and the Covered List are about. */
const TELECOM_OR_VIDEO = new Set(
  'camera recorder access-control router switch firewall access-point olt ont modem module radio base-station optical optic antenna component phone network drone inverter'.split(
    ' ',
  ),
);
/** Weak words that say little beside a stronger one. */
const VAGUE = new Set([
  'network',
  'component',
  'cable',
  'service',
  'software',
  'ups',
  'industrial',
  'chip',
  'antenna',
  'storage',
  'optic',
]);

interface Lexicon {
  readonly byFirst: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly category: string }[]>;
  readonly unspaced: readonly { readonly text: string; readonly category: string }[];
}

function lexiconOf(lists: Readonly<Record<string, string>>): Lexicon {
  const byFirst = new Map<string, { words: readonly string[]; category: string }[]>();
  const unspaced: { text: string; category: string }[] = [];
  for (const [category, list] of Object.entries(lists)) {
    for (const written of list.split(',')) {
      // Folding takes the marks off letters in Cyrillic too.
      const phrase = written.replaceAll('й', 'и').replaceAll('ё', 'е');
      if (UNSPACED.test(phrase)) {
        unspaced.push({ text: phrase, category });
        continue;
      }
      const words = phrase.match(/[\p{L}\p{N}]+/gu) ?? [];
      const first = words[0];
      if (first === undefined) continue;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, category }]);
    }
  }
  for (const entries of byFirst.values()) entries.sort((left, right) => right.words.length - left.words.length);
  return { byFirst, unspaced };
}

const LEXICON = lexiconOf({ ...CATEGORY_WORDS, 'not-equipment': NOT_EQUIPMENT_WORDS });
const ACCESSORIES = lexiconOf({ cover: COVER_WORDS, fitting: FITTING_WORDS });
const EQUIPMENT_SINGLES = new Set(
  Object.entries(CATEGORY_WORDS)
    .filter(([category]) => category !== 'service' && category !== 'software' && category !== 'training')
    .flatMap(([, list]) => list.split(','))
    .filter((phrase) => !phrase.includes(' ') && phrase.length > 2),
);

/** Whether a single folded word is an equipment word (`router`, `nvr`). */
export function isEquipmentWord(word: string): boolean {
  return EQUIPMENT_SINGLES.has(word);
}

/** Category words of a text, in order; a longer phrase hides the words inside it. */
export function categoriesIn(words: Words): readonly CategoryHit[] {
  return find(words, LEXICON);
}

/** Names of accessories in a text, in order: `cover` for cases and films, `fitting` for what holds, feeds or connects. */
export function accessoriesIn(words: Words): readonly CategoryHit[] {
  const hits = find(words, ACCESSORIES);
  const joined = words.list.flatMap(({ text }, word) =>
    COMPOUND_ENDS.test(text) && !hits.some((hit) => hit.word === word)
      ? [{ category: 'fitting', word, phrase: text }]
      : [],
  );
  return joined.length === 0 ? hits : [...hits, ...joined].sort((left, right) => left.word - right.word);
}

/** Categories of whole devices, which accessories are bought for. */
const DEVICES = new Set(
  'camera recorder access-control router switch firewall access-point olt ont modem radio base-station phone server storage computer display printer drone inverter'.split(
    ' ',
  ),
);
/** Words of these categories that say how a device works or looks, not that one is there. */
const NO_DEVICE = new Set([
  ...'lte 4g 5g hspa umts wcdma wimax gpon epon ftth dmr tetra p25 vhf uhf pmr ptt poc cctv surveillance biometric ram memory dimm dock hdd ssd nvme keyboard mouse'.split(
    ' ',
  ),
  ...'hard drive,hard disk,disk drive,tape drive,flash drive,usb drive,memory card,sd card,microsd,graphics card,жесткии диск'.split(
    ',',
  ),
]);

/** Whether goods of a category are whole devices, and not parts, software or supplies. */
export function isDevice(category: string): boolean {
  return DEVICES.has(category);
}

/** Indexes of the words that say a kind of device, also inflected (`видеокамеры`, `telefonu`). */
export function deviceWordsIn(words: Words, hits: readonly CategoryHit[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { category, word, phrase } of hits)
    if (DEVICES.has(category) && !NO_DEVICE.has(phrase) && !UNSPACED.test(phrase)) found.add(word);
  words.list.forEach(({ text }, at) => {
    if (text.length >= 5 && DEVICE_STEMS.has(stemOf(text))) found.add(at);
  });
  return found;
}

/** Cuts the endings that Slavic, Baltic and Romance languages put to a noun. */
function stemOf(word: string): string {
  const stem = word.replace(
    /(?:ами|ями|ого|ему|ов|ев|ей|ой|ам|ях|ах|ом|ем|[аеиоуыэюяьй])$|(?:ami|ow|em|om|ie|es|[aeiouys])$/u,
    '',
  );
  return stem.length >= 4 ? stem : word;
}

const DEVICE_STEMS: ReadonlySet<string> = new Set(
  Object.entries(CATEGORY_WORDS)
    .filter(([category]) => DEVICES.has(category))
    .flatMap(([, list]) => list.split(','))
    .filter((phrase) => !phrase.includes(' ') && phrase.length >= 5 && !NO_DEVICE.has(phrase) && !UNSPACED.test(phrase))
    .map(stemOf),
);

function find(words: Words, lexicon: Lexicon): readonly CategoryHit[] {
  const hits: CategoryHit[] = [];
  const { list } = words;
  for (let at = 0; at < list.length; at += 1) {
    const candidates = lexicon.byFirst.get(list[at]?.text ?? '');
    if (candidates === undefined) continue;
    const found = candidates.find((entry) => entry.words.every((word, offset) => list[at + offset]?.text === word));
    if (found === undefined) continue;
    hits.push({ category: found.category, word: at, phrase: found.words.join(' ') });
    at += found.words.length - 1;
  }
  if (UNSPACED.test(words.folded)) {
    for (const { text, category } of lexicon.unspaced)
      if (words.folded.includes(text)) hits.push({ category, word: 0, phrase: text });
  }
  return hits;
}

/**
 * Whether a label may hide who made the goods: those of a category that is telecommunications or video surveillance
 * equipment or a part of it, and those that nothing says the kind of, which may be such equipment.
 */
export function mayHideMaker(category: string | undefined): boolean {
  return category === undefined || TELECOM_OR_VIDEO.has(category);
}

/** Whether a category is passive: without electronics of its own, so that an unnamed maker leaves nothing open. */
export function isPassive(category: string | undefined): boolean {
  return category === 'cable';
}

/** Whether a category is video surveillance. */
export function isVideo(category: string): boolean {
  return category === 'camera' || category === 'recorder' || category === 'access-control';
}

const NO_THING = new Set(['not-equipment', 'service', 'training']);

/** Whether a category is no thing at all: a fee, furniture, a course. */
export function isNoEquipment(category: string | undefined): boolean {
  return category === 'not-equipment' || category === 'training';
}

/**
 * The category that a list of found ones amounts to: the first that is not vague, else the first vague one. `not-equipment`
 * wins only when nothing says equipment, or when only work is named beside it (`road sign repair`).
 */
export function headCategory(found: readonly string[]): string | undefined {
  const things = found.filter((category) => !NO_THING.has(category));
  const clear = things.find((category) => !VAGUE.has(category));
  if (clear !== undefined) return clear;
  if (things.length > 0) return things[0];
  if (found.includes('training')) return 'training';
  if (found.includes('not-equipment')) return 'not-equipment';
  return found[0];
}
