import type { Citation, Family, MakerId } from '../core/identity.ts';
import type { Knowledge, LookalikeFact } from '../knowledge/knowledge.ts';
import { boundedMemo } from './bounded-memo.ts';
import { mentionsIn, type Mention } from './mentions.ts';
import type { NameEntry } from './name-index.ts';
import { scannerOf } from './scan.ts';
import { isGenericWord, slugOf, wordsOf } from './words.ts';

/** Who an organisation's name, as a registry or certificate writes it, stands for. */
export interface Organisation {
  readonly maker: MakerId;
  readonly makerName: string;
  readonly family?: Family;
  readonly fact?: string;
  readonly basis: readonly Citation[];
  readonly verified: boolean;
  /** False when only the name itself is known. */
  readonly known: boolean;
  /** The fact that a person must settle: a past or a doubt in common with a listed maker. */
  readonly related?: LookalikeFact;
  /** True when there is such a fact. */
  readonly review: boolean;
}

const resolvers = new WeakMap<Knowledge, (name: string) => Organisation>();
const EXACT = new Set(['oui-registrant', 'oui-registrant-former']);

/**
 * Gives the function that resolves an organisation's whole name: a registrant named by a fact, a name of a maker with
 * nothing odd beside it, else the name itself as `name:<slug>`. Never by substring. Remembers its answers.
 */
export function organisationsOf(knowledge: Knowledge): (name: string) => Organisation {
  const ready = resolvers.get(knowledge);
  if (ready !== undefined) return ready;
  const exact = new Map<string, (typeof knowledge.fingerprints)[number]>();
  const patterns: { regex: RegExp; print: (typeof knowledge.fingerprints)[number] }[] = [];
  for (const print of knowledge.fingerprints) {
    if (EXACT.has(print.technique)) exact.set(wordsOf(print.value).folded, print);
    if (print.technique === 'oui-registrant-regex') patterns.push({ regex: new RegExp(print.value, 'i'), print });
  }
  const scanner = scannerOf(knowledge);
  const others = new Map(knowledge.catalogue.map(({ id, name }) => [id, name]));
  const resolve = boundedMemo(20_000, (name): Organisation => {
    const words = wordsOf(name);
    const print = exact.get(words.folded) ?? patterns.find(({ regex }) => regex.test(name))?.print;
    if (print !== undefined) {
      const maker = print.maker === undefined ? undefined : knowledge.maker(print.maker);
      return {
        maker: maker?.id ?? print.maker ?? `name:${slugOf(name)}`,
        makerName: maker?.name ?? others.get(print.maker ?? '') ?? name,
        ...(maker?.family ? { family: maker.family } : {}),
        fact: print.id,
        basis: print.sources,
        verified: print.verified,
        known: true,
        review: false,
      };
    }
    const mentions = mentionsIn(words, scanner.names);
    const mention = mentions.find(({ how }) => how === 'exact');
    const entry = mention === undefined ? undefined : bestEntry(mention);
    if (
      mention !== undefined &&
      entry !== undefined &&
      !isProductWord(entry) &&
      coversName(
        words.list.map((word) => word.text),
        mention,
        entry,
      )
    ) {
      return {
        maker: entry.maker,
        makerName: entry.makerName,
        ...(entry.family ? { family: entry.family } : {}),
        fact: entry.fact,
        basis: entry.basis,
        verified: entry.verified,
        known: true,
        ...(entry.related ? { related: entry.related } : {}),
        review: entry.related !== undefined,
      };
    }
    return { maker: `name:${slugOf(name)}`, makerName: name, basis: [], verified: true, known: false, review: false };
  });
  resolvers.set(knowledge, resolve);
  return resolve;
}

/**
 * Whether a name is an ordinary word that one maker uses for its goods (`Nexus`, `eSpace`): a company of that name is
 * somebody else. A maker whose own name is an ordinary word (`Apple`) is not meant.
 */
function isProductWord(entry: NameEntry): boolean {
  if (!entry.common || entry.kind === 'lookalike') return false;
  const own = wordsOf(entry.makerName).list.map((word) => word.text);
  return !wordsOf(entry.name).list.every((word) => own.includes(word.text));
}

/** The entry of a mention that says most: a look-alike first, then a maker, the catalogue, an own brand. */
export function bestEntry(mention: Mention): NameEntry | undefined {
  const order = ['lookalike', 'maker', 'catalogue', 'brand'];
  // A company called exactly so comes before one whose name is longer by its legal form, and a verified name before others.
  const rank = (entry: NameEntry): number =>
    order.indexOf(entry.kind) +
    (entry.verified ? 0 : 10) -
    (entry.family === undefined ? 0 : 3) -
    (entry.listed ? 0.5 : 0) +
    (entry.name.length === mention.text.length ? 0 : 4) -
    (entry.kind === 'lookalike' ? 20 : 0);
  let best: NameEntry | undefined;
  for (const entry of mention.entries) {
    if (entry.kind === 'brand' && entry.brand?.relation !== 'own-brand') continue;
    if (best === undefined || rank(entry) < rank(best)) best = entry;
  }
  return best;
}

/** Whether the words beside a name are trade words, places and legal forms only (`Prama Hikvision India` is, `Huawei Bakery` is not). */
export function coversName(words: readonly string[], mention: Mention, entry: NameEntry): boolean {
  if (entry.kind === 'lookalike') return true;
  const [only] = words;
  if (words.length === 1 && only !== undefined && UNSPACED.test(only))
    return only.replace(mention.text, '').replace(UNSPACED_FILLERS, '') === '';
  return words.every((word, at) => (at >= mention.first && at < mention.next) || isNameFiller(word));
}

/** A word that may stand beside a maker's name in the name of one of its companies. */
function isNameFiller(word: string): boolean {
  if (isGenericWord(word) || word.length <= 2 || /\d/.test(word)) return true;
  if (FILLERS.has(word)) return true;
  // Upper-case systems cut names off: a beginning of a trade word counts as that word.
  return word.length >= 3 && CUT.some((whole) => whole.startsWith(word));
}

const UNSPACED = /[\u3400-\u9fff\uf900-\ufaff]/;
/** Words of Chinese company names that say nothing of the trade beyond telecommunications, video and electronics. */
const UNSPACED_FILLERS =
  /中国|深圳|杭州|浙江|北京|上海|南京|武汉|成都|天津|西安|东莞|市|省|技术|科技|通讯|通信|电信|股份|有限|责任|公司|数字|数码|网络|电子|集团|设备|终端|软件|信息|系统|投资|控股|移动|国际|智能|智联|视讯|安防|监控|微电子|半导体|海思|康讯|機器人|机器人|微影|存储|技術|電子|設備|終端|網絡|網路|國際|通訊|股份有限/g;

const FILLERS = new Set(
  (
    'america americas usa canada mexico brasil brazil europe deutschland germany france uk italia italy spain espana iberia polska poland turkey turkiye india japan korea australia ' +
    'russia rus singapore malaysia thailand vietnam africa middle east north south west latin latam gulf asia pacific global worldwide intl trading trade sales marketing import export ' +
    'sub subsidiary brand oem original genuine official new store vision vehicle automation intelligent intelligence smart cloud symantec marine terminal zhilian prama hytera kangxun parsian ' +
    'business consumer carrier hq inc tech surveillance video imaging cctv telecomm telecomms comm comms mfg manufacturing manufacturer maker make vendor unknown generic'
  ).split(' '),
);
const CUT =
  'technology technologies technical technologi digital communication communications corporation electronics networks enterprise international telecommunication systems equipment industries limited'.split(
    ' ',
  );
