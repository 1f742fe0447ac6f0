/** Short names of rules for tables, by id or by the longest prefix that fits. */
const SHORT: readonly (readonly [prefix: string, short: string])[] = [
  ['us-ndaa-889-a1a', '889 A'],
  ['us-ndaa-889-a1b', '889 B'],
  ['us-ndaa-889-b-grants', '889 grants'],
  ['us-ndaa-889', '889'],
  ['us-ndaa-805', 's.805'],
  ['us-ndaa-1634-kaspersky', 'Kaspersky'],
  ['us-ndaa-5949', 's.5949'],
  ['us-dod-1260h-list', '1260H'],
  ['us-fcc-usf-54-9', '54.9'],
  ['us-fcc-subsidy-54-10', '54.10'],
  ['us-fcc-rip-and-replace', 'FCC removal'],
  ['us-fcc', 'FCC list'],
  ['us-bis', 'BIS'],
  ['us-ofac', 'OFAC'],
  ['us-fascsa', 'FASCSA'],
];

/** Short name of a rule (`889 A`, `FCC list`); the id itself when there is none. */
export function shortName(ruleId: string): string {
  return SHORT.find(([prefix]) => ruleId === prefix || ruleId.startsWith(`${prefix}-`))?.[1] ?? ruleId;
}
