/** One service as a browsing tool prints it. */
export interface PrintedService {
  /** Host name; the instance name when no host is given. */
  readonly host: string;
  readonly ip: string;
  readonly name: string;
  readonly service: string;
  /** `key=value` texts. */
  readonly texts: readonly string[];
  readonly line: number;
}

/** `=;eth0;IPv4;name;_http._tcp;local;host.local;192.0.2.1;80;"text" "text"` (avahi-browse -p). */
const PARSABLE = /^=;([^;]*);(IPv[46]);([^;]*);(_[^;]+);([^;]*);([^;]*);([^;]*);(\d*);(.*)$/;
/** `=   eth0 IPv4 name   _http._tcp   local` and four indented lines below (avahi-browse -r). */
const HEADING = /^=\s{1,20}\S{1,40} IPv[46] (.{1,200})$/;
const DETAIL = /^\s{1,20}(hostname|address|port|txt) = \[(.*)\]$/;
/** `11:22:33.444  name._http._tcp.local. can be reached at host.local.:80 (interface 4)` (dns-sd -L). */
const REACHED =
  /^[\d:.]{0,20}\s{1,8}(\S.{0,200}?)\.(_[\w-]{1,63}\._(?:tcp|udp))\.\S{1,80} can be reached at (\S{1,255}?)\.?:\d+/;
/** `name._http._tcp   SRV   0 0 80 host.local. ; …` and `name._http._tcp   TXT   "a=b"` (dns-sd -Z). */
const ZONE = /^(\S.{0,200}?)\.(_[\w-]{1,63}\._(?:tcp|udp))\s{1,80}(SRV|TXT)\s{1,20}(.*)$/;

/** Whether a line is one of those read here. */
export function isServiceLine(text: string): boolean {
  return (
    /^[=+-];[^;]*;IPv[46];/.test(text) ||
    /^[=+]\s{1,20}\S{1,40} IPv[46] /.test(text) ||
    DETAIL.test(text) ||
    REACHED.test(text) ||
    /^Lookup \S.{0,200}\._(?:tcp|udp)/.test(text) ||
    ZONE.test(text)
  );
}

interface Open {
  host: string;
  ip: string;
  name: string;
  service: string;
  texts: readonly string[];
  line: number;
}

/** Reads lines as they come; forms of several lines are given when the next begins, or at the end. */
export function createServiceLines(): {
  take(text: string, line: number): readonly PrintedService[];
  end(): readonly PrintedService[];
} {
  let open: Open | undefined;
  let form: 'heading' | 'reached' | 'zone' | undefined;
  const end = (): readonly PrintedService[] => {
    const done = open;
    open = undefined;
    form = undefined;
    if (done === undefined) return [];
    return [{ ...done, host: done.host || done.name }];
  };
  const begin = (next: 'heading' | 'reached' | 'zone', one: Open): readonly PrintedService[] => {
    const done = end();
    open = one;
    form = next;
    return done;
  };
  return {
    end,
    take(text, line) {
      const parsable = PARSABLE.exec(text);
      if (parsable !== null) {
        const [, , , name = '', service = '', , host = '', ip = '', , texts = ''] = parsable;
        return [...end(), { host: host || ip, ip, name: unescaped(name), service, texts: quoted(texts), line }];
      }
      const heading = HEADING.exec(text);
      if (heading !== null) {
        const [name = '', service = ''] = (heading[1] ?? '').split(/\s{2,}/);
        return begin('heading', { host: '', ip: '', name: name.trim(), service, texts: [], line });
      }
      const reached = REACHED.exec(text);
      if (reached !== null) {
        const [, name = '', service = '', host = ''] = reached;
        return begin('reached', { host, ip: '', name: unescaped(name), service, texts: [], line });
      }
      const zone = ZONE.exec(text);
      if (zone !== null) return record(zone, line);
      const detail = DETAIL.exec(text);
      if (detail !== null && form === 'heading' && open !== undefined) {
        if (detail[1] === 'hostname') open.host = detail[2] ?? '';
        else if (detail[1] === 'address') open.ip = detail[2] ?? '';
        else if (detail[1] === 'txt') open.texts = quoted(detail[2] ?? '');
      } else if (form === 'reached' && open !== undefined && /^\s\S+=/.test(text)) {
        // dns-sd parts texts with spaces and escapes those inside.
        open.texts = text
          .trim()
          .split(/(?<!\\) /)
          .map(unescaped);
      }
      return [];
    },
  };

  function record(zone: RegExpExecArray, line: number): readonly PrintedService[] {
    const [, raw = '', service = '', type, rest = ''] = zone;
    const name = unescaped(raw);
    const same = form === 'zone' && open?.name === name && open.service === service;
    const done = same ? [] : begin('zone', { host: '', ip: '', name, service, texts: [], line });
    if (open !== undefined && type === 'SRV') open.host = /^\d+ \d+ \d+ (\S{1,255}?)\.?(?:\s|$)/.exec(rest)?.[1] ?? '';
    else if (open !== undefined) open.texts = quoted(rest);
    return done;
  }
}

function quoted(texts: string): readonly string[] {
  return [...texts.matchAll(/"((?:[^"\\]|\\.){0,500})"/g)].map(([, text = '']) => unescaped(text));
}

/** Special characters stand as a backslash and three decimal digits (one each for a byte of UTF-8), or behind a backslash. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  const bytes = text.replace(/(?:\\\d{3})+/g, (run) => {
    const codes = run.split('\\').slice(1).map(Number);
    return codes.every((code) => code < 256) ? Buffer.from(codes).toString('utf8') : run;
  });
  return bytes.replace(/\\(.)/g, '$1');
}
