/** What pagers print where a screen is full; a terminal's log holds it before the line that overwrote it. */
const PAGER =
  /^\s*(?:-{2,} ?\(?[Mm]ore(?: ?\d{1,3} ?%)?\)? ?-{2,}|<-{2,} ?More ?-{2,}>|-- ?MORE ?--,? next page: Space, next line: Enter, quit: Control-C|--More-- or \(q\)uit|Press any key to continue(?: \(Q to quit\))?|Press <SPACE> to continue or <Q> to quit:?|lines \d+-\d+(?:\/\d+ \(END\))?)[ \t]*/;
/** Sequences that move the cursor or change colours (ECMA-48), and titles of terminal windows. */
const CONTROL =
  /\u001b(?:\[[0-?]{0,32}[ -/]{0,4}[@-~]|\][^\u0007\u001b]{0,256}(?:\u0007|\u001b\\)?|[()*+][0-9A-B]|[=>78DEHMc])/g;

/** A line of a terminal's log as a person saw it: without control sequences, rubbed-out letters and pagers' prompts. */
export function shownLine(text: string): string {
  let line = text;
  if (line.includes('\u001b')) line = line.replace(CONTROL, '');
  if (line.includes('\b')) line = rubbedOut(line);
  if (/more|key to|SPACE|^lines/i.test(line.slice(0, 60))) line = line.replace(PAGER, '');
  return line;
}

/** Applies backspaces: each takes the letter before it away, as terminals overwrite it. */
function rubbedOut(text: string): string {
  const kept: string[] = [];
  for (const char of text) {
    if (char === '\b') kept.pop();
    else kept.push(char);
  }
  return kept.join('');
}
