import { isTalkedOf } from './talk.ts';
import type { Words } from './words.ts';

/**
 * How a text stands to a name in it. `names`: the thing is said to be of that name. All others do not say so:
 * `denied` (not X), `fits` (for X, X compatible), `replaces`, `gone` (removal of X), `place` (X Road), `person`,
 * `sold-by`, `beside` (uplink to X), `about` (a book about X), `inside` (with X chip), `host` (part of a host name), `address` (mail), `link` (web page).
 */
export type Stance =
  | 'names'
  | 'denied'
  | 'fits'
  | 'replaces'
  | 'gone'
  | 'place'
  | 'person'
  | 'sold-by'
  | 'beside'
  | 'about'
  | 'inside'
  | 'host'
  | 'address'
  | 'link';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly next: number;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const NEGATION = set(
  'not non no anti without never excluding exclude excludes except isn isnt aren neither nor ohne kein keine keinen nicht sin sans pas ne не без нет senza nao sem zonder geen inte bez nie ej',
);
const AFTER_NEGATION = set('free banned prohibited excluded forbidden');
const FITS = set(
  'compatible compatibles kompatibel compatibel compatibile compativel compat fits fit suits совместим совместимый uyumlu',
);
const FITS_AFTER = set(
  'compatible compatibles compatibel kompatibel kompatible compatibile compativel compat coded coding codiert kodiert equivalent style clone совместимый совместим uyumlu',
);
const FOR = set('for fur pour para per для voor til dla icin');
const WORKS = set(
  'works work working use used using designed supports support supporting interoperable integrates suitable replacement spare made',
);
const MADE_FOR_MONEY = set(
  'purchase purchases payment payments invoice invoices order orders ordered quote quotation po pay paid buy bought budget procurement supply deposit bid bill charge charges installation install installed request requisition funds',
);
/** What a supply unit supplies: `power supply`, `12V supply`. */
const SUPPLIED =
  /^(?:power|voltage|current|mains|ac|dc|acdc|poe|psu|switching|switched|adapter|cctv|\d+(?:v|vdc|vac|w|a|amp))$/;
/** Verbs of a program or device that gets on with others: `supports Hikvision, Axis`. */
const SUPPORTS = set('supports supporting accepts unterstutzt soporta suporta supporta podderzhivaet поддерживает');
/** What two things have in common or do together, before `with`. */
const SHARES = set(
  'shared shares sharing share common peering peers peer peered paired connected interconnected communicates talks trunk trunked stacked clustered geteilt partage compartido',
);
const REPLACES = set(
  'replace replaces replacing replaced supersedes superseding remplace remplacer remplacant reemplaza reemplazar sustituye sostituisce substitui ersetzt ersetzen zastepuje заменяет замена замену formerly instead obsolete migrated migrate migration migrating swap swapped',
);
const OF = set('of de du del da di des von der');
const EXCHANGE = set(
  'replacement swap swapout exchange substitution remplacement reemplazo sustitucion substituicao sostituzione austausch ersatz wymiana',
);
const REMOVES = set(
  'remove removes removed removal removing rip dispose disposal disposing decommission decommissioned decommissioning dismantle dismantling uninstall demolition retire retiring scrap strip abbau ausbau ruckbau demontage depose demonter retrait desmontaje desmontar retiro desmontagem remocao smontaggio rimozione demontaz usuniecie демонтаж демонтажа снятие',
);
/** Nouns of taking away that follow the name: `Dahua decommissioning service`. */
const REMOVED_AFTER = set('removal disposal decommissioning dismantling deinstallation demontage');
/** Stances that the name of a product line right behind the name shares: `suitable for Huawei MateBook 13`. */
const GOES_ON: ReadonlySet<Stance> = new Set<Stance>([
  'inside',
  'fits',
  'replaces',
  'gone',
  'beside',
  'about',
  'denied',
]);
const PLACE = set(
  'road rd street str avenue ave blvd boulevard lane ln drive highway hwy square plaza district city campus tower building bldg village town county province park station bridge hotel restaurant market school hospital university airport ulitsa strasse rue calle via avenida',
);
const PLACE_BEFORE = set('hotel restaurant cafe rue calle via avenida ulica ulitsa flight flights');
const TITLE = set(
  'mr mrs ms miss dr prof professor attn attention engineer technician contact herr frau senor sra mme',
);
const SOLD = set(
  'seller sold vendor supplier reseller distributor dealer merchant retailer purchased bought shop store',
);
const BESIDE = set(
  'to uplink uplinks downlink link linked links connected connects connecting near behind see next beside adjacent towards peer neighbour neighbor neighbours facing toward above below under between vs versus unlike like against',
);
/** Verbs between a denial and a name: `do not use Huawei`. No past forms: a `not used Huawei` is one. */
const POLICY_VERB = set(
  'use using buy purchase accept allow install contain include have own operate stock deploy sell longer utilizar usar verwenden utiliser',
);
/** Who `prepared by`, `requested by` stand before: a person. */
const SIGNED = set(
  'prepared approved requested submitted signed reviewed inspected authorised authorized written drafted checked counted verified',
);
/** A line that begins by saying that a person or an address follows. */
const PERSON_LABEL =
  /^\s*(?:attn|attention|contact(?: person)?|ansprechpartner|kontakt|contacto|requester|requested by|prepared by|approved by|assigned to|ship to|bill to|invoice to|deliver to|cardholder|custodian|employee)\s*[:.]\s*[^;|,]{0,24}$/;
/** What a denial may deny besides the maker: `sin componentes Huawei`. */
const GOODS = set(
  'component components part parts equipment product products device devices hardware gear componentes equipos equipo productos dispositivos produits composants equipements materiel komponenten gerate technik produkte componenti prodotti apparecchi equipamentos produtos оборудования продуктов продукции техники устройств компонентов',
);
const SMALL = set(
  'the a an von par por di do da van brand marque marca marke old our existing new any all this that other of is of de la el le der die das den des from with by current legacy',
);
const WITH = set(
  'with w incl inkl including includes contains containing inside equipped mit avec con com на with based powered uses using',
);
const LINKING = set('and or und y et o e oder и или 和 或 及 as well');

/**
 * Says how the text stands to the name at `span`. Looks at no more than six words before and two after, and not past a
 * stop. Names in a list (`Dahua/Hikvision`, `Huawei or ZTE`) stand as the first of the list does.
 */
export function stanceOf(words: Words, span: Span, previous: (Span & { readonly stance: Stance }) | undefined): Stance {
  const inWord = embedded(words, span);
  if (inWord !== undefined) return inWord;
  const after = words.list[span.next]?.text ?? '';
  const gap = gapAfter(words, span);
  if (PLACE.has(after) && /^ $/.test(gap)) return 'place';
  if (/^(?:大道|路(?!由)|大街|街道|大厦)/.test(words.folded.slice(span.end, span.end + 3))) return 'place';
  if (AFTER_NEGATION.has(after) && /^[ -]$/.test(gap)) return 'denied';
  if (
    after === 'not' &&
    /^(allowed|accepted|permitted|acceptable|used|present|included)$/.test(words.list[span.next + 1]?.text ?? '')
  )
    return 'denied';
  if (span.first > 0 && span.first <= 4 && PERSON_LABEL.test(words.folded.slice(0, span.start))) return 'person';
  if (previous !== undefined && previous.stance !== 'names' && joinedTo(words, previous, span)) return previous.stance;
  if (previous !== undefined && previous.next === span.first && GOES_ON.has(previous.stance)) return previous.stance;
  const before = beforeSpan(words, span);
  if (REMOVED_AFTER.has(after) && /^ $/.test(gap)) return 'gone';
  const own = stanceBefore(words, span, before);
  if (own !== undefined) return own;
  if (isTalkedOf(words, span.start, span.next, before)) return 'about';
  if (FITS_AFTER.has(after) && /^[ -]$/.test(gap)) return 'fits';
  if (after === 'replacement' || after === 'replaced') {
    const following = words.list[span.next + 1]?.text ?? '';
    if (after === 'replacement' || following === 'by' || following === 'with') return 'replaces';
  }
  return 'names';
}

function stanceBefore(words: Words, span: Span, before: readonly string[]): Stance | undefined {
  const [one = '', two = '', three = ''] = before;
  const near = [one, two, three];
  if (negates(words, span, before)) return 'denied';
  if (TITLE.has(one) || (one === 'by' && SIGNED.has(two))) return 'person';
  if (PLACE_BEFORE.has(one)) return 'place';
  if (one === 'of' && two === 'free') return 'denied';
  if (/^was |^(?:previously|formerly) /.test(words.folded.slice(0, span.start).trimStart()) && before.length === 1)
    return 'replaces';
  if (one === 'by' && /^(made|manufactured|produced|built|developed|designed|supplied|branded)$/.test(two))
    return undefined;
  const replaced = before.findIndex((word) => REPLACES.has(word));
  if (replaced >= 0 && !before.slice(0, replaced).some((word) => word === 'with' || word === 'by')) return 'replaces';
  if (OF.has(one) && EXCHANGE.has(two)) return 'replaces';
  if ((one === 'of' && two === 'lieu') || (one === 'than' && two === 'other'))
    return one === 'of' ? 'replaces' : 'denied';
  if (one === 'from' && /^(upgrade|upgraded|upgrading|migrate|migrated|migration|move|moving)$/.test(two))
    return 'replaces';
  if (near.some((word) => REMOVES.has(word))) return 'gone';
  if (FITS.has(one) || FITS.has(two) || FITS.has(three)) return 'fits';
  const forAt = near.findIndex((word) => FOR.has(word));
  if (
    forAt >= 0 &&
    near
      .slice(0, forAt)
      .every((word) => SMALL.has(word) || WORKS.has(word) || word === 'with' || word === 'in' || word === 'on')
  ) {
    return isDealing(before, forAt + 1) ? undefined : 'fits';
  }
  if (one === 'with' && WORKS.has(two)) return 'fits';
  if (SUPPORTS.has(one) || (SMALL.has(one) && SUPPORTS.has(two))) return 'fits';
  if ((one === 'with' && SHARES.has(two)) || (SMALL.has(one) && two === 'with' && SHARES.has(three))) return 'beside';
  if ((SOLD.has(one) && one !== 'vendor') || ((one === 'by' || one === 'from') && SOLD.has(two))) return 'sold-by';
  if (/^(?:in|into|onto)$/.test(one) && /^(?:installed|plugged|inserted|mounted|tested)$/.test(two)) return 'beside';
  if (BESIDE.has(one) || (SMALL.has(one) && BESIDE.has(two)) || (SMALL.has(one) && SMALL.has(two) && BESIDE.has(three)))
    return 'beside';
  if (WITH.has(beforeCount(before)) && before.length > 1) return 'inside';
  // `2CPU Intel Xeon`: a counted part.
  if (/^\d{1,2}x?(?:cpus?|gpus?|hdds?|ssds?|processors?)$/.test(one) && span.first > 1) return 'inside';
  if (/(?:兼容|适用于|适用|適用|用于|适配)$/.test(words.folded.slice(0, span.start).trimEnd())) return 'fits';
  if (/(?:拆除|拆卸|移除|撤换)$/.test(words.folded.slice(0, span.start).trimEnd())) return 'gone';
  if (/(?:非|不是|替换|取代|不含|不使用|没有|禁止|禁用)$/.test(words.folded.slice(0, span.start).trimEnd()))
    return 'denied';
  return undefined;
}

/** Whether the word before `for` is a dealing: `supply for`, but not `12V power supply for`, which is a thing. */
function isDealing(before: readonly string[], at: number): boolean {
  const word = before[at] ?? '';
  return MADE_FOR_MONEY.has(word) && !(word === 'supply' && SUPPLIED.test(before[at + 1] ?? ''));
}

/** The nearest word that is no count: `with` in `with 2 x Dahua`, `with 4x Dahua`. */
function beforeCount([one = '', two = '', three = '']: readonly string[]): string {
  if (one === 'x' && /^\d{1,3}$/.test(two)) return three;
  return /^\d{1,3}x?$/.test(one) ? two : one;
}

/** `no Dahua`, `not a Huawei`, but not `No. 5 Huawei` or `S/N no Huawei`. */
function negates(words: Words, span: Span, before: readonly string[]): boolean {
  for (let at = 0; at < Math.min(4, before.length); at += 1) {
    const word = before[at] ?? '';
    if (NEGATION.has(word)) {
      if (word !== 'no') return true;
      const place = words.list[span.first - 1 - at];
      return place === undefined || words.folded[place.end] !== '.';
    }
    if (
      !SMALL.has(word) &&
      !POLICY_VERB.has(word) &&
      !GOODS.has(word) &&
      word !== 'made' &&
      word !== 'by' &&
      word !== 'more'
    )
      return false;
  }
  return false;
}

/** The words before a name, nearest first, up to a stop or six words. */
function beforeSpan(words: Words, span: Span): readonly string[] {
  const before: string[] = [];
  let edge = span.start;
  for (let at = span.first - 1; at >= 0 && before.length < 6; at -= 1) {
    const word = words.list[at];
    if (word === undefined) break;
    const gap = words.folded.slice(word.end, edge);
    // `Mr. Hik`: the dot of a title ends nothing; `example.com`: what is tied by a dot is an address, not a word.
    const dotted = gap === '. ' && (TITLE.has(word.text) || word.text === 'incl' || word.text === 'inkl');
    if (/[;,()|!?:\n\t]|\. | - | – | — /.test(gap) && !dotted) break;
    if (word.start > 0 && words.folded[word.start - 1] === '.' && /[a-z0-9]/.test(words.folded[word.start - 2] ?? ''))
      break;
    before.push(word.text);
    edge = word.start;
  }
  return before;
}

function gapAfter(words: Words, span: Span): string {
  const next = words.list[span.next];
  return next === undefined ? '' : words.folded.slice(span.end, next.start);
}

function joinedTo(words: Words, previous: Span, span: Span): boolean {
  const between = words.folded.slice(previous.end, span.start);
  if (/^\s*[/,&+、，]\s*$/.test(between)) return true;
  const inside = words.list.slice(previous.next, span.first).map((word) => word.text);
  return inside.length > 0 && inside.length <= 2 && inside.every((word) => LINKING.has(word));
}

/** Whether the name is part of a mail address, a web page or a host name. */
function embedded(words: Words, span: Span): Stance | undefined {
  const { folded } = words;
  let left = span.start;
  let right = span.end;
  while (left > 0 && !/[\s,;|()[\]"'<>]/.test(folded[left - 1] ?? ' ')) left -= 1;
  while (right < folded.length && !/[\s,;|()[\]"'<>]/.test(folded[right] ?? ' ')) right += 1;
  if (left === span.start && right === span.end) return undefined;
  while (right > span.end && /[:.!?]/.test(folded[right - 1] ?? '')) right -= 1;
  const whole = folded.slice(left, right);
  if (/^[^@/]+@[^@/]+\.[a-z]{2,}/.test(whole)) return 'address';
  if (/:\/\/|^www\./.test(whole))
    return domainOf(whole).includes(folded.slice(span.start, span.end)) ? 'link' : 'address';
  if (/^(?:[a-z0-9_-]+\.){2,}[a-z]{2,}$/.test(whole)) return 'host';
  const raw = words.raw.length === folded.length ? words.raw.slice(left, right) : whole;
  if (raw === whole && /[-_]/.test(whole) && hostLike(whole)) return 'host';
  return undefined;
}

function domainOf(address: string): string {
  return address.replace(/^[a-z]+:\/\//, '').split(/[/?#]/)[0] ?? '';
}

/** Lower-case words tied by hyphens that end in a running number, as people name hosts: `sw-huawei-01`. */
function hostLike(text: string): boolean {
  return (
    /(?:^|[-_])[a-z]+[-_]?\d{1,3}$/.test(text) &&
    /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+$/.test(text) &&
    !/[a-z]\d{4}/.test(text)
  );
}
