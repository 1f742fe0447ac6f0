import type { Observation, ObservationKind } from '../../core/evidence.ts';
import { childOf, type XmlElement, textOf } from '../../lib/xml/xml-elements.ts';
import { DEVICE_ID, type Fields, HILINK, ISAPI, ONVIF, PARAMETERS, SADP, UPNP } from './answer-fields.ts';

/** A device as an answer describes it, with the devices it says it holds. */
export interface AnsweringDevice {
  readonly observations: readonly Observation[];
  readonly inner: readonly AnsweringDevice[];
}

const MOST_CHARS = 2_048;
const MOST_FACTS = 200;
/** Values that stand where nothing was filled in. */
const EMPTY = /^(?:0{4,}|n\/?a|none|null|unknown|-|string|\(null\))$/i;

/** The devices that a document's root tells of; empty when it is no answer known here. Lines count from the document's. */
export function devicesIn(root: XmlElement, linesBefore: number): readonly AnsweringDevice[] {
  const found: AnsweringDevice[] = [];
  const collect = createCollector(linesBefore);
  const visit = (node: XmlElement, depth: number): void => {
    const device = depth > 12 ? undefined : deviceOf(node, collect);
    if (device !== undefined) {
      if (device.observations.length > 0) found.push(device);
      return;
    }
    if (depth <= 12) for (const child of node.children) visit(child, depth + 1);
  };
  visit(root, 0);
  return found;
}

interface Collector {
  /** Facts of all elements below, by local name. */
  fields(node: XmlElement, fields: Fields, skip?: (child: XmlElement) => boolean): Observation[];
  fact(kind: ObservationKind, value: string, field: string, node: XmlElement): readonly Observation[];
}

function createCollector(linesBefore: number): Collector {
  const fact: Collector['fact'] = (kind, value, field, node) => {
    const shown = value.trim();
    if (shown === '' || EMPTY.test(shown)) return [];
    return [{ kind, value: shown.slice(0, MOST_CHARS), field, at: { at: 'line', line: linesBefore + node.line } }];
  };
  const fields: Collector['fields'] = (node, known, skip) => {
    const out: Observation[] = [];
    const walk = (one: XmlElement): void => {
      for (const child of one.children) {
        if (out.length >= MOST_FACTS || skip?.(child) === true) continue;
        const kind = Object.hasOwn(known, child.name) ? known[child.name] : undefined;
        if (kind === undefined || child.children.length > 0) walk(child);
        else out.push(...fact(kind, child.text, child.name, child));
      }
    };
    walk(node);
    return out;
  };
  return { fields, fact };
}

function deviceOf(node: XmlElement, collect: Collector): AnsweringDevice | undefined {
  const alone = (observations: readonly Observation[]): AnsweringDevice => ({ observations, inner: [] });
  const has = (name: string): boolean => childOf(node, name) !== undefined;
  switch (node.name) {
    case 'device':
      return upnp(node, collect);
    case 'Inform':
      return alone(inform(node, collect));
    case 'DeviceId':
      return alone(collect.fields(node, DEVICE_ID));
    case 'ProbeMatch':
      return alone([...discovered(node, collect), ...collect.fields(node, SADP), ...sadp(node, collect)]);
    case 'ResolveMatch':
    case 'Hello':
      return alone(discovered(node, collect));
    case 'GetDeviceInformationResponse':
    case 'GetNetworkInterfacesResponse':
    case 'GetScopesResponse':
    case 'ThisDevice':
    case 'ThisModel':
      return alone(collect.fields(node, ONVIF));
    case 'DeviceInfo':
      return has('model') || has('serialNumber') || has('deviceName') ? alone(collect.fields(node, ISAPI)) : undefined;
    case 'response':
      return has('Imei') || has('HardwareVersion') ? alone(collect.fields(node, HILINK)) : undefined;
    default:
      return undefined;
  }
}

/** An answer with these fields is of SADP; those of WS-Discovery have the same root. */
function sadp(node: XmlElement, collect: Collector): readonly Observation[] {
  const told = childOf(node, 'DeviceSN') ?? childOf(node, 'DeviceDescription');
  return told === undefined ? [] : collect.fact('service', 'SADP', 'discovery protocol', told);
}

/** Logical parts of a gateway by the names of the standard; they live in the same box and run the same software. */
const LOGICAL = /:(?:WANDevice|WANConnectionDevice|LANDevice|WLANAccessPointDevice):/;

function upnp(node: XmlElement, collect: Collector): AnsweringDevice {
  const below = (childOf(node, 'deviceList')?.children ?? []).filter((child) => child.name === 'device');
  const own = collect.fields(node, UPNP, (child) => child.name === 'deviceList' || child.name === 'serviceList');
  const page = childOf(node, 'presentationURL');
  const address = /^https?:\/\/(?:[^@/]*@)?(\d{1,3}(?:\.\d{1,3}){3})(?=[:/]|$)/i.exec(page?.text.trim() ?? '')?.[1];
  if (page !== undefined && address !== undefined) own.push(...collect.fact('ip', address, 'presentationURL', page));
  const inner: AnsweringDevice[] = [];
  const said: Observation[] = [];
  for (const child of below) {
    const device = upnp(child, collect);
    if (LOGICAL.test(textOf(childOf(child, 'deviceType') ?? child))) {
      // Another name in such a part is that of the UPnP software, or a maker that the front was painted over.
      said.push(...device.observations.filter((one) => isName(one) && !repeats(one, own)).map(asField));
      inner.push(...device.inner);
    } else inner.push(device);
  }
  const fresh = said.filter((one, nth) => said.findIndex((other) => other.value === one.value) === nth);
  return { observations: [...own, ...fresh].slice(0, MOST_FACTS), inner };
}

function isName({ kind }: Observation): boolean {
  return kind === 'manufacturer' || kind === 'model' || kind === 'description' || kind === 'upnp-field';
}

function repeats(one: Observation, others: readonly Observation[]): boolean {
  return one.field === 'deviceType' || others.some((other) => other.value === one.value);
}

/** What a logical part is called is a word about the device, not its maker or model. */
function asField(one: Observation): Observation {
  return one.kind === 'upnp-field' ? one : { ...one, kind: 'upnp-field', field: `part’s ${one.field ?? ''}` };
}

/** Who calls home, and what it reports with the call. */
function inform(node: XmlElement, collect: Collector): readonly Observation[] {
  const id = childOf(node, 'DeviceId');
  const out = id === undefined ? [] : collect.fields(id, DEVICE_ID);
  for (const parameter of childOf(node, 'ParameterList')?.children ?? []) {
    if (out.length >= MOST_FACTS) break;
    const name = childOf(parameter, 'Name')?.text.trim() ?? '';
    const value = childOf(parameter, 'Value');
    const last = name.slice(name.lastIndexOf('.') + 1);
    const kind = Object.hasOwn(PARAMETERS, last) ? PARAMETERS[last] : undefined;
    // Host tables tell the addresses of other devices.
    if (kind === undefined || value === undefined || /\.Hosts?\.|AssociatedDevice/.test(name)) continue;
    const known = out.some((one) => one.kind === kind && one.value === value.text.trim());
    if (!known) out.push(...collect.fact(kind, value.text, name, value));
  }
  return out;
}

/** WS-Discovery: scopes, addresses, and the hardware address that a version 1 UUID ends with. */
function discovered(node: XmlElement, collect: Collector): readonly Observation[] {
  const out: Observation[] = [];
  const scopes = childOf(node, 'Scopes');
  if (scopes !== undefined) {
    for (const scope of textOf(scopes).split(/\s+/).slice(0, 60))
      out.push(...collect.fact('onvif-scope', scope, 'Scopes', scopes));
  }
  const places = childOf(node, 'XAddrs');
  if (places !== undefined) {
    for (const place of textOf(places).split(/\s+/).slice(0, 8)) {
      const ip = /^https?:\/\/(?:(\d{1,3}(?:\.\d{1,3}){3})|\[([0-9a-f:]+)\])/i.exec(place);
      const value = ip?.[1] ?? ip?.[2];
      if (value !== undefined) out.push(...collect.fact('ip', value, 'XAddrs', places));
    }
  }
  const reference = childOf(node, 'EndpointReference');
  const mac = reference === undefined ? undefined : nodeOf(textOf(reference));
  if (mac !== undefined && reference !== undefined)
    out.push(...collect.fact('mac', mac, 'EndpointReference', reference));
  return out;
}

/** RFC 9562: a UUID of version 1 ends with the address of the machine that made it, unless its group bit is set. */
function nodeOf(text: string): string | undefined {
  const node = /\b[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-([0-9a-f]{12})\b/i.exec(text)?.[1];
  if (node === undefined || (Number.parseInt(node.slice(0, 2), 16) & 3) !== 0 || /^0{6}/.test(node)) return undefined;
  return node.match(/../g)?.join(':');
}
