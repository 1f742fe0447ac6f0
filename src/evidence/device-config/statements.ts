import type { ObservationKind } from '../../core/evidence.ts';

/**
 * Statements that stand in the configuration of network devices and hardly anywhere else, by what they are about. Words
 * that also begin lines of a list of goods (`IP camera`, `Router AR1220`, `Line card`) are taken with what follows them.
 */
const STATEMENTS: readonly RegExp[] = [
  /^(?:hostname|sysname) "?[\w.-]{1,64}"?$|^set system host-name |^\s+host-name [\w.-]+;$|^\s+set hostname "/,
  /^interface [A-Za-z-]+ ?[\d/.:-]*$|^interface \S+ \d[\d/]*$|^set interfaces [a-z]{2,4}-\d/i,
  /^\s+description \S|^\s+alias "/,
  /^(?:no |undo )?\s*(?:snmp-server (?:location|community|contact|host|enable|group|user|view|engineID)|snmp-agent)\b|^set snmp /,
  /^\s*(?:no |undo )?ip(?:v6)? (?:address|route|route-static|default-gateway|domain[- ]name|name-server|http|ssh|access-list|dhcp|routing|vrf|cef|subnet-zero)\b/,
  /^\s+(?:no )?(?:switchport|shutdown|duplex|speed|channel-group|spanning-tree|mtu|negotiation|bandwidth)\b/,
  /^\s+(?:port (?:link-type|default|trunk|hybrid|access)|undo |eth-trunk \d)/,
  /^router (?:ospf|bgp|eigrp|rip|isis)\b|^(?:ospf|bgp|isis|rip) \d+$|^set (?:protocols|routing-options) /,
  /^(?:vlan(?: batch)? \d[\d ,to-]*|vlan database)$|^set vlans /,
  /^(?:aaa(?: |$)|line (?:vty|con|console|aux) ?\d*|user-interface |enable (?:secret|password)|username \S+ |local-user \S+|radius[- ]server|tacacs[- ]server)/,
  /^(?:no )?(?:logging|ntp|ntp-service|service|clock timezone|boot(?:-start-marker|-end-marker| system)|spanning-tree|stp|lldp|cdp|crypto|access-list|acl (?:number|name)|route-map|banner|errdisable|vtp|udld) ?/,
  /^config (?:system|router|firewall|vpn|user|log|switch-controller) |^\s+(?:edit "|set (?:ip|vdom|alias|allowaccess|type) |next$)/,
  /^(?:system|interfaces|protocols|routing-options|security|firewall|vlans|snmp) \{$|^\s+(?:unit \d+|family inet6?|address [\d.]+\/\d+)\b.*[{;]$/,
  /^\/(?:interface|ip|system|snmp|routing)(?: [a-z-]+)*$|^(?:add|set) .*\b(?:interface|address|name|disabled|comment)=/,
  /^(?:configure|create) (?:vlan|snmp|ports?|iproute|account)\b/,
];

const NAMED = STATEMENTS[0] as RegExp;
const INTERFACE = STATEMENTS[1] as RegExp;
/** Remarks, block ends and words that stand alone between statements: they count neither way. */
const BETWEEN = /^\s*(?:[!#;].*|\*\/|\/\*.*|[{}]|exit|quit|return|end|next|)\s*$/;

/**
 * Whether a text is the configuration of a device and no list: it names the device or two interfaces, holds statements of
 * three kinds, and they are half of its lines or more.
 */
export function isConfiguration(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/).slice(0, 500);
  const kinds = new Set<RegExp>();
  let names = 0;
  let interfaces = 0;
  let known = 0;
  let all = 0;
  for (const line of lines) {
    if (BETWEEN.test(line)) continue;
    all++;
    const kind = STATEMENTS.find((pattern) => pattern.test(line.trimEnd()));
    if (kind === undefined) continue;
    known++;
    kinds.add(kind);
    if (kind === NAMED) names++;
    if (kind === INTERFACE) interfaces++;
  }
  return (names > 0 || interfaces > 1) && kinds.size >= 3 && known * 2 >= all;
}

/** What a configuration says plainly of its device; each pattern takes the value. */
const FACTS: readonly (readonly [ObservationKind, RegExp])[] = [
  ['hostname', /^(?:hostname|sysname) "?([\w.-]{1,64})"?$/],
  ['hostname', /^set system host-name "?([\w.-]{1,64})"?$|^\s+host-name ([\w.-]{1,64});$/],
  ['hostname', /^\s+set hostname "([^"]{1,64})"$/],
  ['model', /^license udi pid (\S{3,40}) sn \S+$/],
  ['serial-number', /^license udi pid \S{3,40} sn (\S{6,40})$/],
  ['model', /^switch 1 provision ([\w-]{4,40})$/],
  ['part-number', /^; (J[A-Z]?\d{3,5}[A-Z]) Configuration Editor/],
  ['model', /^#config-version=([A-Z0-9]{3,16})-\d/],
  ['model', /^# model = (\S.{1,40})$/],
  ['serial-number', /^# serial number = (\S{6,40})$/],
  ['version', /^!Software Version (V\d{3}R\d{3}\S*)/],
  ['location', /^\s*(?:snmp-server location|snmp-agent sys-info location) (\S.{0,120})$/],
  ['ip', /^\s*ip address (\d{1,3}(?:\.\d{1,3}){3})\b/],
];

/**
 * A line in which a system introduces itself, at the head of an export or printed before it: `Cisco IOS Software, …
 * Version 15.2`, `!Software Version V200R019`, `# … by RouterOS 6.48`. Indented lines and statements are people's words.
 */
const INTRODUCES =
  /^(?!\s|(?:description|banner|snmp|alias|remark|name|set|add)\b)(?:[!#;]\s?)?.{0,80}\b(?:software|firmware|platform|routeros|junos|exos|eos|fortios)\b.{0,120}\d/i;

/** The fact that a line of a configuration states, if any. Descriptions and remarks are people's words and state none. */
export function factsIn(line: string): readonly { readonly kind: ObservationKind; readonly value: string }[] {
  const facts = FACTS.flatMap(([kind, pattern]) => {
    const found = pattern.exec(line.trimEnd());
    const value = found?.[1] ?? found?.[2];
    return value === undefined ? [] : [{ kind, value }];
  });
  if (INTRODUCES.test(line)) facts.push({ kind: 'cli-output', value: line.trim().slice(0, 400) });
  return facts;
}
