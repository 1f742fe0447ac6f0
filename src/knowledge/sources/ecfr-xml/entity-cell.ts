import type { EntityName } from '../../../core/listing.ts';
import { oneLine } from '../entry.ts';
import { aliasNames, namesFromText } from '../names-in-text.ts';

const LEGAL =
  /^(?:ltd|llc|l\.l\.c|inc|co|corp|corporation|company|limited|s\.?a|s\.?r\.?l|gmbh|ag|bv|b\.v|n\.v|plc|pte|pty|jsc|ojsc|pjsc|ooo|ao|oao|pao|zao|sdn|bhd|fze|fzco|fz|fzc|est|llp|lp|a\.s|a\.?ş|ltd\. sti|o\.o\.o|d\.o\.o|kft|s\.p\.a|oy|ab|as)\b/iu;
/** The full stop of the sentence, which is no part of the name; that of an abbreviation is. */
const SENTENCE_END = /(?<!\b(?:ltd|inc|co|corp|jr|sr|st|\p{L}))\.$/iu;
/** How an address begins. */
const ADDRESS =
  /^(?:no\.?\s?\d|#|\d|room|rm|unit|flat|suite|floor|\d+\/f|p\.?\s?o\.?\s?box|building|bldg|block|apt|office|street|road|plot|shop|house|level|tower|villa|c\/o|(?:north|south|east|west) of|address|see )/iu;

/** Lines that say what the following lines are; they may end a line of aliases. */
const HEADINGS: readonly { readonly pattern: RegExp; readonly opens: 'affiliate' | 'subordinate' }[] = [
  { pattern: /affiliated? (?:entit|compan)(?:y|ies):?$|^affiliates?:?$/iu, opens: 'affiliate' },
  { pattern: /subordinate (?:institution|entit)(?:s|y|ies):?$|sub-?institutions?:?$/iu, opens: 'subordinate' },
];

/** The name of a party on a line, without aliases, list punctuation and the full stop of the sentence. */
function partyOf(text: string): string {
  return namesFromText(
    text
      .replace(/;?\s?and$/iu, '')
      .replace(/;$/u, '')
      .replace(SENTENCE_END, ''),
  ).primary;
}

/** What one entity cell of 15 CFR 744 Supplement 4 holds. */
export interface EntityCell {
  readonly name: string;
  readonly aliases: readonly EntityName[];
  readonly addresses: readonly string[];
  readonly parts: readonly {
    readonly type: 'affiliate' | 'subordinate';
    readonly name: string;
    readonly quote: string;
  }[];
}

/**
 * Takes an entity cell apart: `Name, a.k.a., the following two aliases:` then lines of `—Alias; and` and then the address
 * on a line of its own; or `Name, address` on one line.
 */
export function entityCell(text: string): EntityCell {
  const lines = text
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');
  const first = lines[0] ?? '';
  const aliases: EntityName[] = [];
  const parts: EntityCell['parts'][number][] = [];
  const plain: string[] = [];
  let under: 'alias' | 'affiliate' | 'subordinate' = 'alias';
  for (const line of lines.slice(1)) {
    const opens = HEADINGS.find(({ pattern }) => pattern.test(line))?.opens;
    if (/^[—–-]\s?\S/u.test(line)) {
      const body = line.replace(/^[—–-]\s?/u, '').replace(/[;,]?\s(?:and\s)?to include\b.*$/iu, '');
      if (under === 'alias') aliases.push(...aliasNames(body.replace(SENTENCE_END, ''), 'alias'));
      else parts.push({ type: under, name: partyOf(body), quote: body });
    } else if (opens === undefined && under !== 'alias' && !ADDRESS.test(line) && !/^addresses? for /iu.test(line)) {
      // Below "affiliated entities" each line is a party of its own: `Name, address`, perhaps with an alias marker.
      parts.push({
        type: under,
        name: partyOf(line.includes('a.k.a.') ? line : nameAndAddress(line).name),
        quote: line,
      });
    } else if (opens === undefined && !/alias(?:es)?:?$/iu.test(line)) plain.push(line);
    under = opens ?? under;
  }
  const marker =
    /,?\s(?:a\.k\.a\.?,?|f\.k\.a\.?,?|also known as|formerly known as|and the following|the following)/iu.exec(first);
  if (marker && marker.index > 0) {
    const said = namesFromText(first);
    return { name: said.primary, aliases: [...said.names, ...aliases], addresses: addressesOf(plain.join(' ')), parts };
  }
  const { name, rest } = nameAndAddress(first);
  return { name, aliases, addresses: addressesOf([rest, ...plain].join(' ')), parts };
}

/** Splits `Name, Ltd., 5 Street, City`: the name goes on over legal forms, and ends before what begins like an address. */
function nameAndAddress(line: string): { name: string; rest: string } {
  const pieces = line.split(/,\s*/u);
  let take = 1;
  while (take < pieces.length && LEGAL.test(pieces[take]!)) take += 1;
  const found = pieces.findIndex((piece, index) => index >= take && ADDRESS.test(piece));
  // Between the name and a numbered address stand further parts of the name ("Institute of X, Academy of Y").
  if (
    found > take &&
    pieces
      .slice(take, found)
      .every((piece) =>
        /^[A-Z].*(?:institute|academy|university|department|branch|division|centre|center|laborator|bureau|plant|factory|company|college)/iu.test(
          piece,
        ),
      )
  )
    take = found;
  return { name: pieces.slice(0, take).join(', '), rest: pieces.slice(take).join(', ') };
}

function addressesOf(text: string): string[] {
  return text
    .split(/;\s*(?:and\s)?|\.\s+(?=[A-Z0-9])(?<=\b[A-Z][a-z]{3,20}\.\s{1,3})/u)
    .map((part) =>
      part
        .replace(/\(See (?:also|alternate)[^)]*\)/giu, '')
        .replace(/^and /iu, '')
        .replace(/[.,\s]+$/u, '')
        .trim(),
    )
    .filter((part) => part.length > 2);
}
