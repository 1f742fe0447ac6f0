import { eastAsianWidth } from 'get-east-asian-width';

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const COMBINING = /\p{Mark}/u;

/**
 * Text safe to print on a terminal: control characters, escape sequences and direction overrides from the input are
 * shown as a visible mark or a space, so that a file cannot move the cursor, recolour or reorder what is read.
 */
export function printable(text: string): string {
  return text.replace(CONTROL, (char) => (char === '\t' || char === '\n' || char === '\r' ? ' ' : '\ufffd'));
}

/** Columns that printed text takes on a terminal; wide East Asian characters take two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/** Cuts text to at most `columns` terminal columns, ending in `…` when something was cut. */
export function fit(text: string, columns: number): string {
  if (columns <= 0) return '';
  let width = 0;
  let kept = '';
  for (const char of text) {
    const next = width + charWidth(char);
    if (next > columns) return cut(kept, columns);
    kept += char;
    width = next;
  }
  return kept;
}

/** Cuts text to at most `columns` terminal columns, beginning with `…` when something was cut: for names whose end tells. */
export function fitEnd(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  if (columns <= 0) return '';
  const chars = [...text];
  while (chars.length > 0 && displayWidth(chars.join('')) > columns - 1) chars.shift();
  return `…${chars.join('')}`;
}

/** Pads text with spaces to `columns` terminal columns. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

function cut(kept: string, columns: number): string {
  const chars = [...kept];
  while (chars.length > 0 && displayWidth(chars.join('')) > columns - 1) chars.pop();
  return `${chars.join('').trimEnd()}…`;
}

function charWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  return COMBINING.test(char) ? 0 : eastAsianWidth(code);
}
