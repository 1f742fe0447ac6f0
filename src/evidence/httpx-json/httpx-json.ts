import type { ReadEvent, Sighting } from '../../core/evidence.ts';
import { jsonObjects } from '../json-lines-or-list.ts';
import { type JsonObject, listAt, objectAt, plainText, textAt } from '../json-shape.ts';
import type { Probe, Reader } from '../reader.ts';
import { createNotes, labelOf, type RecordNotes } from '../record-notes.ts';

/** Results of ProjectDiscovery's httpx (`-json`): one probed address a line. */
export const httpxJson: Reader = {
  name: 'httpx-json',
  summary: 'httpx results (-json): titles, server names, certificates and favicon hashes of web interfaces',
  distinct: true,
  scanned: true,
  recognises(probe: Probe): number {
    const text = probe.text.trimStart();
    if (!/^[[{]/.test(text)) return 0;
    const marks = [
      /"url"\s*:\s*"https?:/,
      /"input"\s*:\s*"/,
      /"scheme"\s*:\s*"https?"/,
      /"status_code"\s*:\s*\d/,
      /"(?:content_length|words|lines)"\s*:\s*-?\d/,
      /"failed"\s*:\s*(?:true|false)/,
    ];
    return marks.filter((mark) => mark.test(text)).length >= 5 ? 0.96 : 0;
  },
  read: (file, probe, options) =>
    jsonObjects(file, probe, options, ['results', 'data'], (result, sheet, record) => [
      resultEvent(result, file.artifact, sheet, record),
    ]),
};

function resultEvent(result: JsonObject, artifact: number, sheet: string, record: number): ReadEvent {
  const url = textAt(result, 'url') || textAt(result, 'input');
  if (textAt(result, 'failed') === 'true') {
    const excerpt = `${url} did not answer`;
    return { kind: 'set-aside', artifact, sheet, record, reason: 'chatter', excerpt };
  }
  const notes = createNotes(sheet, record);
  for (const address of [textAt(result, 'host_ip'), textAt(result, 'host'), ...addresses(result)])
    if (/^\d{1,3}(?:\.\d{1,3}){3}$|:/.test(address)) notes.add('ip', address, 'host');
  // What was asked for is a name that somebody else gave: from a list, or from DNS.
  const asked = /^https?:\/\/(\[[^\]]+\]|[^/:?#]+)/i.exec(url)?.[1] ?? textAt(result, 'input');
  if (/[a-z]/i.test(asked) && !asked.startsWith('[')) notes.add('hostname', asked, 'input');
  const place = [textAt(result, 'scheme'), textAt(result, 'port')].filter((part) => part !== '').join('/');
  notes.add('service', place, 'port');
  noteAnswers(result, notes);
  noteCertificate(objectAt(result, 'tls'), notes);
  // What the tool made of the page is its opinion.
  for (const tech of listAt(result, 'tech').slice(0, 24)) notes.add('tool-vendor', plainText(tech), 'tech');
  const label = labelOf(url, notes.first('http-title') || notes.first('http-server')) || 'web interface';
  const sighting: Sighting = {
    kind: 'sighting',
    artifact,
    sheet,
    record,
    counted: true,
    label,
    observations: notes.list,
  };
  return sighting;
}

function addresses(result: JsonObject): readonly string[] {
  return [...listAt(result, 'a'), ...listAt(result, 'aaaa')].slice(0, 8).map(plainText);
}

function noteAnswers(result: JsonObject, notes: RecordNotes): void {
  const header = objectAt(result, 'header');
  notes.add('http-server', textAt(result, 'webserver') || textAt(header, 'server'), 'webserver');
  notes.add('http-title', textAt(result, 'title'), 'title');
  for (const name of ['www_authenticate', 'www-authenticate', 'WWW-Authenticate'])
    notes.add('http-auth-realm', textAt(header, name), `header.${name}`);
  const raw = /^www-authenticate: *(.+)$/im.exec(textAt(result, 'raw_header'))?.[1] ?? '';
  notes.add('http-auth-realm', raw.trim(), 'raw_header');
  notes.add('http-body', textAt(result, 'body') || textAt(result, 'body_preview'), 'body');
  for (const field of ['favicon', 'favicon_mmh3', 'favicon_md5'])
    notes.add('favicon-hash', textAt(result, field), field);
}

function noteCertificate(tls: JsonObject, notes: RecordNotes): void {
  const subject = textAt(tls, 'subject_dn') || prefixed('CN=', textAt(tls, 'subject_cn'));
  notes.add('tls-subject', subject, 'tls.subject_dn');
  notes.add('tls-issuer', textAt(tls, 'issuer_dn') || prefixed('CN=', textAt(tls, 'issuer_cn')), 'tls.issuer_dn');
  for (const organisation of listAt(tls, 'subject_org').slice(0, 4))
    notes.add('tls-subject', prefixed('O=', plainText(organisation)), 'tls.subject_org');
  for (const organisation of listAt(tls, 'issuer_org').slice(0, 4))
    notes.add('tls-issuer', prefixed('O=', plainText(organisation)), 'tls.issuer_org');
  notes.add('key-fingerprint', textAt(tls, 'fingerprint_hash', 'sha1'), 'tls.fingerprint_hash.sha1');
}

function prefixed(prefix: string, value: string): string {
  return value === '' ? '' : `${prefix}${value}`;
}
