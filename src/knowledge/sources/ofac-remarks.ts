import type { IsoDate } from '../../core/dates.ts';
import type { EntityIdentifier, EntityName, IdentifierScheme } from '../../core/listing.ts';
import { countryCode } from './countries.ts';
import { partialDay, wholeDay } from './day.ts';
import { nameOf, oneLine, present } from './entry.ts';

/** What OFAC packs into the remarks field of the delimited files. */
export interface OfacRemarks {
  readonly names: readonly EntityName[];
  readonly identifiers: readonly EntityIdentifier[];
  readonly birthDates: readonly string[];
  readonly countries: readonly string[];
  /** Parties after "Linked To:". The link may be ownership, acting for, or support: OFAC does not say which. */
  readonly linkedTo: readonly string[];
  readonly listedOn?: IsoDate;
  /** Statements kept as text: determinations, directives, positions. */
  readonly rest: readonly string[];
}

/** Identifier labels as OFAC prints them, longest first where one begins another. */
const SCHEMES: readonly (readonly [RegExp, IdentifierScheme])[] = [
  [/legal entity (?:number|identifier)/iu, 'lei'],
  [/swift\/bic/iu, 'bic'],
  [/d-u-n-s/iu, 'duns'],
  [/vessel registration|^imo\b/iu, 'imo'],
  [/mmsi/iu, 'mmsi'],
  [/aircraft (?:tail number|mode s)/iu, 'tail-number'],
  [/aircraft manufacturer's serial|aircraft construction number/iu, 'aircraft-serial'],
  [/tax id|v\.a\.t|r\.f\.c|rfc\b|fiscal code|rut\b|r\.u\.c|n\.i\.t|nit #|c\.?u\.?i\.?t/iu, 'tax'],
  [/passport/iu, 'passport'],
  [
    /registration|registered|company number|commercial registry|enterprise number|business number|public registration|government gazette|unified social credit|c\.r\. no|chamber of commerce|trade license|folio mercantil|matricula mercantil|license|certificate of incorporation|chinese commercial code|uk company/iu,
    'registration',
  ],
  [
    /national id|identification number|cedula|c\.u\.r\.p|d\.n\.i|ssn|personal id|i\.f\.e|tarjeta|birth certificate|electoral|driver|residency|cartilla|credencial|id card|national foreign|stateless person|afghan|moroccan|tazkira|pan\b/iu,
    'national-id',
  ],
  [/digital currency/iu, 'crypto'],
  [/email/iu, 'email'],
  [/website/iu, 'website'],
  [/phone|fax/iu, 'phone'],
  [/isin/iu, 'isin'],
];

/** Scheme of an identifier label (`Tax ID No.` → `tax`); `other` when none fits. */
export function identifierScheme(label: string): IdentifierScheme {
  return SCHEMES.find(([pattern]) => pattern.test(label))?.[1] ?? 'other';
}

/** Labels that look like identifiers and are statements. */
const STATEMENT =
  /^(?:alt\. )?(?:executive order|secondary sanctions|additional sanctions|transactions prohibited|for more information|organization established|target type|gender|pob|place of birth|effective date|purchase\/sales|caatsa|subject to|aircraft (?:model|manufacture date|operator)|vessel year|vessel type|other vessel|former vessel|member|issuer name|equity ticker|organization type|ifca|peesa|nationality of|\d|all offices|united nations security council)/iu;

/** Whether a label of OFAC's id lists says something of the party (`Gender`, `Target Type`) instead of naming a number. */
export function isOfacStatement(label: string): boolean {
  return /[:-]\s*$/u.test(label) || /^listing date/iu.test(label) || STATEMENT.test(label);
}

const ALIAS = /^(a\.k\.a\.|f\.k\.a\.|n\.k\.a\.|also known as) ['"“](.{1,400}?)['"”]?$/iu;
const LINK = /^(?:\(Linked To: (.{1,500})\)|Linked To: (.{1,500}))$/iu;
const BORN = /^(?:alt\. )?DOB:? (.{1,80})$/iu;
const COUNTRY =
  /^(?:alt\. )?(?:nationality(?: of registration)?|citizen|citizenship|Nationality Country|Citizenship Country):? (.{1,60})$/iu;
const IDENTIFIER =
  /^(?:alt\. |Alt\. )?([A-Za-z][A-Za-z.'/\- ()]{1,60}?(?: No\.| Number| Code| ID| #|\)|\.)?)\s?[:#]?\s?((?=\S*\d|[A-Z0-9][A-Z0-9-]{3,}\b)[^\s(].{0,120}?)(?: \(([^()]{1,60})\))?(?: (?:issued|expires) .{0,60})?$/u;
const CONTACT =
  /^(?:alt\. )?(Website|Email(?: Address)?|Phone(?: Number)?|Telephone|Fax)(?: No\.| Number)?:? (.{1,200})$/iu;
const CURRENCY = /^(?:alt\. )?(Digital Currency Address - [A-Z0-9]{2,6}) (\S{10,130})$/u;
const LISTED = /^Listing Date(?: \([^)]{1,60}\))?:? (.{6,20})$/u;
/** A longer statement is prose. Also bounds the work of the patterns above. */
const LONGEST_IDENTIFIER = 300;

/** Splits remarks at `;`, but not inside quotes or parentheses: names hold semicolons too. */
function statements(text: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '(') depth += 1;
    else if (letter === ')') depth = Math.max(0, depth - 1);
    else if (letter === ';' && depth === 0) {
      out.push(text.slice(from, at));
      from = at + 1;
    }
  }
  out.push(text.slice(from));
  return out.map((one) => oneLine(one).replace(/\.$/u, '')).filter((one) => one !== '');
}

/** Reads an OFAC remarks field. Every statement ends up in exactly one member; what fits none is in `rest`. */
export function ofacRemarks(text: string): OfacRemarks {
  const names: (EntityName | undefined)[] = [];
  const identifiers: EntityIdentifier[] = [];
  const birthDates: string[] = [];
  const countries: string[] = [];
  const linkedTo: string[] = [];
  const rest: string[] = [];
  let listedOn: IsoDate | undefined;
  for (const said of statements(text)) {
    let match = ALIAS.exec(said);
    if (match) {
      // The data specification: aliases in the remarks are the weak ones.
      names.push(nameOf(match[2], match[1]!.toLowerCase() === 'f.k.a.' ? 'former' : 'weak', { fromText: true }));
      continue;
    }
    match = LINK.exec(said);
    if (match) {
      linkedTo.push((match[1] ?? match[2])!);
      continue;
    }
    match = BORN.exec(said);
    if (match) {
      const days = bornOn(match[1]!);
      if (days.length > 0) birthDates.push(...days);
      else rest.push(said);
      continue;
    }
    match = COUNTRY.exec(said);
    const country = match === null ? undefined : countryCode(match[1]!);
    if (country !== undefined) {
      countries.push(country);
      continue;
    }
    match = LISTED.exec(said);
    const day = match === null ? undefined : wholeDay(match[1]);
    if (day !== undefined) {
      if (listedOn === undefined || day < listedOn) listedOn = day;
      continue;
    }
    const identifier = identifierIn(said);
    if (identifier) identifiers.push(identifier);
    else rest.push(said);
  }
  return {
    names: present(names),
    identifiers,
    birthDates,
    countries,
    linkedTo,
    rest,
    ...(listedOn === undefined ? {} : { listedOn }),
  };
}

function bornOn(text: string): string[] {
  const range = /^(?:circa )?(.{4,12}?) (?:to|-) (?:circa )?(.{4,12})$/u.exec(text);
  if (range) {
    const from = partialDay(range[1]!);
    const to = partialDay(range[2]!);
    if (from !== undefined && to !== undefined) return [`${from}/${to}`];
  }
  const day = partialDay(text.replace(/^circa /u, ''));
  return day === undefined ? [] : [day];
}

function identifierIn(said: string): EntityIdentifier | undefined {
  let match = CURRENCY.exec(said);
  if (match) return { scheme: 'crypto', value: match[2]!, label: match[1]! };
  match = CONTACT.exec(said);
  if (match) return { scheme: identifierScheme(match[1]!), value: match[2]!, label: match[1]! };
  if (said.length > LONGEST_IDENTIFIER || STATEMENT.test(said)) return undefined;
  match = /^(?:Vessel Registration Identification )(IMO \d{7})(?: \(.{0,40}\))?$/iu.exec(said);
  if (match)
    return { scheme: 'imo', value: match[1]!.replace(/^IMO /u, ''), label: 'Vessel Registration Identification' };
  match = IDENTIFIER.exec(said);
  if (!match) return undefined;
  const label = oneLine(match[1]!);
  const scheme = identifierScheme(label);
  if (scheme === 'other' && !/(?:no\.?|number|code|id|#)$/iu.test(label)) return undefined;
  const country = match[3] === undefined ? undefined : countryCode(match[3]);
  return { scheme, value: oneLine(match[2]!), label, ...(country === undefined ? {} : { country }) };
}
