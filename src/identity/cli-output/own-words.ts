/** Lines whose text an operator types: what they name is somebody's remark, not the device. The first group stays. */
const TYPED: readonly RegExp[] = [
  /^(\s*(?:undo |no |set )?(?:description|remark|name|alias|snmp-agent sys-info|snmp-server|system name|contact|location|banner(?: \w+)?|header(?: \w+)?|mesg|login-message)\s).*/i,
  /^(\s*(?:Port |Interface )?(?:description|alias|system name|location|contact)\s*(?::|is )).*/i,
  // A message of a log quotes other systems; its heading is the device's own.
  /^(.{0,120}?%[A-Z][A-Z0-9_-]*-\d-[A-Z0-9_]+:).*/,
  /^(.{0,120}?%%\d\d[A-Z][A-Z0-9_]*\/\d\/\w+(?:\([^)]{0,60}\))?(?:\[\d+\])?:).*/,
];
/** Text that a system fills in itself: the description of an interface, with maker and series, or that it has none; the name of a new array. */
const FACTORY =
  /\bHUAWEI, \S[^,\n]{0,30} Series, \S+ Inter|^ *System Name +: Huawei\.Storage *$|^ *Description is none\.? *$/;
/** A heading whose last column holds what operators typed. */
const HEADING = /^(\s*(?:Interface|Port|Name)\s.*\s)(?:Description|Alias)\s*$/i;

/** A field of a neighbour's announcement (LLDP, CDP) as packet dumpers print it: `System Description TLV (6), length 155`. */
const ANNOUNCED = /^\s*(?:[\w/ -]{2,40} TLV \(\d+\)|[\w/ -]{2,40} \(0x[0-9a-f]{2}\)), (?:value )?length/i;

/**
 * The lines of an output without what operators typed into them (descriptions, remarks, names, banners, log messages) and
 * without what neighbours announced to a packet dumper.
 * Pure; lines keep their number. The description that a system gives its interfaces itself stays.
 */
export function ownWords(output: string): string {
  let column = -1;
  let banner = '';
  let announced = -1;
  return output
    .split('\n')
    .map((line) => {
      if (banner !== '') {
        if (line.includes(banner)) banner = '';
        return '';
      }
      const indent = line.search(/\S/);
      if (ANNOUNCED.test(line)) {
        announced = indent;
        return '';
      }
      if (announced >= 0 && indent > announced) return '';
      announced = -1;
      const opened = /^\s*banner \S+ (\^C|[#%@~!])/.exec(line);
      if (opened?.[1] !== undefined && !line.slice(opened[0].length).includes(opened[1])) banner = opened[1];
      if (FACTORY.test(line)) return line;
      const heading = HEADING.exec(line);
      if (heading !== null) {
        column = heading[1]?.length ?? -1;
        return line;
      }
      if (line.trim() === '') column = -1;
      for (const typed of TYPED) {
        const match = typed.exec(line);
        if (match !== null) return match[1] ?? '';
      }
      if (column > 0 && line.length > column) return line.slice(0, column);
      return line;
    })
    .join('\n');
}

const REFUSAL =
  /(?:unrecogni[sz]ed|unknown|incomplete|ambiguous|invalid|illegal|bad|wrong) (?:command|input|parameter|keyword|argument|action)|incorrect usage|command (?:fail|not (?:found|recogni[sz]ed))|syntax error|parse error|the error locates at|not supported|expected end of command|no such (?:item|file)|access denied|permission denied|return code -?\d/i;
const MOST_REFUSAL = 600;

/** Whether a device refused a command: a short answer with a refusal in it, or none. What was asked then says nothing. */
export function refused(output: string): boolean {
  const text = output.trim();
  return text === '' || (text.length < MOST_REFUSAL && REFUSAL.test(text));
}

/** Whether an output is an answer: not refused, and laid out in columns, fields or under a rule, as a refusal never is. */
export function answered(output: string): boolean {
  return !refused(output) && /^.*\S {2,}\S|^[ \t]*[A-Za-z][^:\n]{1,60}:[ \t]*\S|[-=]{8}/m.test(output);
}
