import { isIsoDate, type IsoDate } from '../core/dates.ts';
import type { Item } from '../core/verdict.ts';

/** What the records say of an item that rules ask about, besides who made it. */
export interface RecordedFacts {
  readonly obtained?: IsoDate;
  readonly origin?: readonly string[];
  readonly isPart?: boolean;
}

/** Reads dates, origin and part-hood from an item's observations. A day in a form that would have to be guessed is left out. */
export function recordedFacts(item: Item): RecordedFacts {
  let obtained: IsoDate | undefined;
  const origin = new Set<string>();
  for (const sighting of item.sightings) {
    for (const seen of sighting.observations) {
      if (seen.kind === 'date-obtained') obtained ??= dayOf(seen.value);
      else if (seen.kind === 'country-of-origin' && /^[A-Za-z]{2}$/.test(seen.value.trim())) {
        origin.add(seen.value.trim().toUpperCase());
      }
    }
  }
  return {
    ...(obtained === undefined ? {} : { obtained }),
    ...(origin.size === 0 ? {} : { origin: [...origin].sort() }),
    ...(item.sightings.some((sighting) => sighting.part?.relation === 'component-of') ? { isPart: true } : {}),
  };
}

/** A day written year first; `03/04/2026` is nobody's to guess. */
function dayOf(text: string): IsoDate | undefined {
  const parts = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text);
  const day = parts ? `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}` : '';
  return isIsoDate(day) ? day : undefined;
}
