import type { Fittings, Place } from './accessory.ts';
import type { CategoryHit } from './category.ts';
import type { Words } from './words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** Accessory words that equipment itself is called by too, or its parts: an antenna, a supply unit of a chassis. */
const EQUIPMENT_TOO = set(
  'antenna antenne antena антенна 天线 psu adapter adaptor adaptateur адаптер rails keyboard headset корпус obudowa boitier carcasa',
);
/** Words that say what comes along, before it or behind it. */
const ALONG = set(
  'with w incl including includes included inclusive and plus mit inkl inklusive und avec et inclus con incluido incluye com incluso inclui y e com с и со вместе комплект kit bundle set free gratis supplied builtin built integrated fitted installed zestaw w',
);
const FOR = set('for fur pour para per для voor dla');
/** `Power supply unit`, `battery module`: a part of equipment, exchanged in it. */
const UNIT = set('unit units module modules shelf system');
/** What may stand between a device's name and the accessory: `P30 Pro case`, `AP9330DN wall bracket`. */
const BETWEEN =
  /^(?:pro|lite|plus|ultra|max|mini|air|se|gt|original|genuine|oem|new|spare|\d{1,4}[a-z]?|[a-z]\d{0,3})$/;

/**
 * Whether a text is about an accessory, whoever made it: `Dahua bracket`, `Huawei MateBook charger`, `NVR power supply`,
 * and not about a device that is sold with one or described by one (`radio with battery`, `wall mount camera`). The accessory must be
 * the head of the first clause: nothing else is named in it, or it follows right behind the device it is for.
 */
export function isAboutAccessory(words: Words, fittings: Fittings, numbers: readonly Place[]): boolean {
  const { list, folded } = words;
  const end = firstClauseEnd(words);
  return fittings.accessories.some((accessory) => {
    if (EQUIPMENT_TOO.has(accessory.phrase) || accessory.word >= end) return false;
    if (isUnspaced(accessory)) return endsWith(folded, accessory.phrase);
    const next = accessory.word + accessory.phrase.split(' ').length;
    if (list.slice(0, accessory.word).some(({ text }) => ALONG.has(text))) return false;
    const following = list[next]?.text ?? '';
    if (ALONG.has(following) || UNIT.has(following)) return false;
    const devices = fittings.deviceWords();
    // `Bracket DS-1272ZJ for dome`: what stands behind `for` is what it goes with.
    const tie = list.findIndex(({ text }, at) => at >= next && FOR.has(text));
    const edge = tie < 0 ? end : Math.min(end, tie);
    for (let at = next; at < edge; at += 1) if (devices.has(at)) return false;
    const last = lastThing(accessory.word, devices, numbers);
    if (last === undefined) return true;
    return list.slice(last, accessory.word).every(({ text }) => BETWEEN.test(text));
  });
}

/** Index behind the last word before `edge` that says a device or is a number of one; undefined without any. */
function lastThing(edge: number, devices: ReadonlySet<number>, numbers: readonly Place[]): number | undefined {
  let last: number | undefined;
  for (const at of devices) if (at < edge) last = Math.max(last ?? 0, at + 1);
  for (const { next } of numbers) if (next <= edge) last = Math.max(last ?? 0, next);
  return last;
}

function firstClauseEnd({ list, folded }: Words): number {
  for (let at = 1; at < list.length; at += 1) {
    if (/[;,(|:\n\t]|\. | - | – | — /.test(folded.slice(list[at - 1]?.end ?? 0, list[at]?.start ?? 0))) return at;
  }
  return list.length;
}

/** Whether a text without spaces ends with the accessory and perhaps its number, and not with one that comes along. */
function endsWith(folded: string, phrase: string): boolean {
  const before = folded.replace(/[\s\da-z.-]+$/, '');
  return before.endsWith(phrase) && !/[含带配和及送、，,附]/.test(before.slice(0, -phrase.length));
}

function isUnspaced(hit: CategoryHit): boolean {
  return /[\u3040-\u9fff\uac00-\ud7af]/.test(hit.phrase);
}
