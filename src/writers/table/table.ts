import { STATUS_WORDS } from '../../core/outcome.ts';
import type { AssessmentEvent, AssessmentHead, AssessmentTail } from '../../core/verdict.ts';
import type { Problem } from '../../core/problem.ts';
import { displayWidth, fit, fitEnd, pad, printable } from '../../lib/terminal-text/terminal-text.ts';
import { type FindingRow, findingRow, worstFirst } from '../finding-row.ts';
import { problemLines } from '../problem-text.ts';
import type { Writer, WriterOptions, WriterSession } from '../writer.ts';

const COLOURS = { covered: '31', review: '33', unread: '35', clear: '32' } as const;
const MOST_PROBLEMS = 20;
/** The column with the names that `explain` takes: which file and which row stands at their end. */
const ROW = 1;

/** The answer for a person at a terminal: worst first, one line of reason, sums that add up. */
export const table: Writer = {
  name: 'table',
  summary: 'Text table for a terminal, worst first',
  mediaType: 'text/plain; charset=utf-8',
  extension: 'txt',
  open(head: AssessmentHead, options: WriterOptions): WriterSession {
    const kept: FindingRow[] = [];
    const problems: Problem[] = [];
    let hidden = 0;
    let problemCount = 0;
    return {
      write(events: readonly AssessmentEvent[]) {
        for (const event of events) {
          if (isProblem(event)) {
            problemCount += 1;
            if (problems.length < MOST_PROBLEMS) problems.push(event);
          } else if ('item' in event && event.status !== 'clear') {
            if (kept.length < options.maxRows) kept.push(findingRow(event, head));
            else hidden += 1;
          }
        }
        return [];
      },
      close(tail: AssessmentTail) {
        return [render(head, tail, kept, hidden, problems, problemCount, options)];
      },
    };
  },
};

function isProblem(event: AssessmentEvent): event is Problem {
  return 'kind' in event && event.kind === 'problem';
}

function render(
  head: AssessmentHead,
  tail: AssessmentTail,
  kept: FindingRow[],
  hidden: number,
  problems: readonly Problem[],
  problemCount: number,
  options: WriterOptions,
): string {
  const width = Math.max(60, options.columns ?? 120);
  const lines = [...inputLines(tail), ...dateLines(head), ''];
  kept.sort(worstFirst);
  if (kept.length > 0) lines.push(...tableLines(kept, width, options.colour), '');
  if (hidden > 0) lines.push(`${hidden} more rows are not shown; write them all with -o result.xlsx or -f jsonl.`, '');
  for (const problem of problems) lines.push(...problemLines(problem).map((line) => fit(printable(line), width)));
  if (problemCount > problems.length)
    lines.push(`… and ${problemCount - problems.length} more problems; -f jsonl lists each.`);
  if (problems.length > 0) lines.push('');
  lines.push(...sumLines(tail));
  return `${lines.join('\n')}\n`;
}

function inputLines(tail: AssessmentTail): string[] {
  return tail.artifacts.map((artifact, index) => {
    const sums = tail.perArtifact[index];
    const name = printable(artifact.inner === undefined ? artifact.name : `${artifact.name}!${artifact.inner}`);
    if (!sums) return name;
    const aside = sums.setAside > 0 ? `, ${sums.setAside} header, total or other rows set aside` : '';
    return `${name}  ${artifact.format}, ${sums.read} ${sums.read === 1 ? 'record' : 'records'} read${aside}`;
  });
}

function dateLines(head: AssessmentHead): string[] {
  const dates = head.bundle.lists.filter(
    (list) => !/^(?:registry|snapshot):/.test(list.id) || list.id === 'registry:mac',
  );
  const kept = head.bundle.lists
    .flatMap((list) => (list.id.startsWith('snapshot:') ? (list.date ?? []) : []))
    .toSorted();
  const lists = [
    ...dates.map((list) => `${list.id.replace('registry:mac', 'OUI')} ${list.date ?? 'undated'}`),
    ...(kept.length === 0
      ? []
      : [`${kept.length} lists kept here ${[...new Set([kept[0], kept.at(-1)])].join(' to ')}`]),
  ].join(' · ');
  return [
    `lists: ${lists || 'none'}   rules as of ${head.asOf}   knowledge ${head.bundle.date} (${head.bundle.sha256.slice(0, 12)})`,
  ];
}

function tableLines(rows: readonly FindingRow[], width: number, colour: boolean): string[] {
  const cells = rows.map((row) => [row.status, row.ref, row.item, row.maker, row.because, row.rules].map(printable));
  const headings = ['VERDICT', 'ROW', 'ITEM', 'MAKER', 'BECAUSE', 'RULES'];
  const widths = columnWidths([headings, ...cells], width - 2);
  const lines = [`  ${rowLine(headings, widths)}`];
  let run = 0;
  rows.forEach((row, index) => {
    const line = rowLine(cells[index] ?? [], widths);
    const mark = widths[0] ?? 0;
    lines.push(
      colour ? `  \u001b[${COLOURS[row.status]}m${line.slice(0, mark)}\u001b[0m${line.slice(mark)}` : `  ${line}`,
    );
    const step = firstStep(row);
    // What settles several rows is said once, below the last of them.
    if (step === '') run = 0;
    else if (step === firstStep(rows[index + 1])) run++;
    else {
      const whom = run === 0 ? 'to settle' : `to settle these ${run + 1}`;
      lines.push(fit(`  ${' '.repeat(mark + 2)}${whom}: ${printable(step)}`, width));
      run = 0;
    }
  });
  return lines.map((line) => line.trimEnd());
}

/** The cheapest check that would settle a row; empty when nothing is open. */
function firstStep(row: FindingRow | undefined): string {
  return row?.toSettle.split('; ')[0] ?? '';
}

/** Shares the width: short columns take what they need, the three long ones divide the rest. */
function columnWidths(rows: readonly (readonly string[])[], width: number): number[] {
  const needs = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  const caps = [8, 30, 36, 22, 70, 18];
  const widths = needs.map((need, column) => Math.min(need, caps[column] ?? need));
  const gaps = 2 * 5;
  const shrink = [4, 2, 5, 3, 1, 4, 2];
  const soft = [8, 16, 24, 16, 30, 12];
  const hard = [8, 8, 10, 8, 10, 6];
  for (const [step, column] of shrink.entries()) {
    const floors = step < 5 ? soft : hard;
    const over = widths.reduce((sum, one) => sum + one, gaps) - width;
    if (over <= 0) break;
    widths[column] = Math.max(Math.min(widths[column] ?? 0, floors[column] ?? 0), (widths[column] ?? 0) - over);
  }
  const spare = width - widths.reduce((sum, one) => sum + one, gaps);
  if (spare > 0) widths[4] = Math.min(needs[4] ?? 0, (widths[4] ?? 0) + spare);
  return widths;
}

function rowLine(cells: readonly string[], widths: readonly number[]): string {
  return widths
    .map((width, column) => pad((column === ROW ? fitEnd : fit)(cells[column] ?? '', width), width))
    .join('  ');
}

function sumLines(tail: AssessmentTail): string[] {
  const { tally } = tail;
  const parts = tally.parts > 0 ? ` and ${tally.parts} parts or neighbours named in them` : '';
  const lines = [
    `${tally.items} ${tally.items === 1 ? 'item' : 'items'}${parts}: ${tally.covered} covered, ${tally.review} need review, ${tally.clear} with ${STATUS_WORDS.clear.toLowerCase()}.`,
    `${tally.read} records read = ${tally.items} items + ${tally.merged} merged into them + ${tally.setAside} set aside + ${tally.unread} unread.`,
  ];
  if (tally.unread > 0) lines.push(`${tally.unread} could not be read; each has a message above or in -f jsonl.`);
  if (tail.status === 'partial') lines.push('Part of the input was not read; the messages above say which.');
  if (tail.status === 'failed') lines.push('Nothing was read; the messages above say why.');
  return lines;
}
