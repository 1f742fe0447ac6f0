import type { ObservationKind } from '../core/evidence.ts';

/**
 * Houses that sell other makers' goods. A bill of materials names them as supplier of parts they did not make. Public
 * knowledge of the electronics and computer trade; not a list of all sellers.
 */
const SELLERS =
  /\b(?:mouser|digi-?key|lcsc|szlcsc|jlcpcb|arrow(?: electronics)?|avnet|farnell|newark|element ?14|rs components|rs group|allied electronics|tme|transfer multisort|future electronics|rutronik|w(?:ü|ue|u)rth elektronik eisos distribution|ingram micro|tech data|synnex|td synnex|cdw|shi international|insight|connection|zones|softwareone|amazon|alibaba|aliexpress|ebay|newegg|walmart|grainger|graybar|anixter|wesco|adi global|scansource|b&h|best buy|distribut(?:or|ion|eur)|reseller|trading|wholesale)\b/i;

/**
 * What naming a `supplier` says. Bills of materials call the maker of a component its supplier (NTIA, The Minimum
 * Elements for an SBOM, 2021: "the name of an entity that creates, defines, and identifies components"), so without a
 * manufacturer beside it the supplier is read as one, unless it is a known seller of other makers' goods.
 */
export function supplierKind(name: string, manufacturerNamed: boolean): ObservationKind {
  return manufacturerNamed || SELLERS.test(name) ? 'seller' : 'manufacturer';
}
