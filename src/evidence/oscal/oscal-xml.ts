import { childOf, childrenOf, textOf, type XmlElement } from '../../lib/xml/xml-elements.ts';
import type { JsonObject } from '../json-shape.ts';

/** A component, inventory item or party written as XML, in the shape its JSON twin has; only what is read is carried over. */
export function jsonOfXml(element: XmlElement): JsonObject {
  const { attributes } = element;
  const text = (name: string): string => {
    const child = childOf(element, name);
    return child === undefined ? '' : textOf(child);
  };
  return {
    uuid: attributes['uuid'] ?? '',
    type: attributes['type'] ?? '',
    title: text('title'),
    name: text('name'),
    description: text('description'),
    props: childrenOf(element, 'prop').map((prop) => ({
      name: prop.attributes['name'] ?? '',
      ns: prop.attributes['ns'] ?? '',
      // Releases before 1.0.0 wrote the value as text.
      value: prop.attributes['value'] ?? textOf(prop),
    })),
    'implemented-components': childrenOf(element, 'implemented-component').map((link) => ({
      'component-uuid': link.attributes['component-uuid'] ?? '',
    })),
    'responsible-roles': [...childrenOf(element, 'responsible-role'), ...childrenOf(element, 'responsible-party')].map(
      (role) => ({
        'role-id': role.attributes['role-id'] ?? '',
        'party-uuids': childrenOf(role, 'party-uuid').map(textOf),
      }),
    ),
  };
}
