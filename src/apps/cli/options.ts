/** One option, declared once: parser, help, configuration file and reference page all come from this table. */
export interface OptionSpec {
  /** Name in commander form: `-o, --output <path>`. */
  readonly flags: string;
  readonly summary: string;
  readonly commands: readonly CommandName[];
  readonly default?: string;
  readonly many?: boolean;
  readonly choices?: readonly string[];
  readonly example?: string;
  /** False for options that make no sense in a configuration file. */
  readonly inConfig?: boolean;
}

/** The commands, in the order that help lists them. */
export const COMMANDS = {
  check: {
    args: '<path...>',
    summary: 'Read files, identify every item, judge it: the main job (`-` reads standard input)',
  },
  explain: {
    args: '<ref> [path...]',
    summary: 'Everything behind one answer of the last check, or of the files named',
  },
  who: { args: '<text...>', summary: 'One thing: a maker, brand, model, MAC, FCC ID, sysObjectID, CPE or banner' },
  judge: { args: '[input]', summary: 'Judge a bare case, from flags or from JSON lines on standard input (`-`)' },
  screen: { args: '<path>', summary: 'Screen counterparties by name, address and identifier against the lists' },
  columns: { args: '<path...>', summary: 'Show how each column was understood; --save writes a map to correct' },
  lists: {
    args: '<action> [argument...]',
    summary: 'Official lists: status, update, import <file…>, diff <a> <b>, verify, reach',
  },
  formats: { args: '', summary: 'The input and output formats' },
} as const;

export type CommandName = keyof typeof COMMANDS;

const READING: readonly CommandName[] = ['check', 'explain', 'columns', 'screen'];
const JUDGING: readonly CommandName[] = ['check', 'explain', 'who', 'judge', 'screen'];

/** Every option of every command. Flags beat environment (NAMEPLATE_AS_OF …) beat configuration file beat default. */
export const OPTIONS: readonly OptionSpec[] = [
  {
    flags: '-o, --output <path>',
    summary: 'write a report; the extension names the format, a folder gets HTML, XLSX and JSON; may be repeated',
    commands: ['check', 'screen'],
    many: true,
    example: '-o result.xlsx -o result.html',
  },
  {
    flags: '-f, --format <name>',
    summary: 'format on standard output',
    commands: ['check', 'explain', 'who', 'judge', 'screen', 'columns', 'lists', 'formats'],
    example: '-f jsonl',
  },
  {
    flags: '--as-of <date>',
    summary: 'answer as of this day, YYYY-MM-DD; today when absent',
    commands: JUDGING,
    example: '--as-of 2020-08-13',
  },
  {
    flags: '--rules <ids>',
    summary: 'ask these rules only: ids or prefixes, with commas',
    commands: ['check', 'explain', 'judge'],
    example: '--rules us-ndaa-889,us-fcc',
  },
  {
    flags: '--profile <name>',
    summary: 'who asks: sets rules, acts and actor; contractor when absent',
    commands: ['check', 'explain', 'judge'],
    default: 'contractor',
    example: '--profile school',
  },
  {
    flags: '--purpose <words>',
    summary: 'what the equipment is used for; rules limited to a purpose need it',
    commands: ['check', 'explain', 'judge'],
    example: '--purpose "public safety"',
  },
  {
    flags: '--fail-on <level>',
    summary: 'exit 1 at or above this level',
    commands: ['check'],
    default: 'covered',
    choices: ['covered', 'review', 'never'],
  },
  {
    flags: '--max-age <days>',
    summary: 'exit 129 when a list is older, e.g. 30d',
    commands: ['check', 'screen', 'lists'],
    example: '--max-age 60d',
  },
  { flags: '--columns <map.json>', summary: 'column map: header or column number → meaning', commands: READING },
  { flags: '--sheet <name>', summary: 'read this sheet only', commands: READING },
  {
    flags: '--encoding <name>',
    summary: 'read text in this encoding instead of the detected one',
    commands: READING,
    example: '--encoding gb18030',
  },
  {
    flags: '--delimiter <char>',
    summary: 'split text at this character instead of the detected one (`tab` for a tab)',
    commands: READING,
  },
  {
    flags: '--all',
    summary: 'show every rule in full, every step and every source',
    commands: ['explain'],
    inConfig: false,
  },
  { flags: '--save <map.json>', summary: 'write the column map', commands: ['columns'], inConfig: false },
  { flags: '--max-rows <n>', summary: 'most rows that a table or page shows', commands: ['check'], default: '500' },
  {
    flags: '--config <file>',
    summary: 'configuration file; else nameplate.toml beside the input or here',
    commands: [...READING, 'who', 'judge', 'lists'],
    inConfig: false,
  },
  {
    flags: '--no-color',
    summary: 'no colour (also with NO_COLOR set)',
    commands: ['check', 'explain', 'who', 'screen'],
  },
  { flags: '-q, --quiet', summary: 'print no table and no progress', commands: ['check', 'screen', 'lists'] },
  {
    flags: '-v, --verbose',
    summary: 'show stack traces of failures',
    commands: [...JUDGING, 'columns', 'lists', 'formats'],
  },
  // judge
  {
    flags: '--maker <id>',
    summary: 'maker id or family, e.g. huawei-technologies',
    commands: ['judge'],
    inConfig: false,
  },
  { flags: '--category <name>', summary: 'kind of thing, e.g. router', commands: ['judge'], inConfig: false },
  {
    flags: '--act <name>',
    summary: 'buy, use, subsidise, contract-with-user, …',
    commands: ['judge'],
    inConfig: false,
  },
  { flags: '--actor <name>', summary: 'federal-agency, federal-contractor, …', commands: ['judge'], inConfig: false },
  { flags: '--role <name>', summary: 'role of the maker', commands: ['judge'], inConfig: false },
  {
    flags: '--contract-date <date>',
    summary: 'date of the contract',
    commands: ['judge', 'check', 'explain'],
    inConfig: false,
  },
  { flags: '--quantity <n>', summary: 'how many', commands: ['judge'], inConfig: false },
  {
    flags: '--funding <name>',
    summary: 'which money pays: federal-award, usf, fcc-subsidy, own',
    commands: ['judge'],
    inConfig: false,
  },
  { flags: '--place <name>', summary: 'country or US state', commands: ['judge'], inConfig: false },
  { flags: '--obtained <date>', summary: 'date the item was obtained', commands: ['judge'], inConfig: false },
  {
    flags: '--clause <number>',
    summary: 'clause that the contract carries, e.g. 52.204-25 or 52.240-91',
    commands: ['judge'],
    inConfig: false,
  },
  {
    flags: '--owner <id=percent>',
    summary: 'owner of the maker with its share, e.g. hikvision=60; may be repeated',
    commands: ['judge'],
    many: true,
    inConfig: false,
  },
  {
    flags: '--contains <id=role>',
    summary: 'maker of a part inside, e.g. hisilicon-technologies=chipset; may be repeated',
    commands: ['judge'],
    many: true,
    inConfig: false,
  },
  { flags: '--origin <codes>', summary: 'countries of production, e.g. TW,CN', commands: ['judge'], inConfig: false },
  {
    flags: '--discovered <instant>',
    summary: 'day or instant that starts the reporting clocks, e.g. 2026-11-23T10:00:00-05:00',
    commands: ['judge'],
    inConfig: false,
  },
  {
    flags: '--exception <id=yes|no>',
    summary: 'exception or waiver affirmed or denied, e.g. waiver=no; may be repeated',
    commands: ['judge'],
    many: true,
    inConfig: false,
  },
  {
    flags: '--fact <key=value>',
    summary: 'any other fact of the case; may be repeated',
    commands: ['judge'],
    many: true,
    inConfig: false,
  },
  // screen
  { flags: '--threshold <score>', summary: 'lowest score that raises an alert', commands: ['screen', 'lists'] },
  { flags: '--jobs <n>', summary: 'worker threads', commands: ['screen'], default: '1' },
  { flags: '--suppressions <file>', summary: 'known false hits with reason and expiry', commands: ['screen'] },
  {
    flags: '--lists-dir <dir>',
    summary: 'folder of list snapshots; else the user data folder',
    commands: ['screen', 'lists', 'check'],
  },
  // lists
  {
    flags: '--date <date>',
    summary: 'day the imported lists are of',
    commands: ['lists'],
    inConfig: false,
    example: '--date 2026-11-20',
  },
  {
    flags: '--list <id>',
    summary: 'id of the list that an imported file of your own is',
    commands: ['lists'],
    inConfig: false,
  },
  {
    flags: '--map <map.json>',
    summary: 'which column of your own list holds what',
    commands: ['lists'],
    inConfig: false,
  },
  {
    flags: '--source <name>',
    summary: 'read the imported files with this source, whatever they look like',
    commands: ['lists'],
    inConfig: false,
  },
  {
    flags: '--address <source=url>',
    summary: 'fetch a source from this address; may be repeated',
    commands: ['lists'],
    many: true,
  },
  {
    flags: '--accept-count',
    summary: 'take lists over although they are smaller or larger than an intact one',
    commands: ['lists'],
    inConfig: false,
  },
  {
    flags: '--results <file>',
    summary: 'earlier result of check or screen: say who must be screened again',
    commands: ['lists'],
    inConfig: false,
  },
];

/** Long name of an option as commander stores it: `--as-of` → `asOf`. */
export function optionKey(spec: OptionSpec): string {
  const long = /--(?:no-)?([a-z-]+)/.exec(spec.flags)?.[1] ?? '';
  return long.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
