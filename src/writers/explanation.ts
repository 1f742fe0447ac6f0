import { OUTCOME_FORMS, STATUS_WORDS } from '../core/outcome.ts';
import type { Attribution, Signal } from '../core/identity.ts';
import type { AssessmentHead, Dossier, Match, Verdict } from '../core/verdict.ts';
import { printable } from '../lib/terminal-text/terminal-text.ts';
import { findingRow } from './finding-row.ts';
import { placeText } from './problem-text.ts';
import { relationTexts } from './relation-texts.ts';
import { sourceText } from './source-text.ts';

/**
 * The whole chain behind one answer, as text: cell → sign → fact → source → rule, then the evidence against, what is
 * missing, and what would settle it. `names` are the input files by artifact index. Rules that bar nothing here are told in
 * one line each and long lists of sources are cut, unless `all` is set.
 */
export function explanationText(dossier: Dossier, head: AssessmentHead, names: readonly string[], all = false): string {
  const row = findingRow(dossier, head);
  const { identification } = dossier;
  const lines = [
    `${row.ref}  ${STATUS_WORDS[dossier.status].toUpperCase()}  as of ${head.asOf}`,
    `  ${dossier.item.label}`,
    `  because: ${dossier.because}`,
    '',
    '1. What was given',
    ...dossier.item.sightings.flatMap((sighting) => [
      `   ${names[sighting.artifact] ?? `input ${sighting.artifact + 1}`}${sighting.sheet === '' ? '' : `, sheet "${sighting.sheet}"`}, record ${sighting.record}`,
      ...sighting.observations.map((seen) => `     ${seen.field ?? seen.kind} (${seen.kind}): ${seen.value}`),
    ]),
    ...dossier.item.joins.map((join) => `   joined by ${join.by} ${join.value}: ${join.sightings.join(' + ')}`),
    ...relationTexts(dossier.item).map((text) => `   ${text}`),
    '',
    `2. Who made it: ${row.maker === '?' ? 'not established' : `${row.maker} (${row.confidence})`}   [${identification.state}; ${identification.category}; ${identification.presence}]`,
    ...(identification.attributions.length === 0
      ? ['   Nothing in the record points to a maker.']
      : identification.attributions.flatMap((claim) => claimLines(claim, all ? undefined : FEW_SOURCES))),
    '',
    '3. Is it named on a list',
    ...(dossier.matches.length === 0
      ? [`   No list of the rules asked, in force on ${head.asOf}, names the maker, its owners or its parts.`]
      : dossier.matches.map(matchLine)),
    '',
    '4. Does a rule reach the act',
    ...(dossier.verdicts.length === 0
      ? ['   No rule was asked about it.']
      : all
        ? dossier.verdicts.flatMap((verdict) => verdictLines(verdict, head, all))
        : shortVerdicts(dossier.verdicts, head)),
    ...(identification.toSettle.length === 0
      ? []
      : ['', '5. What would settle it', ...identification.toSettle.map((line) => `   - ${line}`)]),
    '',
    `Knowledge ${head.bundle.date}, bundle ${head.bundle.sha256.slice(0, 16)}; finding ${dossier.fingerprint}`,
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

/** Sources of a sign and citations of a rule that are shown unless all are asked for. */
const FEW_SOURCES = 2;

/** Lines for one claim about a maker: each sign with the place it was read, the fact and (at most `most`) sources. */
export function claimLines(claim: Attribution, most = Number.POSITIVE_INFINITY): string[] {
  return [
    `   ${claim.makerName} as ${claim.role}, ${claim.confidence}${claim.family === undefined ? '' : ` [${claim.family}]`}`,
    ...claim.signals.flatMap((signal) => signalLines(signal, '+', most)),
    ...claim.against.flatMap((signal) => signalLines(signal, '−', most)),
  ];
}

function signalLines(signal: Signal, mark: string, most: number): string[] {
  const lines = [
    `     ${mark} ${signal.says}${signal.verified ? '' : '  (recalled, not verified: a lead only)'}`,
    `       read in ${signal.because.field ?? signal.because.kind}, ${placeText(signal.because.at)}; ${signal.strength}, ${signal.technique}${signal.fact === undefined ? '' : `, fact ${signal.fact}`}`,
  ];
  for (const source of signal.basis.slice(0, most)) {
    lines.push(
      `       source: ${[sourceText(source.title, source.url), source.pinpoint, source.retrieved ? `read ${source.retrieved}` : undefined].filter((part) => part !== undefined && part !== '').join(', ')}`,
    );
  }
  const more = signal.basis.length - most;
  if (more > 0) lines.push(`       and ${more} more ${more === 1 ? 'source' : 'sources'} (--all)`);
  return lines;
}

function matchLine(match: Match): string {
  const path = match.via.length > 1 ? ` through ${match.via.join(' → ')}` : '';
  const until = match.delistedOn === undefined ? '' : ` until ${match.delistedOn}`;
  return `   ${match.maker}${path}: on ${match.list} since ${match.listedOn ?? 'a date not recorded'}${until} (${match.citation.title})${match.note ? ` — ${match.note}` : ''}`;
}

/** What bars, restricts or is open in full, then what does not in a line each. */
function shortVerdicts(verdicts: readonly Verdict[], head: AssessmentHead): string[] {
  const quiet = (verdict: Verdict): boolean => verdict.outcome === 'clear' || verdict.outcome === 'not-applicable';
  const full = verdicts.filter((verdict) => !quiet(verdict)).flatMap((verdict) => verdictLines(verdict, head, false));
  const short = verdicts.filter(quiet).map(({ outcome, title, rule, proof }) => {
    const why = proof[0] === undefined ? '' : ` — ${proof[0].says}`;
    return `   ${OUTCOME_FORMS[outcome].words}: ${title} [${rule}]${why}`;
  });
  return short.length === 0 ? full : [...full, ...short, '   (citations and every step: --all)'];
}

/** Titles of citations; web addresses and file paths only when all are asked for. */
function citationsOf(verdict: Verdict, all: boolean): string {
  const titles = verdict.citations.map((citation) => citation.title);
  const legal = titles.filter((title) => !/^https?:|^github\.com\//.test(title));
  return (all ? titles : (legal.length > 0 ? legal : titles).slice(0, FEW_SOURCES)).join('; ');
}

function verdictLines(verdict: Verdict, head: AssessmentHead, all: boolean): string[] {
  return [
    `   ${OUTCOME_FORMS[verdict.outcome].words}: ${verdict.title} [${verdict.rule}]${verdict.informational ? ' (informs only)' : ''}`,
    `     acts: ${verdict.acts.join(', ') || 'none'}; in force ${verdict.effective.from ?? 'date not recorded'}${verdict.effective.to === undefined ? '' : ` to ${verdict.effective.to}`}; ${citationsOf(verdict, all)}`,
    ...verdict.proof.map(
      (step) => `     → ${step.says}${step.citation === undefined ? '' : ` (${step.citation.title})`}`,
    ),
    ...verdict.missing.map((fact) => `     ? not known: ${head.questions[fact] ?? fact} [${fact}]`),
    ...verdict.exceptions.map(
      (exception) =>
        `     exception: ${exception.what}${exception.needs.length === 0 ? '' : `; needs ${exception.needs.join(', ')}`}`,
    ),
    ...verdict.duties.flatMap((duty) =>
      duty.steps.map((step) => `     report: ${step.deadline} from ${step.from}, to ${duty.to} (${duty.citation})`),
    ),
  ];
}
