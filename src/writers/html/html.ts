import type { Problem } from '../../core/problem.ts';
import type { AssessmentHead, AssessmentTail, Status, Verdict } from '../../core/verdict.ts';
import { isDossier } from '../event-kind.ts';
import { type FindingRow, findingRow, tellingVerdicts } from '../finding-row.ts';
import { problemLines } from '../problem-text.ts';
import type { Writer, WriterOptions } from '../writer.ts';
import { badge, findingHtml, ruleHtml } from './finding-html.ts';
import { escapeHtml, fragmentId, STYLE } from './markup.ts';

/** One file for people: no script, no outside request, prints well. Findings in full, clear items as rows. */
export const html: Writer = {
  name: 'html',
  summary: 'One HTML page: no script, no outside request, prints well',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  open(head: AssessmentHead, options: WriterOptions) {
    const names: string[] = [];
    const kept: { row: FindingRow; body: string }[] = [];
    const clear: FindingRow[] = [];
    const problems: Problem[] = [];
    const notes: string[] = [];
    const law = new Map<string, Verdict>();
    let hidden = 0;
    return {
      write(events) {
        for (const event of events) {
          if (isDossier(event)) {
            const row = findingRow(event, head);
            for (const verdict of tellingVerdicts(event)) rememberLaw(law, verdict);
            if (event.status === 'clear' && clear.length < options.maxRows) clear.push(row);
            else if (event.status !== 'clear' && kept.length < options.maxRows)
              kept.push({ row, body: findingHtml(event, head, names) });
            else hidden += 1;
          } else if (event.kind === 'artifact') names[event.index] = event.name;
          else if (event.kind === 'problem') problems.push(event);
          else if (event.kind === 'columns') notes.push(columnsNote(names[event.artifact] ?? '', event));
        }
        return [];
      },
      close(tail) {
        return page(head, tail, { kept, clear, hidden, problems, notes, law: [...law.values()] });
      },
    };
  },
};

interface PageParts {
  readonly kept: readonly { row: FindingRow; body: string }[];
  readonly clear: readonly FindingRow[];
  readonly hidden: number;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  readonly law: readonly Verdict[];
}

/** Keeps one verdict for each rule: the one that says most about exceptions and duties. */
function rememberLaw(law: Map<string, Verdict>, verdict: Verdict): void {
  const known = law.get(verdict.rule);
  if (!known || verdict.duties.length + verdict.exceptions.length > known.duties.length + known.exceptions.length)
    law.set(verdict.rule, verdict);
}

function* page(head: AssessmentHead, tail: AssessmentTail, parts: PageParts): Iterable<string> {
  const { kept, clear, hidden, problems, notes, law } = parts;
  const { tally } = tail;
  yield `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Nameplate result as of ${escapeHtml(head.asOf)}</title><style>${STYLE}</style></head>
<body><a class="skip" href="#main">Skip to the findings</a>
<header><h1>Who made it, and which rules reach it</h1>
<p>Rules as of <strong>${escapeHtml(head.asOf)}</strong>. Knowledge of ${escapeHtml(head.bundle.date)}, bundle <code>${escapeHtml(head.bundle.sha256.slice(0, 16))}</code>. Nameplate ${escapeHtml(head.tool.version)}, profile ${escapeHtml(head.profile)}.</p></header>
<main id="main">${summaryTable(tail)}
<p>${tally.read} records read = ${tally.items} items + ${tally.merged} merged into them + ${tally.setAside} set aside + ${tally.unread} unread.${tally.parts > 0 ? ` ${tally.parts} more parts or neighbours were named inside them.` : ''}</p>`;
  for (const status of ['covered', 'review', 'unread'] as const) {
    const group = kept.filter((entry) => entry.row.status === status);
    if (group.length === 0) continue;
    yield `<section aria-labelledby="h-${status}"><h2 id="h-${status}">${HEADINGS[status]} (${group.length})</h2>${indexTable(group.map((entry) => entry.row))}`;
    for (const entry of group) yield entry.body;
    yield '</section>';
  }
  if (clear.length > 0) yield clearTable(clear);
  if (law.length > 0) yield `<section><h2>The rules</h2>${law.map(ruleHtml).join('')}</section>`;
  if (hidden > 0)
    yield `<p><strong>${hidden} more items are not shown on this page.</strong> The CSV, XLSX and JSON forms have every one.</p>`;
  if (problems.length > 0) {
    yield `<section><h2>Problems in the input (${problems.length})</h2><ul>${problems
      .map(
        (problem) =>
          `<li>${problemLines(problem)
            .map((line) => escapeHtml(line.trim()))
            .join('<br>')}</li>`,
      )
      .join('')}</ul></section>`;
  }
  if (notes.length > 0) yield `<section><h2>How the columns were read</h2><ul>${notes.join('')}</ul></section>`;
  yield `${methodSection(head, tail)}</main></body></html>\n`;
}

const HEADINGS: Readonly<Record<Exclude<Status, 'clear'>, string>> = {
  covered: 'Covered: made by a listed company, or one of its companies or brands',
  review: 'Needs a person: a real link or gap',
  unread: 'Could not be read',
};

function summaryTable(tail: AssessmentTail): string {
  const { tally } = tail;
  const rows: [Status, number][] = [
    ['covered', tally.covered],
    ['review', tally.review],
    ['clear', tally.clear],
    ['unread', tally.unread],
  ];
  return `<div class="scroll" tabindex="0" role="region" aria-label="Sums"><table><caption>Sums</caption><thead><tr><th scope="col">Answer</th><th scope="col">Items</th></tr></thead><tbody>${rows.map(([status, count]) => `<tr><th scope="row">${badge(status)}</th><td>${count}</td></tr>`).join('')}</tbody></table></div>`;
}

function indexTable(rows: readonly FindingRow[]): string {
  return `<div class="scroll" tabindex="0" role="region" aria-label="Index of ${rows[0]?.status ?? ''} items"><table><caption>Each row links to its evidence below</caption><thead><tr><th scope="col">Row</th><th scope="col">Item</th><th scope="col">Maker</th><th scope="col">Because</th><th scope="col">Rules</th></tr></thead><tbody>${rows.map((row) => `<tr><th scope="row"><a href="#${fragmentId(row.ref)}">${escapeHtml(row.ref)}</a></th><td><bdi>${escapeHtml(row.item)}</bdi></td><td><bdi>${escapeHtml(row.maker)}</bdi></td><td>${escapeHtml(row.because)}</td><td>${escapeHtml(row.rules)}</td></tr>`).join('')}</tbody></table></div>`;
}

function clearTable(rows: readonly FindingRow[]): string {
  return `<section aria-labelledby="h-clear"><h2 id="h-clear">No listed maker found (${rows.length})</h2><div class="scroll" tabindex="0" role="region" aria-label="Items with no listed maker"><table><thead><tr><th scope="col">Row</th><th scope="col">Item</th><th scope="col">Maker</th><th scope="col">Because</th></tr></thead><tbody>${rows.map((row) => `<tr><th scope="row">${escapeHtml(row.ref)}</th><td><bdi>${escapeHtml(row.item)}</bdi></td><td><bdi>${escapeHtml(row.maker)}</bdi></td><td>${escapeHtml(row.because)}</td></tr>`).join('')}</tbody></table></div></section>`;
}

function columnsNote(
  name: string,
  report: {
    readonly sheet: string;
    readonly hidden?: boolean;
    readonly columns: readonly { readonly header: string; readonly means: string }[];
  },
): string {
  const columns = report.columns
    .map((column) => `${column.header === '' ? '(no header)' : column.header} → ${column.means}`)
    .join('; ');
  return `<li>${escapeHtml(name)}${report.sheet === '' ? '' : `, sheet ${escapeHtml(report.sheet)}`}${report.hidden ? ' (hidden in the workbook)' : ''}: ${escapeHtml(columns)}</li>`;
}

function methodSection(head: AssessmentHead, tail: AssessmentTail): string {
  return `<section><h2>How to get the same answer again</h2><dl><dt>Command</dt><dd><code>${escapeHtml(head.command.join(' '))}</code></dd><dt>Knowledge</dt><dd><code>${escapeHtml(head.bundle.sha256)}</code></dd>${tail.artifacts.map((artifact) => `<dt>Input</dt><dd>${escapeHtml(artifact.name)}${artifact.inner === undefined ? '' : `!${escapeHtml(artifact.inner)}`} <code>${escapeHtml(artifact.sha256)}</code></dd>`).join('')}<dt>Lists</dt><dd>${escapeHtml(head.bundle.lists.map((list) => `${list.id} ${list.date ?? 'undated'}`).join(', '))}</dd><dt>Rules asked</dt><dd><ul>${head.rules.map((rule) => `<li>${escapeHtml(rule.title)}${rule.citation === undefined ? '' : ` <span class="soft">${escapeHtml(rule.citation)}</span>`}</li>`).join('')}</ul></dd></dl>
<p>This page says what was found, on which lists, as of when. It is not legal advice, and it never says that anything is compliant.</p></section>`;
}
