import { displayWidth, fit, printable } from '../../../lib/terminal-text/terminal-text.ts';
import { decisionText, groupMatches, listsOf, type MatchGroup, RELATION_WORDS } from './match-groups.ts';
import { isAlert, reasonsOf } from './result-rows.ts';
import type { ScreenSink } from './sink.ts';

/** Listed names shown for one party; a report file holds them all. */
const SHOWN = 6;

/** The screening for a terminal: one block for each party with a match, best match first; parties without one are counted. */
export function textSink(columns: number): ScreenSink {
  return {
    add({ party, matches }) {
      const where = `${party.file}${party.sheet === '' ? '' : `, sheet ${party.sheet}`}, row ${party.record}`;
      if (party.query.name === '') return [`${fit(printable(`${where}: no name, not screened`), columns)}\n`];
      const groups = groupMatches(matches.filter(isAlert));
      if (groups.length === 0) return [];
      const lines = [
        fit(printable(`${party.query.name}  (${where})`), columns),
        ...groupLines(groups.slice(0, SHOWN), columns),
      ];
      if (groups.length > SHOWN)
        lines.push(`        … and ${groups.length - SHOWN} more: keep them all with -o result.html`);
      return [`${lines.join('\n')}\n`];
    },
    close(summary) {
      const hidden =
        summary.suppressed === 0
          ? ''
          : `, ${summary.suppressed} ${summary.suppressed === 1 ? 'match' : 'matches'} suppressed`;
      const nameless = summary.withoutName === 0 ? '' : `, ${summary.withoutName} without a name`;
      return [
        `\n${summary.screened} screened as of ${summary.asOf}: ${summary.alerts} with a match${hidden}${nameless}\nLists: ${summary.sources.join(', ') || 'built-in only; fetch the official lists with: nameplate lists update'}\n`,
      ];
    },
  };
}

/** Listed names that agree, each with its score, its lists and the reasons, best first as they come. */
export function groupLines(groups: readonly MatchGroup[], columns: number): readonly string[] {
  return groups.flatMap((group) => {
    const { match, name } = group;
    return [
      fit(`  ${match.score.toFixed(2)}  ${RELATION_WORDS[match.relation]}: ${printable(name)}`, columns),
      ...wrapped(listsOf(group).map(printable), columns, '        on '),
      ...[decisionText(match)].flatMap((text) =>
        text === undefined ? [] : wrapped(printable(text).split(' '), columns, '        ', ' '),
      ),
      ...(match.relation === 'owned-or-controlled' || match.relation === 'rebrand'
        ? // The path is the whole reason: cut short it would say nothing.
          wrapped(printable(reasonsOf(match)).split(' '), columns, '        ', ' ')
        : [fit(`        ${printable(reasonsOf(match))}`, columns)]),
    ];
  });
}

/** Words with commas (or what is given) between, broken at the width; further lines stand under the first word. */
function wrapped(words: readonly string[], columns: number, lead: string, between = ', '): readonly string[] {
  const indent = ' '.repeat(lead.length);
  const lines: string[] = [];
  let line = lead;
  for (const [at, word] of words.entries()) {
    const text = at === words.length - 1 ? word : `${word}${between}`;
    if (line !== lead && line !== indent && displayWidth(line) + displayWidth(text.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += text;
  }
  return [...lines, fit(line, columns)];
}
