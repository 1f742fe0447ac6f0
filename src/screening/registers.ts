/** Register of the built-in companies that no list names themselves. */
export const COMPANY_REGISTER = 'nameplate-companies';
/** Register of the built-in brands whose goods another company makes. */
export const BRAND_REGISTER = 'nameplate-brands';

/**
 * Collections that name parties and bar nobody: likeness to one of their entries is no alert. They lead to owners and
 * makers that are listed (see `reach.ts`), and are kept in an index of their own, so that millions of company records
 * never crowd out a listed namesake.
 */
export const REGISTERS: ReadonlySet<string> = new Set([
  'gleif',
  'opensanctions-related',
  COMPANY_REGISTER,
  BRAND_REGISTER,
]);
