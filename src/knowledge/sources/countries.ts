/**
 * Country names as sanctions lists print them → ISO 3166-1 alpha-2. The base is the runtime's own table of English
 * region names (Unicode CLDR); the additions are the forms that the publishers use and CLDR does not.
 */
const PUBLISHED_FORMS: Readonly<Record<string, string>> = {
  'bahamas, the': 'BS',
  'bolivia (plurinational state of)': 'BO',
  bosnia: 'BA',
  'bosnia-herzegovina': 'BA',
  britain: 'GB',
  'brunei darussalam': 'BN',
  burma: 'MM',
  'cabo verde': 'CV',
  'cape verde': 'CV',
  'congo, democratic republic of the': 'CD',
  'congo (democratic republic)': 'CD',
  'democratic republic of the congo': 'CD',
  'congo, republic of the': 'CG',
  congo: 'CG',
  'cote d ivoire': 'CI',
  "cote d'ivoire": 'CI',
  'crimea - ukraine': 'UA',
  'czech republic': 'CZ',
  "democratic people's republic of korea": 'KP',
  'east timor': 'TL',
  'gambia, the': 'GM',
  'the gambia': 'GM',
  'great britain': 'GB',
  'hong kong': 'HK',
  'iran (islamic republic of)': 'IR',
  'iran, islamic republic of': 'IR',
  'islamic republic of iran': 'IR',
  'ivory coast': 'CI',
  'korea, democratic people’s republic of': 'KP',
  'korea, north': 'KP',
  'korea, south': 'KR',
  'korea, republic of': 'KR',
  'republic of korea': 'KR',
  'democratic peoples republic of korea': 'KP',
  "korea, democratic people's republic of": 'KP',
  kosovo: 'XK',
  kyrgyz: 'KG',
  'kyrgyz republic': 'KG',
  "lao people's democratic republic": 'LA',
  'libyan arab jamahiriya': 'LY',
  macao: 'MO',
  macau: 'MO',
  macedonia: 'MK',
  'the former yugoslav republic of macedonia': 'MK',
  'moldova, republic of': 'MD',
  'republic of moldova': 'MD',
  myanmar: 'MM',
  'netherlands, the': 'NL',
  'the netherlands': 'NL',
  'north macedonia, the republic of': 'MK',
  palestinian: 'PS',
  'occupied palestinian territories': 'PS',
  'palestine, state of': 'PS',
  'state of palestine': 'PS',
  palestine: 'PS',
  'west bank': 'PS',
  gaza: 'PS',
  "people's republic of china": 'CN',
  "china (people's republic)": 'CN',
  "china, people's republic of": 'CN',
  'people’s republic of china': 'CN',
  prc: 'CN',
  'russian federation': 'RU',
  'slovak republic': 'SK',
  swaziland: 'SZ',
  'syrian arab republic': 'SY',
  'taiwan, province of china': 'TW',
  'tanzania, united republic of': 'TZ',
  'united republic of tanzania': 'TZ',
  turkey: 'TR',
  türkiye: 'TR',
  turkiye: 'TR',
  'u.a.e': 'AE',
  'u.a.e.': 'AE',
  uae: 'AE',
  'u.k.': 'GB',
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  'northern ireland': 'GB',
  'united kingdom of great britain and northern ireland': 'GB',
  'u.s.': 'US',
  'u.s.a.': 'US',
  usa: 'US',
  us: 'US',
  'united states of america': 'US',
  'vatican city': 'VA',
  'venezuela (bolivarian republic of)': 'VE',
  'venezuela, bolivarian republic of': 'VE',
  'viet nam': 'VN',
  'virgin islands, british': 'VG',
  'virgin islands (british)': 'VG',
};

let table: Map<string, string> | undefined;

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’`]/gu, "'")
    .replace(/&/gu, 'and')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
}

function countryTable(): Map<string, string> {
  if (table) return table;
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const built = new Map<string, string>();
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      const name = names.of(code);
      if (name === undefined || RETIRED.has(code)) continue;
      built.set(fold(name), code);
      built.set(fold(name.replace(/\bSt\.\s/u, 'Saint ')), code);
    }
  }
  for (const [name, code] of Object.entries(PUBLISHED_FORMS)) built.set(fold(name), code);
  table = built;
  return built;
}

/** Codes that CLDR still names but ISO 3166-1 has withdrawn or never assigned; the current country's name wins. */
const RETIRED = new Set([
  'AN',
  'BU',
  'CS',
  'DD',
  'DY',
  'EU',
  'EZ',
  'FX',
  'HV',
  'NH',
  'QO',
  'QU',
  'RH',
  'SU',
  'TP',
  'UK',
  'UN',
  'VD',
  'YD',
  'YU',
  'ZR',
  'ZZ',
  'XA',
  'XB',
  'NQ',
  'PC',
  'PU',
  'PZ',
  'WK',
  'JT',
  'MI',
  'FQ',
  'CT',
  'NT',
]);

/**
 * Two-letter code of a country as a list prints it (`Burma`, `Korea, North`, `IR`), or undefined when the text is none.
 * `Region: Gaza` (OFAC) is understood by what follows the colon.
 */
export function countryCode(text: string): string | undefined {
  const trimmed = text.trim().replace(/^Region:\s*/u, '');
  if (/^[A-Z]{2}$/u.test(trimmed)) return trimmed === 'UK' ? 'GB' : trimmed;
  return countryTable().get(fold(trimmed)) ?? countryTable().get(fold(trimmed.replace(/[.,;]+$/u, '')));
}

/** The country an address ends in, when its last comma part names one. */
export function countryOfAddress(text: string): string | undefined {
  const parts = text
    .replace(/\(See alternate[^)]*\)/giu, '')
    .replace(/[.;\s]+$/u, '')
    .split(',');
  const last = parts.at(-1)?.trim();
  if (!last || last.length > 60) return undefined;
  const whole = countryCode(last);
  if (whole) return whole;
  const lastWords = /([A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)?)$/u.exec(last)?.[1];
  return lastWords === undefined || lastWords.length < 4 ? undefined : countryCode(lastWords);
}
