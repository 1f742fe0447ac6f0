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
 * Whether one name speaks of a business that the other side is not in: its industry words name sectors, the other side's
 * sectors are known, and none is shared. `candidateSectors` are those the listed party is known for beyond this name.
 */
export function isOtherBusiness(query: NameForm, candidate: NameForm, candidateSectors: ReadonlySet<string>): boolean {
  // Most names speak of no business: then the other side's need not be gathered.
  return (
    (speaks(query) && speaksOfOther(query, new Set([...businessOf(candidate), ...candidateSectors]))) ||
    (speaks(candidate) && speaksOfOther(candidate, businessOf(query)))
  );
}

function speaks({ tokens }: NameForm): boolean {
  return tokens.some(({ class: kind, domain }) => kind === 'industry' && domain !== ANY && domain !== '');
}

function speaksOfOther(form: NameForm, known: ReadonlySet<string>): boolean {
  if (known.size === 0) return false;
  let speaks = false;
  for (const token of form.tokens) {
    if (token.class !== 'industry' || token.domain === ANY || token.domain === '') continue;
    if (known.has(token.domain)) return false;
    speaks = true;
  }
  return speaks;
}
