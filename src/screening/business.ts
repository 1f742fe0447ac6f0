import type { NameForm } from './name-form.ts';

const ANY = 'any';

/** Lines of business that a name speaks of; words that fit every business say nothing. */
export function businessOf(form: NameForm): ReadonlySet<string> {
  const sectors = new Set<string>();
  for (const token of form.tokens) {
    if ((token.class === 'industry' || token.brand !== '') && token.domain !== '' && token.domain !== ANY)
      sectors.add(token.domain);
  }
  return sectors;
}

/**
 * Whether a name speaks of a business that the other side is not in: its industry words name sectors, the other side's
 * sectors are known, and none is shared. A brand's own sector counts only for the side that is known to own the brand.
 */
export function isOtherBusiness(query: NameForm, candidate: NameForm, candidateSectors: ReadonlySet<string>): boolean {
  const asked = new Set<string>();
  for (const token of query.tokens)
    if (token.class === 'industry' && token.domain !== ANY && token.domain !== '') asked.add(token.domain);
  if (asked.size === 0) return false;
  const known = new Set([...businessOf(candidate), ...candidateSectors]);
  if (known.size === 0) return false;
  for (const sector of asked) if (known.has(sector)) return false;
  return true;
}
