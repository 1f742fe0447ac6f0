import type { Knowledge } from '../knowledge/knowledge.ts';

/** A company found by what somebody typed. */
export interface ResolvedMaker {
  readonly id: string;
  readonly name: string;
}

/** Legal-form words that people leave out; kept short on purpose, since a wrong maker is worse than none. */
const FORMS =
  /\b(?:co|company|corp|corporation|inc|incorporated|ltd|limited|llc|gmbh|ag|sa|plc|technology|technologies)\b/g;

/**
 * Finds the maker somebody names: id, family alias, or one of its names written in full (case, punctuation and legal form
 * aside). No guessing: undefined when nothing or more than one company fits.
 */
export function resolveMaker(text: string, knowledge: Knowledge): ResolvedMaker | undefined {
  const held = knowledge.maker(text) ?? knowledge.maker(text.toLowerCase());
  if (held) return { id: held.id, name: held.name };
  const exact = plain(text);
  const found = new Map<string, string>();
  for (const maker of knowledge.makers) {
    if (maker.names.some((name) => plain(name.value) === exact)) found.set(maker.id, maker.name);
  }
  for (const maker of knowledge.catalogue) {
    if (maker.id === text || [maker.name, ...maker.names].some((name) => plain(name) === exact))
      found.set(maker.id, maker.name);
  }
  if (found.size === 0) {
    const core = stem(text);
    for (const maker of knowledge.makers)
      if (core !== '' && maker.names.some((name) => stem(name.value) === core)) found.set(maker.id, maker.name);
    for (const maker of knowledge.catalogue)
      if (core !== '' && [maker.name, ...maker.names].some((name) => stem(name) === core))
        found.set(maker.id, maker.name);
  }
  const [only, second] = [...found];
  return only && !second ? { id: only[0], name: only[1] } : undefined;
}

/** Ids that look like what was typed, for a helpful refusal. */
export function similarMakers(text: string, knowledge: Knowledge): readonly string[] {
  const word = plain(text).split(' ')[0] ?? '';
  if (word.length < 3) return [];
  const near = knowledge.makers.filter(
    (maker) => maker.id.includes(word) || maker.names.some((name) => plain(name.value).includes(word)),
  );
  const start = knowledge.makers.filter((maker) => maker.id.startsWith(word.slice(0, 3)));
  return (near.length > 0 ? near : start)
    .map((maker) => maker.id)
    .toSorted((a, b) => a.length - b.length)
    .slice(0, 5);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function stem(text: string): string {
  return plain(text).replace(FORMS, ' ').replace(/ +/g, ' ').trim();
}
