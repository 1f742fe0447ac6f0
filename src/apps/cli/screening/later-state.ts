import type { IsoDate } from '../../../core/dates.ts';
import type { EntitySchema, IdentifierScheme, ListEntry, Relation } from '../../../core/listing.ts';
import type { EntryChange, ListState } from '../../../knowledge/snapshots/diff-lists.ts';
import { listsInForce, standsOn } from '../../../knowledge/snapshots/read-entries.ts';
import type { LaterState } from '../../../knowledge/snapshots/screen-again.ts';
import { openKnowledge } from '../../../knowledge/open.ts';
import { type JsonObject, jsonObjects, jsonText, jsonTexts } from '../../../knowledge/sources/json-records.ts';
import { IDENTIFIER_WEIGHTS } from '../../../screening/identifiers.ts';
import { relationsOfKnowledge } from '../../../screening/knowledge-register.ts';
import type { ScreenQuery } from '../../../screening/party.ts';
import { makeReach, type Reach } from '../../../screening/reach.ts';
import { screen } from '../../../screening/screen.ts';
import { entriesOn, indexesOf, openLists } from './open-lists.ts';
import { type Indexes, screenBatch } from './screen-batch.ts';

/**
 * `check` notes names from 0.9 on and knows facts that its result does not hold; from here on nobody is left out.
 */
const NEAR = 0.6;
/** As many as there are: none may crowd out another. */
const ALL = 100_000;

/** Opens the later side of a comparison, so that parties can be screened against it as `screen` would on that day. */
export async function openLaterState(
  home: string,
  state: ListState,
  changes: readonly EntryChange[],
  { today, threshold }: { readonly today: IsoDate; readonly threshold: number },
): Promise<LaterState> {
  const asOf = state.day ?? today;
  const { lists, registers, reach } =
    state.day === undefined ? await withState(home, state, today) : await openLists(home, state.day, undefined);
  const byKey = new Map(changes.map((change) => [`${change.list}:${change.entryId}`, change]));
  return {
    screen(asked) {
      const query = queryOf(asked);
      const settings = { threshold, limit: 20, asOf, book: new Map() };
      const [answer] = screenBatch({ lists, registers }, [query], settings);
      if (answer === undefined) return [];
      return [...answer.matches, ...reach(query.name, answer.matches, answer.known)].map(({ entry }) => ({
        list: entry.list,
        entryId: entry.entryId,
        hash: entry.hash,
        name: entry.entity.names[0].value,
      }));
    },
    near([name, ...otherNames]) {
      if (name === undefined) return [];
      return screen(lists, { name, otherNames }, { threshold: NEAR, limit: ALL }).flatMap(
        ({ entry }) => byKey.get(`${entry.list}:${entry.entryId}`) ?? [],
      );
    },
  };
}

/** The lists in force today, with those that a snapshot or a file holds in the place of what is in force. */
async function withState(home: string, state: ListState, asOf: IsoDate): Promise<Indexes & { readonly reach: Reach }> {
  const knowledge = await openKnowledge();
  const own: ListEntry[] = [];
  for await (const batch of state.entries()) own.push(...batch.filter((entry) => standsOn(entry, asOf)));
  const held = new Set(own.map(({ list }) => list));
  const inForce = await listsInForce(home, { asOf });
  const others = inForce.lists.filter(({ list }) => !held.has(list)).map(({ list }) => list);
  const rest = await listsInForce(home, { asOf, lists: others });
  const relations: Relation[] = [...relationsOfKnowledge(knowledge.makers)];
  for await (const batch of rest.relations()) relations.push(...batch);
  for await (const batch of state.relations()) relations.push(...batch);
  async function* entries(): AsyncGenerator<readonly ListEntry[]> {
    yield own;
    yield* rest.entries();
  }
  const indexes = indexesOf(await entriesOn({ asOf, entries }, knowledge));
  return { ...indexes, reach: makeReach(indexes.lists, relations, knowledge.brands, asOf, indexes.registers) };
}

function isScheme(text: string): text is IdentifierScheme {
  return Object.hasOwn(IDENTIFIER_WEIGHTS, text);
}

/** A query as `screen` recorded it. What is not as recorded is left out: the file may have been edited. */
function queryOf(asked: JsonObject): ScreenQuery {
  const [schema, firstName, lastName] = ['schema', 'firstName', 'lastName'].map((key) => jsonText(asked[key]));
  return {
    name: jsonText(asked['name']),
    otherNames: jsonTexts(asked['otherNames']),
    identifiers: jsonObjects(asked['identifiers']).map((one) => {
      const [scheme = '', country, label] = ['scheme', 'country', 'label'].map((key) => jsonText(one[key]));
      return {
        scheme: isScheme(scheme) ? scheme : ('other' as const),
        value: jsonText(one['value']),
        ...(country ? { country } : {}),
        ...(label ? { label } : {}),
      };
    }),
    addresses: jsonTexts(asked['addresses']),
    birthDates: jsonTexts(asked['birthDates']),
    countries: jsonTexts(asked['countries']),
    ...(schema ? { schema: schema as EntitySchema } : {}),
    ...(firstName ? { firstName } : {}),
    ...(lastName ? { lastName } : {}),
  };
}
