import { macIn } from './addresses.ts';
import type { Section } from './sections.ts';

/** What a section is about: the device itself, devices beside it, addresses it saw, or parts in it. */
export type SectionKind = 'own' | 'neighbours' | 'addresses' | 'parts' | 'leases' | 'terminals';

/** Decides by the command when there is one, else by the headings. */
export function sectionKind(section: Section): SectionKind {
  const command = section.command.toLowerCase();
  if (/\/ip neighbor|\bip neighbor print/.test(command)) return 'neighbours';
  if (/\b(?:onu|ont)\b/.test(command) && /^(?:show|sh|dis\w*)\b/.test(command)) return 'terminals';
  if (
    /\b(?:lldp(?:cli|ctl)?|cdp|fdp|ndp|isdp|edp)\b/.test(command) &&
    !/local|statistic|traffic|timer|interface$/.test(command)
  )
    return 'neighbours';
  if (
    /transceiver|optic|sfp|elabel|manuinfo|manufacture-info|inventory|chassis hardware|^sh(?:ow)? (?:cards?|modules?)\b/.test(
      command,
    )
  )
    return 'parts';
  if (
    /\b(?:ip-?)?arp\b|mac[- ]?addr|mac[- ]?table|\bmac\b.*(?:all|table|learn|dynamic)|\bfdb\b|ip neigh|ethernet-switching table|bridge (?:host|mac|fdb)|forwarding-table|address-table|cam dynamic/.test(
      command,
    )
  ) {
    return 'addresses';
  }
  if (/dhcp|lease|binding|wireless client|station/.test(command) && !/statistic|config|counter|running/.test(command))
    return 'leases';
  const head = section.lines
    .slice(0, 40)
    .map((line) => line.text)
    .join('\n');
  if (command === '' || !/^(?:show|sh|dis\w*|get)\b/.test(command)) {
    if (NEIGHBOURS.test(head)) return 'neighbours';
    if (ADDRESSES.test(head)) return 'addresses';
    if (PARTS.test(head)) return 'parts';
    if (command === '' && mostlyAddresses(section)) return 'addresses';
  }
  return 'own';
}

/** Headings of neighbour tables. */
export const NEIGHBOURS =
  /^ *(?:Device ID +Local (?:Intrfce|Intf|Interface)|LocalPort +\| +ChassisId|Local Interface +Parent Interface|Local Intf +Neighbor Dev|Port +Neighbor Device ID|Capability Codes: R - Router|LLDP neighbor-information of port|Local (?:Intf|Port|Interface) ?[:=]|Device ID ?:[^\n]*\n(?:[^\n]*\n){0,4} *(?:Entry address|Platform ?:)|\S+ has \d+ neighbor)/m;

/** Headings of ARP and MAC address tables. */
export const ADDRESSES =
  /^ *(?:Protocol +Address +Age|IP ADDRESS +MAC ADDRESS|IP Address +MAC Address(?: *$| +(?:VLAN|Interface|Type|Port|Age|Aging|Flags|State)\b)|MAC ADDR +VLAN|MAC Address +VLAN|Mac Address Table|Vlan +Mac Address|VLAN +MAC|MAC Address +(?:Age|Name|Interface)|Address +HWtype|Internet Address +Physical|Internetadresse +Physi|Adresse Internet +Adresse phys|Direcci.{1,2}n de Internet +Direcci|Indirizzo Internet +Indirizzo fis|Endere.{1,2}o (?:IP|(?:de )?Internet) +Endere|Adres internetowy +Adres fiz|адрес в Интернете +Физический|Internet (?:地址|位址|アドレス) +物理|インターネット アドレス +物理|#? *ADDRESS +MAC-ADDRESS|\d+ +[A-Z]* *(?:comment=\S+ )?address=\S+ mac-address=|total MAC entries|IPV4 ARP Table|\? \(\d+\.\d+\.\d+\.\d+\) at |\d+\.\d+\.\d+\.\d+ dev \S+ lladdr)/im;

/** Headings of inventories and optics. */
export const PARTS =
  /^(?:NAME: "|Hardware inventory:|Slot \d+ CPU \d+:$|DEVICE_NAME +:|\[(?:BackPlane|Slot|Main_Board))/m;

/** A table of an unknown platform: half of its lines or more hold an address, and none tells it to be the device's own. */
function mostlyAddresses(section: Section): boolean {
  const filled = section.lines.slice(0, 200).filter((line) => line.text.trim() !== '');
  const addressed = filled.filter((line) => macIn(line.text) !== undefined);
  const own = addressed.some((line) => /hardware|hwaddr|link\/ether|bia/i.test(line.text));
  return addressed.length >= 2 && !own && addressed.length * 2 >= filled.length;
}
