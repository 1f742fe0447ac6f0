import type { Observation, ReadEvent } from '../../core/evidence.ts';

const LINE = /^\s{0,12}(subject|issuer)\s?[=:]\s?(.*)$/i;
const NAMED = /\b(?:CN|O|OU|C)\s?=|\/(?:CN|O)=/;

/** Whether text is what `openssl x509 -text`, `-subject` or `s_client` print of certificates. */
export function isPrinted(text: string): boolean {
  const lines = text.slice(0, 16_384).split(/\r?\n/);
  const found = lines.filter((line) => line.length < 1_024 && NAMED.test(LINE.exec(line)?.[2] ?? ''));
  return (
    found.length > 0 &&
    (lines.some((line) => /^Certificate:$|^\s+Data:$/.test(line)) || found.length * 3 > lines.length)
  );
}

/** Reads subject and issuer lines; a subject or issuer that comes again begins the next certificate. */
export function createPrinted(artifact: number): {
  take(text: string, line: number): readonly ReadEvent[];
  end(): readonly ReadEvent[];
} {
  let facts: Observation[] = [];
  let record = 0;
  const end = (): readonly ReadEvent[] => {
    const observations = facts;
    facts = [];
    const subject = observations.find((one) => one.kind === 'tls-subject');
    if (observations.length === 0) return [];
    const name = /CN=([^,]+)/.exec(subject?.value ?? '')?.[1] ?? subject?.value ?? 'unknown subject';
    const label = `certificate of ${name}`.slice(0, 160);
    return [{ kind: 'sighting', artifact, sheet: '', record: ++record, counted: true, label, observations }];
  };
  return {
    end,
    take(text, line) {
      const match = text.length > 2_048 ? null : LINE.exec(text);
      if (match === null) return [];
      const kind = match[1]?.toLowerCase() === 'subject' ? 'tls-subject' : 'tls-issuer';
      const value = nameOf(match[2] ?? '');
      const out = facts.some((one) => one.kind === kind) ? end() : [];
      if (value !== '') facts.push({ kind, value, field: match[1] ?? '', at: { at: 'line', line } });
      return out;
    },
  };
}

/** `C = CN, O = X` and the old `/C=CN/O=X` in one form: `C=CN, O=X`. */
function nameOf(text: string): string {
  const old = text.trim().startsWith('/')
    ? text
        .trim()
        .slice(1)
        .replace(/\/(?=[A-Za-z]+=)/g, ', ')
    : text.trim();
  return old.replace(/\b([A-Za-z]+) = /g, '$1=').slice(0, 1_024);
}
