import type { TextLine } from '../../lib/encoding/lines.ts';

/** One command and what it printed. */
export interface Section {
  /** The command as typed or as a header gave it; empty when the file does not say. */
  readonly command: string;
  /** Name in the prompt, when there was one. */
  readonly host: string;
  /** The prompt as printed, without the command; its form is a system's own. Empty when there was none. */
  readonly prompt: string;
  readonly line: number;
  readonly lines: readonly TextLine[];
}

const VERBS =
  'show|sh|display|dis|disp|get|diagnose|ip|arp|/ip|/system|/interface|/export|export|print|terminal|screen-length|screen|enable|config|configure|ping|dir|cat|uname|ifconfig|bridge|fdisk|set|undo|ont|port|system|vap|virtual-cable-test|motd|environment|admin|lldpcli|lldpctl|nmcli|ethtool|dmidecode|exit|quit|cli|no';
const VERB = new RegExp(`^(?:${VERBS})(?:\\s|$)`, 'i');
const PROMPTS: readonly RegExp[] = [
  // <HUAWEI>display version, [~HUAWEI-GigabitEthernet0/0/1]display this
  /^(?:[<[])[~*]?([A-Za-z0-9_.:/ ()-]{1,64})[>\]]\s?(.*)$/,
  // user@router> show version, user@host:~$ ip neigh, [admin@MikroTik] > /ip arp print
  /^\[?[A-Za-z0-9_.-]{1,32}@([A-Za-z0-9_.-]{1,64})\]?(?::\S{0,60}|\s?\/?[a-z/ ]{0,30})?[>#$%]\s?(.*)$/,
  // EXOS: Slot-1 X440G2.12 # show fdb; FortiOS: fw # get system status, fw (root) # diagnose
  /^(?:\* ?)?(?:Slot-\d{1,2} )?([A-Za-z0-9_.-]{1,64}?)(?:\.\d{1,5})?(?: \([A-Za-z0-9_.-]{1,40}\))? [#>$] ?(.*)$/,
  // Switch#show version, RP/0/RSP0/CPU0:core#show inventory, MA5600T(config)#display board 0
  /^(?:RP\/\d+\/\S{1,12}:)?([A-Za-z0-9_.-]{1,64})(?:\([A-Za-z0-9_/. -]{1,40}\))?[>#$]\s?(.*)$/,
];
const HEADER = /^#{2,4} (\S.{0,120})$/;
/** Most lines of one section kept together; a longer one is handed on in pieces under the same command. */
const MOST_LINES = 20_000;

/** A prompt with a command behind it, or undefined. Commands must begin with a word that command lines know. */
export function promptIn(
  text: string,
): { readonly host: string; readonly command: string; readonly prompt: string } | undefined {
  if (text.length > 300) return undefined;
  for (const prompt of PROMPTS) {
    const match = prompt.exec(text);
    if (match === null) continue;
    const command = (match[2] ?? '').trim();
    if (VERB.test(command))
      return { host: match[1] ?? '', command, prompt: text.slice(0, text.length - (match[2] ?? '').length).trimEnd() };
  }
  return undefined;
}

/** Cuts a session into sections as lines come; `flush` gives the last. */
export function createSections(): { add(line: TextLine): Section | undefined; flush(): Section | undefined } {
  let command = '';
  let host = '';
  let prompt = '';
  let start = 1;
  let lines: TextLine[] = [];
  const cut = (next: { command: string; host: string; prompt: string; line: number }): Section | undefined => {
    const section = lines.length > 0 || command !== '' ? { command, host, prompt, line: start, lines } : undefined;
    ({ command, host, prompt } = next);
    start = next.line;
    lines = [];
    return section;
  };
  return {
    add(line) {
      const header = line.text.startsWith('##') ? HEADER.exec(line.text)?.[1] : undefined;
      if (header !== undefined && (VERB.test(header) || /^[A-Za-z_][\w .:|-]{1,80}$/.test(header))) {
        return cut({ command: header.trim(), host, prompt: '', line: line.line });
      }
      const prompted = promptIn(line.text);
      if (prompted !== undefined) return cut({ ...prompted, line: line.line });
      lines.push(line);
      return lines.length >= MOST_LINES ? cut({ command, host, prompt, line: line.line }) : undefined;
    },
    flush: () => cut({ command: '', host: '', prompt: '', line: 0 }),
  };
}
