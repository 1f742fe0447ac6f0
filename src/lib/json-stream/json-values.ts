/** One value of a JSON document, cut out as text for `JSON.parse`. */
export interface JsonValue {
  /** Keys and 1-based positions from the root: `['components', 3]`; `[]` is the whole document. */
  readonly path: readonly (string | number)[];
  /** 1-based line where it starts. */
  readonly line: number;
  /** The value's text; it may still be malformed inside. */
  readonly json: string;
}

/** What was wrong with the document's outline, and where; `stopped` when nothing after it was read. */
export interface JsonTrouble {
  readonly message: string;
  readonly line: number;
  readonly stopped: boolean;
}

export interface JsonSplitOptions {
  /**
   * Whether the container at `path` is taken apart (an array into elements, an object into members) or yielded whole.
   * Asked when its first bracket is read. Default: the root, and arrays right below a root object.
   */
  readonly split?: (path: readonly (string | number)[], opens: '[' | '{') => boolean;
  /** Longest single value in characters; a longer one is left out and told. Default 64 Mi. */
  readonly valueChars?: number;
  /** Deepest nesting inside a value; a deeper one is left out and told. Default 200. */
  readonly depth?: number;
  readonly onTrouble?: (trouble: JsonTrouble) => void;
}

interface Frame {
  readonly opens: '[' | '{';
  position: number;
  /** In an object: the key read last; `undefined` while a key is awaited. */
  key: string | undefined;
}

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Takes a JSON document apart while it streams, so that a file of any size costs the memory of its largest element.
 * Several root values one after another (JSON lines, concatenated JSON) come with `path` `[n]`-free: each is a root.
 * Malformed outlines are read as far as they go; see `onTrouble`. Never throws on text.
 */
export async function* jsonValues(
  text: AsyncIterable<string>,
  options: JsonSplitOptions = {},
): AsyncGenerator<readonly JsonValue[]> {
  const splitter = jsonSplitter(options);
  for await (const chunk of text) {
    const values = splitter.push(chunk);
    if (values.length > 0) yield values;
    if (splitter.stopped()) return;
  }
  const values = splitter.end();
  if (values.length > 0) yield values;
}

interface Splitter {
  push(chunk: string): readonly JsonValue[];
  end(): readonly JsonValue[];
  stopped(): boolean;
}

function defaultSplit(path: readonly (string | number)[], opens: '[' | '{'): boolean {
  return path.length === 0 || (path.length === 1 && typeof path[0] === 'string' && opens === '[');
}

function jsonSplitter(options: JsonSplitOptions): Splitter {
  const split = options.split ?? defaultSplit;
  const valueLimit = options.valueChars ?? 64 * 2 ** 20;
  const depthLimit = options.depth ?? 200;
  const frames: Frame[] = [];
  let line = 1;
  let stopped = false;
  // The value being collected: `parts` hold earlier chunks' share.
  let mode: 'between' | 'key' | 'string' | 'scalar' | 'nested' = 'between';
  let parts: string[] = [];
  let size = 0;
  let startLine = 1;
  let inString = false;
  let escaped = false;
  let nesting = 0;
  let leftOut: string | undefined;

  const tell = (message: string, stop: boolean): void => {
    stopped ||= stop;
    options.onTrouble?.({ message, line, stopped: stop });
  };
  const path = (): (string | number)[] =>
    frames.map((frame) => (frame.opens === '[' ? frame.position : (frame.key ?? '')));
  const begin = (next: typeof mode): void => {
    mode = next;
    parts = [];
    size = 0;
    startLine = line;
    leftOut = undefined;
  };

  const finish = (out: JsonValue[], lastPart: string): void => {
    const json = parts.length === 0 ? lastPart : parts.join('') + lastPart;
    const wasKey = mode === 'key';
    mode = 'between';
    parts = [];
    const top = frames[frames.length - 1];
    if (wasKey) {
      if (top === undefined) return;
      try {
        top.key = String(JSON.parse(json));
      } catch {
        top.key = json.slice(1, -1);
      }
      return;
    }
    if (leftOut !== undefined) tell(leftOut, false);
    else out.push({ path: path(), line: startLine, json });
    if (top?.opens === '{') top.key = undefined;
  };

  const keep = (part: string): void => {
    size += part.length;
    if (leftOut === undefined && size > valueLimit) {
      leftOut = `a value is longer than ${valueLimit} characters and was left out`;
      parts = [];
    }
    if (leftOut === undefined) parts.push(part);
  };

  /** Handles one character between values; returns true when a value or key starts at it. */
  const between = (chunk: string, at: number): boolean => {
    const unit = chunk.charCodeAt(at);
    if (unit === 10) line++;
    if (unit <= 32 || unit === 44 || unit === 0xfeff) return false;
    const top = frames[frames.length - 1];
    if (unit === 93 || unit === 125) {
      const closes = unit === 93 ? '[' : '{';
      if (top?.opens !== closes) {
        tell(`"${chunk[at]}" closes nothing that is open`, true);
        return false;
      }
      frames.pop();
      const outer = frames[frames.length - 1];
      if (outer?.opens === '{') outer.key = undefined;
      return false;
    }
    if (top?.opens === '{' && top.key === undefined) {
      if (unit === QUOTE) {
        begin('key');
        escaped = false;
        return true;
      }
      tell(`expected a name in quotes, found "${chunk[at]}"`, true);
      return false;
    }
    if (unit === 58) return false;
    if (top?.opens === '[') top.position++;
    if (unit === 91 || unit === 123) {
      const opens = unit === 91 ? '[' : '{';
      if (frames.length < depthLimit && split(path(), opens)) {
        frames.push({ opens, position: 0, key: undefined });
        return false;
      }
      begin('nested');
      nesting = 0;
      inString = false;
      escaped = false;
      return true;
    }
    begin(unit === QUOTE ? 'string' : 'scalar');
    escaped = false;
    return true;
  };

  /** Index just after the quoted text that goes on at `at` (its first quote read when `opening`), or -1. */
  const endOfString = (chunk: string, at: number, opening: boolean): number => {
    for (let index = opening ? at + 1 : at; index < chunk.length; index++) {
      const unit = chunk.charCodeAt(index);
      if (escaped) escaped = false;
      else if (unit === BACKSLASH) escaped = true;
      else if (unit === QUOTE) return index + 1;
      else if (unit === 10) line++;
    }
    return -1;
  };
  const endOfScalar = (chunk: string, at: number): number => {
    for (let index = at; index < chunk.length; index++) {
      const unit = chunk.charCodeAt(index);
      if (unit <= 32 || unit === 44 || unit === 93 || unit === 125 || unit === 91 || unit === 123) return index;
    }
    return -1;
  };
  const endOfNested = (chunk: string, at: number): number => {
    for (let index = at; index < chunk.length; index++) {
      const unit = chunk.charCodeAt(index);
      if (inString) {
        if (escaped) escaped = false;
        else if (unit === BACKSLASH) escaped = true;
        else if (unit === QUOTE) inString = false;
      } else if (unit === QUOTE) inString = true;
      else if (unit === 123 || unit === 91) {
        nesting++;
        if (nesting > depthLimit) leftOut ??= `a value is nested deeper than ${depthLimit} and was left out`;
      } else if (unit === 125 || unit === 93) {
        nesting--;
        if (nesting === 0) return index + 1;
      }
      if (unit === 10) line++;
    }
    return -1;
  };
  return {
    push(chunk: string): readonly JsonValue[] {
      const out: JsonValue[] = [];
      let at = 0;
      while (at < chunk.length && !stopped) {
        let opening = false;
        if (mode === 'between') {
          opening = between(chunk, at);
          if (!opening) {
            at++;
            continue;
          }
        }
        const end =
          mode === 'nested'
            ? endOfNested(chunk, at)
            : mode === 'scalar'
              ? endOfScalar(chunk, opening ? at + 1 : at)
              : endOfString(chunk, at, opening);
        if (end === -1) {
          keep(chunk.slice(at));
          at = chunk.length;
        } else {
          finish(out, chunk.slice(at, end));
          at = end;
        }
      }
      return out;
    },
    end(): readonly JsonValue[] {
      const out: JsonValue[] = [];
      if (stopped) return out;
      if (mode === 'scalar' && frames.length === 0) finish(out, '');
      else if (mode !== 'between' || frames.length > 0) tell('the document ends in the middle', true);
      return out;
    },
    stopped: () => stopped,
  };
}
