import type { Problem } from '../core/problem.ts';
import type { EvidenceFile, Probe, ReadOptions } from './reader.ts';
import { textOf } from './text-of.ts';

/** YAML is read whole; a larger file is not, since one document cannot be streamed. */
const MOST_BYTES = 48 * 2 ** 20;
/** Aliases that may be resolved per document; beyond it a document is a bomb ("billion laughs"). */
const MOST_ALIASES = 200;
/** Deepest indentation that is parsed, in columns: the parser calls itself per level. */
const MOST_INDENT = 1_000;
const MOST_FLOW_DEPTH = 400;

/** The documents of a YAML file as plain values, with their 1-based numbers and lines, and what was wrong. */
export interface YamlDocuments {
  readonly documents: readonly { readonly value: unknown; readonly number: number; readonly line: number }[];
  readonly problems: readonly Problem[];
}

/** Reads all documents; a broken one becomes a Problem and the others are kept. Never throws on content. */
export async function yamlDocuments(file: EvidenceFile, probe: Probe, options: ReadOptions): Promise<YamlDocuments> {
  const text = textOf(file, probe, options);
  const chunks: string[] = [];
  let size = 0;
  for await (const chunk of text.chunks) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES) {
      const hint = 'Export it as JSON, which is streamed, or split it';
      return { documents: [], problems: [trouble(file, 1, `it holds more than ${MOST_BYTES} characters`, hint)] };
    }
  }
  const source = chunks.join('');
  const problems: Problem[] = [...text.problems()];
  const hint = 'Correct that line, or export the file again';
  const deep = tooDeep(source);
  if (deep !== undefined)
    return { documents: [], problems: [...problems, trouble(file, deep, 'it is nested too deep', hint)] };

  const { parseAllDocuments, LineCounter } = await import('yaml');
  const lineCounter = new LineCounter();
  const documents: { value: unknown; number: number; line: number }[] = [];
  const parsed = parseAllDocuments(source, { lineCounter, logLevel: 'silent', strict: false, uniqueKeys: false });
  const list = Array.isArray(parsed) ? parsed : [];
  let number = 0;
  for (const document of list) {
    number++;
    const line = lineCounter.linePos(document.range[0]).line;
    const [error] = document.errors;
    if (error !== undefined) {
      const at = lineCounter.linePos(error.pos[0]).line;
      problems.push(trouble(file, at, error.message.split('\n')[0] ?? 'it is malformed', hint));
    }
    try {
      const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
      if (value !== null && value !== undefined) documents.push({ value, number, line });
    } catch (thrown) {
      problems.push(trouble(file, line, thrown instanceof Error ? thrown.message : 'it is malformed', hint));
    }
  }
  return { documents, problems };
}

/** First line whose nesting is deeper than any genuine file's; flow brackets are counted roughly, strings included. */
function tooDeep(source: string): number | undefined {
  let line = 1;
  let indent = 0;
  let leading = true;
  let flow = 0;
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at);
    if (unit === 10) {
      line++;
      indent = 0;
      leading = true;
    } else if (leading && (unit === 32 || unit === 45)) {
      indent++;
      if (indent > MOST_INDENT) return line;
    } else {
      leading = false;
      if (unit === 91 || unit === 123) flow++;
      else if ((unit === 93 || unit === 125) && flow > 0) flow--;
      if (flow > MOST_FLOW_DEPTH) return line;
    }
  }
  return undefined;
}

function trouble(file: EvidenceFile, line: number, what: string, hint: string): Problem {
  return {
    kind: 'problem',
    code: 'evidence/malformed-document',
    severity: 'error',
    message: `${file.name}, line ${line}: ${what}`,
    hint,
    path: file.name,
    locator: { at: 'line', line },
  };
}
