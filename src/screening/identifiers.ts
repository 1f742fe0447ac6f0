import type { IdentifierScheme } from '../core/listing.ts';

/** Whether an identifier's own check digits hold; `unchecked` for schemes without any, or of an unknown form. */
export type Checked = 'valid' | 'invalid' | 'unchecked';

/** An identifier in comparable form: upper case, without spaces, dots, dashes and the scheme's own prefix. */
export function normaliseIdentifier(scheme: IdentifierScheme, value: string): string {
  if (scheme === 'email') {
    const address = /<([^<>\s]{3,200})>/.exec(value)?.[1] ?? value;
    return address.trim().toLowerCase();
  }
  if (scheme === 'website')
    return value
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/\/+$/, ''); // prettier-ignore
  const plain = value.toUpperCase().replace(/[^0-9A-Z]/g, '');
  switch (scheme) {
    case 'imo':
      return plain.replace(/^IMO(?:NUMBER|NO)?/, '');
    case 'bic':
      return plain.length === 11 && plain.endsWith('XXX') ? plain.slice(0, 8) : plain;
    case 'lei':
      return plain.replace(/^LEI/, '');
    case 'phone':
      return plain.replace(/\D/g, '').slice(-9);
    default:
      return plain;
  }
}

/**
 * Checks a normalised identifier. LEI: ISO 17442, ISO 7064 mod 97-10 is 1. IMO ship number: first six digits weighted 7 to
 * 2, last digit of the sum is the seventh; other company numbers are unchecked. BIC: ISO 9362 form. CAGE: NATO AC/135 form,
 * five characters without I and O inside. UEI (SAM.gov): twelve characters without I and O, not starting with 0.
 */
export function checkIdentifier(scheme: IdentifierScheme, value: string): Checked {
  switch (scheme) {
    case 'lei':
      return /^[0-9A-Z]{18}[0-9]{2}$/.test(value) && mod97(value) === 1 ? 'valid' : 'invalid';
    case 'imo': {
      if (!/^\d{7}$/.test(value)) return 'invalid';
      let sum = 0;
      for (let at = 0; at < 6; at++) sum += Number(value[at]) * (7 - at);
      return sum % 10 === Number(value[6]) ? 'valid' : 'invalid';
    }
    case 'bic':
      return /^[A-Z]{4}[A-Z]{2}[0-9A-Z]{2}(?:[0-9A-Z]{3})?$/.test(value) ? 'valid' : 'invalid';
    case 'cage':
      return /^[0-9A-HJ-NP-Z]{5}$/.test(value) ? 'valid' : 'invalid';
    case 'uei':
      return /^[1-9A-HJ-NP-Z][0-9A-HJ-NP-Z]{11}$/.test(value) ? 'valid' : 'invalid';
    default:
      return 'unchecked';
  }
}

function mod97(text: string): number {
  let rest = 0;
  for (const char of text) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** Log-odds that equal identifiers add, and that different ones of a scheme that gives one number per party take. */
export const IDENTIFIER_WEIGHTS: Readonly<
  Record<IdentifierScheme, { readonly equal: number; readonly differs: number }>
> = {
  lei: { equal: 9, differs: -4 },
  imo: { equal: 8, differs: -3 },
  cage: { equal: 8, differs: -0.5 },
  uei: { equal: 8, differs: -0.5 },
  duns: { equal: 7, differs: -0.5 },
  bic: { equal: 7, differs: -0.5 },
  mmsi: { equal: 6, differs: -1 },
  tax: { equal: 6, differs: -1.5 },
  registration: { equal: 6, differs: -1 },
  passport: { equal: 6, differs: -0.3 },
  'national-id': { equal: 6, differs: -1.5 },
  'ofac-uid': { equal: 9, differs: 0 },
  'aircraft-serial': { equal: 6, differs: -1 },
  'tail-number': { equal: 5, differs: -0.5 },
  'call-sign': { equal: 4, differs: -0.5 },
  website: { equal: 3.5, differs: 0 },
  email: { equal: 3, differs: 0 },
  phone: { equal: 2.5, differs: 0 },
  crypto: { equal: 9, differs: 0 },
  isin: { equal: 7, differs: 0 },
  other: { equal: 2.5, differs: 0 },
};
