import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { isEquipmentWord } from '../category.ts';
import { namesSoftwareOnly } from '../software-makers.ts';
import type { Identifier, Subject } from '../identifier.ts';
import type { Mention } from '../mentions.ts';
import type { NameEntry } from '../name-index.ts';
import { bestEntry, coversName } from '../organisations.ts';
import { relatedSignal } from '../registered.ts';
import { isPlaceholder } from '../placeholders.ts';
import { type CellScan, type Scan, scannerOf } from '../scan.ts';
import type { Stance } from '../stance.ts';
import { isGenericWord, slugOf } from '../words.ts';

/** Reads names of makers in cells: what the label says, and how the text stands to the name. */
export const makerName: Identifier = {
  name: 'maker-name',
  summary: 'Names of makers and their own brands in any script, misspelt, joined, split or cut off',
  prepare(knowledge: Knowledge) {
    const scanner = scannerOf(knowledge);
    return (subject: Subject) => {
      const scan = scanner.subject(subject);
      const signals: Signal[] = [];
      for (const cell of scan.cells) {
        for (const mention of cell.mentions) {
          const signal = signalOf(cell, mention, scan);
          if (signal === undefined) continue;
          signals.push(signal);
          const entry = bestEntry(mention);
          const related =
            entry?.related === undefined || signal.role !== 'manufacturer' || signal.strength === 'weak'
              ? undefined
              : relatedSignal('maker-name', cell.observation, entry, entry.related, knowledge);
          if (related !== undefined) signals.push(related);
        }
        if (cell.role === 'maker' || cell.role === 'brand') {
          const label = labelOnly(cell);
          if (label !== undefined) signals.push(label);
        }
      }
      return signals;
    };
  },
};

const STANCE_SAYS: Readonly<Record<Exclude<Stance, 'names' | 'link'>, string>> = {
  denied: 'the text says that it is not',
  fits: 'the text says what the item goes with, not who made it',
  replaces: 'the text names what was there before',
  gone: 'the text is about taking it away',
  place: 'it is the name of a place here',
  person: 'it is the name of a person here',
  'sold-by': 'the text says who sold it',
  beside: 'the text names a neighbour of the item',
  about: 'the text is about it: a book, a course, advice',
  inside: 'the text names a part inside the item',
  host: 'it is part of a host name, which anyone may choose',
  address: 'it is part of a mail or web address',
};

const HOW_SAYS = {
  exact: 'names',
  misspelt: 'is a misspelling of',
  misread: 'is a misreading of',
  truncated: 'is cut off but begins like',
  joined: 'contains',
  split: 'spells',
} as const;

/** Lower-case words tied by low lines, as programs write the names of their own classes. */
const CLASS_NAME = /^\s*[a-z][a-z0-9]*(?:_[a-z0-9]+)+\s*$/;

function signalOf(cell: CellScan, mention: Mention, scan: Scan): Signal | undefined {
  const entry = bestEntry(mention);
  if (entry === undefined) return undefined;
  const base = {
    technique: 'maker-name',
    maker: entry.maker,
    because: cell.observation,
    fact: entry.fact,
    basis: entry.basis,
    verified: entry.verified,
    group: 'label-name',
  } as const;
  // The name of a class in an inventory system (`cmdb_ci_netgear`) is a word of its makers, not of the record's.
  if (cell.role === 'category' && CLASS_NAME.test(cell.observation.value)) return undefined;
  const quoted = `“${mention.text}”`;
  if (mention.stance !== 'names' && mention.stance !== 'link' && !labelOverrides(cell, mention.stance)) {
    const why = `${quoted} ${HOW_SAYS[mention.how]} ${entry.makerName}, but ${STANCE_SAYS[mention.stance]}`;
    if (mention.stance === 'denied' || mention.stance === 'place' || mention.stance === 'person')
      return {
        ...base,
        role: 'mentioned',
        strength: 'weak',
        group: mention.stance === 'denied' ? 'denial' : 'label-name',
        says: why,
        against: true,
      };
    if (mention.stance === 'inside')
      return {
        ...base,
        role: isChipMaker(entry) ? 'chipset' : 'module',
        strength: 'medium',
        says: why,
        group: 'part-name',
      };
    const role = mention.stance === 'fits' ? 'compatible-with' : mention.stance === 'sold-by' ? 'seller' : 'mentioned';
    return { ...base, role, strength: 'weak', says: why };
  }
  if (cell.role === 'dealer') {
    const role = cell.observation.kind === 'importer' ? 'importer' : 'seller';
    return {
      ...base,
      role,
      strength: 'weak',
      says: `The ${role} is ${entry.makerName}: it says who dealt in the item, not who made it`,
    };
  }
  if (cell.role === 'host')
    return {
      ...base,
      role: 'mentioned',
      strength: 'weak',
      says: `${quoted} is part of a host name, which anyone may choose`,
    };
  if (mention.stance === 'link')
    return {
      ...base,
      role: 'manufacturer',
      strength: 'medium',
      group: 'web-page',
      says: `The text links to a web page of ${entry.makerName}`,
    };
  const strength = strengthOf(cell, mention, entry, scan);
  const shared =
    entry.whiteLabel || scan.categories.some((category) => entry.whiteLabelFor?.includes(category) === true);
  const role = shared
    ? 'brand-owner'
    : cell.observation.kind === 'sys-descr' && namesSoftwareOnly(entry)
      ? 'firmware'
      : cellRoleIsText(cell) && isChipMaker(entry) && othersNamed(scan, entry)
        ? 'chipset'
        : 'manufacturer';
  return {
    ...base,
    role,
    strength: shared && strength === 'strong' ? 'medium' : strength,
    says: `${quoted} ${HOW_SAYS[mention.how]} ${entry.makerName}`,
  };
}

/** In a maker or brand column, words such as `by` or a host-like form do not change what the column states. */
function labelOverrides(cell: CellScan, stance: Stance): boolean {
  return (
    (cell.role === 'maker' || cell.role === 'brand') &&
    stance !== 'denied' &&
    stance !== 'fits' &&
    stance !== 'replaces'
  );
}

function cellRoleIsText(cell: CellScan): boolean {
  return cell.role === 'text' || cell.role === 'model' || cell.role === 'remark' || cell.role === 'category';
}

function isChipMaker(entry: NameEntry): boolean {
  return /hisilicon|haisi|goke/.test(entry.maker);
}

function othersNamed(scan: Scan, entry: NameEntry): boolean {
  return scan.cells.some((cell) =>
    cell.mentions.some(
      (mention) =>
        mention.stance === 'names' &&
        mention.entries.some((other) => !isChipMaker(other) && other.maker !== entry.maker),
    ),
  );
}

function strengthOf(cell: CellScan, mention: Mention, entry: NameEntry, scan: Scan): Signal['strength'] {
  const words = cell.words.list.map((word) => word.text);
  if (cell.role === 'maker' || cell.role === 'brand') {
    if (entry.family === undefined) return 'strong';
    // A company whose name merely contains the word (a bearing works, a scale factory) is not the listed maker for sure.
    return (words.length > 1 &&
      words.every((word, at) => (at >= mention.first && at < mention.next) || isEquipmentWord(word))) ||
      coversName(words, mention, entry)
      ? 'strong'
      : otherNames(cell, mention)
        ? 'strong'
        : 'medium';
  }
  if (cell.role === 'remark' || cell.role === 'category')
    return onlyText(scan, cell) ? textStrength(cell, mention, entry, scan) : 'weak';
  return textStrength(cell, mention, entry, scan);
}

function otherNames(cell: CellScan, mention: Mention): boolean {
  return cell.mentions.some((other) => other !== mention);
}

/** Whether no better cell than this remark says what the item is. */
function onlyText(scan: Scan, cell: CellScan): boolean {
  return (
    cell.observation.kind === 'other' &&
    !scan.cells.some((other) => ['maker', 'brand', 'model', 'text'].includes(other.role))
  );
}

function textStrength(cell: CellScan, mention: Mention, entry: NameEntry, scan: Scan): Signal['strength'] {
  const equipment =
    cell.models.length > 0 ||
    scan.categories.some((category) => category !== 'not-equipment' && category !== 'service');
  if (entry.common) {
    const next = cell.words.list[mention.next]?.text ?? '';
    const model = /\d/.test(next) || cell.models.some((hit) => hit.payload.maker === entry.maker);
    // Two or three letters (`GE`, `AP`) are units and abbreviations far more often than makers.
    const beside =
      mention.text.length <= 3
        ? mention.first === 0 && (model || (capitals(cell, mention) && leadsToNumber(cell, mention)))
        : model || isEquipmentWord(next) || leadsToNumber(cell, mention);
    return beside || (mention.first === 0 && equipment && mention.text.length > 3) ? 'strong' : 'weak';
  }
  if (mention.how === 'truncated') {
    const numbered = mention.text.length >= 6 && /\d/.test(cell.words.list[mention.next]?.text ?? '');
    return equipment || numbered ? 'strong' : 'medium';
  }
  if (mention.how === 'split') return equipment ? 'strong' : 'weak';
  if (mention.how === 'misspelt' || mention.how === 'misread')
    return equipment || mention.text.length >= 8 || cell.words.list.length <= 3 ? 'strong' : 'medium';
  return entry.family === undefined || equipment || entry.line === true || !namesOtherThing(cell, mention, entry)
    ? 'strong'
    : 'medium';
}

/**
 * Whether a text that says no kind of equipment goes on, right behind a listed name, with plain words of something else:
 * `Dahua noodles`, `ZTE tile 30x30`. A number, a trade word or a product name written like one (`IdeaHub`) is none.
 */
function namesOtherThing(cell: CellScan, mention: Mention, entry: NameEntry): boolean {
  if (cell.role !== 'text' && cell.role !== 'model') return false;
  if (
    coversName(
      cell.words.list.map(({ text }) => text),
      mention,
      entry,
    )
  )
    return false;
  const { list, raw, folded } = cell.words;
  const next = list[mention.next];
  if (next === undefined || !/^[a-z]{3,}$/.test(next.text) || isGenericWord(next.text)) return false;
  if (!/^\s$/.test(folded.slice(mention.end, next.start))) return false;
  const written = raw.length === folded.length ? raw.slice(next.start, next.end) : next.text;
  if (/[a-z][A-Z]|^[A-Z]{2,}$/.test(written) && raw !== raw.toUpperCase()) return false;
  return !list.slice(mention.next + 1, mention.next + 3).some(({ text }) => isProductNumber(text));
}

/** Letters and digits, or three digits and more, that are no measure: `5760`, `s5735`, but not `500g` or `30x30`. */
function isProductNumber(word: string): boolean {
  return /\d/.test(word) &&
    word.length >= 3 &&
    !/^\d+(?:x\d+)*(?:k?g|mg|m?l|[mck]?m|oz|lbs?|pcs|in|x)?$|^\d+x\d+/.test(word)
    ? true
    : /^\d{4,5}$/.test(word);
}

/** `Digi TransPort WR31`: the text begins with the name, and a number of letters and digits follows soon. */
function leadsToNumber(cell: CellScan, mention: Mention): boolean {
  return (
    mention.first === 0 &&
    cell.words.list
      .slice(mention.next, mention.next + 3)
      .some(({ text }) => text.length >= 3 && /[a-z]/.test(text) && /\d/.test(text))
  );
}

/** `NEC`, `JVC`: three letters that the text writes in capitals. Two letters are units too often (`GE` ports). */
function capitals(cell: CellScan, mention: Mention): boolean {
  return mention.text.length === 3 && /^[A-Z]{3}$/.test(cell.words.raw.slice(mention.start, mention.end));
}

/** A maker or brand cell whose name nobody here knows: the label is shown and stands for itself. */
function labelOnly(cell: CellScan): Signal | undefined {
  const words = cell.words.list.map((word) => word.text);
  if (cell.mentions.length > 0 || isPlaceholder(words) || !/\p{L}{2}/u.test(cell.words.folded)) return undefined;
  const name = cell.observation.value.trim();
  const maker = cell.role === 'maker';
  return {
    technique: 'maker-name',
    maker: `name:${slugOf(name)}`,
    role: maker ? 'manufacturer' : 'brand-owner',
    strength: 'medium',
    group: 'label-name',
    because: cell.observation,
    says: maker
      ? `The record says that ${name} made it; the name is on no list and in no register held here`
      : `The label is ${name}; who makes what is sold under it is not known here`,
    basis: [],
    verified: true,
  };
}
