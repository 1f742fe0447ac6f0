/** When a line was written, as loggers, `ts` and terminal recorders put it before the line. */
const WHEN =
  /^(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d)?\]?|\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]?|\[?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,9})?\]?):? ?(?<=[\]: ])(?![: ]*$)(?<!:\d\d:)/;

/** The line without the time at its start, when there is one. */
export function withoutTime(line: string): string {
  const first = line.charCodeAt(0);
  // Times begin with a bracket, a digit or a month, and hold a colon early on.
  if (first === 46 || first === 32 || !line.slice(0, 24).includes(':')) return line;
  const when = WHEN.exec(line)?.[0];
  return when === undefined ? line : line.slice(when.length);
}

/** Whether most lines of a text begin with a time. */
export function isTimed(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/, 60).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.filter((line) => withoutTime(line) !== line).length * 10 >= lines.length * 6;
}
