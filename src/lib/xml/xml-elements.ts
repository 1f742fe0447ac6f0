import { type XmlAttributes, type XmlOptions, type XmlTrouble, xmlEvents } from './xml-events.ts';

/** One element with all below it. */
export interface XmlElement {
  /** Local name, without prefix. */
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlElement[];
  /** Its own text, children's text left out, white space as written. */
  readonly text: string;
  /** Line of its start tag. */
  readonly line: number;
  /** True when the document ended, or reading stopped, before its end tag. */
  readonly cut?: boolean;
}

interface OpenElement {
  name: string;
  attributes: XmlAttributes;
  children: OpenElement[];
  text: string;
  line: number;
  cut?: boolean;
}

export interface XmlElementOptions extends XmlOptions {
  /** Most elements below one wanted element; a larger one stops the reading. Default 1,000,000. */
  readonly nodes?: number;
  /** Whether a wanted element that the document's end cuts is yielded too, marked `cut`. Default: it is left out. */
  readonly keepCut?: boolean;
}

/**
 * Reads a document and yields, in order and in batches, each element that `wanted` picks by local name and path (local
 * names of its ancestors, root first), with all below it. Wanted elements inside a wanted one come as its children only.
 * Memory holds one wanted element at a time. A wanted element that the document's end cuts is left out, unless
 * `keepCut` asks for it.
 */
export async function* xmlElements(
  bytes: AsyncIterable<Uint8Array>,
  wanted: (name: string, path: readonly string[]) => boolean,
  options: XmlElementOptions = {},
): AsyncGenerator<readonly XmlElement[]> {
  const nodeLimit = options.nodes ?? 1_000_000;
  const path: string[] = [];
  const open: OpenElement[] = [];
  let nodes = 0;
  for await (const events of xmlEvents(bytes, options)) {
    const found: XmlElement[] = [];
    for (const event of events) {
      if (event.at === 'text') {
        const top = open[open.length - 1];
        if (top !== undefined) top.text += event.text;
      } else if (event.at === 'open') {
        const top = open[open.length - 1];
        if (top !== undefined || wanted(event.name, path)) {
          if (++nodes > nodeLimit) {
            const trouble: XmlTrouble = {
              message: `an element holds more than ${nodeLimit} others`,
              line: event.line,
              column: 0,
              stopped: true,
            };
            options.onTrouble?.(trouble);
            if (found.length > 0) yield found;
            if (options.keepCut === true && open[0] !== undefined) yield [{ ...open[0], cut: true }];
            return;
          }
          const element = { name: event.name, attributes: event.attributes, children: [], text: '', line: event.line };
          top?.children.push(element);
          open.push(element);
        }
        path.push(event.name);
      } else {
        path.pop();
        const closed = open.pop();
        if (closed !== undefined && open.length === 0) {
          nodes = 0;
          found.push(closed);
        }
      }
    }
    if (found.length > 0) yield found;
  }
  if (options.keepCut === true && open[0] !== undefined) yield [{ ...open[0], cut: true }];
}

/** The first child called `name`. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** All children called `name`. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** All text in and below the element, in document order by element, trimmed, with white space runs made single. */
export function textOf(element: XmlElement): string {
  const parts: string[] = [];
  const walk = (node: XmlElement): void => {
    parts.push(node.text);
    for (const child of node.children) walk(child);
  };
  walk(element);
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}
