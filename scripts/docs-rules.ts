import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseRule } from '../src/verdicts/parse-rule.ts';
import type { Rule } from '../src/verdicts/rule.ts';
import { ACTORS, ACTS, CATEGORY_CLASSES, MISSING, PURPOSES } from '../src/verdicts/vocabulary.ts';

const RULES = new URL('../data/rules/', import.meta.url);
const PAGES = new URL('../docs/reference/rules/', import.meta.url);

/** Every reference page of the rules by file name, made from the rule files and nothing else. */
export function rulePages(): ReadonlyMap<string, string> {
  const rules = readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yml'))
    .map((name) => parseRule(parse(readFileSync(new URL(name, RULES), 'utf8'))))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const pages = new Map(rules.map((rule) => [`${rule.id}.md`, pageOf(rule)]));
  pages.set('README.md', contents(rules));
  return pages;
}

function contents(rules: readonly Rule[]): string {
  const rows = rules.map(
    (rule) =>
      `| [${rule.id}](${rule.id}.md) | ${rule.title} | ${rule.jurisdiction} | ${rule.status} | ${rule.effective.text ?? rule.effective.from ?? ''} |`,
  );
  return [
    '# Rules',
    '',
    'Generated from `data/rules` (`npm run docs`); do not edit. Facts for software, not legal advice.',
    '',
    '| rule | title | jurisdiction | status | from |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    '# Words of a case',
    '',
    'The words that `nameplate judge` takes and rule files use.',
    '',
    '## Acts (`--act`)',
    '',
    ...Object.entries(ACTS).map(([word, says]) => `- \`${word}\`: ${says}`),
    '',
    '## Actors (`--actor`)',
    '',
    ...Object.entries(ACTORS).map(
      ([word, { words, is }]) => `- \`${word}\`: ${words}${is.length > 0 ? ` (also bound as ${is.join(', ')})` : ''}`,
    ),
    '',
    '## Purposes (`--purpose`)',
    '',
    ...Object.entries(PURPOSES).map(([word, says]) => `- \`${word}\`: ${says}`),
    '',
    '## Categories (`--category`), by class',
    '',
    ...Object.entries(CATEGORY_CLASSES).map(([name, words]) => `- ${name}: ${words.join(', ')}`),
    '',
    '## Facts (`--fact`) and what can be missing',
    '',
    ...Object.entries(MISSING).map(([word, question]) => `- \`${word}\`: ${question}`),
    '',
  ].join('\n');
}

function pageOf(rule: Rule): string {
  const { from, to, text } = rule.effective;
  const lines = [
    `# ${rule.title}`,
    '',
    'Generated from the rule file; do not edit.',
    '',
    `- Rule: \`${rule.id}\`, ${rule.jurisdiction}, ${rule.status}`,
    `- Law: ${rule.citation.title}`,
    `- In force: ${text ?? from ?? 'no date seen'}${to === undefined ? '' : ` until ${to}`}`,
    `- Trust: ${rule.verified ? 'a source was read' : 'recalled only; gives no answer but "ask a person"'} (${rule.evidence})`,
    ...(rule.informational ? ['- Informs only: it bars nothing by itself'] : []),
    '',
    rule.prohibits,
    '',
    `Bound: ${rule.whoIsBound}. Acts: ${rule.acts.join(', ')}.`,
    '',
    ...section('Items', rule.itemsInScope),
    ...section(
      'Only for these purposes',
      rule.purposeLimits.map((limit) => `${limit.appliesTo.join(', ')}: ${limit.purposes.join('; ')}`),
    ),
    ...section(
      'Named',
      rule.entitiesNamed.map((entity) => `\`${entity}\``),
    ),
    ...(rule.reach.note === '' ? [] : section('Ownership', [rule.reach.note])),
    ...section(
      'Exceptions and waivers, and what each needs',
      rule.exceptions.map(
        (entry) =>
          `\`${entry.id}\`: ${entry.what}${entry.until === undefined ? '' : ` (until ${entry.until})`}. Needs ${entry.needs.join('; ')}`,
      ),
    ),
    ...rule.duties.flatMap((duty) =>
      section(`Duty ${duty.id} (${duty.citation})`, [
        `When: ${duty.trigger}`,
        ...(duty.to === '' ? [] : [`To: ${duty.to}`]),
        ...duty.steps.map((step) => `${step.deadline} from ${step.from}: ${step.fields.join(', ')}`),
      ]),
    ),
    ...section(
      'Clauses',
      rule.clauses.map((clause) =>
        `${clause.legacy ?? ''} ${clause.kind ?? clause.topic ?? ''}, overhaul ${clause.rfo ?? 'not known'}${clause.note === undefined ? '' : ` (${clause.note})`}`.trim(),
      ),
    ),
    ...(rule.flowDown === undefined ? [] : section('Flow-down', [`${rule.flowDown.what} (${rule.flowDown.citation})`])),
    ...section(
      'Changes',
      rule.changes.map((change) => `${change.date}: ${change.what}`),
    ),
    ...section(
      'Rounds',
      rule.rounds.map((round) => `${round.date}: ${round.what} (${round.citation})`),
    ),
    ...section(
      'Listed but not in effect',
      rule.suspensions.map((span) => `${span.from} to ${span.to}, ${span.entities.join(', ')}: ${span.what}`),
    ),
    ...section(
      'Suspended',
      rule.suspended.map((span) => `${span.from} until ${span.to}: ${span.what}`),
    ),
    ...section('Not known', [
      ...rule.uncertain.map((span) => `from ${span.from}: ${span.why}`),
      ...rule.unverifiedPoints.map((point) => `not verified: ${point}`),
    ]),
    ...section('Goes to a person when', rule.hints.reviewWhen),
    ...section('Does not bar', rule.hints.notProhibitedWhen),
    ...(rule.notes === '' ? [] : ['## Notes', '', rule.notes, '']),
    '## Worked cases',
    '',
    '| case | as of | outcome | missing |',
    '| --- | --- | --- | --- |',
    ...rule.cases.map(
      (entry) => `| ${entry.says} | ${entry.asOf} | ${entry.expect} | ${(entry.missing ?? []).join(', ')} |`,
    ),
    '',
    ...section(
      'Sources',
      rule.sources.map((source) => source.title),
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines.map((line) => `- ${line}`), ''];
}

function main(): void {
  const pages = rulePages();
  if (process.argv.includes('--check')) {
    const stale = [...pages].filter(([name, text]) => readIfThere(name) !== text).map(([name]) => name);
    if (stale.length === 0) return;
    process.stderr.write(`stale: ${stale.join(', ')}; run npm run docs\n`);
    process.exitCode = 1;
    return;
  }
  rmSync(PAGES, { recursive: true, force: true });
  mkdirSync(PAGES, { recursive: true });
  for (const [name, text] of pages) writeFileSync(new URL(name, PAGES), text);
}

function readIfThere(name: string): string | undefined {
  try {
    return readFileSync(new URL(name, PAGES), 'utf8');
  } catch {
    return undefined;
  }
}

if (process.argv[1]?.endsWith('docs-rules.ts')) main();
