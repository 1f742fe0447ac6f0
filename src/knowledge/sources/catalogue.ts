/** How far a list reaches companies that a listed party owns, by the rule of its publisher. */
export type OwnershipReach = 'none' | 'fifty-percent' | 'majority' | 'ten-percent';

/** One official list: what it is called, who publishes it and how large an intact copy is. */
export interface ListDefinition {
  readonly id: string;
  readonly title: string;
  readonly authority: string;
  readonly publication: string;
  /** Entries an intact copy holds: outside, a download is taken for broken and the old data stays in force. */
  readonly expected: { readonly min: number; readonly max: number };
  /** How far it reaches owned companies, and where that is said. */
  readonly reach: OwnershipReach;
  readonly reachBasis: string;
  /** True when being on it bars nothing by itself. */
  readonly informational?: boolean;
  /** Days after which a copy counts as old. */
  readonly oldAfterDays: number;
}

const TREASURY = 'US Treasury, Office of Foreign Assets Control';
const BIS = 'US Commerce, Bureau of Industry and Security';
const OFAC_PAGE = 'https://sanctionslistservice.ofac.treas.gov/';
const FIFTY = 'OFAC, Revised Guidance on Entities Owned by Persons Whose Property Is Blocked (2014-08-13)';
const NO_REACH = 'the list names its parties; ownership alone is not listing';

/** Every list the sources can yield. Sizes are from dated copies, with room for growth and for delisting. */
export const LIST_DEFINITIONS: readonly ListDefinition[] = [
  {
    id: 'eu-fsf',
    title: 'EU consolidated financial sanctions list',
    authority: 'European Commission',
    publication:
      'https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions',
    expected: { min: 2_500, max: 12_000 },
    reach: 'majority',
    reachBasis: 'EU Best Practices on restrictive measures (owning more than 50 %, or control)',
    oldAfterDays: 7,
  },
  {
    id: 'gleif',
    title: 'Legal entities with an LEI (a register, no sanctions list)',
    authority: 'Global Legal Entity Identifier Foundation',
    publication: 'https://www.gleif.org/en/lei-data/gleif-golden-copy',
    expected: { min: 1, max: 10_000_000 },
    reach: 'none',
    reachBasis: NO_REACH,
    informational: true,
    oldAfterDays: 90,
  },
  {
    id: 'opensanctions',
    title: 'OpenSanctions data set held by the user',
    authority: 'OpenSanctions',
    publication: 'https://www.opensanctions.org/datasets/',
    expected: { min: 1, max: 5_000_000 },
    reach: 'none',
    reachBasis: 'a collection: the reach is that of each list inside',
    informational: true,
    oldAfterDays: 7,
  },
  {
    id: 'opensanctions-related',
    title: 'Parties that a data set names without listing them (owners, relatives)',
    authority: 'OpenSanctions',
    publication: 'https://www.opensanctions.org/datasets/',
    expected: { min: 1, max: 5_000_000 },
    reach: 'none',
    reachBasis: NO_REACH,
    informational: true,
    oldAfterDays: 7,
  },
  {
    id: 'uk-sanctions',
    title: 'UK Sanctions List',
    authority: 'UK Foreign, Commonwealth & Development Office',
    publication: 'https://www.gov.uk/government/publications/the-uk-sanctions-list',
    expected: { min: 3_000, max: 15_000 },
    reach: 'majority',
    reachBasis: 'Sanctions and Anti-Money Laundering Act 2018 regulations (owning more than 50 %, or control)',
    oldAfterDays: 7,
  },
  {
    id: 'un-sc',
    title: 'UN Security Council consolidated list',
    authority: 'United Nations Security Council',
    publication: 'https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list',
    expected: { min: 600, max: 2_500 },
    reach: 'none',
    reachBasis: NO_REACH,
    oldAfterDays: 14,
  },
  {
    id: 'us-bis-denied-persons',
    title: 'Denied Persons List',
    authority: BIS,
    publication: 'https://www.bis.gov/licensing/end-user-guidance/denied-persons-list-dpl',
    expected: { min: 300, max: 1_500 },
    reach: 'none',
    reachBasis: NO_REACH,
    oldAfterDays: 14,
  },
  {
    id: 'us-bis-entity-list',
    title: 'Entity List (15 CFR 744 Supplement 4)',
    authority: BIS,
    publication: 'https://www.ecfr.gov/current/title-15/subtitle-B/chapter-VII/subchapter-C/part-744',
    expected: { min: 800, max: 8_000 },
    reach: 'fifty-percent',
    reachBasis: '90 FR 47201 (2025-09-29), suspended from 2025-11-10 for one year: see the rule for the day asked',
    oldAfterDays: 14,
  },
  {
    id: 'us-bis-military-end-user',
    title: 'Military End-User List (15 CFR 744 Supplement 7)',
    authority: BIS,
    publication: 'https://www.ecfr.gov/current/title-15/subtitle-B/chapter-VII/subchapter-C/part-744',
    expected: { min: 40, max: 400 },
    reach: 'none',
    reachBasis: NO_REACH,
    oldAfterDays: 30,
  },
  {
    id: 'us-bis-unverified',
    title: 'Unverified List (15 CFR 744 Supplement 6)',
    authority: BIS,
    publication: 'https://www.ecfr.gov/current/title-15/subtitle-B/chapter-VII/subchapter-C/part-744',
    expected: { min: 80, max: 600 },
    reach: 'none',
    reachBasis: NO_REACH,
    oldAfterDays: 30,
  },
  {
    id: 'us-dhs-uflpa',
    title: 'UFLPA Entity List',
    authority: 'US Department of Homeland Security',
    publication: 'https://www.dhs.gov/uflpa-entity-list',
    expected: { min: 60, max: 600 },
    reach: 'none',
    reachBasis: 'entries that name subsidiaries say so in their text',
    oldAfterDays: 30,
  },
  {
    id: 'us-dod-1260h-list',
    title: 'Section 1260H list of Chinese military companies',
    authority: 'US Department of War (Defense)',
    publication: 'https://www.federalregister.gov/documents/search?conditions%5Bterm%5D=1260H',
    expected: { min: 40, max: 600 },
    reach: 'none',
    reachBasis: NO_REACH,
    informational: true,
    oldAfterDays: 365,
  },
  {
    id: 'us-fcc-covered-list',
    title: 'FCC Covered List',
    authority: 'US Federal Communications Commission',
    publication: 'https://www.fcc.gov/supplychain/coveredlist',
    expected: { min: 5, max: 100 },
    reach: 'ten-percent',
    reachBasis: '47 CFR 2.903(c): an interest of more than 10 %, or control, makes an affiliate',
    oldAfterDays: 30,
  },
  {
    id: 'us-ofac-capta',
    title: 'Correspondent account or payable-through account sanctions (CAPTA)',
    authority: TREASURY,
    publication: OFAC_PAGE,
    expected: { min: 1, max: 300 },
    reach: 'none',
    reachBasis: NO_REACH,
    oldAfterDays: 7,
  },
  {
    id: 'us-ofac-consolidated',
    title: 'Consolidated non-SDN list (entries whose own list is not said)',
    authority: TREASURY,
    publication: OFAC_PAGE,
    expected: { min: 1, max: 2_000 },
    reach: 'none',
    reachBasis: NO_REACH,
    oldAfterDays: 7,
  },
  {
    id: 'us-ofac-fse',
    title: 'Foreign Sanctions Evaders',
    authority: TREASURY,
    publication: OFAC_PAGE,
    expected: { min: 1, max: 100 },
    reach: 'none',
    reachBasis: NO_REACH,
    oldAfterDays: 7,
  },
  {
    id: 'us-ofac-mbs',
    title: 'Non-SDN Menu-Based Sanctions List',
    authority: TREASURY,
    publication: OFAC_PAGE,
    expected: { min: 1, max: 300 },
    reach: 'none',
    reachBasis: NO_REACH,
    oldAfterDays: 7,
  },
  {
    id: 'us-ofac-ns-cmic',
    title: 'Non-SDN Chinese Military-Industrial Complex Companies',
    authority: TREASURY,
    publication: OFAC_PAGE,
    expected: { min: 30, max: 400 },
    reach: 'none',
    reachBasis: 'OFAC FAQ 857: the 50 Percent Rule does not apply',
    oldAfterDays: 14,
  },
  {
    id: 'us-ofac-plc',
    title: 'Non-SDN Palestinian Legislative Council List',
    authority: TREASURY,
    publication: OFAC_PAGE,
    expected: { min: 1, max: 200 },
    reach: 'none',
    reachBasis: NO_REACH,
    oldAfterDays: 14,
  },
  {
    id: 'us-ofac-sdn',
    title: 'Specially Designated Nationals and Blocked Persons',
    authority: TREASURY,
    publication: OFAC_PAGE,
    expected: { min: 5_000, max: 40_000 },
    reach: 'fifty-percent',
    reachBasis: FIFTY,
    oldAfterDays: 7,
  },
  {
    id: 'us-ofac-ssi',
    title: 'Sectoral Sanctions Identifications',
    authority: TREASURY,
    publication: OFAC_PAGE,
    expected: { min: 100, max: 1_000 },
    reach: 'fifty-percent',
    reachBasis: FIFTY,
    oldAfterDays: 7,
  },
  {
    id: 'us-state-isn',
    title: 'Nonproliferation sanctions',
    authority: 'US Department of State',
    publication:
      'https://www.state.gov/key-topics-bureau-of-international-security-and-nonproliferation/nonproliferation-sanctions/',
    expected: { min: 80, max: 1_500 },
    reach: 'none',
    reachBasis: NO_REACH,
    oldAfterDays: 30,
  },
  {
    id: 'us-state-itar-debarred',
    title: 'AECA / ITAR debarred parties',
    authority: 'US Department of State',
    publication: 'https://www.pmddtc.state.gov/',
    expected: { min: 300, max: 2_500 },
    reach: 'none',
    reachBasis: NO_REACH,
    oldAfterDays: 30,
  },
];

/** A list by id; a user's own list gets a definition that expects anything. */
export function listDefinition(id: string): ListDefinition {
  return (
    LIST_DEFINITIONS.find((list) => list.id === id) ?? {
      id,
      title: id,
      authority: 'the user',
      publication: '',
      expected: { min: 1, max: 50_000_000 },
      reach: 'none',
      reachBasis: 'no reach was stated for this list',
      oldAfterDays: 365,
    }
  );
}
