import type { FingerprintFact, MakerFact } from '../knowledge.ts';
import { compileData } from './compile.ts';
import type { RawData } from './read-data.ts';

/** A pattern as the matcher would use it, and what it may lean on. */
interface Grammar {
  readonly at: string;
  readonly maker: string | undefined;
  /** Patterns and examples of one field are compared: model numbers with model numbers, banners with banners. */
  readonly field: string;
  readonly pattern: RegExp;
  /** Leans on another sign, so it may match what others sell. */
  readonly needsContext: boolean;
  readonly except: readonly RegExp[];
}

interface Example {
  readonly at: string;
  readonly maker: string | undefined;
  readonly field: string;
  readonly text: string;
}

/** Fields in which a label, a registrant or an address can stand; a look-alike is no banner. */
const LABEL_FIELDS: ReadonlySet<string> = new Set(['model', 'oui-registrant-regex']);

/** Every pattern matches its own examples; none that stands alone matches an example of a maker it has nothing to do with. */
export function patternFaults(data: RawData): readonly string[] {
  const { facts, catalogue } = compileData(data);
  const at = (kind: keyof RawData['records'], id: string): string =>
    data.records[kind].find((record) => record.value['id'] === id)?.at ?? `data/${kind}`;
  const faults: string[] = [];
  const grammars: Grammar[] = [];
  const examples: Example[] = [];

  for (const fact of facts.fingerprints) {
    const place = at('fingerprints', fact.id);
    const field = fact.technique === 'model-grammar' ? 'model' : fact.technique;
    const matches = matcherOf(fact);
    if (!matches) faults.push(`${place}: match "${fact.match}" is none that the program knows`);
    for (const text of fact.examples) {
      examples.push({ at: place, maker: fact.maker, field, text });
      if (matches && !matches(text)) faults.push(`${place}: does not match its own example "${text}"`);
    }
    if (!isRegex(fact)) continue;
    if (fact.examples.length === 0) faults.push(`${place}: a pattern needs at least one example`);
    grammars.push({
      at: place,
      maker: fact.maker,
      field,
      pattern: new RegExp(fact.value, 'im'),
      needsContext: fact.needsContext === true || fact.strength === 'weak',
      except: [],
    });
  }

  for (const fact of facts.brands) {
    const place = at('brands', fact.id);
    const except = fact.modelPatternsNotAffected.map((source) => new RegExp(source, 'i'));
    const patterns = fact.modelPatterns.map((source) => new RegExp(source, 'i'));
    // A component's maker did not make the device whose model is the example.
    const device = fact.relation !== 'component-inside';
    for (const text of device ? fact.modelExamples : [])
      examples.push({ at: place, maker: fact.maker, field: 'model', text });
    for (const pattern of patterns)
      grammars.push({
        at: place,
        maker: fact.maker,
        field: 'model',
        pattern,
        needsContext: fact.patternNeedsBrandContext,
        except,
      });
  }

  for (const maker of catalogue) {
    const place = at('catalogue', maker.id);
    for (const { pattern: source, examples: own, strength, needs } of maker.models) {
      // Identification tries these against whole words only.
      const pattern = new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z0-9])`, 'i');
      const needsContext = strength === 'medium' || (needs?.length ?? 0) > 0;
      grammars.push({ at: place, maker: maker.id, field: 'model', pattern, needsContext, except: [] });
      for (const text of own) {
        examples.push({ at: place, maker: maker.id, field: 'model', text });
        if (!pattern.test(text)) faults.push(`${place}: ${source} does not match its own example "${text}"`);
      }
    }
  }

  const related = relation(facts.makers);
  for (const grammar of grammars) {
    if (grammar.needsContext) continue;
    for (const example of examples) {
      if (example.field !== grammar.field || example.at === grammar.at) continue;
      if (related(grammar.maker, example.maker)) continue;
      if (!grammar.pattern.test(example.text) || grammar.except.some((pattern) => pattern.test(example.text))) continue;
      const whose = example.maker ?? 'a maker without a record';
      faults.push(`${grammar.at}: ${grammar.pattern.source} matches "${example.text}" of ${whose} (${example.at})`);
    }
  }
  const fullId = new Map(facts.makers.flatMap((maker) => (maker.shortIds ?? []).map((id) => [id, maker.id] as const)));
  for (const fact of facts.lookalikes) {
    const looked = fact.looksLike.split(/ vs |\//).map((id) => fullId.get(id) ?? id);
    for (const text of fact.mustNotMatch)
      for (const grammar of grammars) {
        if (!LABEL_FIELDS.has(grammar.field) || grammar.needsContext) continue;
        if (!looked.includes(grammar.maker ?? '') || !grammar.pattern.test(text)) continue;
        faults.push(`${grammar.at}: matches "${text}", which ${at('lookalikes', fact.id)} says it must not`);
      }
  }
  return faults;
}

function isRegex(fact: FingerprintFact): boolean {
  return fact.match.startsWith('regex');
}

/** How a fingerprint is compared with a value; undefined when its `match` is unknown. */
function matcherOf(fact: FingerprintFact): ((text: string) => boolean) | undefined {
  if (isRegex(fact)) {
    const pattern = new RegExp(fact.value, 'im');
    return (text) => pattern.test(text);
  }
  if (fact.match === 'exact') return (text) => text.toLowerCase() === fact.value.toLowerCase();
  if (fact.match === 'literal') return (text) => text.toLowerCase().includes(fact.value.toLowerCase());
  if (fact.match === 'prefix') return (text) => text.startsWith(fact.value);
  const oid = /^sysObjectID-prefix ([0-9.]+)$/.exec(fact.match)?.[1];
  return oid === undefined ? undefined : (text) => text.startsWith(oid);
}

/** Makers that own one another on any day, share an owner's family, or are the same: their patterns may overlap. */
function relation(makers: readonly MakerFact[]): (a: string | undefined, b: string | undefined) => boolean {
  const groups = new Map<string, string>();
  const root = (id: string): string => {
    const up = groups.get(id);
    return up === undefined || up === id ? id : root(up);
  };
  for (const maker of makers) {
    for (const owner of [maker.parent, ...maker.ownership.map((owned) => owned.owner)]) {
      // A holding of the state or of a fund joins nobody: only makers with a record do, and no family joins another.
      if (owner !== undefined && !owner.startsWith('name:') && owner !== 'cetc')
        groups.set(root(maker.id), root(owner));
    }
  }
  return (a, b) => a !== undefined && b !== undefined && root(a) === root(b);
}
