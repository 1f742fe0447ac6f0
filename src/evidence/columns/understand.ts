import type { ObservationKind } from '../../core/evidence.ts';
import { readHeader } from './header-meaning.ts';
import type { HeaderMeaning } from './header-words.ts';
import { type ColumnProfile, profileColumn } from './profile.ts';
import type { ColumnChoice } from './column-map.ts';

/** What one column was taken for, and why. */
export interface ColumnMeaning {
  /** 0-based. */
  readonly index: number;
  /** Header as written; a letter or number when there is none. */
  readonly header: string;
  readonly means: ObservationKind | 'ignored';
  readonly because: 'header' | 'content' | 'map' | 'none';
}

interface Draft {
  index: number;
  header: string;
  meaning: HeaderMeaning | undefined;
  exact: boolean;
  because: ColumnMeaning['because'];
  profile: ColumnProfile;
}

/**
 * Understands the columns of a table: the user's map first, then header words, then cell content; words that mean
 * different things in different lists (*Name*, *Type*, *Device*, *Vendor*) are settled by the other columns.
 */
export function understandColumns(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  choice: ColumnChoice,
): readonly ColumnMeaning[] {
  const width = Math.max(headers.length, ...sample.map((row) => row.length), 0);
  const drafts: Draft[] = [];
  for (let index = 0; index < width; index++) {
    const header = headers[index] ?? '';
    const chosen = choice(header, index);
    const reading = chosen === undefined ? readHeader(header) : undefined;
    drafts.push({
      index,
      header: header === '' ? columnLetter(index) : header,
      meaning: chosen ?? reading?.meaning,
      exact: chosen !== undefined || reading?.exact === true,
      because: chosen !== undefined ? 'map' : reading === undefined ? 'none' : 'header',
      profile: profileColumn(sample, index),
    });
  }
  settleByContent(drafts);
  settleByCompany(drafts);
  return drafts.map(({ index, header, meaning, because }) => ({
    index,
    header,
    means: finished(meaning),
    because: meaning === undefined ? 'none' : because,
  }));
}

/** Columns without a known header, and headers that content contradicts. */
function settleByContent(drafts: readonly Draft[]): void {
  const named = drafts.some((draft) => draft.because !== 'none');
  for (const draft of drafts) {
    if (draft.because === 'map' || draft.profile.filled === 0) continue;
    const sure = sureShape(draft.profile);
    if (draft.meaning === undefined) {
      const guess = sure ?? guessShape(draft.profile, named);
      if (guess !== undefined) {
        draft.meaning = guess;
        draft.because = 'content';
      }
    } else if (sure !== undefined && isLoose(draft.meaning)) {
      draft.meaning = sure;
      draft.because = 'content';
    } else if (draft.meaning === 'price' && draft.profile.share('text', 'word', 'code') > 0.7) {
      // "Value", "Total" or "Amount" over words is no price.
      draft.meaning = 'other';
      draft.because = 'content';
    } else if (draft.meaning === 'ignored' && !draft.exact && draft.profile.wordy > 0.6) {
      draft.meaning = 'other';
      draft.because = 'content';
    }
  }
}

/** Meanings that clear content overrules. */
function isLoose(meaning: HeaderMeaning): boolean {
  return ['hostish', 'typeish', 'thingish', 'other', 'description', 'ignored', 'location', 'asset-tag'].includes(
    meaning,
  );
}

/** Shapes that nothing else has. */
function sureShape(profile: ColumnProfile): ObservationKind | undefined {
  if (profile.share('mac') >= 0.6) return 'mac';
  if (profile.share('cpe') >= 0.6) return 'cpe';
  if (profile.share('purl') >= 0.6) return 'purl';
  if (profile.share('fcc-id') >= 0.6) return 'fcc-id';
  if (profile.share('ipv4') >= 0.6) return 'ip';
  return undefined;
}

/** A column whose header says nothing, or that has none. `named` when other columns have headers that do. */
function guessShape(profile: ColumnProfile, named: boolean): HeaderMeaning | undefined {
  if (profile.share('date') >= 0.6) return named ? 'ignored' : 'date-obtained';
  if (profile.share('price') >= 0.6) return 'price';
  if (profile.share('number', 'price', 'flag', 'date', 'email', 'url') >= 0.8) return 'ignored';
  if (profile.share('text', 'word', 'code') >= 0.5) return named ? 'other' : 'description';
  return undefined;
}

/** Words whose meaning depends on the other columns. */
function settleByCompany(drafts: readonly Draft[]): void {
  const has = (...meanings: readonly HeaderMeaning[]): boolean =>
    drafts.some((draft) => draft.meaning !== undefined && meanings.includes(draft.meaning) && draft.profile.filled > 0);
  const hasMaker = has('manufacturer', 'brand', 'makemodel');
  const network = has('ip', 'mac', 'platform', 'os', 'sys-descr') || drafts.some((draft) => isPlace(draft.header));
  for (const draft of drafts) {
    if (draft.meaning === 'typeish') {
      // Beside a maker and a role, the type is the model: NetBox and its kin name devices so.
      const role = drafts.some((other) => other.meaning === 'category' && /role/i.test(other.header));
      draft.meaning =
        role && hasMaker && !has('model') && draft.profile.share('word') < 0.5
          ? 'model'
          : typeMeaning(draft, has('model'));
    } else if (draft.meaning === 'vendorish') {
      // In a purchase list the vendor sold it; in an inventory without a maker column the vendor made it.
      const inventory = network || has('model', 'serial-number', 'os', 'version');
      const purchase = has('price', 'date-obtained', 'seller');
      draft.meaning = !hasMaker && inventory && !purchase ? 'manufacturer' : 'seller';
    } else if (draft.meaning === 'makemodel') draft.meaning = 'description';
  }
  for (const draft of drafts) {
    // Beside maker and model a name in one word with digits (`core-1`) is what the thing is called, not what it is.
    const told = hasMaker && has('model') && draft.profile.share('code') >= 0.4 && draft.profile.wordy < 0.2;
    if (draft.meaning === 'hostish') draft.meaning = nameMeaning(draft, network || told, has('description'));
    else if (draft.meaning === 'thingish') draft.meaning = thingMeaning(draft, has);
  }
  if (!has('model', 'part-number')) promoteCodes(drafts);
  // A list must say somewhere what its things are: without such a column, the best text column says it.
  if (!has('manufacturer', 'brand', 'model', 'part-number', 'description')) promoteText(drafts);
  demoteLoose(drafts, 'description');
  demoteLoose(drafts, 'category');
  // Columns of the kinds below say nothing about the maker when they hold plain numbers only.
  for (const draft of drafts) {
    const plainNumbers = draft.profile.share('number') > 0.9;
    if (draft.because === 'header' && !draft.exact && plainNumbers && draft.meaning === 'description')
      draft.meaning = 'ignored';
    // Numbers of a table of kinds that is not in this file (Lansweeper's AssetType).
    if (draft.because === 'header' && plainNumbers && draft.meaning === 'category') draft.meaning = 'ignored';
  }
}

function isPlace(header: string): boolean {
  return /^(?:site|rack|vlan|subnet|机房|ラック)$/i.test(header);
}

/** *Type* over model numbers is the model, over words the category. */
function typeMeaning(draft: Draft, hasModel: boolean): ObservationKind {
  const modelish = draft.profile.share('code');
  return !hasModel && (modelish >= 0.4 || digitsInText(draft)) ? 'model' : 'category';
}

/** Names of several words with digits in them (`ZXA10 C300`, `FortiGate 100F`). */
function digitsInText(draft: Draft): boolean {
  return (
    draft.profile.filled > 0 &&
    draft.profile.share('code', 'text') >= 0.8 &&
    draft.profile.meanChars >= 5 &&
    draft.profile.share('code') >= 0.2
  );
}

/** *Name* is what people call a device on their network; elsewhere it is what the thing is. */
function nameMeaning(draft: Draft, network: boolean, hasDescription: boolean): ObservationKind {
  const specific = /host|dns|netbios|fqdn|sysname|identifier|主机|ホスト|호스트|label/i.test(draft.header);
  if (specific || network) return 'hostname';
  return draft.profile.wordy >= 0.3 || !hasDescription ? 'description' : 'hostname';
}

/** *Device* beside a name and parts is the host they sit in; elsewhere it is the thing itself. */
function thingMeaning(
  draft: Draft,
  has: (...meanings: readonly HeaderMeaning[]) => boolean,
): ObservationKind | 'ignored' {
  if (/^device$/i.test(draft.header) && has('hostname', 'hostish') && draft.profile.wordy < 0.3) return 'hostname';
  if (draft.profile.share('number') > 0.8) return 'ignored';
  return 'description';
}

/** Beside a column that is plainly the description, one whose header only contains that word is a remark (*program description*). */
function demoteLoose(drafts: readonly Draft[], meaning: 'description' | 'category'): void {
  const same = drafts.filter((draft) => draft.meaning === meaning && draft.because === 'header');
  if (!same.some((draft) => draft.exact && draft.profile.filled > 0)) return;
  for (const draft of same) if (!draft.exact) draft.meaning = 'other';
}

/** A column under an unknown header that holds codes is the model, unless the codes are all different and alike: serials. */
function promoteCodes(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const { profile } = draft;
    const open = draft.because === 'content' && (draft.meaning === 'other' || draft.meaning === 'description');
    if (!open || profile.share('code') < 0.6) continue;
    if (profile.filled >= 5 && profile.distinct === profile.filled && profile.sameLength) continue;
    draft.meaning = 'model';
    return;
  }
}

function promoteText(drafts: readonly Draft[]): void {
  const candidates = drafts.filter(
    (draft) =>
      draft.because !== 'map' &&
      (draft.meaning === undefined || ['other', 'category', 'ignored', 'purpose'].includes(draft.meaning)) &&
      draft.profile.share('text', 'word', 'code') >= 0.5,
  );
  candidates.sort((a, b) => b.profile.wordy - a.profile.wordy || b.profile.meanChars - a.profile.meanChars);
  const best = candidates[0];
  if (best === undefined) return;
  // A vendor-only list (card payments) names sellers; its other text columns do not become items.
  const sellersOnly =
    drafts.some((draft) => draft.meaning === 'seller') && best.meaning !== undefined && best.meaning !== 'other';
  if (sellersOnly) return;
  best.meaning = 'description';
  best.because = 'content';
}

/** Contextual meanings that stayed open become the safest plain one. */
function finished(meaning: HeaderMeaning | undefined): ObservationKind | 'ignored' {
  switch (meaning) {
    case undefined:
      return 'ignored';
    case 'hostish':
      return 'hostname';
    case 'typeish':
      return 'category';
    case 'thingish':
    case 'makemodel':
      return 'description';
    case 'vendorish':
      return 'seller';
    default:
      return meaning;
  }
}

/** Spreadsheet letter of a 0-based column: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}
