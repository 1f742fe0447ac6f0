import { OUTCOME_FORMS, STATUS_WORDS } from '../../core/outcome.ts';
import type { Attribution, Signal } from '../../core/identity.ts';
import type { AssessmentHead, Dossier, Verdict } from '../../core/verdict.ts';
import { findingRow, tellingVerdicts } from '../finding-row.ts';
import { placeText } from '../problem-text.ts';
import { relationTexts } from '../relation-texts.ts';
import { escapeHtml, fragmentId, linkOrText } from './markup.ts';

/** One item in full: what was given, who made it and how we know, what each rule says, what would settle it. */
export function findingHtml(dossier: Dossier, head: AssessmentHead, names: readonly string[]): string {
  const row = findingRow(dossier, head);
  const { identification } = dossier;
  return `<article class="${row.status}" id="${fragmentId(row.ref)}"><h3>${badge(row.status)} <bdi>${escapeHtml(row.item)}</bdi></h3>
<p>${escapeHtml(row.because)}</p>
<dl><dt>Where</dt><dd>${escapeHtml(row.ref)}, ${dossier.item.sightings.map((seen) => escapeHtml(seenIn(seen, names))).join('; ')}</dd>
<dt>Maker</dt><dd><bdi>${escapeHtml(row.maker === '?' ? 'not established' : row.maker)}</bdi>${row.confidence === '' ? '' : ` (${escapeHtml(row.confidence)})`}</dd>
<dt>Kind of thing</dt><dd>${escapeHtml(identification.category)}${identification.presence === 'present' ? '' : `, ${escapeHtml(identification.presence)}`}</dd></dl>
${verdictsHtml(tellingVerdicts(dossier), head)}
${settleHtml(identification.toSettle)}
<details open><summary>Evidence</summary>
<h4>As given</h4><ul>${dossier.item.sightings
    .flatMap((seen) => seen.observations)
    .map(
      (seen) =>
        `<li><span class="soft">${escapeHtml(seen.field ?? seen.kind)}:</span> <bdi>${escapeHtml(seen.value)}</bdi></li>`,
    )
    .join('')}</ul>
${identification.attributions.map(claimHtml).join('')}
${dossier.item.joins.length === 0 ? '' : `<h4>Joined from several files</h4><ul>${dossier.item.joins.map((join) => `<li>${escapeHtml(join.by)}: ${escapeHtml(join.value)}</li>`).join('')}</ul>`}${listHtml('How it stands to other items', relationTexts(dossier.item))}
</details></article>`;
}

/** The headline as a word and a colour, never a colour alone. */
export function badge(status: Dossier['status']): string {
  return `<span class="badge ${status}">${escapeHtml(STATUS_WORDS[status])}</span>`;
}

function seenIn(seen: Dossier['item']['sightings'][0], names: readonly string[]): string {
  return [names[seen.artifact] ?? '', seen.sheet === '' ? '' : `sheet ${seen.sheet}`, `record ${seen.record}`]
    .filter((part) => part !== '')
    .join(', ');
}

function claimHtml(claim: Attribution): string {
  const against = claim.against.length === 0 ? '' : `<p>Against:</p><ul>${claim.against.map(signalHtml).join('')}</ul>`;
  return `<h4><bdi>${escapeHtml(claim.makerName)}</bdi> as ${escapeHtml(claim.role)}, ${escapeHtml(claim.confidence)}</h4><ul>${claim.signals.map(signalHtml).join('')}</ul>${against}`;
}

function signalHtml(signal: Signal): string {
  const sources = signal.basis.map((source) => linkOrText(source.title, source.url)).join('; ');
  const trust = signal.verified ? '' : ' <em>(recalled, not verified: a lead only)</em>';
  return `<li>${escapeHtml(signal.says)} <span class="soft">[${escapeHtml(signal.because.field ?? signal.because.kind)} “<bdi>${escapeHtml(signal.because.value)}</bdi>”, ${escapeHtml(placeText(signal.because.at))}]</span>${trust}${sources === '' ? '' : ` Source: ${sources}`}</li>`;
}

function verdictsHtml(verdicts: readonly Verdict[], head: AssessmentHead): string {
  if (verdicts.length === 0) return '';
  return `<h4>Rules</h4><ul>${verdicts.map((verdict) => verdictHtml(verdict, head)).join('')}</ul>`;
}

function verdictHtml(verdict: Verdict, head: AssessmentHead): string {
  const parts = [
    `<strong>${escapeHtml(OUTCOME_FORMS[verdict.outcome].words)}</strong> (${escapeHtml(verdict.acts.join(', '))}): <a href="#${ruleAnchor(verdict.rule)}">${escapeHtml(verdict.title)}</a>`,
    verdict.informational ? ' <em>(a list or bill: it informs and bars nothing by itself)</em>' : '',
    listHtml(
      'How the rule is reached',
      verdict.proof.map((step) => (step.citation ? `${step.says} (${step.citation.title})` : step.says)),
    ),
    listHtml(
      'Not known, and would decide',
      verdict.missing.map((fact) => head.questions[fact] ?? fact),
    ),
  ];
  return `<li>${parts.join('')}</li>`;
}

/** Law once for the whole page: citation, dates, exceptions with what they need, reporting duties. */
export function ruleHtml(verdict: Verdict): string {
  const cited = verdict.citations.map((citation) => linkOrText(citation.title, citation.url)).join('; ');
  const until = verdict.effective.to ? ` to ${escapeHtml(verdict.effective.to)}` : '';
  return `<article class="rule" id="${ruleAnchor(verdict.rule)}"><h3>${escapeHtml(verdict.title)}</h3>
<p class="soft">${escapeHtml(verdict.rule)}; in force ${escapeHtml(verdict.effective.from ?? 'since a date not recorded')}${until}${cited === '' ? '' : `; ${cited}`}</p>
${listHtml(
  'Exceptions that may apply',
  verdict.exceptions.map(
    (exception) => `${exception.what}${exception.needs.length > 0 ? ` — needs ${exception.needs.join(', ')}` : ''}`,
  ),
)}
${listHtml(
  'Reporting',
  verdict.duties.flatMap((duty) =>
    duty.steps.map((step) => `${step.deadline} from ${step.from}, to ${duty.to} (${duty.citation})`),
  ),
)}</article>`;
}

function ruleAnchor(rule: string): string {
  return `rule-${fragmentId(rule)}`;
}

function listHtml(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : `<div>${escapeHtml(title)}:<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul></div>`;
}

function settleHtml(lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : `<h4>To settle it</h4><ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;
}
