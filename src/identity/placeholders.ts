const PLACEHOLDERS = new Set(
  [
    'unknown,unk,generic,other,others,n a,na,none,null,nil,oem,odm,no name,noname,no brand,nobrand,unbranded,non branded,various,misc,miscellaneous,multiple,mixed,tbd,tba,custom,customized,not specified,unspecified,not available,not applicable,not provided,default,default string,to be filled by o e m,system manufacturer,system product name,assorted,whitebox,white box,clone,private label,house brand,local,see description,see notes,same,any,all,varies,vendor,manufacturer,brand,maker,make,test,undefined,empty,blank,x,xx,xxx',
    'sonstige,unbekannt,ohne,diverse,keine,autre,autres,inconnu,aucun,divers,otro,otros,desconocido,sin marca,ninguno,varios,generico,altro,sconosciuto,outro,outros,desconhecido,inny,nieznany,diger,bilinmiyor,неизвестно,неизвестный,прочее,нет,другое,未知,其他,其它,无,不明,その他,기타',
  ]
    .join(',')
    .split(','),
);

/** Countries, regions and cities that stand in a maker's column for where a thing was made or bought. */
const PLACES = new Set(
  [
    'china,mainland china,people s republic of china,pr china,p r china,prc,p r c,cn,taiwan,taiwan roc,hong kong,hongkong,hk,macau,vietnam,viet nam,thailand,malaysia,indonesia,philippines,singapore,india,pakistan,bangladesh,japan,korea,south korea,republic of korea,usa,us,u s a,u s,united states,united states of america,america,canada,mexico,brazil,brasil,argentina,chile,colombia,peru,uk,united kingdom,great britain,england,ireland,germany,deutschland,france,italy,italia,spain,espana,portugal,netherlands,holland,belgium,switzerland,austria,poland,polska,czech republic,czechia,slovakia,hungary,romania,bulgaria,greece,turkey,turkiye,russia,ukraine,sweden,norway,finland,denmark,estonia,latvia,lithuania,israel,uae,united arab emirates,dubai,saudi arabia,egypt,south africa,nigeria,kenya,australia,new zealand,eu,europe,asia,far east',
    'shenzhen,hangzhou,guangzhou,guangdong,zhejiang,beijing,peking,shanghai,nanjing,jiangsu,wuhan,hubei,chengdu,sichuan,tianjin,suzhou,xian,xi an,shaanxi,zhuhai,dongguan,huizhou,foshan,zhongshan,ningbo,wenzhou,yiwu,xiamen,fuzhou,fujian,quanzhou,jinan,qingdao,shandong,hefei,anhui,chongqing,changsha,hunan,zhengzhou,henan,shenyang,dalian,liaoning,harbin,wuxi,changzhou,nantong,kunshan,nanchang,jiangxi,guangxi,nanning,kunming,taipei,taichung,tainan,kaohsiung,hsinchu,taoyuan,tokyo,osaka,seoul,hanoi,ho chi minh city,bangkok,penang,bangalore,bengaluru,mumbai,new delhi,delhi',
    '中国,中國,台湾,台灣,臺灣,香港,深圳,深圳市,广东,广东省,杭州,杭州市,浙江,浙江省,北京,北京市,上海,上海市,广州,广州市,东莞,东莞市,珠海,珠海市,宁波,宁波市,苏州,苏州市,南京,武汉,成都,日本,韩国,美国,китай,тайвань,россия,гонконг,шэньчжэнь,chine,cina,chiny,kina,cin,vietna',
  ]
    .join(',')
    .split(','),
);
/** Words around a place that make no name of it: `Made in China`, `Shenzhen City, China`. */
const AROUND_PLACES = new Set(
  'made in from imported import product of origin assembled manufactured by factory fabrique hecho en hergestellt city province district country region the various oem generic unknown'.split(
    ' ',
  ),
);

/** Whether the words name places and nothing else. No company is called only that. */
function isPlace(words: readonly string[]): boolean {
  let named = false;
  for (let at = 0; at < words.length; ) {
    let length = Math.min(6, words.length - at);
    while (length > 0 && !PLACES.has(words.slice(at, at + length).join(' '))) length -= 1;
    if (length > 0) named = true;
    else if (!AROUND_PLACES.has(words[at] ?? '')) return false;
    at += Math.max(1, length);
  }
  return named;
}

/** Whether a maker or brand cell says nothing: `Unknown`, `Generic`, `N/A`, `OEM`, in the languages inventories come in, or only a place. */
export function isPlaceholder(words: readonly string[]): boolean {
  return (
    words.length === 0 ||
    PLACEHOLDERS.has(words.join(' ')) ||
    words.every((word) => /^\d+$/.test(word)) ||
    isPlace(words)
  );
}
