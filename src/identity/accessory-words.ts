/**
 * What things are called that are bought for a device of another maker as often as from its own, in the languages
 * inventories come in. Written folded (lower case, no accents). Own list, from general knowledge of the trade.
 */

/** Covers and films: whoever is named behind such a word made the device, and hardly ever the cover. */
export const COVER_WORDS =
  'screen protector,screen protectors,screen guard,tempered glass,protective film,phone case,phone cover,flip case,wallet case,laptop sleeve,tablet case,keyboard cover,replacement screen,replacement display,lcd replacement,case,cover,sleeve,skin,pouch,holster,hulle,schutzhulle,handyhulle,schutzfolie,panzerglas,displayschutz,coque,etui,housse,verre trempe,film protecteur,funda,carcasa,cristal templado,vidrio templado,vidro temperado,pelicula de vidro,protector de pantalla,capa,capinha,pelicula,custodia,cover posteriore,pellicola,vetro temperato,pokrowiec,futeral,szklo hartowane,obal,puzdro,hoesje,skal,чехол,чехлы,защитное стекло,защитная пленка,бампер,накладка,kilif,手机壳,保护壳,保护套,钢化膜,贴膜,保护膜,皮套';

/** Parts that hold, feed or connect a device. */
export const FITTING_WORDS =
  'bracket,brackets,mount,mounts,wall mount,pole mount,ceiling mount,corner mount,mounting bracket,wall bracket,mounting plate,junction box,back box,backbox,sun shield,sunshield,sunshade,sun shade,weather shield,housing,rack ears,rackmount ears,rack mount kit,rail kit,rails,stand,tripod,cradle,holder,belt clip,strap,bag,battery,batteries,battery pack,charger,chargers,charging cable,charging cradle,power supply,power adapter,ac adapter,adapter,adaptor,psu,power cord,power cable,cable,cord,usb cable,console cable,programming cable,antenna,earpiece,headset,speaker mic,speaker microphone,remote control,keyboard,stylus,lens,halterung,wandhalterung,deckenhalterung,mastadapter,netzteil,netzgerat,ladegerat,akku,tasche,ersatzakku,ladekabel,kabel,gehause,support mural,support plafond,alimentation,chargeur,batterie,cable d alimentation,boitier,soporte,soporte de pared,fuente,fuente de alimentacion,cargador,bateria,carcasa,suporte,fonte,carregador,supporto,staffa,alimentatore,caricatore,caricabatterie,batteria,akumulator,uchwyt,zasilacz,ladowarka,obudowa,drzak,zdroj,nabijecka,houder,oplader,voeding,accu,кронштейн,крепление,подставка,держатель,блок питания,адаптер,адаптер питания,зарядка,зарядное устройство,аккумулятор,батарея,кабель,антенна,гарнитура,кожух,клипса,支架,电源适配器,充电器,充电线,数据线,电池,天线';

/** German joins the accessory to what it is of: `Ersatznetzteil`, `Deckenhalterung`. */
export const COMPOUND_ENDS =
  /.{3}(?:netzteil|netzgerat|halterung|ladegerat|ladekabel|akku|hulle|folie|gehause|tasche|antenne|adapter)$/;

/** Fitting words that also say what kind of device it is: `battery camera`, `wall mount access point`. */
export const ADJECTIVAL_FITTINGS: ReadonlySet<string> = new Set([
  'battery',
  'wall mount',
  'ceiling mount',
  'pole mount',
  'stand',
  'antenna',
  'headset',
  'remote control',
  'keyboard',
  'strap',
  'bag',
  'case',
]);
