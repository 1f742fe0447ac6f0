/** What a column of a lease list holds. */
export type Cell = 'ip' | 'mac' | 'hostname' | 'description' | 'state';

/** Properties that PowerShell exports; it writes them in English everywhere. */
const PROPERTIES: Readonly<Record<string, Cell>> = {
  ipaddress: 'ip',
  clientid: 'mac',
  clientduid: 'mac',
  hostname: 'hostname',
  description: 'description',
  addressstate: 'state',
};

/**
 * Columns of the console's list, which speaks the language of the server: English, German, French, Spanish, Italian,
 * Portuguese, Polish, Russian, Chinese, Japanese. By the words that matter, since versions differ in the rest; letters with marks are
 * any letter, since such lists come in old code pages.
 */
const CONSOLE: readonly (readonly [RegExp, Cell])[] = [
  [
    /^client ip address$|^client-ip-adresse$|^adresse ip du client$|^direcci.{1,2}n ip del? cliente$|^indirizzo ip (?:del )?client$/,
    'ip',
  ],
  [
    /^endere.{1,2}o ip do cliente$|^adres ip klienta$|^ip-адрес клиента$|^客户端 ?ip ?地址$|^用戶端 ?ip ?位址$|^クライアント ?ip ?アドレス$/,
    'ip',
  ],
  [
    /^unique id$|^eindeutige (?:id|kennung)$|^(?:id|identifica(?:teur|nt)) unique$|^id\.? (?:.{1,2}nico|exclusivo|univoco)$/,
    'mac',
  ],
  [
    /^(?:id|identifica.{1,4}o) exclusiv[ao]$|^(?:id )?.{1,2}nica? id$|^unikatowy (?:id|identyfikator)$|^identyfikator unikatowy$/,
    'mac',
  ],
  [
    /^(?:уникальный (?:код|идентификатор|id)|код \(?уникальный\)?)$|^唯一 ?(?:id|标识符?)$|^唯一的? ?識別碼$|^一意の ?id$/,
    'mac',
  ],
  [/^(?:name|nom|nombre|nome|nazwa|имя|名称|名稱|名前)$/, 'hostname'],
  [
    /^(?:description|beschreibung|descripci.{1,2}n|descrizione|descri.{2,4}o|opis|описание|描述|說明|説明)$/,
    'description',
  ],
];

/** What a column holds, by its heading. */
export function meaningOf(heading: string): Cell | undefined {
  const lower = heading.trim().toLowerCase();
  return PROPERTIES[lower] ?? CONSOLE.find(([pattern]) => pattern.test(lower))?.[1];
}

/** Whether a heading is the console's for the client's own id, which no other list has. */
export function isUniqueId(heading: string): boolean {
  return PROPERTIES[heading] === undefined && meaningOf(heading) === 'mac';
}
