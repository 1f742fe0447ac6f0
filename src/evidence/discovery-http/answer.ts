import type { Observation, ObservationKind } from '../../core/evidence.ts';

/** Protocols whose answers begin with a line like HTTP's. */
export type Protocol = 'HTTP' | 'RTSP' | 'SIP' | 'SSDP';

/** One answer, as its lines are read. */
export interface Answer {
  readonly protocol: Protocol;
  readonly status: number;
  readonly line: number;
  readonly facts: Observation[];
  body: string;
  bodyLine: number;
}

const START = /^(?:(HTTP|RTSP|SIP)\/\d(?:\.\d)? (\d{3})\b|(NOTIFY) \* HTTP\/1\.1)/;
const MOST_BODY = 65_536;
const MOST_HEADERS = 60;
const ADDRESS = /\b(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})\b/;

/** Takes off what `curl -v` and `wget -S` put before the lines they received; undefined for lines they sent or said. */
export function received(text: string): string | undefined {
  if (/^[>*] /.test(text) || text === '>') return undefined;
  if (/^< ?(?:$|HTTP\/|[A-Za-z][\w-]{0,60}:)/.test(text)) return text.slice(1).trimStart();
  return /^ {1,4}(?:HTTP\/\d|[A-Za-z][\w-]{0,60}: )/.test(text) ? text.trimStart() : text;
}

/** The answer that begins with this line, or undefined. */
export function answerAt(text: string, line: number): Answer | undefined {
  const match = START.exec(text);
  if (match === null) return undefined;
  const protocol = match[3] === undefined ? (match[1] as Protocol) : 'SSDP';
  return { protocol, status: Number(match[2] ?? 200), line, facts: [], body: '', bodyLine: line };
}

/**
 * Whether what follows an answer is the same server's next: a redirect, a call for a password, or a provisional answer,
 * of which only the head was saved.
 */
export function goesOn({ status, protocol, body }: Answer): boolean {
  const more = status < 200 || (status >= 300 && status < 400) || status === 401 || status === 407;
  return protocol !== 'SSDP' && more && body.trim() === '';
}

/** Reads one line of the head. */
export function readHeader(answer: Answer, text: string, line: number): void {
  const colon = text.indexOf(':');
  if (colon < 1 || answer.facts.length >= MOST_HEADERS) return;
  const name = text.slice(0, colon).trim().toLowerCase();
  const value = text
    .slice(colon + 1)
    .trim()
    .slice(0, 1_024);
  if (value === '') return;
  const add = (kind: ObservationKind, shown = value): void => {
    answer.facts.push({ kind, value: shown, field: name.toUpperCase(), at: { at: 'line', line } });
  };
  if (name === 'server') add(serverKind(answer.protocol, value));
  else if (name === 'user-agent' && answer.protocol === 'SIP') add('sip-user-agent');
  else if (name === 'www-authenticate' || name === 'proxy-authenticate') add('http-auth-realm');
  else if (name === 'x-powered-by') add('http-server');
  else if ((name === 'st' || name === 'nt') && /:device:/.test(value)) add('upnp-field');
  else if (name === 'location') {
    const ip = ADDRESS.exec(value)?.[1];
    if (ip !== undefined && !answer.facts.some((one) => one.kind === 'ip')) add('ip', ip);
  }
}

function serverKind(protocol: Protocol, value: string): ObservationKind {
  if (protocol === 'RTSP') return 'rtsp-server';
  if (protocol === 'SIP') return 'sip-user-agent';
  // Answers to an SSDP search look like HTTP but name the UPnP version in their server line.
  return protocol === 'SSDP' || /UPnP\/\d/.test(value) ? 'upnp-field' : 'http-server';
}

/** Adds a line of the page; what is beyond 64 Ki characters is left out. */
export function readBody(answer: Answer, text: string, line: number): void {
  if (answer.body === '') {
    if (text.trim() === '') return;
    answer.bodyLine = line;
  }
  if (answer.body.length < MOST_BODY) answer.body += `${text}\n`;
}

/** All that the answer tells: its head's facts, the page's title and the page. */
export function factsOf({ facts, body, bodyLine }: Answer): readonly Observation[] {
  const at = { at: 'line', line: bodyLine } as const;
  const title = /<title[^>]{0,200}>([^<]{1,300})/i.exec(body)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
  return [
    ...facts,
    ...(title === '' ? [] : [{ kind: 'http-title' as const, value: title, field: 'title', at }]),
    ...(/<[a-z!]/i.test(body)
      ? [{ kind: 'http-body' as const, value: body.slice(0, MOST_BODY), field: 'body', at }]
      : []),
  ];
}

/** The address that a line before an answer names: the command's target, a heading, `* Connected to …`. */
export function targetIn(text: string): string | undefined {
  if (text.length > 300 || /[<>{}]/.test(text.replace(/^[<>*#=$ ]+/, ''))) return undefined;
  const named = /^(?:\*|#|=|-|\$|curl|wget|http|GET|Host|\d|\[)/i.test(text.trim());
  return named ? ADDRESS.exec(text)?.[1] : undefined;
}

const WHATWEB = /^(https?:\/\/\S{1,500}) \[(\d{3})[^\]]{0,60}\] (.+)$/;
const WHATWEB_FACTS: Readonly<Record<string, ObservationKind>> = {
  HTTPServer: 'http-server',
  Title: 'http-title',
  'WWW-Authenticate': 'http-auth-realm',
  'X-Powered-By': 'http-server',
  IP: 'ip',
};

/** A line of WhatWeb's brief log, `http://192.0.2.1 [200 OK] HTTPServer[x], Title[y]`, or of httpx: `http://192.0.2.1 [200] [y] [x]`. */
export function whatwebLine(text: string, line: number): readonly Observation[] | undefined {
  const match = WHATWEB.exec(text.slice(0, 8_192));
  if (match === null) return undefined;
  const at = { at: 'line', line } as const;
  const out: Observation[] = [];
  for (const [, name = '', value = ''] of (match[3] ?? '').matchAll(/([\w-]{1,40})\[([^\]]{1,500})\]/g)) {
    const kind = Object.hasOwn(WHATWEB_FACTS, name) ? WHATWEB_FACTS[name] : undefined;
    if (kind !== undefined) out.push({ kind, value, field: name, at });
  }
  // Other probes print bare values: the title first, then what answered, then what was made out of it.
  if (out.length === 0) {
    const bare = [...(match[3] ?? '').matchAll(/(?<![\w-])\[([^\]]{1,500})\]/g)].map(([, value = '']) => value.trim());
    const told = bare.filter((value) => /[^\d\s,.]/.test(value) && !/^(?:text|application|image)\//.test(value));
    told.slice(0, 6).forEach((value, nth) => {
      out.push({ kind: nth === 0 ? 'http-title' : 'http-server', value, field: `value ${nth + 1}`, at });
    });
  }
  const ip = ADDRESS.exec(match[1] ?? '')?.[1];
  if (ip !== undefined && !out.some((one) => one.kind === 'ip')) out.push({ kind: 'ip', value: ip, field: 'URL', at });
  return out;
}
