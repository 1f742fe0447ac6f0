/**
 * A header made comparable: compatibility forms folded, `camelCase` and `snake_case` taken apart, accents and
 * punctuation removed, lower case, single spaces. `form_471_ManufacturerName` is `form 471 manufacturer name`.
 */
export function normaliseHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/(?<=[A-Z]{2})(?=[A-Z][a-z]{2})/g, ' ')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/ø/g, 'o')
    .replace(/[^\p{L}\p{N}№]+/gu, ' ')
    .trim();
}
