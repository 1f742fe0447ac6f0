import { pinyinOf } from '../lib/scripts/han.ts';
import { hanNumberAtEnd } from './han-number.ts';
import type { TokenSeed } from './token.ts';
import { HAN_INDUSTRY } from './words/industry.ts';
import { HAN_LEGAL_FORMS } from './words/legal-forms.ts';
import type { Lexicon } from './words/lexicon.ts';
import { HAN_PLACES } from './words/places.ts';

/** A word that says what a firm does, with its concept and sector. */
export function industrySeed(text: string, concept: string, table: Lexicon): TokenSeed {
  return { text, class: 'industry', concept, domain: table.sector.get(concept) ?? 'any' };
}

/** A Han run is `place? core industry* legal?`; what no table knows is the core, read in pinyin. */
export function hanSeeds(run: string, table: Lexicon): readonly TokenSeed[] {
  const made: TokenSeed[] = [];
  const tail: TokenSeed[] = [];
  let text = run;
  const form = HAN_LEGAL_FORMS.find(([ending]) => text.endsWith(ending));
  if (form !== undefined) {
    tail.unshift({ text: form[1], class: 'legal', concept: form[1] });
    text = text.slice(0, -form[0].length);
  }
  for (let rounds = 0; rounds < 3; rounds++) {
    if (brandAtHead(text, table) !== undefined) break;
    const head = longest(HAN_PLACES, (place) => text.startsWith(place) && text.length > place.length);
    if (head === undefined) break;
    const name = (HAN_PLACES[head] ?? '').replaceAll('_', ' ');
    const place = table.places.get(name);
    if (place !== undefined)
      made.push({ text: name.replaceAll(' ', ''), class: 'place', concept: place.place, domain: place.country });
    text = text.slice(head.length);
  }
  const brand = brandAtHead(text, table);
  if (brand !== undefined) {
    made.push({ text: brand[1].id, class: 'core', brand: brand[1].id, domain: brand[1].sector, han: brand[0] });
    text = text.slice(brand[0].length);
  }
  for (let rounds = 0; rounds < 6; rounds++) {
    const ending = longest(HAN_INDUSTRY, (industry) => text.endsWith(industry));
    if (ending === undefined) break;
    const concept = HAN_INDUSTRY[ending] ?? '';
    tail.unshift({ ...industrySeed(concept, concept, table), han: ending });
    text = text.slice(0, -ending.length);
  }
  const number = tail[0]?.class === 'industry' ? hanNumberAtEnd(text) : undefined;
  if (number !== undefined) {
    // 集团公司第三十八研究所: the number of a part, behind the legal form of the whole.
    tail.unshift({ text: number.digits, class: 'number', concept: number.digits, han: number.written });
    text = number.rest;
    const whole = HAN_LEGAL_FORMS.find(([ending]) => text.endsWith(ending));
    if (whole !== undefined) {
      tail.unshift({ text: whole[1], class: 'legal', concept: whole[1] });
      text = text.slice(0, -whole[0].length);
    }
  }
  if (text !== '')
    made.push({
      text:
        pinyinOf(text)
          .join('')
          .replace(/[^a-z0-9]/g, '') || 'x',
      class: 'core',
      han: text,
    });
  return [...made, ...tail];
}

function brandAtHead(text: string, table: Lexicon): Lexicon['hanBrands'][number] | undefined {
  return table.hanBrands.find(
    ([han]) => text.startsWith(han) && (han.length >= 3 || readsToTheEnd(text.slice(han.length))),
  );
}

/** Whether a rest of a Han name is made of known words only; else a two-character brand in it is chance. */
function readsToTheEnd(rest: string): boolean {
  for (let text = rest; text !== ''; ) {
    const head =
      longest(HAN_INDUSTRY, (word) => text.startsWith(word)) ?? longest(HAN_PLACES, (word) => text.startsWith(word));
    if (head === undefined) return false;
    text = text.slice(head.length);
  }
  return true;
}

function longest(words: Readonly<Record<string, string>>, fits: (word: string) => boolean): string | undefined {
  let best: string | undefined;
  for (const word of Object.keys(words)) if (word.length > (best?.length ?? 0) && fits(word)) best = word;
  return best;
}
