import type { Locator } from '../core/locator.ts';
import type { Problem } from '../core/problem.ts';

/** A place in words: `sheet "2024", row 118, column "Model"`. */
export function placeText(locator: Locator): string {
  switch (locator.at) {
    case 'record':
      return [
        locator.sheet === '' ? '' : `sheet "${locator.sheet}"`,
        `row ${locator.record}`,
        locator.column === undefined ? '' : `column "${locator.column}"`,
      ]
        .filter((part) => part !== '')
        .join(', ');
    case 'line':
      return `line ${locator.line}${locator.column === undefined ? '' : `, column ${locator.column}`}`;
    case 'path':
      return locator.path;
    case 'packet':
      return `packet ${locator.index}${locator.offset === undefined ? '' : `, byte ${locator.offset}`}`;
    case 'byte':
      return `byte ${locator.offset}`;
  }
}

/** A problem as lines for people: where and how bad, what happened, what to do. The message does not repeat the place. */
export function problemLines(problem: Problem): string[] {
  const place = problem.locator ? placeText(problem.locator) : '';
  const where = [problem.path ?? '', place].filter((part) => part !== '').join(', ');
  return [
    `${where === '' ? '' : `${where}: `}${problem.severity} ${problem.code}`,
    `  ${withoutLead(withoutLead(problem.message, problem.path ?? ''), place)}`,
    `  ${problem.hint}`,
  ];
}

function withoutLead(message: string, lead: string): string {
  return lead !== '' && message.startsWith(`${lead}: `) ? message.slice(lead.length + 2) : message;
}
