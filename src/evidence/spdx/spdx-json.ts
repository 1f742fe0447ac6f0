import { isObject, type JsonObject, listAt, plainText, textAt } from '../json-shape.ts';
import { noteRelation, type Outline, type PackageFacts } from './package-facts.ts';

/** A package of SPDX 2.x JSON or YAML. */
export function packageOf(value: JsonObject): PackageFacts {
  return {
    id: textAt(value, 'SPDXID'),
    name: textAt(value, 'name'),
    version: textAt(value, 'versionInfo'),
    supplier: textAt(value, 'supplier'),
    originators: [textAt(value, 'originator')],
    purpose: textAt(value, 'primaryPackagePurpose'),
    description: [textAt(value, 'summary'), textAt(value, 'description')].filter((text) => text !== '').join('; '),
    references: listAt(value, 'externalRefs').map((reference) => ({
      type: textAt(reference, 'referenceType'),
      value: textAt(reference, 'referenceLocator'),
    })),
  };
}

/** Takes a root member of SPDX 2.x that tells what the document is about. */
export function noteMember(outline: Outline, name: string, value: unknown): void {
  if (name === 'documentDescribes') outline.described.add(plainText(value));
  else if (name === 'relationships' && isObject(value)) {
    noteRelation(
      outline,
      textAt(value, 'spdxElementId'),
      textAt(value, 'relationshipType'),
      textAt(value, 'relatedSpdxElement'),
    );
  }
}

/** What SPDX 3.0 elements other than packages tell. */
export interface Graph {
  readonly outline: Outline;
  readonly agents: Map<string, string>;
  /** Documents and bills, which are not what the document is about even when another names them its root. */
  readonly documents: Set<string>;
}

const AGENTS = /^(?:Core\/)?(?:Organization|Agent|Person|SoftwareAgent)$/;
const DOCUMENTS = /^(?:Core\/)?(?:SpdxDocument|Bom|Bundle)$|^(?:software_|Software\/)Sbom$/;

/** Takes one element of a 3.0 graph that is no package. */
export function noteElement(graph: Graph, element: JsonObject): void {
  const type = typeOf(element);
  if (AGENTS.test(type)) {
    const prefix = type.endsWith('Person') ? 'Person: ' : type.endsWith('SoftwareAgent') ? 'Tool: ' : '';
    graph.agents.set(idOf(element), `${prefix}${textAt(element, 'name')}`);
  } else if (DOCUMENTS.test(type)) {
    graph.documents.add(idOf(element));
    for (const root of listAt(element, 'rootElement')) graph.outline.described.add(plainText(root));
  } else if (type.endsWith('Relationship')) {
    const from = textAt(element, 'from');
    for (const to of listAt(element, 'to'))
      noteRelation(graph.outline, from, textAt(element, 'relationshipType'), plainText(to));
  }
}

/** Whether an element of a 3.0 graph is a thing that is read: a software package or a piece of hardware. */
export function isPackage(element: JsonObject): boolean {
  return /^(?:software_|Software\/)Package$|^(?:hardware_|Hardware\/)\w+$/.test(typeOf(element));
}

/** A package of a 3.0 graph, its agents looked up. */
export function packageOfGraph(element: JsonObject, graph: Graph): PackageFacts {
  const agent = (value: unknown): string => {
    const id = isObject(value) ? idOf(value) : plainText(value);
    return graph.agents.get(id) ?? (isObject(value) ? textAt(value, 'name') : '');
  };
  return {
    id: idOf(element),
    name: textAt(element, 'name'),
    version: textAt(element, 'software_packageVersion') || textAt(element, 'packageVersion'),
    supplier: listAt(element, 'suppliedBy').map(agent)[0] ?? '',
    originators: listAt(element, 'originatedBy').map(agent),
    purpose: typeOf(element).startsWith('hardware')
      ? 'device'
      : textAt(element, 'software_primaryPurpose') || textAt(element, 'primaryPurpose'),
    description: [textAt(element, 'summary'), textAt(element, 'description')].filter((text) => text !== '').join('; '),
    references: [
      { type: 'purl', value: textAt(element, 'software_packageUrl') || textAt(element, 'packageUrl') },
      ...listAt(element, 'externalIdentifier').map((reference) => ({
        type: textAt(reference, 'externalIdentifierType'),
        value: textAt(reference, 'identifier'),
      })),
    ],
  };
}

function typeOf(element: JsonObject): string {
  return textAt(element, 'type') || textAt(element, '@type');
}

function idOf(element: JsonObject): string {
  return textAt(element, 'spdxId') || textAt(element, '@id');
}
