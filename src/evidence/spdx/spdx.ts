import type { ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { jsonValues, type JsonTrouble } from '../../lib/json-stream/json-values.ts';
import { xmlElements } from '../../lib/xml/xml-elements.ts';
import type { XmlTrouble } from '../../lib/xml/xml-events.ts';
import { documentTrouble, tooManyRecords } from '../document-trouble.ts';
import { fileLines } from '../file-lines.ts';
import { isObject, type JsonObject, listAt } from '../json-shape.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { textOf } from '../text-of.ts';
import { yamlDocuments } from '../yaml-documents.ts';
import { createOutline, type PackageFacts, packageSighting } from './package-facts.ts';
import { type Graph, isPackage, noteElement, noteMember, packageOf, packageOfGraph } from './spdx-json.ts';
import { packageOfRdf, packagesIn } from './spdx-rdf.ts';
import { createTagValueReader } from './spdx-tag-value.ts';

type Form = 'json' | 'graph' | 'tag-value' | 'rdf' | 'yaml';

/** SPDX bills of materials: 2.x as JSON, YAML, tag-value or RDF/XML, 3.0 as JSON-LD. */
export const spdx: Reader = {
  name: 'spdx',
  summary: 'SPDX 2.x (JSON, YAML, tag-value, RDF) and 3.0 (JSON-LD)',
  distinct: true,
  recognises: (probe) => (formOf(probe) === undefined ? 0 : 0.97),
  read(file, probe, options) {
    const form = formOf(probe);
    if (form === 'graph') return readJson(file, probe, options, true);
    if (form === 'tag-value') return readTagValue(file, probe, options);
    if (form === 'rdf') return readRdf(file, options);
    if (form === 'yaml') return readYaml(file, probe, options);
    return readJson(file, probe, options, false);
  },
};

function formOf(probe: Probe): Form | undefined {
  const text = probe.text.trimStart();
  if (text.startsWith('{')) {
    if (/"spdxVersion"\s*:\s*"SPDX-2/.test(text)) return 'json';
    if (/spdx\.org\/rdf\/3\.|spdx-context\.jsonld/.test(text)) return 'graph';
    return undefined;
  }
  if (text.startsWith('<')) return /<rdf:RDF\b/.test(text) && text.includes('spdx.org/rdf/terms') ? 'rdf' : undefined;
  if (/^SPDXVersion:\s*SPDX-2/m.test(text.slice(0, 4_096))) return 'tag-value';
  return /^spdxVersion:\s*["']?SPDX-2/m.test(text) ? 'yaml' : undefined;
}

/**
 * JSON is read twice: what the document is about and who the agents are often stands after the packages. Memory holds
 * relationships and agents, never the packages.
 */
async function* readJson(
  file: EvidenceFile,
  probe: Probe,
  options: ReadOptions,
  isGraph: boolean,
): AsyncGenerator<readonly ReadEvent[]> {
  const graph: Graph = { outline: createOutline(), agents: new Map(), documents: new Set() };
  const { depth } = options.limits;
  for await (const batch of jsonValues(textOf(file, probe, options).chunks, { depth })) {
    for (const { path, json } of batch) {
      const [name] = path;
      if (typeof name !== 'string' || path.length !== 2) continue;
      if (!isGraph && name !== 'documentDescribes' && name !== 'relationships') continue;
      const value = parsed(json);
      if (!isGraph) noteMember(graph.outline, name, value);
      else if (isObject(value) && !isPackage(value)) noteElement(graph, value);
    }
  }
  for (const id of graph.documents) graph.outline.described.delete(id);
  const troubles: JsonTrouble[] = [];
  const text = textOf(file, probe, options);
  let record = 0;
  const values = jsonValues(text.chunks, { depth, onTrouble: (trouble) => troubles.push(trouble) });
  for await (const batch of values) {
    const events: ReadEvent[] = [];
    for (const { path, json } of batch) {
      if (path.length !== 2 || path[0] !== (isGraph ? '@graph' : 'packages') || record >= options.limits.records)
        continue;
      const value = parsed(json);
      if (isGraph && (!isObject(value) || !isPackage(value))) continue;
      record++;
      const number = isGraph ? record : Number(path[1]);
      events.push(
        isObject(value)
          ? packageSighting(
              isGraph ? packageOfGraph(value, graph) : packageOf(value),
              graph.outline,
              file.artifact,
              number,
            )
          : {
              kind: 'unread',
              artifact: file.artifact,
              sheet: 'packages',
              record: number,
              excerpt: json.slice(0, 200),
              why: 'it is no JSON object',
            },
      );
    }
    if (events.length > 0) yield events;
  }
  const last: ReadEvent[] = troubles.slice(0, 20).map((trouble) => documentTrouble(file, 'SPDX', trouble));
  if (record >= options.limits.records) last.push(tooManyRecords(file, options.limits.records));
  last.push(...text.problems());
  if (last.length > 0) yield last;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** Sightings of packages collected first, for the forms in which relationships come later and files are small. */
function* sightingsOf(
  packages: readonly PackageFacts[],
  outline: ReturnType<typeof createOutline>,
  artifact: number,
): Generator<readonly ReadEvent[]> {
  for (let at = 0; at < packages.length; at += BATCH) {
    yield packages.slice(at, at + BATCH).map((facts, nth) => packageSighting(facts, outline, artifact, at + nth + 1));
  }
}

const BATCH = 500;

async function* readTagValue(
  file: EvidenceFile,
  probe: Probe,
  options: ReadOptions,
): AsyncGenerator<readonly ReadEvent[]> {
  const outline = createOutline();
  const reader = createTagValueReader(outline);
  let opened = 0;
  const packages: PackageFacts[] = [];
  const notes: Problem[] = [];
  for await (const lines of fileLines(file, probe, options, notes)) {
    for (const { text, line } of lines) {
      const before = reader.inText();
      const done = reader.line(text);
      if (!before && reader.inText()) opened = line;
      if (done !== undefined && packages.length < options.limits.records) packages.push(done);
    }
  }
  const done = reader.end();
  if (done !== undefined) packages.push(done);
  yield* sightingsOf(packages, outline, file.artifact);
  if (reader.inText()) {
    const message = 'the <text> that begins here is never closed';
    notes.push(documentTrouble(file, 'SPDX tag-value', { message, line: opened, stopped: true }));
  }
  if (notes.length > 0) yield notes;
}

async function* readRdf(file: EvidenceFile, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
  const outline = createOutline();
  const packages: PackageFacts[] = [];
  const ids = new Set<string>();
  let trouble: XmlTrouble | undefined;
  const elements = xmlElements(file.stream(), (name) => name === 'Package', {
    depth: options.limits.depth,
    onTrouble: (found) => {
      trouble = found;
    },
  });
  for await (const batch of elements) {
    for (const element of batch.flatMap(packagesIn)) {
      const facts = packageOfRdf(element, outline);
      // A mention by reference has no name; a second telling of one package adds nothing.
      if (facts.name === '' || ids.has(facts.id) || packages.length >= options.limits.records) continue;
      if (facts.id !== '') ids.add(facts.id);
      packages.push(facts);
    }
  }
  yield* sightingsOf(packages, outline, file.artifact);
  if (trouble !== undefined) yield [documentTrouble(file, 'SPDX', trouble)];
}

async function* readYaml(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
  const { documents, problems } = await yamlDocuments(file, probe, options);
  const outline = createOutline();
  const packages: JsonObject[] = [];
  for (const { value } of documents) {
    for (const name of ['documentDescribes', 'relationships']) {
      for (const one of listAt(value, name)) noteMember(outline, name, one);
    }
    for (const one of listAt(value, 'packages')) if (isObject(one)) packages.push(one);
  }
  yield* sightingsOf(packages.slice(0, options.limits.records).map(packageOf), outline, file.artifact);
  if (problems.length > 0) yield problems;
}
