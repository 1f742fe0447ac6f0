import { childOf, childrenOf, textOf, type XmlElement } from '../../lib/xml/xml-elements.ts';
import type { JsonObject } from '../json-shape.ts';

const TEXTS = ['author', 'publisher', 'group', 'name', 'version', 'description', 'cpe', 'purl'] as const;
const ORGANISATIONS = ['manufacturer', 'manufacture', 'supplier', 'provider'] as const;

/** An XML component (or service, or metadata) in the shape its JSON twin has; only what is read is carried over. */
export function jsonOfXml(element: XmlElement): JsonObject {
  const object: Record<string, unknown> = {
    type: element.attributes['type'] ?? '',
    'bom-ref': element.attributes['bom-ref'] ?? '',
  };
  for (const name of TEXTS) {
    const child = childOf(element, name);
    if (child !== undefined) object[name] = textOf(child);
  }
  for (const name of ORGANISATIONS) {
    const child = childOf(element, name);
    const inner = child === undefined ? undefined : childOf(child, 'name');
    if (inner !== undefined) object[name] = { name: textOf(inner) };
  }
  const swid = childOf(element, 'swid');
  if (swid !== undefined) object['swid'] = { tagId: swid.attributes['tagId'] ?? '' };
  const properties = childOf(element, 'properties');
  if (properties !== undefined) {
    object['properties'] = childrenOf(properties, 'property').map((property) => ({
      name: property.attributes['name'] ?? '',
      value: textOf(property),
    }));
  }
  const components = childOf(element, 'components');
  if (components !== undefined) object['components'] = childrenOf(components, 'component').map(jsonOfXml);
  const component = childOf(element, 'component');
  if (component !== undefined) object['component'] = jsonOfXml(component);
  return object;
}
