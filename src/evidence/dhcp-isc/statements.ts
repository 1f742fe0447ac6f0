/** One piece of a lease file: a block that opens (`lease 192.0.2.1`), one that closes, or a statement without its `;`. */
export interface Piece {
  readonly kind: 'open' | 'close' | 'statement';
  readonly text: string;
}

/**
 * Cuts a line into its pieces; braces and semicolons in quotes are text, and `#` begins a remark. The server writes a piece
 * a line; hand-written hosts and leases put several in one.
 */
export function piecesOf(line: string): readonly Piece[] {
  const out: Piece[] = [];
  let from = 0;
  let quoted = false;
  let end = line.length;
  for (let at = 0; at < line.length; at++) {
    const char = line[at];
    if (char === '"') quoted = !quoted;
    else if (quoted) {
      if (char === '\\') at++;
    } else if (char === '#') {
      end = at;
      break;
    } else if (char === '{' || char === ';' || char === '}') {
      const text = line.slice(from, at).trim();
      if (char === '{') out.push({ kind: 'open', text });
      else if (text !== '') out.push({ kind: 'statement', text });
      if (char === '}') out.push({ kind: 'close', text: '' });
      from = at + 1;
    }
  }
  const rest = line.slice(from, end).trim();
  if (rest !== '') out.push({ kind: 'statement', text: rest });
  return out;
}
