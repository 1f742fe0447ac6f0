import { macIn } from './addresses.ts';
import { ADDRESSES, NEIGHBOURS, PARTS } from './section-kind.ts';
import { promptIn } from './sections.ts';

/** Names of systems, as they introduce themselves. A list of goods may quote one. */
const SYSTEMS: readonly RegExp[] = [
  /Cisco (?:IOS|Nexus Operating|Internetwork Operating|Adaptive Security Appliance) (?:XE |XR |System |\(tm\) )?[Ss]oftware/,
  /Versatile Routing Platform Software/,
  /Comware (?:Platform )?Software, /,
  /VRP \(R\) software/,
  /^Junos: /m,
  /ZXR10 \S+ Software/,
  /^Version: FortiGate/m,
  /^ExtremeXOS version |^Image +: ExtremeXOS/m,
  /^Dell (?:Real Time Operating System|EMC Networking OS10)/m,
  /^Arista [A-Z]{3}-\S+ *$/m,
];

/** Headings and phrases that only a network device's command line prints, whatever a list names. */
const PRINTED: readonly RegExp[] = [
  /^--- JUNOS /m,
  /InUti\/OutUti/,
  /^Image stamp:/m,
  /PKTFMT_ETHNT/,
  /^ *F ?\/S ?\/P {2,}/m,
  /^ *F ?\/S ?\/P +: \d/m,
  /current state ?: ?(?:UP|DOWN|Administratively)/,
  /is (?:administratively )?(?:up|down), line protocol is/,
  /^Port +Link Type +PVID/m,
  /^ *TELNET IPv4 server/m,
  /^ *Nat Server Information/m,
  /^success! *$/m,
  /nonempty ACL6? number/,
  /^Loadsharing Type:/m,
  /^Route-policy: /m,
  /Info: The (?:max number of VTY|configuration takes effect|test result)/,
  /^ *Error: ?Unrecognized command/m,
  /^ *Interface {2,}(?:PHY|Status|Physical|IP-Address|Direction)/m,
  /^Unit \d+ *\n +Serial Number: /m,
  /Protocol +IP Address +Hardware/,
  /LLDP Local Device Information/,
  /^Flags: [A-Z] ?- ?/m,
  /U: ?Up; ?D: ?Down/,
];

/** What stands beside such a line where a device printed it, and hardly ever in a list of goods. */
const BESIDE: readonly RegExp[] = [
  /^\S{1,64}(?: \S{1,40}){0,3} uptime is \d/m,
  /^\s*(?:System |Software )?[Uu]ptime *(?:is|:) /m,
  /^(?:Copyright|All rights reserved|Technical Support: |Compiled |TAC support: )/m,
  /^(?:ROM|BOOTLDR|BootROM|BIOS|Bootrom)\b.{0,40}[Vv]ersion|^(?:ROM|BootROM|BIOS version) *: /m,
  /^(?:System image file|Processor board ID|Configuration register|Base ethernet MAC|System image files)/im,
  /^\s*(?:System |Chassis |Base )?(?:[Ss]erial[- ]?[Nn]umber|MAC [Aa]ddr(?:ess)?|System MAC) *:? +\S/m,
  /^\s*(?:BOARD|CPLD|PCB|BootROM|Bootrom|BootLoad|Software|Hardware) +[Vv]ersion *:? *\S/im,
];

/** Words of address tables. A list of goods with addresses has other words beside them. */
const TABLE_WORDS =
  /\b(?:ether|lladdr|dynamic|learned|learn|ARPA|arpa|REACHABLE|STALE|DELAY|static|self|permanent|mgmt|dynamisch|statisch|dynamique|statique|din.{1,2}mic[oa]|est.{1,2}tic[oa]|statico|dynamiczne|statyczne)\b|динамический|статический|动态|静态|動態|靜態|動的|静的/i;

/** Commands that ask a device for something; prompts before other words may be anything. */
const ASKING =
  /^(?:show|sh|display|dis|disp|screen-length|terminal (?:length|width)|get (?:system|router|hardware)|diagnose|\/(?:ip|interface|system|export)|ip (?:neigh|arp|addr|link)|arp -|uname -|ifconfig|motd$)(?:\s|$)/;
/** A heading `### show …` may stand over anything; these are things devices show. */
const SHOWN =
  /^(?:show|sh|display|dis|disp|get)\s+(?:all|arp|board|boot|bgp|bridge|bootvar|card|cdp|chassis|clock|config|cpu|current|dev|diag|dot1x|elabel|env|epon|esn|eth|fan|fdb|fib|flash|gpon|hard|health|history|inst|int|inv|ip|irf|isis|lacp|lic|line|link|lldp|log|mac|manu|mem|module|mpls|nat|ndp|ntp|onu|ont|optic|ospf|patch|plat|poe|port|power|proc|radius|rip|route|run|saved|snmp|spanning|ssh|stack|start|stp|switch|sys|tacacs|tech|telnet|temp|this|transceiver|trunk|up|user|ver|version|vlan|vpc|vrf|vrrp)/i;
/** Lines of a list of goods: a number of pieces first, or a mark of a list. */
const GOODS =
  /^\s*(?:[•–]\s|\* [A-Za-z]|-\s(?!Chassis|Port|Time|System|Management|Enabled)|\d{1,6} ?(?:x|×|[Pp][Cc]s?|ea|EA|[Uu]nits?|шт|台|个)(?:\.?\s+[A-Za-z]))/m;

/**
 * How sure it is that the text is command output, 0 to 1. A prompt or a heading with a command decides. Without them two
 * distinct signs on different lines are asked for, so that a list of goods that quotes one line stays a list; a table of
 * addresses or neighbours must make up most of the text.
 */
export function sureness(text: string): number {
  if (text.trim() === '' || /^\s*[<{[](?:\?xml|!|"|\{)/.test(text)) return 0;
  const lines = text.split(/\r\n|\n|\r/).slice(0, 400);
  const systems = SYSTEMS.filter((sign) => printed(text, sign)).length;
  const phrases = PRINTED.filter((sign) => printed(text, sign)).length;
  const beside = BESIDE.filter((sign) => sign.test(text)).length;
  const goods = GOODS.test(text);
  const tables = [NEIGHBOURS, ADDRESSES, PARTS].filter((sign) => sign.test(text)).length;
  const prompts = lines.filter((line) => ASKING.test(promptIn(line)?.command ?? '')).length;
  const headings = lines.filter((line) => {
    const command = /^#{2,4} (\S.{0,120})$/.exec(line)?.[1] ?? '';
    return ASKING.test(command) && (SHOWN.test(command) || !/^(?:show|sh|display|dis|disp|get)\s/.test(command));
  }).length;
  if (prompts + headings > 1 || (prompts + headings > 0 && systems + phrases > 0)) return 0.95;
  if (prompts + headings > 0) return 0.85;
  if (systems + phrases > 1 || (phrases > 0 && !goods) || (systems === 1 && (beside > 0 || tables > 0) && !goods))
    return 0.8;
  const filled = lines.filter((line) => line.trim() !== '');
  if (systems === 1 && !goods && structured(filled)) return 0.8;
  if (tables > 1 || (tables === 1 && !goods)) return 0.75;
  // A plain table of addresses of an unknown platform: most lines hold one, and it is no separated text.
  const addressed = filled.filter(
    (line) => macIn(line) !== undefined && TABLE_WORDS.test(line) && !/[,;\t|"]/.test(line),
  ).length;
  return addressed >= 2 && addressed * 2 >= filled.length ? 0.55 : 0;
}

/** Whether the sign begins its line, but for a few words: quoted in the midst of a line it is somebody's remark. */
function printed(text: string, sign: RegExp): boolean {
  const match = sign.exec(text);
  if (match === null) return false;
  const start = Math.max(text.lastIndexOf('\n', match.index), text.lastIndexOf('\r', match.index)) + 1;
  const before = text.slice(start, Math.max(start, match.index));
  return before.length <= 60 && !/[,;"“”'()]/.test(before) && !/^\s*(?:[-•*–]|\d+ ?[x×])\s/.test(before);
}

/** Output in columns or in `key : value` lines: three lines or more, and half of all. */
function structured(filled: readonly string[]): boolean {
  const shaped = filled.filter(
    (line) => /\S {2,}\S.* {2,}\S/.test(line) || /^\s*[A-Za-z][\w ()/.-]{1,40}[:=]\s?\S/.test(line),
  );
  return shaped.length >= 3 && shaped.length * 2 >= filled.length;
}
