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

/** A problem as lines for people: where and how bad, what happened, what to do. */
export function problemLines(problem: Problem): string[] {
  const where = [problem.path ?? '', problem.locator ? placeText(problem.locator) : '']
    .filter((part) => part !== '')
    .join(', ');
  return [
    `${where === '' ? '' : `${where}: `}${problem.severity} ${problem.code}`,
    `  ${problem.message}`,
    `  ${problem.hint}`,
  ];
}
