import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { romaniseWord } from '../src/lib/scripts/romanise.ts';
import { LEGAL_FORMS } from '../src/screening/words/legal-forms.ts';
import { wordsOf } from '../src/screening/words-of.ts';

/**
 * `npx tsx scripts/legal-forms-build.ts <elf-codes.csv.gz>` writes `src/screening/words/world-legal-forms.ts`: the legal forms of
 * the world with their abbreviations, from the ISO 20275 code list (GLEIF, CC0), folded and romanised as names are. Left out:
 * what the hand-kept table knows, single words that are words of the language (`Stiftung`, `Association`), abbreviations of
 * one or two letters, and phrases of more than six words.
 */
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: legal-forms-build <elf-codes.csv.gz>');

/** Rows of quoted cells. */
function cells(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((match) => match[1]!.replaceAll('""', '"'));
}

const PRIVATE =
  /limited liability|responsab|respons[aã]bilidad|beschr[aä]nkter haftung|beperkte aansprakelijkheid|ograni[cč]|ограничен|обмежен|абмежаван|ierobežotu|ribotos|osaühing|limited company|private|有限|유한|合同会社|korl[aá]tolt|r[aă]spundere|sh\.?p\.?k|περιορισμ|ירבון|مسؤولية محدودة|محدودة|anpart|privat|omezeným|omejeno|ograničenom/i;
const PUBLIC =
  /anonim|anonym|an[oó]nim|aktien|aktie|akcij|akcion|akcyjn|акционерн|акціонер|акцыянер|joint.?stock|public limited|public company|corporation|株式|股份|주식|r[eé]szv[eé]nyt|per azioni|por acciones|par actions|ανώνυμη|naamloze|osakeyhti|hlutaf|مساهمة|aksjeselskap/i;
const PARTNERSHIP =
  /partnership|kommandit|colectiva|comandita|commandite|nom collectif|accomandita|nome collettivo|товариств|товариществ|vennootschap onder|maatschap|sammeignar|ansvarlig|komandit|合伙|合名|合資|합명|합자/i;
const STATE =
  /state|government|municipal|unitary|state-owned|gosudarstv|государствен|державн|унитарн|кпу|публично-правов/i;

/** Forms whose kind is not told apart are taken when they speak of a company; other bodies' forms are words like any other. */
const COMPANY =
  /company|compan|gesell|societ|société|socied|corporation|cooperat|coöperat|kooperat|genossen|kompan|compañ|товариств|общест|selskab|selskap|bolag|vennoots|drustvo|društvo|spoločno|společno|spółk|şirket|εταιρ|حברה|شركة|שותפ|חברה|公司|会社|회사/i;
const OTHER_BODY =
  /fund|fond|trust|bank|union|association|foundation|insurance|assurance|invest|pension|school|hospital|housing|reit|church|religio|municipal|govern/i;

/** English names of forms that are not simply what a firm may call itself (`International Company`). */
const ENGLISH =
  /limited|liabilit|guarantee|joint.?stock|by shares|unlimited|incorporated|partnership|protected cell|designated activity/i;

function kindOf(name: string): string {
  if (PARTNERSHIP.test(name)) return 'partnership';
  if (PRIVATE.test(name)) return 'private';
  if (PUBLIC.test(name)) return 'public';
  return STATE.test(name) ? 'state' : 'company';
}

const known = new Set(
  Object.values(LEGAL_FORMS).flatMap((phrases) => phrases.split(/[|\n]/).map((phrase) => phrase.trim())),
);
const found = new Map<string, string>();
const folded = (text: string): string[] =>
  wordsOf(text.replace(/\(.*?\)/g, ' '), true)
    .map(({ text: word }) => romaniseWord(word))
    .filter((word) => word !== '');

function add(text: string, kind: string, abbreviation: boolean): void {
  const words = folded(text);
  const phrase = words.join(' ');
  if (words.length === 0 || words.length > 6 || phrase.length < 3 || known.has(phrase) || found.has(phrase)) return;
  const ownScript = /[^\u0000-\u024f\u1e00-\u1eff\s.,()/-]/u.test(text);
  if (
    words.length === 1 &&
    !abbreviation &&
    !ownScript &&
    !/(?:gesellschaft|selskab|selskap|bolag|yhtio|tarsasag|vennootschap|yhdistys)$/.test(phrase)
  )
    return;
  if (words.length === 1 && phrase.length <= 3 && !/^[\p{Lu}. ]+$/u.test(text)) return;
  found.set(phrase, kind);
}

const lines = gunzipSync(readFileSync(path))
  .toString('utf8')
  .replace(/^\ufeff/, '')
  .split(/\r?\n/)
  .slice(1);
for (const line of lines) {
  const row = cells(line);
  const name = row[5] ?? '';
  if (name === '') continue;
  const kind = kindOf(`${name} ${row[8] ?? ''}`);
  if (OTHER_BODY.test(name)) continue;
  if (kind === 'company' && !COMPANY.test(name)) continue;
  if (row[7] === 'en' && !ENGLISH.test(name)) continue;
  for (const text of [name, row[8] ?? '']) add(text, kind, false);
  for (const text of `${row[9] ?? ''};${row[10] ?? ''}`.split(/[;,]/))
    if (text.trim().length >= 3) add(text.trim(), kind, true);
}
const byKind = new Map<string, string[]>();
for (const [phrase, kind] of found) byKind.set(kind, [...(byKind.get(kind) ?? []), phrase]);
const body = [...byKind]
  .sort(([left], [right]) => left.localeCompare(right))
  .map(([kind, phrases]) => `  ${kind}:\n    '${phrases.sort().join('|')}',`);
writeFileSync(
  new URL('../src/screening/words/world-legal-forms.ts', import.meta.url),
  `import type { LegalKind } from './legal-forms.ts';\n\n/** Generated by scripts/legal-forms-build.ts from the ISO 20275 code list (GLEIF, CC0): ${found.size} forms and abbreviations. */\nexport const WORLD_LEGAL_FORMS: Partial<Readonly<Record<LegalKind, string>>> = {\n${body.join('\n')}\n};\n`,
);
console.log(`${found.size} forms: ${[...byKind].map(([kind, phrases]) => `${kind} ${phrases.length}`).join(', ')}`);
