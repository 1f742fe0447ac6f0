const PLACEHOLDERS = new Set(
  [
    'unknown,unk,generic,other,others,n a,na,none,null,nil,oem,odm,no name,noname,no brand,nobrand,unbranded,non branded,various,misc,miscellaneous,multiple,mixed,tbd,tba,custom,customized,not specified,unspecified,not available,not applicable,not provided,default,default string,to be filled by o e m,system manufacturer,system product name,assorted,whitebox,white box,clone,private label,house brand,local,see description,see notes,same,any,all,varies,vendor,manufacturer,brand,maker,make,test,undefined,empty,blank,x,xx,xxx',
    'sonstige,unbekannt,ohne,diverse,keine,autre,autres,inconnu,aucun,divers,otro,otros,desconocido,sin marca,ninguno,varios,generico,altro,sconosciuto,outro,outros,desconhecido,inny,nieznany,diger,bilinmiyor,неизвестно,неизвестный,прочее,нет,другое,未知,其他,其它,无,不明,その他,기타',
  ]
    .join(',')
    .split(','),
);

/** Whether a maker or brand cell says nothing: `Unknown`, `Generic`, `N/A`, `OEM`, in the languages inventories come in. */
export function isPlaceholder(words: readonly string[]): boolean {
  return words.length === 0 || PLACEHOLDERS.has(words.join(' ')) || words.every((word) => /^\d+$/.test(word));
}
