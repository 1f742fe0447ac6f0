import type { IsoDate } from '../../../core/dates.ts';
import type { Attribution } from '../../../core/identity.ts';
import { prepareJudging } from '../../../findings/judge-item.ts';
import { type WhoAnswer, whoIs } from '../../../identity/who.ts';
import { dossierOf, type MakerDossier } from '../../../knowledge/dossier.ts';
import { findMaker, type MakerNamed } from '../../../knowledge/find-maker.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { openKnowledge } from '../../../knowledge/open.ts';
import { dataHome } from '../../../knowledge/snapshots/home.ts';
import { groupMatches } from '../screening/match-groups.ts';
import { nameOnLists, type NameOnLists } from '../screening/name-on-lists.ts';
import { matchJson } from '../screening/result-rows.ts';
import { groupLines } from '../screening/screening-text.ts';
import { printable } from '../../../lib/terminal-text/terminal-text.ts';
import { claimLines } from '../../../writers/explanation.ts';
import { problemLines } from '../../../writers/problem-text.ts';
import { settingsFor, type Settings, usage } from '../config.ts';
import { dossierText } from '../dossier-text.ts';
import { EXIT, type Io } from '../io.ts';
import { asOfDay } from '../request.ts';

/**
 * `nameplate who`: a company answers with its dossier; a model, MAC address, FCC ID, object identifier, CPE or banner with
 * the makers it points to, surest first, with the reasons and what the default rules say.
 */
export async function who(args: readonly string[], flags: Settings, io: Io): Promise<number> {
  const settings = await settingsFor('who', flags, [], io);
  const format = settings['format'] ?? 'table';
  if (format !== 'table' && format !== 'json')
    throw usage(`who cannot answer as "${String(format)}"`, 'Use -f table or -f json.');
  const asOf = asOfDay(settings, io);
  const text = args.join(' ').trim();
  if (text === '') throw usage('who is asked about nothing', 'For example: nameplate who 4c:bd:8f:00:11:22');
  const knowledge = await openKnowledge(undefined, { home: dataHome(io.env, process.platform) });
  for (const problem of knowledge.problems ?? []) io.stderr(`${problemLines(problem).map(printable).join('\n')}\n`);
  const named = oneEach(findMaker(text, knowledge));
  const dossiers = dossiersOf(named, knowledge, asOf);
  const home = dataHome(io.env, process.platform);
  const listed = await nameOnLists(dossiers[0]?.maker.name ?? text, home, asOf);
  if (format === 'table' && dossiers.length > 0) {
    await io.stdout(dossiers.map(dossierText).join('\n') + listedText(listed, io));
    return EXIT.ok;
  }
  const answer = whoIs(text, knowledge, asOf);
  if (format === 'json')
    await io.stdout(`${JSON.stringify(answerJson(named, answer, listed, knowledge, asOf), null, 1)}\n`);
  else await io.stdout(answerText(answer, knowledge, asOf) + listedText(listed, io));
  return named.length > 0 || answer.makers.length > 0 || (listed?.matches.length ?? 0) > 0 ? EXIT.ok : EXIT.nothing;
}

/** Listed names shown on a terminal; JSON has them all. */
const SHOWN = 8;

/** What the official lists on this machine say of the text as a name. */
function listedText(listed: NameOnLists | undefined, io: Io): string {
  if (listed === undefined) return '';
  const groups = groupMatches(listed.matches);
  const lists = `Lists: ${listed.sources.join(', ')}`;
  if (groups.length === 0) return `\nNo party on the lists of this machine has a name like it.\n${printable(lists)}\n`;
  const more = groups.length > SHOWN ? [`  … and ${groups.length - SHOWN} more: see them with -f json`] : [];
  return `\n${['On the lists of this machine; a likeness is a lead, not a finding', ...groupLines(groups.slice(0, SHOWN), io.columns ?? 120), ...more, printable(lists)].join('\n')}\n`;
}

/** Names that are the maker's own (id or name) leave out what only a brand or the catalogue says of the same maker. */
function oneEach(found: readonly MakerNamed[]): readonly MakerNamed[] {
  const seen = new Set<string>();
  return found.filter((named) => !seen.has(named.maker) && seen.add(named.maker));
}

/** Dossiers of the makers that the text is the id or name of; a brand or catalogue name goes the way of any other sign. */
function dossiersOf(named: readonly MakerNamed[], knowledge: Knowledge, asOf: IsoDate): readonly MakerDossier[] {
  return named
    .filter((one) => one.how === 'id' || one.how === 'name')
    .map((one) => dossierOf(one.maker, knowledge, asOf))
    .filter((dossier) => dossier !== undefined);
}

function answerText(answer: WhoAnswer, knowledge: Knowledge, asOf: IsoDate): string {
  const lines = [`"${answer.text}" as of ${asOf}`];
  for (const reading of answer.readings) {
    lines.push('', `Read as ${reading.as}${reading.note === undefined ? '' : ` — ${reading.note}`}`);
    const claims = reading.identification.attributions;
    if (claims.length === 0) lines.push('   Nothing known points to a maker.');
    for (const claim of claims) lines.push(...claimLines(claim));
    const standing = standingOf(reading.identification, knowledge, asOf);
    if (claims.length > 0) lines.push(`   → ${standing.status}: ${standing.because}`);
    lines.push(...reading.identification.toSettle.slice(0, 3).map((line) => `   to settle: ${line}`));
  }
  for (const claim of answer.makers.slice(0, 3)) {
    if (knowledge.maker(claim.maker)) lines.push('', `More about ${claim.makerName}: nameplate who ${claim.maker}`);
  }
  if (answer.makers.length === 0)
    lines.push(
      '',
      'Unknown stays unknown: no maker is named. A label photo, a MAC address or an FCC ID usually settles it.',
    );
  return `${lines.map(printable).join('\n')}\n`;
}

function answerJson(
  named: readonly MakerNamed[],
  answer: WhoAnswer,
  listed: NameOnLists | undefined,
  knowledge: Knowledge,
  asOf: IsoDate,
): unknown {
  return {
    schema: 'nameplate.who/1',
    text: answer.text,
    asOf,
    bundle: { sha256: knowledge.sha256, date: knowledge.date },
    named: named.map((one) => ({ ...one, dossier: dossierOf(one.maker, knowledge, asOf) })),
    makers: answer.makers.map(claimJson),
    ...(listed === undefined ? {} : { lists: { sources: listed.sources, matches: listed.matches.map(matchJson) } }),
    readings: answer.readings.map((reading) => ({
      as: reading.as,
      kind: reading.kind,
      value: reading.value,
      ...(reading.note === undefined ? {} : { note: reading.note }),
      state: reading.identification.state,
      category: reading.identification.category,
      toSettle: reading.identification.toSettle,
      claims: reading.identification.attributions.map(claimJson),
      ...standingOf(reading.identification, knowledge, asOf),
    })),
  };
}

function claimJson(claim: Attribution): unknown {
  return { ...claim, family: claim.family ?? null };
}

/** What the default profile says of it: headline and reason. */
function standingOf(
  identification: WhoAnswer['readings'][number]['identification'],
  knowledge: Knowledge,
  asOf: IsoDate,
): { status: string; because: string } {
  const { status, because } = prepareJudging(knowledge, { asOf }).judge(identification);
  return { status, because };
}
