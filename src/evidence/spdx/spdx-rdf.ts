import { childOf, childrenOf, textOf, type XmlElement } from '../../lib/xml/xml-elements.ts';
import { noteRelation, type Outline, type PackageFacts } from './package-facts.ts';

/** The package and those that stand inside it, as targets of its relationships; RDF/XML nests what it names first. */
export function packagesIn(element: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (node: XmlElement): void => {
    if (node.name === 'Package') found.push(node);
    for (const child of node.children) walk(child);
  };
  walk(element);
  return found;
}

/** A package of SPDX 2.x in RDF/XML; relationships standing in it go to `outline`. */
export function packageOfRdf(element: XmlElement, outline: Outline): PackageFacts {
  const text = (name: string): string => {
    const child = childOf(element, name);
    if (child === undefined) return '';
    return child.attributes['rdf:resource'] === undefined ? textOf(child) : lastPart(child.attributes['rdf:resource']);
  };
  const id = lastPart(element.attributes['rdf:about'] ?? element.attributes['rdf:ID'] ?? '');
  for (const relation of childrenOf(element, 'relationship')) {
    const inner = childOf(relation, 'Relationship');
    if (inner === undefined) continue;
    const type = lastPart(childOf(inner, 'relationshipType')?.attributes['rdf:resource'] ?? '').replace(
      /^relationshipType_/,
      '',
    );
    const related = childOf(inner, 'relatedSpdxElement');
    const to = related?.attributes['rdf:resource'] ?? related?.children[0]?.attributes['rdf:about'] ?? '';
    noteRelation(outline, id, type, lastPart(to));
  }
  return {
    id,
    name: text('name'),
    version: text('versionInfo'),
    supplier: text('supplier'),
    originators: [text('originator')],
    purpose: text('primaryPackagePurpose').replace(/^purpose_/, ''),
    description: text('summary') || text('description'),
    references: childrenOf(element, 'externalRef')
      .map((reference) => childOf(reference, 'ExternalRef'))
      .filter((reference) => reference !== undefined)
      .map((reference) => ({
        type: lastPart(childOf(reference, 'referenceType')?.attributes['rdf:resource'] ?? ''),
        value: textOf(childOf(reference, 'referenceLocator') ?? reference),
      })),
  };
}

function lastPart(resource: string): string {
  return resource.split(/[#/]/).at(-1) ?? resource;
}
