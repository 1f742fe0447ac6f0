import { ADJECTIVAL_FITTINGS } from './accessory-words.ts';
import type { CategoryHit } from './category.ts';
import type { Words } from './words.ts';

/** Where a name or a number stands: in the folded text, and by the indexes of its first word and of the word after it. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly next: number;
}

/** What one text says of accessories and devices, found once for all names in it. */
export interface Fittings {
  /** Names of accessories, in order. */
  readonly accessories: readonly CategoryHit[];
  /** Indexes of words that say a kind of device; found when first asked for. */
  readonly deviceWords: () => ReadonlySet<number>;
  /** Model numbers of devices. */
  readonly numbers: readonly Place[];
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** Words that tie an accessory to what it goes with. */
const TIES = set(
  'for fur pour para per dla do na pro pre za til till voor icin для на к ко под zu zum passend suitable fits fitting',
);
/** Words that tie it to a kind of device; before a name they may also mean its maker (`cable de Huawei`). */
const LOOSE_TIES = set('de del della di du des da of von vom');
/** Words after which a second thing is named. */
const ADDS = set('with w incl including includes and plus mit inkl avec con com e y et und c с и со вместе');
const LINE_WORD = /^(?:pro|lite|plus|ultra|max|air|se|\d{1,2}|[a-z]\d{0,2})$/;
/** The short number of a phone or tablet, no model number by itself: `P30`, `20`, `C6N`. */
const SHORT_NUMBER = /^[a-z]{0,2}\d{1,3}[a-z]?$/;
const HAN_DEVICE = /手机|手機|路由器|交换机|摄像机|摄像头|录像机|对讲机|平板|笔记本|电脑|\d/;

/**
 * Whether a name in a text is that of the device an accessory goes with: `screen protector Huawei Mate 20`, `блок питания
 * для камеры Hikvision`, `MateBook X Pro charger`. The accessory must be what the clause is about: its first noun, or what
 * follows the device's own number. `ownDevice` says that the name itself is that of a device (a line, a number).
 */
export function goesWithAccessory(words: Words, name: Place, fittings: Fittings, ownDevice: boolean): boolean {
  const clause = clauseOf(words, name);
  if (isForDevice(words, name, fittings, clause)) return true;
  if (fittings.accessories.length === 0) return false;
  return (
    leads(words, name, fittings, ownDevice, clause) ||
    follows(words, name, fittings, ownDevice, clause) ||
    fittings.accessories.some((accessory) => unspaced(words, name, accessory))
  );
}

/** Words that tie something to a device in any language of ours, and mean nothing else. */
const FOR = set('for fur pour para per для voor dla til icin');
/** What is done for money or as work before `for`: `purchase order for router Huawei`. */
const DEALINGS = set(
  'purchase purchases payment payments invoice order orders ordered quote quotation po pay paid buy bought budget procurement supply deposit bid bill charge request requisition funds tender contract project installation install service support maintenance rental lease заказ закупка оплата счет пополнение pedido compra achat commande bestellung kauf angebot zamowienie',
);

/** `Lens for camera Dahua`, `SIM-карта для роутера Huawei`: something that is no device, tied to one. */
function isForDevice(words: Words, name: Place, { deviceWords }: Fittings, [from]: Clause): boolean {
  const { list } = words;
  let at = name.first - 1;
  while (at > from && name.first - at <= 4 && !FOR.has(list[at]?.text ?? '')) at -= 1;
  if (at <= from || !FOR.has(list[at]?.text ?? '')) return false;
  if (lastIn(deviceWords(), at, name.first) < 0 || lastIn(deviceWords(), from, at) >= 0) return false;
  return !has(words, from, at, DEALINGS) && list.slice(from, at).some(({ text }) => /\p{L}{3}/u.test(text));
}

type Clause = readonly [from: number, to: number];

/** `Bracket for camera Hikvision`, `Case Huawei P30`: the accessory is the first noun of the clause. */
function leads(words: Words, name: Place, fittings: Fittings, ownDevice: boolean, [from, to]: Clause): boolean {
  const { accessories, deviceWords, numbers } = fittings;
  const head = accessories.find((hit) => hit.word >= from && hit.word < name.first && !isUnspaced(hit));
  if (head === undefined) return false;
  const end = head.word + lengthOf(head);
  if (has(words, from, head.word, ADDS) || has(words, from, head.word, TIES) || has(words, end, name.first, ADDS))
    return false;
  if (numbers.some((place) => place.first >= from && place.next <= head.word)) return false;
  const device = lastIn(deviceWords(), end, name.first);
  // `Battery camera Imou`: without a word that ties them, such a word describes the device.
  if (device >= 0)
    return (
      has(words, end, device, TIES) || has(words, end, device, LOOSE_TIES) || !ADJECTIVAL_FITTINGS.has(head.phrase)
    );
  if (has(words, end, name.first, TIES)) return true;
  if (head.category === 'cover') return true;
  const called = lastIn(deviceWords(), name.next, Math.min(to, name.next + 4)) >= 0;
  if (called && ADJECTIVAL_FITTINGS.has(head.phrase)) return false;
  return (
    called ||
    ownDevice ||
    numbers.some((place) => place.first >= name.next && place.first <= name.next + 1 && place.first < to)
  );
}

/** `Hytera PD785 battery`, `Huawei P30 Pro case`: the accessory follows the device's own number. */
function follows(words: Words, name: Place, fittings: Fittings, ownDevice: boolean, [, to]: Clause): boolean {
  const ends = fittings.numbers
    .filter((place) => place.first >= name.first && place.first <= name.next + 1)
    .map(({ next }) => next);
  if (ends.length === 0 && !ownDevice) return false;
  let at = Math.max(name.next, ...ends);
  const furthest = Math.min(to, at + 3);
  while (at < furthest && LINE_WORD.test(words.list[at]?.text ?? '')) at += 1;
  const accessory = fittings.accessories.find((hit) => hit.word === at && !isUnspaced(hit));
  if (accessory === undefined || at >= to) return false;
  return lastIn(fittings.deviceWords(), at + lengthOf(accessory), to) < 0;
}

/**
 * Whether a cover follows a name and the short number of a phone: `Huawei P30 case`, `Huawei Mate 20 leather cover`. A cover
 * goes with a device, even where the number is too short to be known as one.
 */
export function coversNumber(words: Words, name: Place, fittings: Fittings): boolean {
  const [, to] = clauseOf(words, name);
  const cover = fittings.accessories.find(
    (hit) => hit.category === 'cover' && !isUnspaced(hit) && hit.word > name.next && hit.word <= name.next + 4,
  );
  if (cover === undefined || cover.word >= to) return false;
  if (has(words, name.next, cover.word, ADDS) || has(words, name.next, cover.word, TIES)) return false;
  const between = words.list.slice(name.next, cover.word);
  return (
    between.some(({ text }) => SHORT_NUMBER.test(text)) &&
    lastIn(fittings.deviceWords(), cover.word + lengthOf(cover), to) < 0
  );
}

/** `华为手机充电线`, `手机壳 华为 P30`: text without spaces, read by the order of its parts. */
function unspaced({ folded }: Words, name: Place, accessory: CategoryHit): boolean {
  if (!isUnspaced(accessory)) return false;
  const at = folded.indexOf(accessory.phrase);
  if (at < name.start) return accessory.category === 'cover' || /[适用]/.test(folded.slice(at, name.start));
  const between = folded.slice(name.end, at);
  return HAN_DEVICE.test(between) && !/[含带配和及送、，,]/.test(between);
}

function isUnspaced(hit: CategoryHit): boolean {
  return /[\u3040-\u9fff\uac00-\ud7af]/.test(hit.phrase);
}

/** The words of the clause around a place: index of its first word and of the word behind its last. */
function clauseOf({ list, folded }: Words, place: Place): Clause {
  const stops = (at: number): boolean =>
    /[;,()|!?:+\n\t]|\. | - | – | — | \/ /.test(folded.slice(list[at - 1]?.end ?? 0, list[at]?.start ?? 0));
  let from = place.first;
  while (from > 0 && !stops(from)) from -= 1;
  let to = place.next;
  while (to < list.length && !stops(to)) to += 1;
  return [from, to];
}

function has({ list }: Words, from: number, to: number, wanted: ReadonlySet<string>): boolean {
  for (let at = from; at < to; at += 1) if (wanted.has(list[at]?.text ?? '')) return true;
  return false;
}

function lastIn(indexes: ReadonlySet<number>, from: number, to: number): number {
  for (let at = to - 1; at >= from; at -= 1) if (indexes.has(at)) return at;
  return -1;
}

function lengthOf(hit: CategoryHit): number {
  return hit.phrase.split(' ').length;
}
