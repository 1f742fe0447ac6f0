import type { EntityName, NameKind } from '../../core/listing.ts';
import { countryOfAddress } from './countries.ts';
import { nameOf, oneLine } from './entry.ts';

/** What a name field of free text holds besides the name. */
export interface NamesFromText {
  /** The name without its parentheses of aliases and without "and subsidiaries"; the whole text when nothing was found. */
  readonly primary: string;
  readonly names: readonly EntityName[];
  /** Parties named as parts of this one, or as the whole it is part of. */
  readonly parts: readonly {
    readonly type: 'subordinate' | 'affiliate' | 'part-of';
    readonly name: string;
    readonly quote: string;
  }[];
  /** "and subsidiaries", "and its subordinate and affiliated entities": who else the listing reaches, as published. */
  readonly reaches: readonly string[];
}

/** Words that open a list of further names, and what kind of names follow. */
const MARKERS: readonly { readonly pattern: RegExp; readonly kind: NameKind }[] = [
  { pattern: /(?:formerly known as|formerly|f\.?\s?k\.?\s?a\.?)/iu, kind: 'former' },
  { pattern: /(?:now known as|n\.?k\.?a\.?)/iu, kind: 'alias' },
  { pattern: /(?:doing business as|trading as|d\.?\/?b\.?\/?a\.?|t\/a)/iu, kind: 'brand' },
  { pattern: /(?:also known as|a\.?\s?k\.?\s?a\.?|also transcribed as|alias(?:es)?)/iu, kind: 'alias' },
];

/**
 * One marker with the words publishers put around it: "a.k.a., the following seven aliases:", "including three
 * aliases:", "and two aliases:", "and formerly known as". Bounded repetition only.
 */
const COUNTED = String.raw`(?:the following\s)?(?:\w{1,12}\s|\w{2,8}-\w{2,8}\s)?alias(?:es)?\b`;
const KNOWN_AS = [
  'also known as',
  'also transcribed as',
  'formerly known as',
  String.raw`formerly\b(?=\s)`,
  'now known as',
  'doing business as',
  'trading as',
  String.raw`[afn]\.\s?k\.\s?a\.?`,
  String.raw`[afn]ka\b`,
  String.raw`d\.?/?b\.?/?a\.?(?=\s)`,
  String.raw`t/a\b`,
].join('|');
const MARKER = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:and|including|with|under)\s)?(?:${COUNTED}|(?:${KNOWN_AS})(?:[,:;\s]{1,4}${COUNTED})?)(?:\sand\s(?:\w{1,12}\s)?address(?:es)?\b)?[\s,:]{0,3}`,
  'iu',
);

const REACHES =
  /(?:,|\s)(?:and|including|or)\s((?:any |all |its |their )?(?:(?:subsidiar(?:y|ies)|affiliates?|subordinates?|affiliated|branch(?:es)?|successors?|sub-units?|subordinate and affiliated)(?:\s|,|\band\b|\bor\b)*)+(?:entit(?:y|ies)|institutions?|units?|offices)?)\.?$/iu;

const SUBORDINATE =
  /[.,;:]?\s*(?:[Aa]nd\s)?(?:the following\s(?:\w{1,12}\s)?)?[Ss]ubordinate (?:[Ii]nstitution|[Ee]ntit|[Uu]nit)(?:s|y|ies)?(?:\s?[-–—:]\s?|\s(?=\p{Lu}))/u;

const PART_OF = /^subordinate (?:institution|entity|unit) of (.+)$/iu;

function kindOf(marker: string): NameKind {
  // Former before alias: "formerly known as" holds "known as" too.
  return MARKERS.find(({ pattern }) => pattern.test(marker))?.kind ?? 'alias';
}

/** Takes list punctuation, quotes and joining words off a name piece. */
function cleanPiece(piece: string): string {
  return oneLine(piece)
    .replace(/^(?:[—–•·*;,.]|-\s)+\s?/u, '')
    .replace(/^(?:and|or)\s+(?=[\p{Lu}\p{N}"'‘“—])/iu, '')
    .replace(/^[—–]\s?/u, '')
    .replace(/^["'“”‘’](.{1,400})["'“”‘’][.,;]?$/u, '$1')
    .replace(/(?:\s?[;,]|\s(?:and|or))+$/iu, '')
    .replace(/(?<=\p{L}{4})\.$/u, '')
    .trim();
}

/** Splits `A; B; and C` or `—A; —B` into names; a comma separates only where no semicolon or dash does. */
function pieces(blob: string): string[] {
  const marked = /[;]|(?:^|\s)[—–]/u.test(blob) ? blob.split(/;|(?:^|\s)[—–](?=\S)/u) : [blob];
  return marked
    .flatMap((piece) => (marked.length === 1 && !/[;—–]/u.test(piece) ? splitAnd(piece) : [piece]))
    .map(cleanPiece)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece) && !/^(?:and|or)$/iu.test(piece));
}

/** `X and Y` after "aliases": two names, when each side begins like a name and the text is short. */
function splitAnd(piece: string): string[] {
  const parts = piece.split(/,?\sand\s(?=(?:formerly|also)\b)/iu);
  return parts;
}

/** Reads a run of alias text in which further markers may change the kind of what follows. */
function aliasRun(text: string, first: NameKind): EntityName[] {
  const out: EntityName[] = [];
  let kind = first;
  let rest = text;
  for (let turn = 0; turn < 60 && rest !== ''; turn += 1) {
    const marker = MARKER.exec(rest);
    const blob = marker === null ? rest : rest.slice(0, marker.index);
    for (const piece of pieces(blob)) {
      const name = nameOf(piece, kind, { fromText: true });
      if (name !== undefined) out.push(name);
    }
    if (marker === null) break;
    kind = kindOf(marker[0]);
    rest = rest.slice(marker.index + marker[0].length);
  }
  return out;
}

/** Short forms in parentheses that say where and not who. */
const PLACES = new Set(['HK', 'UK', 'USA', 'US', 'UAE', 'PRC', 'ROC', 'DPRK', 'EU', 'UN']);

/**
 * Whether `short` can stand for `name`: it is one of its words (`Huawei`), or its letters are initials of its words in
 * order (`CETC 13` of `China Electronics Technology Group Corporation 13th Research Institute`); one letter may miss in
 * an abbreviation of three or more, because it is often made from the name in another language (`711 ARZ`).
 */
export function abbreviates(short: string, name: string): boolean {
  if (PLACES.has(short) || !/^[\p{Lu}\p{N}][\p{L}\p{N}&.\- ]{1,24}$/u.test(short)) return false;
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (words.includes(short.toLowerCase()) && short.length >= 4 && words[0] === short.toLowerCase()) return true;
  const letters = short.replace(/[^\p{L}]/gu, '');
  if (letters.length < 2 || letters !== letters.toUpperCase()) return false;
  let from = 0;
  let missed = 0;
  for (const letter of letters.toLowerCase()) {
    const found = words.findIndex((word, index) => index >= from && word[0] === letter);
    if (found < 0) missed += 1;
    else from = found + 1;
  }
  return missed === 0 || (missed === 1 && letters.length >= 3);
}

/** Parentheses of a text, outermost only, with their places. Unbalanced ones are left alone. */
function parentheses(text: string): { start: number; end: number; inner: string }[] {
  const out: { start: number; end: number; inner: string }[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') {
      if (depth === 0) start = at;
      depth += 1;
    } else if (text[at] === ')' && depth > 0) {
      depth -= 1;
      if (depth === 0) out.push({ start, end: at + 1, inner: text.slice(start + 1, at) });
    }
  }
  return out;
}

/**
 * Reads the aliases, former names, abbreviations, subordinate institutions and reach that a publisher packed into a name
 * field. Rests on the forms used in 15 CFR 744 Supp. 4 ("a.k.a., the following two aliases: —X; and —Y"), the UFLPA page
 * ("(including one alias: X) and subsidiaries") and OFAC remarks ("a.k.a. 'X'").
 */
export function namesFromText(text: string): NamesFromText {
  const names: EntityName[] = [];
  const parts: NamesFromText['parts'][number][] = [];
  const reaches: string[] = [];
  let rest = oneLine(text);

  const whole = PART_OF.exec(rest);
  if (whole)
    return {
      primary: rest,
      names: [],
      parts: [{ type: 'part-of', name: cleanPiece(whole[1]!), quote: rest }],
      reaches: [],
    };

  const cut = parentheses(rest).filter(({ inner }) => MARKER.test(inner.slice(0, 80)));
  for (const { start, end, inner } of cut.reverse()) {
    names.unshift(...aliasRun(inner, 'alias'));
    rest = `${rest.slice(0, start).trimEnd()}${rest.slice(end)}`;
  }

  const marker = MARKER.exec(rest);
  if (marker !== null && marker.index > 2) {
    names.push(...aliasRun(rest.slice(marker.index), 'alias'));
    rest = rest.slice(0, marker.index);
  }

  const below = SUBORDINATE.exec(rest);
  if (below !== null && below.index > 2) {
    const upper = rest.slice(0, below.index);
    const quote = rest;
    const lower = pieces(rest.slice(below.index + below[0].length));
    if (lower.length === 1) {
      // One name after the words: the listed party is the subordinate; the text before it says of whom.
      parts.push({ type: 'part-of', name: cleanPiece(upper), quote });
      rest = lower[0]!;
    } else {
      for (const name of lower) parts.push({ type: 'subordinate', name, quote });
      rest = upper;
    }
  }

  const reach = REACHES.exec(rest);
  if (reach !== null && reach.index > 2) {
    reaches.push(reach[1]!.trim());
    rest = rest.slice(0, reach.index);
  }

  const tail = /^(.{4,}?)\s\(([^()]{2,26})\)$/u.exec(cleanPrimary(rest));
  if (tail !== null && abbreviates(tail[2]!, tail[1]!)) {
    const short = nameOf(tail[2], 'abbreviation', { fromText: true });
    if (short !== undefined) names.push(short);
    rest = tail[1]!;
  }

  const primary = cleanPrimary(rest);
  return {
    primary: primary === '' ? oneLine(text) : primary,
    names: names.filter((name) => name.value !== primary),
    parts,
    reaches,
  };
}

const LEGAL_END =
  /^(.{1,200}?\b(?:LLC|L\.L\.C|Ltd|Limited|Inc|Incorporated|Co|Corp|Corporation|Company|S\.?A\.?R\.?L|S\.A|GmbH|B\.?V|N\.?V|PLC|JSC|OOO|FZE|FZCO|Pte|Pty|Sdn|Bhd|S\.r\.l|S\.p\.A)\.?)[.,]? (?=(?:No\.? ?)?\d|P\.? ?O\.? ?Box|Room|Rm|Unit|Flat|Suite|Floor|Building|Block|Bldg|Office)(.{5,400})$/u;

/**
 * Takes an address off the end of a name that swallowed it ("X LLC. 5 Y Ave., Minsk, 220036, Belarus"): only behind a
 * legal form, only when it begins like an address, and only when it ends in a country.
 */
export function withoutAddress(text: string): { readonly name: string; readonly address?: string } {
  const found = LEGAL_END.exec(oneLine(text));
  if (found === null || countryOfAddress(found[2]!) === undefined) return { name: text };
  return { name: found[1]!, address: found[2]! };
}

/**
 * Reads an alias field (`X; Y; and formerly known as Z`) into names; `kind` holds until a marker says otherwise. They
 * come from a field of the publisher's own, so they are not marked as read out of text.
 */
export function aliasField(text: string, kind: NameKind): readonly EntityName[] {
  return aliasRun(oneLine(text), kind).map((name) => ({ value: name.value, kind: name.kind }));
}

/** The same for a run of aliases inside running text, marked as read out of text. */
export function aliasNames(text: string, kind: NameKind): readonly EntityName[] {
  return aliasRun(oneLine(text), kind);
}

function cleanPrimary(text: string): string {
  return oneLine(text)
    .replace(/[\s,;:(]+$/u, '')
    .replace(/,?\s(?:and|including)$/iu, '')
    .trim();
}
