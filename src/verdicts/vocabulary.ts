/**
 * The words a case and a rule share. A word not in these tables is refused in a rule file; in a case it is refused at the
 * border (the `judge` command) and taken as "not known to the rules" elsewhere.
 */

/** Acts a rule can reach, each with the words shown to people. */
export const ACTS = {
  buy: 'buy',
  obtain: 'obtain in any other way',
  lease: 'lease or rent',
  'extend-or-renew-contract': 'extend or renew a contract',
  'provide-to-government': 'provide to the government',
  use: 'use',
  'use-in-performance': 'use in performing a federal contract',
  'contract-with-user': 'contract with an entity that uses it',
  'contract-with-listed': 'contract with the listed company itself',
  subsidise: 'pay with subsidy or award money',
  maintain: 'maintain',
  remove: 'remove',
  replace: 'replace',
  dispose: 'dispose of',
  report: 'report',
  represent: 'represent in an offer',
  renumber: 'find the clause number',
  authorise: 'get FCC equipment authorisation',
  modify: 'change an authorised device',
  import: 'import',
  market: 'market',
  sell: 'sell',
  update: 'deliver updates',
  integrate: 'build into another product',
  test: 'test for certification',
  certify: 'certify',
  operate: 'operate',
  'fund-operation': 'fund the operation of',
  interconnect: 'interconnect',
  invest: 'buy or sell publicly traded securities of',
  'any-dealing': 'deal in any way',
  export: 'export to',
  reexport: 'reexport to',
  transfer: 'transfer in-country to',
  'any-EAR-transaction': 'take part in a transaction under the export rules',
  install: 'install in a network',
  connect: 'connect to a network',
  upgrade: 'upgrade a network with',
  list: 'be on a list',
  define: 'define',
  review: 'be reviewed',
  'prohibit-by-order': 'be prohibited by order',
  recommend: 'recommend',
} as const;
export type Act = keyof typeof ACTS;

/** Acts that contain others: a rule reaching the wide act reaches each narrow one. */
export const ACT_INCLUDES: Readonly<Partial<Record<Act, readonly Act[]>>> = {
  'any-EAR-transaction': ['export', 'reexport', 'transfer'],
};

/** Who acts. `is` lists wider actors: whatever binds them binds this one. */
export const ACTORS = {
  'federal-agency': { words: 'a US federal executive agency', is: [] },
  dod: { words: 'the US Department of Defense', is: ['federal-agency'] },
  'intelligence-agency': { words: 'a US intelligence-community agency', is: ['federal-agency'] },
  'federal-contractor': { words: 'a US federal prime contractor or offeror', is: [] },
  'dod-contractor': { words: 'a US defence prime contractor or offeror', is: ['federal-contractor'] },
  'contractor-affiliate': { words: 'a parent, affiliate or subsidiary of a US federal contractor', is: [] },
  'contractor-employee': { words: 'an employee of a US federal contractor, with a device of their own', is: [] },
  'contractor-landlord': { words: 'the landlord of a US federal contractor', is: [] },
  subcontractor: { words: 'a subcontractor under a US federal contract', is: [] },
  'grant-recipient': { words: 'a recipient of US federal awards', is: [] },
  'state-agency': { words: 'a US state or local agency', is: ['grant-recipient'] },
  'fcc-subsidy-recipient': { words: 'a recipient of an FCC-run subsidy', is: [] },
  'usf-recipient': { words: 'a Universal Service Fund recipient', is: ['fcc-subsidy-recipient'] },
  school: { words: 'an E-Rate school or library', is: ['usf-recipient'] },
  carrier: { words: 'a telecommunications carrier', is: [] },
  'manufacturer-applicant': { words: 'a maker applying for equipment authorisation', is: [] },
  importer: { words: 'an importer', is: [] },
  seller: { words: 'a seller or marketplace', is: [] },
  exporter: { words: 'an exporter', is: [] },
  'test-lab': { words: 'a test laboratory or certification body', is: [] },
  'vehicle-maker': { words: 'a vehicle maker', is: [] },
  private: { words: 'a private business or person', is: [] },
} as const satisfies Record<string, { words: string; is: readonly string[] }>;
export type Actor = keyof typeof ACTORS;

/** Whether `actor` is `wanted`, or a narrower kind of it. */
export function actorIs(actor: Actor, wanted: Actor): boolean {
  return actor === wanted || ACTORS[actor].is.some((wider) => actorIs(wider, wanted));
}

/** Equipment categories by the class that rules speak of. */
export const CATEGORY_CLASSES = {
  telecom: [
    'router',
    'consumer-router',
    'switch',
    'modem',
    'gateway',
    'access-point',
    'wireless-controller',
    'bridge',
    'hub',
    'repeater',
    'antenna',
    'base-station',
    'radio',
    'two-way-radio',
    'phone',
    'smartphone',
    'voip-phone',
    'pbx',
    'tablet',
    'hotspot',
    'cpe',
    'olt',
    'ont',
    'onu',
    'dslam',
    'firewall',
    'transceiver',
    'optic',
    'optical',
    'optical-transport',
    'microwave',
    'mux',
    'network',
    'network-equipment',
    'network-card',
    'line-card',
    'module',
    'cellular-module',
    'load-balancer',
    'telecom',
    'telecommunications',
    'set-top-box',
    'satellite',
    'core-network',
    'wan-optimizer',
    'vpn',
    'controller',
    'wireless',
  ],
  video: [
    'camera',
    'ip-camera',
    'nvr',
    'dvr',
    'recorder',
    'video-recorder',
    'video-encoder',
    'video-decoder',
    'encoder',
    'video',
    'doorbell',
    'video-doorbell',
    'intercom',
    'thermal-camera',
    'body-camera',
    'surveillance',
    'video-surveillance',
    'baby-monitor',
  ],
  // silicon by itself: always a part of something else
  chip: ['chip', 'soc', 'chipset', 'semiconductor', 'ic', 'processor'],
  // boards and cards of equipment
  part: ['component', 'memory', 'board', 'fan'],
  drone: ['drone', 'uas', 'uav', 'drone-component'],
  inverter: ['inverter', 'power-inverter'],
  robot: ['robot', 'robotic-device'],
  software: ['software', 'firmware', 'application', 'operating-system', 'cloud-service'],
  service: [
    'service',
    'telecom-service',
    'surveillance-service',
    'managed-service',
    'roaming',
    'backhaul',
    'interconnection',
  ],
  vehicle: ['vehicle-connectivity', 'telematics', 'automated-driving'],
  // plainly something else; rules about telecommunications do not reach these without more facts
  other: [
    'laptop',
    'desktop',
    'computer',
    'server',
    'storage',
    'printer',
    'monitor',
    'display',
    'tv',
    'watch',
    'headphones',
    'ups',
    'pdu',
    'power',
    'power-supply',
    'battery',
    'cable',
    'rack',
    'sensor',
    'access-control',
    'industrial',
    'alarm',
    'accessory',
    'securities',
    'scanner',
    'hard-drive',
    'keyboard',
    'projector',
    'mount',
  ],
} as const satisfies Record<string, readonly string[]>;
export type CategoryClass = keyof typeof CATEGORY_CLASSES;

const CLASS_OF = new Map<string, CategoryClass>(
  Object.entries(CATEGORY_CLASSES).flatMap(([name, words]) =>
    words.map((word) => [word, name as CategoryClass] as const),
  ),
);

/** Class of a category word; undefined when the word says nothing (`unknown`, `equipment`) or is not in the table. */
export function categoryClass(category: string): CategoryClass | undefined {
  return CLASS_OF.get(category);
}

/** Every category word the rules know, for border checks and help. */
export function categoryWords(): readonly string[] {
  return [...CLASS_OF.keys()].sort();
}

/** The four purposes of section 889 (and of the FCC list entries that copy it), and the words for everything else. */
export const PURPOSES = {
  'public-safety': 'public safety',
  'government-facility-security': 'security of government facilities',
  'critical-infrastructure-surveillance': 'physical security surveillance of critical infrastructure',
  'national-security': 'other national security purposes',
  other: 'plainly none of the four purposes',
} as const;
export type Purpose = keyof typeof PURPOSES;

/** Everything a verdict can name as missing, as the question a person would be asked. */
export const MISSING: Readonly<Record<string, string>> = {
  act: 'What is to be done with it (buy, use, export, …)?',
  actor: 'Who acts: an agency, a contractor, a carrier, a school, …?',
  maker: 'Who made it? A label photo, MAC address or FCC ID usually settles it.',
  category: 'What kind of equipment is it?',
  purpose:
    'Is it used for public safety, government-facility security, surveillance of critical infrastructure or national security?',
  'purpose-reading':
    'The stated purpose is none of the four on its face; a person must confirm that the rule does not reach it.',
  'date-obtained': 'When was it made or obtained?',
  'ownership-share': 'What share does the listed company own?',
  'ownership-proof': 'Is there proof of the ownership link?',
  'affiliate-meaning': 'The law does not say what share makes an affiliate; a person must decide.',
  'verified-listing': 'The listing rests on a source nobody has opened; check the official list.',
  'verified-rule': 'The rule itself rests on recollection; read the official text.',
  'contract-date': 'When was the contract awarded, extended or renewed?',
  'contract-clause': 'Which clause does this contract carry (52.204-25 or 52.240-91)?',
  funding: 'Which money pays: federal award, FCC-run subsidy, or own funds?',
  'funding-split':
    'Mixed money: is any federal award or subsidy charged for it, directly or through an indirect-cost pool?',
  'use-by-entity':
    'The clause speaks of the entity that contracts; a person must decide whether this use counts as its own.',
  'dni-waiver-scope': 'A DNI waiver for the Department of Defense stood until 2022-10-01; does it cover this contract?',
  'resale-by-end-user': 'An end user sells its own used equipment; a person must decide whether that is marketing.',
  origin: 'Where was it designed, developed, made and assembled?',
  'foreign-production-stage': 'Was any major stage (design, development, manufacture, assembly) done abroad?',
  'consumer-grade': 'Is it consumer-grade and customer-installable, or enterprise or carrier gear?',
  'previously-authorised': 'Was this very model authorised by the FCC before the listing?',
  'telecommunications-equipment': 'Is it telecommunications or video surveillance equipment?',
  'substantial-or-essential-component':
    'Is the part telecommunications equipment by the listed company, and substantial or essential to the whole?',
  'contains-covered-module': 'Does it hold a modular transmitter that is on the Covered List?',
  'rule-giving-effect': 'A list bars nothing by itself: which rule that uses it, and which act, is meant?',
  place: 'In which country or state?',
  'directed-provider': 'Is the provider one of those the direction or agreement names?',
  'network-part': 'In which part of the network (5g, core, full-fibre-access, significant-site, management-system)?',
  'fascsa-order': 'Does an order in SAM.gov, or one named in the solicitation, cover it?',
  'fascsa-order-applies': 'Does the order apply to this contract?',
  'fasc-listed': 'Is the drone maker on the list in SAM.gov on the day of the act?',
  'sdn-search': 'Search the live OFAC list: it is not part of these facts.',
  'national-act': 'Which national act carries the recommendation out?',
  'binding-force': 'Is the policy statement binding by later legislation?',
  'listing-date': 'Since when has the list named it?',
  'full-list': 'Only part of the list was seen; check the official list.',
  'court-outcome': 'How did the court decide?',
  'effective-date': 'The exact first day was not seen; check the Federal Register.',
  'suspension-status': 'Was the suspension extended?',
  'model-year-phase': 'Which model year is it, and has the phase for it begun?',
  'direct-product': 'Is it a direct product of US technology or equipment?',
  'reimbursement-participant': 'Is the provider in the reimbursement programme?',
  'advanced-communications-provider': 'Is the carrier a provider of advanced communications service?',
  'trusted-source': 'Is the source trusted by the designated authority?',
  'adversary-nexus': 'Is the supplier owned, controlled or directed by a foreign adversary?',
  'foreign-adversary-vehicle-nexus': 'Do the vehicle system and its maker have a Chinese or Russian link?',
  'government-facts': 'Further facts are needed.',
  'listed-by': 'On which of the named lists is the laboratory or its owner?',
};
