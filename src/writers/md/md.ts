import type { Problem } from '../../core/problem.ts';
import type { AssessmentHead, AssessmentTail } from '../../core/verdict.ts';
import { isDossier } from '../event-kind.ts';
import { type FindingRow, findingRow, worstFirst } from '../finding-row.ts';
import { problemLines } from '../problem-text.ts';
import type { Writer, WriterOptions } from '../writer.ts';

/** Markdown for tickets and wikis: the findings as a table, then what would settle each open one. */
export const md: Writer = {
  name: 'md',
  summary: 'Markdown for tickets and wikis',
  mediaType: 'text/markdown; charset=utf-8',
  extension: 'md',
  open(head: AssessmentHead, options: WriterOptions) {
    const rows: FindingRow[] = [];
    const problems: Problem[] = [];
    let hidden = 0;
    return {
      write(events) {
        for (const event of events) {
          if (isDossier(event)) {
            if (event.status === 'clear') continue;
            if (rows.length < options.maxRows) rows.push(findingRow(event, head));
            else hidden += 1;
          } else if (event.kind === 'problem') problems.push(event);
        }
        return [];
      },
      close(tail) {
        return [document(head, tail, rows.sort(worstFirst), hidden, problems)];
      },
    };
  },
};

function document(
  head: AssessmentHead,
  tail: AssessmentTail,
  rows: readonly FindingRow[],
  hidden: number,
  problems: readonly Problem[],
): string {
  const { tally } = tail;
  const lines = [
    `# Nameplate result as of ${head.asOf}`,
    '',
    `${tally.covered} covered, ${tally.review} need review, ${tally.clear} with no listed maker found; ${tally.read} records read = ${tally.items} items + ${tally.merged} merged + ${tally.setAside} set aside + ${tally.unread} unread.`,
    '',
    `Knowledge of ${head.bundle.date}, bundle \`${head.bundle.sha256.slice(0, 16)}\`. Lists: ${head.bundle.lists.map((list) => `${list.id} ${list.date ?? 'undated'}`).join(', ') || 'none'}.`,
    '',
  ];
  if (rows.length > 0) {
    lines.push(
      '| Verdict | Row | Item | Maker | Because | Rules | To settle |',
      '| --- | --- | --- | --- | --- | --- | --- |',
    );
    for (const row of rows) {
      lines.push(
        `| ${[row.status, row.ref, row.item, row.maker, row.because, row.rules, row.toSettle].map(cell).join(' | ')} |`,
      );
    }
    lines.push('');
  }
  if (hidden > 0) lines.push(`${hidden} more rows are in the CSV, XLSX and JSON forms.`, '');
  if (problems.length > 0) {
    lines.push('## Problems in the input', '');
    for (const problem of problems)
      lines.push(
        `- ${problemLines(problem)
          .map((line) => cell(line.trim()))
          .join(' — ')}`,
      );
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

/** Text inside a table cell: markup, links and line breaks from the input stay text. */
function cell(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f]/g, '\ufffd')
    .replace(/[\\`*_[\]<>|#!]/g, (char) => (char === '<' ? '&lt;' : char === '>' ? '&gt;' : `\\${char}`));
}
