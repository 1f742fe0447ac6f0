import type { ReadEvent } from '../../core/evidence.ts';
import { jsonValues, type JsonTrouble } from '../../lib/json-stream/json-values.ts';
import { xmlElements } from '../../lib/xml/xml-elements.ts';
import type { XmlTrouble } from '../../lib/xml/xml-events.ts';
import { documentTrouble, tooManyRecords } from '../document-trouble.ts';
import { isObject, listAt, textAt } from '../json-shape.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { textOf } from '../text-of.ts';
import { yamlDocuments } from '../yaml-documents.ts';
import { inventoryEvents, type OscalContent } from './inventory.ts';
import { jsonOfXml } from './oscal-xml.ts';

const ROOTS =
  'system-security-plan|component-definition|assessment-plan|assessment-results|plan-of-action-and-milestones';
const JSON_START = new RegExp(`^\\{\\s*(?:"\\$schema"\\s*:\\s*"[^"]*"\\s*,\\s*)?"(?:${ROOTS})"\\s*:`);
const XML_START = new RegExp(`<(?:\\w+:)?(?:${ROOTS})\\b`);
const YAML_START = new RegExp(`^(?:---[^\\n]*\\n)?(?:#[^\\n]*\\n|\\s*\\n)*(?:${ROOTS}):`);
const BATCH = 500;

/** OSCAL system security plans, component definitions, and the local definitions of assessment files. */
export const oscal: Reader = {
  name: 'oscal',
  summary: 'OSCAL inventory and components (JSON, XML, YAML)',
  distinct: true,
  recognises(probe: Probe): number {
    const text = probe.text.trimStart();
    if (text.startsWith('<')) return XML_START.test(text) && text.includes('csrc.nist.gov/ns/oscal') ? 0.98 : 0;
    if (text.startsWith('{')) return JSON_START.test(text) ? 0.97 : 0;
    return YAML_START.test(text) ? 0.95 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const content: OscalContent = { components: [], items: [], parties: new Map() };
    const start = probe.text.trimStart()[0];
    const problems =
      start === '<'
        ? await fromXml(file, options, content)
        : start === '{'
          ? await fromJson(file, probe, options, content)
          : await fromYaml(file, probe, options, content);
    let batch: ReadEvent[] = [];
    for (const event of inventoryEvents(content, file.artifact)) {
      batch.push(event);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    yield [...batch, ...problems];
  },
};

function isFull(content: OscalContent, options: ReadOptions): boolean {
  return content.components.length + content.items.length >= options.limits.records;
}

/** Takes one value in if its place is one of those that hold things. */
function take(content: OscalContent, list: string, value: unknown): void {
  if (!isObject(value)) return;
  if (list === 'components') content.components.push(value);
  else if (list === 'inventory-items') content.items.push(value);
  else if (list === 'parties') {
    const name = textAt(value, 'name') || textAt(value, 'party-name');
    content.parties.set(textAt(value, 'uuid').toLowerCase(), name);
  }
}

const HOLDERS = new Set(['system-implementation', 'local-definitions', 'component-definition', 'metadata', 'results']);
const LISTS = new Set(['components', 'inventory-items', 'parties']);

async function fromJson(
  file: EvidenceFile,
  probe: Probe,
  options: ReadOptions,
  content: OscalContent,
): Promise<readonly ReadEvent[]> {
  const troubles: JsonTrouble[] = [];
  const text = textOf(file, probe, options);
  const values = jsonValues(text.chunks, {
    depth: options.limits.depth,
    onTrouble: (trouble) => troubles.push(trouble),
    // Followed: the root, its document, the holders in it, and the lists in those; all else passes by.
    split: (path) => {
      const last = path.at(-1);
      if (path.length < 2) return true;
      if (typeof last === 'number') return path.at(-2) === 'results';
      return last !== undefined && (HOLDERS.has(last) || (LISTS.has(last) && path.length < 6));
    },
  });
  reading: for await (const batch of values) {
    for (const { path, json } of batch) {
      const list = path.at(-2);
      if (typeof list !== 'string' || !LISTS.has(list)) continue;
      if (isFull(content, options)) break reading;
      try {
        take(content, list, JSON.parse(json));
      } catch {
        troubles.push({ message: `${list} ${path.at(-1)} is malformed`, line: 1, stopped: false });
      }
    }
  }
  const problems: ReadEvent[] = troubles.slice(0, 20).map((trouble) => documentTrouble(file, 'OSCAL', trouble));
  if (isFull(content, options)) problems.push(tooManyRecords(file, options.limits.records));
  return [...problems, ...text.problems()];
}

async function fromXml(file: EvidenceFile, options: ReadOptions, content: OscalContent): Promise<readonly ReadEvent[]> {
  let trouble: XmlTrouble | undefined;
  const holders = new Set(['system-implementation', 'local-definitions', 'component-definition']);
  const wanted = (name: string, path: readonly string[]): boolean => {
    const parent = path.at(-1) ?? '';
    if (name === 'party') return parent === 'metadata';
    return (name === 'component' || name === 'inventory-item') && holders.has(parent);
  };
  const elements = xmlElements(file.stream(), wanted, {
    depth: options.limits.depth,
    onTrouble: (found) => {
      trouble = found;
    },
  });
  const lists: Readonly<Record<string, string>> = {
    component: 'components',
    'inventory-item': 'inventory-items',
    party: 'parties',
  };
  reading: for await (const batch of elements) {
    for (const element of batch) {
      if (isFull(content, options)) break reading;
      take(content, lists[element.name] ?? '', jsonOfXml(element));
    }
  }
  const problems: ReadEvent[] = trouble === undefined ? [] : [documentTrouble(file, 'OSCAL', trouble)];
  if (isFull(content, options)) problems.push(tooManyRecords(file, options.limits.records));
  return problems;
}

async function fromYaml(
  file: EvidenceFile,
  probe: Probe,
  options: ReadOptions,
  content: OscalContent,
): Promise<readonly ReadEvent[]> {
  const { documents, problems } = await yamlDocuments(file, probe, options);
  const walk = (value: unknown, depth: number): void => {
    if (!isObject(value) || depth > 5) return;
    for (const list of LISTS)
      for (const one of listAt(value, list)) if (!isFull(content, options)) take(content, list, one);
    for (const [key, inner] of Object.entries(value)) {
      if (depth === 0 || HOLDERS.has(key))
        for (const one of Array.isArray(inner) ? inner : [inner]) walk(one, depth + 1);
    }
  };
  for (const { value } of documents) walk(value, 0);
  return isFull(content, options) ? [...problems, tooManyRecords(file, options.limits.records)] : problems;
}
