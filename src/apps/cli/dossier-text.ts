import type { Citation } from '../../core/identity.ts';
import { type MakerDossier, STATEMENT_ORDER, type StatementKind } from '../../knowledge/dossier.ts';
import type { HistoryFact } from '../../knowledge/knowledge.ts';
import { printable } from '../../lib/terminal-text/terminal-text.ts';
import { sourceText } from '../../writers/source-text.ts';

const HEADINGS: Readonly<Record<StatementKind, string>> = {
  allegation: 'Allegations (said by the party named; not findings)',
  denial: 'Denials and answers',
  statement: 'Statements',
  finding: 'Findings of a body that looked into it',
  penalty: 'Penalties and settlements',
  order: 'Orders',
  withdrawal: 'Withdrawn or lifted',
  law: 'Laws',
  bill: 'Bills (not law on their own)',
  proposal: 'Proposals (not law)',
  'business-decision': 'Business decisions',
};

const UNVERIFIED = '  (recalled, not verified)';

/** Everything known of a maker as text: names, brands, owners over time, listings with dates, and who said what. */
export function dossierText(dossier: MakerDossier): string {
  const { maker, asOf } = dossier;
  const lines = [
    `${maker.name}  [${maker.id}]${dossier.family === undefined ? '' : `  family ${dossier.family.family}`}  as of ${asOf}`,
    `  ${[maker.kind, maker.country === undefined ? '' : `country ${maker.country}`].filter((part) => part !== '').join(', ')}${maker.verified ? '' : UNVERIFIED}`,
    ...(maker.notes === '' ? [] : [`  ${maker.notes}`]),
    ...section(
      'Names',
      dossier.names.map(
        (name) =>
          `${name.value}  (${name.type}${name.lang === undefined ? '' : `, ${name.lang}`})${name.verified ? '' : UNVERIFIED}`,
      ),
    ),
    ...section(
      'Brands',
      dossier.brands.map(
        ({ brand, holds }) =>
          `${brand.brand}: ${brand.relation}, ${brand.confidence}${period(brand.from, brand.to)}${holds ? '' : '  (not on this day)'}${brand.verified ? '' : UNVERIFIED}`,
      ),
    ),
    ...section('Owners over time', dossier.owners.map(holdingLine)),
    ...section('Owns, over time', dossier.owned.map(holdingLine)),
    ...section(
      `On lists (as of ${asOf})`,
      dossier.listings.map(
        ({ listing, state }) =>
          `${state === 'in-force' ? 'on' : state === 'ended' ? 'was on' : 'later on'} ${listing.rule}, ${listing.listedOn}${listing.delistedOn === undefined ? '' : ` to ${listing.delistedOn}`}: ${listing.namedHow}; ${listing.citation}${listing.statusNote === '' ? '' : ` — ${listing.statusNote}`}${listing.verified ? '' : UNVERIFIED}`,
      ),
    ),
    ...STATEMENT_ORDER.flatMap((kind) => section(HEADINGS[kind], dossier.statements[kind].flatMap(statementLines))),
    ...(dossier.laterStatements > 0
      ? ['', `${dossier.laterStatements} statements are dated after ${asOf} and not shown.`]
      : []),
    ...section('Sources', [...new Set(maker.sources.map(citationText))]),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function holdingLine(holding: MakerDossier['owners'][number]): string {
  const { fact } = holding;
  const share = fact?.sharePercent === undefined ? '' : `, ${fact.sharePercent} %`;
  const note = fact === undefined || fact.note === '' ? '' : ` — ${fact.note}`;
  return `${holding.name} [${holding.id}]${share}${period(fact?.from, fact?.to)}${holding.holds ? '' : '  (not on this day)'}${note}${fact === undefined || fact.verified ? '' : UNVERIFIED}`;
}

function statementLines(fact: HistoryFact): string[] {
  const sources = fact.sources.map(citationText);
  return [
    `${fact.date}  ${fact.actor}: ${fact.summary}${fact.verified ? '' : UNVERIFIED}`,
    ...(fact.note === '' ? [] : [`    note: ${fact.note}`]),
    ...sources.map((source) => `    source: ${source}`),
  ];
}

function period(from: string | undefined, to: string | undefined): string {
  if (from === undefined && to === undefined) return '';
  return `, ${from ?? '…'} to ${to ?? 'now'}`;
}

function citationText({ title, url }: Citation): string {
  return sourceText(title, url);
}
