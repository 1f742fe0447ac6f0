import type { Artifact, ReadEvent, SetAside, Sighting } from '../core/evidence.ts';
import type { Problem } from '../core/problem.ts';
import type { ArtifactOpened } from '../core/verdict.ts';

/** What reading a file yields: its events between its opening and its end. */
type FileEvent = ReadEvent | ArtifactOpened | { readonly kind: 'artifact-read'; readonly artifact: Artifact };

/** Names of the makers that a sighting names, in whatever role. */
export type MakersNamed = (sighting: Sighting) => readonly string[];

/** Settles, with what is known of makers, which set-aside rows are things after all. */
export interface Headings {
  /** Passes on the events of one batch, in order; a row in doubt waits for the next record of its sheet. */
  settle(events: readonly FileEvent[]): readonly FileEvent[];
}

/** Rows told by number; the rest are counted. */
const MOST_TOLD = 5;

/**
 * A row that looks like a heading and names a maker (`Hikvision cameras`) is a heading only when the record below it names
 * that maker too; nothing is lost by it then. Otherwise it is a thing that was written in one cell. A total (`Subtotal
 * Huawei equipment`) sums records that were counted, and stays set aside. Both are told in a problem of their file, for
 * they may be all that names the maker.
 */
export function createHeadings(namesOf: MakersNamed): Headings {
  /** A row in doubt and the blank rows after it. */
  let waiting: { readonly aside: SetAside; readonly thing: Sighting; readonly makers: readonly string[] } | undefined;
  let blanks: SetAside[] = [];
  const told = new Map<number, { rows: string[]; count: number; path: string }>();
  let path = '';

  const keep = (aside: SetAside, makers: readonly string[]): SetAside => {
    const found = told.get(aside.artifact) ?? { rows: [], count: 0, path };
    told.set(aside.artifact, found);
    found.count++;
    const sheet = aside.sheet === '' ? '' : `sheet "${aside.sheet}" `;
    if (found.rows.length < MOST_TOLD)
      found.rows.push(`${sheet}row ${aside.record} "${aside.excerpt.slice(0, 60)}" (${makers.join(', ')})`);
    return aside;
  };
  const release = (below: readonly string[]): ReadEvent[] => {
    if (waiting === undefined) return [];
    const { aside, thing, makers } = waiting;
    waiting = undefined;
    const first = makers.some((maker) => below.includes(maker)) ? keep(aside, makers) : thing;
    return [first, ...blanks.splice(0)];
  };

  const heading = (event: SetAside & { readonly reading: Sighting }): ReadEvent[] => {
    const { reading, ...aside } = event;
    const makers = namesOf(reading);
    if (makers.length === 0) return [aside];
    if (aside.reason === 'total') return [keep(aside, makers)];
    waiting = { aside, thing: reading, makers };
    return [];
  };

  return {
    settle(events) {
      const out: FileEvent[] = [];
      for (const event of events) {
        if (event.kind === 'artifact-read') {
          out.push(...release([]));
          const found = told.get(event.artifact.index);
          told.delete(event.artifact.index);
          if (found !== undefined) out.push(nameMakers(found.rows, found.count, found.path));
          out.push(event);
        } else if (event.kind === 'artifact') {
          path = event.name;
          out.push(event);
        } else if (event.kind === 'problem' || event.kind === 'columns') out.push(event);
        else if (event.kind === 'set-aside' && event.reason === 'blank' && waiting !== undefined) blanks.push(event);
        else {
          const below = event.kind === 'sighting' && waiting?.aside.sheet === event.sheet ? namesOf(event) : [];
          out.push(...release(below));
          if (event.kind === 'set-aside' && event.reading !== undefined)
            out.push(...heading({ ...event, reading: event.reading }));
          else out.push(event);
        }
      }
      return out;
    },
  };
}

function nameMakers(rows: readonly string[], count: number, path: string): Problem {
  const more = count > rows.length ? ` and ${count - rows.length} more` : '';
  return {
    kind: 'problem',
    code: 'evidence/maker-in-heading',
    severity: 'warning',
    message: `${count === 1 ? 'A heading or total' : `${count} headings or totals`} set aside ${count === 1 ? 'names' : 'name'} a maker: ${rows.join('; ')}${more}`,
    hint: 'If such a row is a thing and not a heading or sum of others, write what it is in a row of its own',
    path,
  };
}
