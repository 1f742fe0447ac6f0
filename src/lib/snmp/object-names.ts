/**
 * Objects that devices are described by, by the name net-snmp prints for them. Numbers are from the MIB modules named
 * beside them (RFC 3418, 2863, 4293, 4188, 4363, 6933; IEEE 802.1AB LLDP-MIB and LLDP-V2-MIB; CISCO-CDP-MIB; RFC 3411).
 */
const OBJECTS: Readonly<Record<string, string>> = {
  // SNMPv2-MIB
  sysDescr: '1.3.6.1.2.1.1.1',
  sysObjectID: '1.3.6.1.2.1.1.2',
  sysUpTime: '1.3.6.1.2.1.1.3',
  sysUpTimeInstance: '1.3.6.1.2.1.1.3.0',
  sysContact: '1.3.6.1.2.1.1.4',
  sysName: '1.3.6.1.2.1.1.5',
  sysLocation: '1.3.6.1.2.1.1.6',
  sysServices: '1.3.6.1.2.1.1.7',
  // IF-MIB
  ifDescr: '1.3.6.1.2.1.2.2.1.2',
  ifPhysAddress: '1.3.6.1.2.1.2.2.1.6',
  // RFC1213-MIB, IP-MIB
  atPhysAddress: '1.3.6.1.2.1.3.1.1.2',
  ipAdEntAddr: '1.3.6.1.2.1.4.20.1.1',
  ipNetToMediaPhysAddress: '1.3.6.1.2.1.4.22.1.2',
  ipNetToPhysicalPhysAddress: '1.3.6.1.2.1.4.35.1.4',
  ipAddressIfIndex: '1.3.6.1.2.1.4.34.1.3',
  // BRIDGE-MIB, Q-BRIDGE-MIB
  dot1dBaseBridgeAddress: '1.3.6.1.2.1.17.1.1',
  dot1dTpFdbAddress: '1.3.6.1.2.1.17.4.3.1.1',
  dot1qTpFdbPort: '1.3.6.1.2.1.17.7.1.2.2.1.2',
  // ENTITY-MIB
  entPhysicalDescr: '1.3.6.1.2.1.47.1.1.1.1.2',
  entPhysicalContainedIn: '1.3.6.1.2.1.47.1.1.1.1.4',
  entPhysicalClass: '1.3.6.1.2.1.47.1.1.1.1.5',
  entPhysicalName: '1.3.6.1.2.1.47.1.1.1.1.7',
  entPhysicalHardwareRev: '1.3.6.1.2.1.47.1.1.1.1.8',
  entPhysicalFirmwareRev: '1.3.6.1.2.1.47.1.1.1.1.9',
  entPhysicalSoftwareRev: '1.3.6.1.2.1.47.1.1.1.1.10',
  entPhysicalSerialNum: '1.3.6.1.2.1.47.1.1.1.1.11',
  entPhysicalMfgName: '1.3.6.1.2.1.47.1.1.1.1.12',
  entPhysicalModelName: '1.3.6.1.2.1.47.1.1.1.1.13',
  // SNMP-FRAMEWORK-MIB
  snmpEngineID: '1.3.6.1.6.3.10.2.1.1',
  // LLDP-MIB, LLDP-EXT-MED-MIB
  lldpLocChassisId: '1.0.8802.1.1.2.1.3.2',
  lldpLocSysName: '1.0.8802.1.1.2.1.3.3',
  lldpLocSysDesc: '1.0.8802.1.1.2.1.3.4',
  lldpLocManAddrIfId: '1.0.8802.1.1.2.1.3.8.1.5',
  lldpRemManAddrIfSubtype: '1.0.8802.1.1.2.1.4.2.1.3',
  lldpRemManAddrIfId: '1.0.8802.1.1.2.1.4.2.1.4',
  lldpRemChassisIdSubtype: '1.0.8802.1.1.2.1.4.1.1.4',
  lldpRemChassisId: '1.0.8802.1.1.2.1.4.1.1.5',
  lldpRemPortIdSubtype: '1.0.8802.1.1.2.1.4.1.1.6',
  lldpRemPortId: '1.0.8802.1.1.2.1.4.1.1.7',
  lldpRemPortDesc: '1.0.8802.1.1.2.1.4.1.1.8',
  lldpRemSysName: '1.0.8802.1.1.2.1.4.1.1.9',
  lldpRemSysDesc: '1.0.8802.1.1.2.1.4.1.1.10',
  lldpXMedRemSerialNum: '1.0.8802.1.1.2.1.5.4795.1.3.3.1.5',
  lldpXMedRemMfgName: '1.0.8802.1.1.2.1.5.4795.1.3.3.1.6',
  lldpXMedRemModelName: '1.0.8802.1.1.2.1.5.4795.1.3.3.1.7',
  // LLDP-V2-MIB
  lldpV2LocChassisId: '1.3.111.2.802.1.1.13.1.3.2',
  lldpV2RemChassisIdSubtype: '1.3.111.2.802.1.1.13.1.4.1.1.5',
  lldpV2RemChassisId: '1.3.111.2.802.1.1.13.1.4.1.1.6',
  lldpV2RemPortId: '1.3.111.2.802.1.1.13.1.4.1.1.8',
  lldpV2RemSysName: '1.3.111.2.802.1.1.13.1.4.1.1.10',
  lldpV2RemSysDesc: '1.3.111.2.802.1.1.13.1.4.1.1.11',
  lldpV2RemManAddrIfSubtype: '1.3.111.2.802.1.1.13.1.4.2.1.3',
  // CISCO-CDP-MIB
  cdpCacheAddressType: '1.3.6.1.4.1.9.9.23.1.2.1.1.3',
  cdpCacheAddress: '1.3.6.1.4.1.9.9.23.1.2.1.1.4',
  cdpCacheVersion: '1.3.6.1.4.1.9.9.23.1.2.1.1.5',
  cdpCacheDeviceId: '1.3.6.1.4.1.9.9.23.1.2.1.1.6',
  cdpCacheDevicePort: '1.3.6.1.4.1.9.9.23.1.2.1.1.7',
  cdpCachePlatform: '1.3.6.1.4.1.9.9.23.1.2.1.1.8',
};

/** Tree nodes that net-snmp prints at the front of a name it knows no further (`SNMPv2-SMI::enterprises.2011.2`). */
const NODES: Readonly<Record<string, string>> = {
  iso: '1',
  internet: '1.3.6.1',
  mgmt: '1.3.6.1.2',
  'mib-2': '1.3.6.1.2.1',
  private: '1.3.6.1.4',
  enterprises: '1.3.6.1.4.1',
  snmpModules: '1.3.6.1.6.3',
  snmpV2: '1.3.6.1.6',
  transmission: '1.3.6.1.2.1.10',
  std: '1.0',
  lldpMIB: '1.0.8802.1.1.2',
};

const NUMBERS = new Map<string, string>([...Object.entries(NODES), ...Object.entries(OBJECTS)]);

/**
 * Turns a name as net-snmp prints it (`.1.3.6…`, `iso.3.6…`, `SNMPv2-MIB::sysDescr.0`, `system.sysDescr.0`,
 * `.iso.org.dod.internet.mgmt.mib-2.system.sysDescr.0`, `ifDescr[3]`) into numbers. A name whose object is not known
 * stays as written, its module told apart. Words and texts in the index (`.10.ipv4."192.0.2.1"`) become numbers too; an
 * index that cannot (octets shown as a text with dots for what is no letter) becomes `?`.
 */
export function numericName(written: string): { readonly oid: string; readonly module?: string } {
  let name = written.startsWith('.') ? written.slice(1) : written;
  if (isNumeric(name)) return { oid: name };
  let module: string | undefined;
  const colons = name.indexOf('::');
  if (colons > 0) {
    module = name.slice(0, colons);
    name = name.slice(colons + 2);
  }
  if (name.includes('[')) name = name.replace(/\]?\[/g, '.').replaceAll(']', '');
  const told = module === undefined ? {} : { module };
  if (!isPlain(name)) {
    const known = worded(name);
    return { oid: known ?? name, ...told };
  }
  const parts = name.split('.');
  let last = parts.length - 1;
  while (last >= 0 && isDigits(parts[last] ?? '')) last--;
  if (last < 0) return { oid: name };
  // The innermost word decides; those before it only lead to it.
  let at = 0;
  let base: string | undefined;
  for (let index = 0; index <= last; index++) {
    const number = NUMBERS.get(parts[index] ?? '');
    if (number !== undefined) {
      base = number;
      at = index;
    }
  }
  const rest = parts.slice(at + 1);
  if (base === undefined || !rest.every((part) => isDigits(part) || part === '')) return { oid: name, ...told };
  return { oid: [base, ...rest.filter((part) => part !== '')].join('.'), ...told };
}

/** Address types as an index names them (INET-ADDRESS-MIB, IANA-ADDRESS-FAMILY-NUMBERS-MIB). */
const INDEX_WORDS: Readonly<Record<string, string>> = { ipv4: '1', ipV4: '1', ipv6: '2', ipV6: '2' };

/** Whether a name holds words, digits and dots only, no index written as a text or with an address type's name. */
function isPlain(name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    if (unit === 34 || unit === 39 || unit === 58) return false;
  }
  return !/\.ip[vV][46](?:\.|$)/.test(name);
}

/** The number of a known object whose index holds words or texts. */
function worded(name: string): string | undefined {
  const head = /^(?:[A-Za-z][\w-]*\.)*?([A-Za-z][\w-]*)\.(?=[\d"']|ip[vV][46]\b)/.exec(name);
  const base = head === null ? undefined : NUMBERS.get(head[1] ?? '');
  if (head === null || base === undefined) return undefined;
  const index = name.slice(head[0].length);
  const out: string[] = [];
  for (const [token] of index.matchAll(/"[^"]*"|'[^']*'|[^.]+/g)) {
    const octets = /^["']/.test(token) ? quotedOctets(token.slice(1, -1), token.startsWith('"')) : bareOctets(token);
    if (octets === undefined) return `${base}.?`;
    out.push(...octets);
  }
  return [base, ...out].join('.');
}

function bareOctets(token: string): readonly string[] | undefined {
  if (isDigits(token)) return [token];
  const word = INDEX_WORDS[token];
  return word === undefined ? hexOctets(token) : [word];
}

/** An address or a text in an index; one in double quotes is of any length, which stands before it. */
function quotedOctets(text: string, counted: boolean): readonly string[] | undefined {
  const v4 = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) ? text.split('.') : undefined;
  // Octets that are no letters are shown as dots, so a text with dots may stand for anything.
  const plain = /^[^.]{1,64}$/.test(text) ? [...Buffer.from(text, 'latin1')].map(String) : undefined;
  const octets = v4 ?? hexOctets(text) ?? plain;
  return octets === undefined || !counted ? octets : [String(octets.length), ...octets];
}

function hexOctets(text: string): readonly string[] | undefined {
  if (!/^[0-9A-Fa-f]{1,2}(?::[0-9A-Fa-f]{1,2}){3,19}$/.test(text)) return undefined;
  return text.split(':').map((pair) => String(Number.parseInt(pair, 16)));
}

function isDigits(text: string): boolean {
  if (text === '') return false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 48 || unit > 57) return false;
  }
  return true;
}

/** Whether `text` holds digits and dots only. */
function isNumeric(text: string): boolean {
  if (text === '') return false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((unit < 48 || unit > 57) && unit !== 46) return false;
  }
  return true;
}
