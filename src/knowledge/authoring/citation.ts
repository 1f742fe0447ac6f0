import type { Citation } from '../../core/identity.ts';

/**
 * A source as written in the data (`https://… (what it is)`, `github.com/owner/name path`, `npm:package@version (…)`,
 * `debian:package/file`) as a citation. What can be opened gets a `url`.
 */
export function citationOf(source: string): Citation {
  const web = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,}\/\S*)(?:\s+(.+))?$/i.exec(source);
  if (!web) return { title: source };
  const [, address = '', rest] = web;
  const scheme = source.startsWith('http://') ? 'http' : 'https';
  return { title: address, url: `${scheme}://${address}`, ...(rest === undefined ? {} : { pinpoint: rest }) };
}

/** Whether a reader can find the source: by an address, or by a name and version. A bare index number is neither. */
export function canBeFound(source: string): boolean {
  return source.trim() !== '' && !source.startsWith('code-index');
}
