/** One line of text without its end. */
export interface TextLine {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  /** True when the line was longer than the limit and `text` is only its beginning. */
  readonly cut: boolean;
}

/**
 * Splits text into lines at LF, CRLF or CR, one batch per chunk, each line cut at `limitChars`. A last line without an
 * end counts; an empty one after the last end does not.
 */
export async function* textLines(
  chunks: AsyncIterable<string>,
  limitChars: number,
): AsyncGenerator<readonly TextLine[]> {
  let line = 1;
  let open = '';
  let cut = false;
  let afterReturn = false;
  for await (const chunk of chunks) {
    const out: TextLine[] = [];
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const unit = chunk.charCodeAt(at);
      if (unit !== 10 && unit !== 13) {
        afterReturn = false;
        continue;
      }
      if (unit === 10 && afterReturn) {
        afterReturn = false;
        start = at + 1;
        continue;
      }
      afterReturn = unit === 13;
      const text = open + chunk.slice(start, at);
      out.push({
        line,
        text: text.length > limitChars ? text.slice(0, limitChars) : text,
        cut: cut || text.length > limitChars,
      });
      line++;
      open = '';
      cut = false;
      start = at + 1;
    }
    if (open.length <= limitChars) open += chunk.slice(start);
    else cut = true;
    if (out.length > 0) yield out;
  }
  if (open !== '' || cut) yield [{ line, text: open.slice(0, limitChars), cut: cut || open.length > limitChars }];
}
