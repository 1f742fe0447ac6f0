import { readFileSync } from 'node:fs';
import { isoDate } from '../../src/core/dates.ts';
import type { ListEntry } from '../../src/core/listing.ts';
import { compileData } from '../../src/knowledge/authoring/compile.ts';
import { readData } from '../../src/knowledge/authoring/read-data.ts';
import { entriesOfKnowledge } from '../../src/screening/knowledge-entries.ts';
import { registerOfKnowledge, relationsOfKnowledge } from '../../src/screening/knowledge-register.ts';
import type { ScreenQuery } from '../../src/screening/party.ts';
import { makeReach, SAME_HOUSE } from '../../src/screening/reach.ts';
import { screen, type ScreenMatch } from '../../src/screening/screen.ts';
import { openIndex } from '../../src/screening/screening-index.ts';

/** The day the vendor labels speak of. */
const AS_OF = isoDate('2026-11-01');

/** The built-in companies, and how the product asks them: by likeness first, then over owners and trade marks. */
export interface BuiltIn {
  readonly entries: readonly ListEntry[];
  ask(query: ScreenQuery): readonly ScreenMatch[];
}

/** Compiles the knowledge base as `nameplate screen` does when no list is on the machine. */
export function openBuiltIn(): BuiltIn {
  const { facts } = compileData(readData(new URL('../../data', import.meta.url).pathname));
  const entries = [...entriesOfKnowledge(facts.makers, facts.listings)];
  const lists = openIndex(entries);
  const registers = openIndex(registerOfKnowledge(facts.makers, facts.listings, facts.brands, AS_OF));
  const reach = makeReach(lists, relationsOfKnowledge(facts.makers), facts.brands, AS_OF, registers);
  return {
    entries,
    ask: (query) => {
      const matches = screen(lists, query, { limit: 5 });
      const known = screen(registers, query, { threshold: SAME_HOUSE, limit: 5 });
      return [...matches, ...reach(query.name, matches, known)].slice(0, 5);
    },
  };
}

/**
 * Says how many of the vendors labelled in `covered-vendors.tsv` were found among those asked, which were missed, and how many
 * others raised an alert. `brand` rows sell goods of a listed maker: an alert on them is right, and none is no miss.
 */
export function reportCovered(vendors: readonly ScreenQuery[], alerts: ReadonlySet<string>): void {
  const labels = new Map(
    readFileSync(new URL('covered-vendors.tsv', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.split('\t')[0]!, line.split('\t')[1]!] as const),
  );
  const asked = [...new Set(vendors.map(({ name }) => name))];
  const covered = asked.filter((name) => labels.get(name) === 'covered');
  const missed = covered.filter((name) => !alerts.has(name));
  const others = asked.filter((name) => !labels.has(name));
  const wrong = others.filter((name) => alerts.has(name));
  console.log(
    `  covered vendors found: ${covered.length - missed.length} of ${covered.length}; false alarms: ${wrong.length} of ${others.length} others (${((100 * wrong.length) / Math.max(1, others.length)).toFixed(2)} %)`,
  );
  for (const name of missed) console.log(`  missed: ${name}`);
  for (const name of wrong) console.log(`  false: ${name}`);
}
