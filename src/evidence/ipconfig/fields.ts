/** What a line of `ipconfig` tells. */
export type Field = 'hostname' | 'mac' | 'ip' | 'description';

/**
 * Keys of `ipconfig /all` in English, German, French, Spanish, Italian, Portuguese, Polish, Russian, Chinese and Japanese.
 * Letters with marks are any one or two letters, since such texts come in the code page of the console.
 */
const FIELDS: readonly (readonly [RegExp, Field])[] = [
  [
    /^(?:host ?name|nom de l.h.{1,2}te|nombre de host|nome host|nome do host|nazwa hosta|имя компьютера|主机名|主機名稱|ホスト名)$/i,
    'hostname',
  ],
  [
    /^(?:physical address|physi(?:kali)?sche adresse|adresse physique|direcci.{1,2}n f.{1,2}sica|indirizzo fisico|endere.{1,2}o f.{1,2}sico|adres fizyczny|физический адрес|物理地址|實體位址|物理アドレス)$/i,
    'mac',
  ],
  [
    /^(?:description|beschreibung|descripci.{1,2}n|descrizione|descri.{2,4}o|opis|описание\.?|描述|說明|説明)$/i,
    'description',
  ],
  [/ipv4/i, 'ip'],
];

/** What the key of a line says; undefined for what is not read. */
export function fieldOf(key: string): Field | undefined {
  return FIELDS.find(([pattern]) => pattern.test(key.trim()))?.[1];
}
