import { xmlEvents } from '../../lib/xml/xml-events.ts';
import type { Ledger } from './ledger.ts';
import type { ListFile, SourceLimits } from './source.ts';
import { gathered } from './text.ts';

/** One element with what is inside it. Names carry no namespace prefix; attributes keep theirs. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Own text, trimmed. */
  text: string;
  readonly children: XmlElement[];
  readonly line: number;
  /** Set by the accessors below: what was never asked for is reported as ignored. */
  taken: boolean;
}

/** A record's whole tree, or a small element that stands outside any record. */
export interface XmlPiece {
  readonly kind: 'record' | 'outer';
  /** Names of the ancestors and itself, joined with `/`. */
  readonly path: string;
  readonly element: XmlElement;
}

/**
 * Streams an XML file as record trees. `isRecord(name, path)` says which elements are records; everything outside them
 * comes as `outer` pieces without children. Entities are never expanded nor fetched (see lib/xml). Damage, depth and
 * record size become problems; what was read before stays.
 */
export async function* xmlRecords(
  file: ListFile,
  isRecord: (name: string, path: string) => boolean,
  ledger: Ledger,
  limits: SourceLimits,
): AsyncGenerator<readonly XmlPiece[]> {
  const trouble = (code: `${string}/${string}`, line: number, message: string): void =>
    ledger.problem({
      code,
      severity: 'error',
      message: `${file.name}: line ${line}: ${message}`,
      hint: 'The file is damaged, cut short or no published list: fetch it again.',
      path: file.name,
      locator: { at: 'line', line },
    });
  const path: string[] = [];
  const stack: XmlElement[] = [];
  let recordDepth = -1;
  let chars = 0;
  let line = 1;
  const events = xmlEvents(gathered(file), {
    depth: limits.depth,
    runChars: limits.recordChars,
    onTrouble: (found) =>
      trouble('lists/bad-xml', found.line, `${found.message}${found.stopped ? '; the rest was not read' : ''}`),
  });
  for await (const batch of events) {
    const out: XmlPiece[] = [];
    for (const event of batch) {
      if (event.at === 'open') {
        line = event.line;
        path.push(event.name);
        const element: XmlElement = {
          name: event.name,
          attributes: event.attributes,
          text: '',
          children: [],
          line,
          taken: false,
        };
        if (recordDepth < 0 && isRecord(event.name, path.join('/'))) {
          recordDepth = path.length;
          chars = 0;
        }
        // The record itself is not hung below its container, so that memory holds one record at a time.
        if (recordDepth >= 0 && path.length > recordDepth) stack.at(-1)?.children.push(element);
        chars += event.name.length;
        stack.push(element);
      } else if (event.at === 'text') {
        const top = stack.at(-1);
        if (top !== undefined) top.text += event.text;
        chars += event.text.length;
      } else {
        const element = stack.pop();
        if (element !== undefined) {
          element.text = element.text.trim();
          if (recordDepth === path.length) {
            out.push({ kind: 'record', path: path.join('/'), element });
            recordDepth = -1;
          } else if (recordDepth < 0) out.push({ kind: 'outer', path: path.join('/'), element });
        }
        if (recordDepth < 0) chars = 0;
        path.pop();
      }
      if (chars > limits.recordChars) {
        trouble(
          'lists/record-too-long',
          line,
          `a record of more than ${limits.recordChars} characters; the rest was not read`,
        );
        yield out;
        return;
      }
    }
    if (out.length > 0) yield out;
  }
}

/** First child of that name, marked as used. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  const found = element?.children.find((one) => one.name === name);
  if (found) found.taken = true;
  return found;
}

/** All children of that name, marked as used. */
export function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  const found = element?.children.filter((one) => one.name === name) ?? [];
  for (const one of found) one.taken = true;
  return found;
}

/** Text of the first child of that name; `''` when absent. */
export function textOf(element: XmlElement | undefined, name: string): string {
  return child(element, name)?.text ?? '';
}

/** Texts below `list/item`, the usual shape of a list; empty ones left out. */
export function textsOf(element: XmlElement | undefined, list: string, item: string): string[] {
  return children(child(element, list), item)
    .map((one) => one.text)
    .filter((text) => text !== '');
}

/** Reports every element below a record that carries text and was never asked for. */
export function sweep(record: XmlElement, ledger: Ledger, prefix = record.name): void {
  for (const one of record.children) {
    const path = `${prefix}/${one.name}`;
    if (!one.taken && one.text !== '') ledger.ignore(`element ${path}`);
    sweep(one, ledger, path);
  }
}
