import { listDefinition } from '../../../knowledge/sources/catalogue.ts';
import type { JudgedMatch } from '../../../screening/suppressions.ts';
import { escapeHtml, fragmentId, linkOrText, STYLE } from '../../../writers/html/markup.ts';
import { asSpelled, featureText } from './as-spelled.ts';
import { decisionText, groupMatches, type MatchGroup, RELATION_WORDS } from './match-groups.ts';
import { isAlert, reasonsOf, type ScreenedParty } from './result-rows.ts';
import type { ScreenSink, ScreenSummary } from './sink.ts';

const OWN_STYLE = `
.none{color:var(--soft);margin:.2rem 0}.group{margin:.8rem 0 0;padding-top:.6rem;border-top:1px solid var(--line)}
table.places{table-layout:fixed;min-width:40rem}td.day{white-space:nowrap}.score{font-variant-numeric:tabular-nums;font-weight:700}td.number{text-align:right;font-variant-numeric:tabular-nums}
article.alert{border-left-color:var(--review)}article.hidden{border-left-color:var(--line)}
`;

/** Characters of a scope on the page; the source and the JSON lines have the rest. */
const LONGEST_SCOPE = 240;

/**
 * The screening as one page: no script, no outside request, prints well. Each party in the order of the input, with every
 * listed name, the lists that have it, and every comparison; the sums stand at the end, because the page is written as the
 * list is read.
 */
export function pageSink(titles: ReadonlyMap<string, string>): ScreenSink {
  let started = false;
  const start = (): string => {
    if (started) return '';
    started = true;
    return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Names screened against lists</title><style>${STYLE}${OWN_STYLE}</style></head>
<body><a class="skip" href="#parties">Skip to the parties</a><h1>Names screened against lists</h1>
<p>A match is a lead, not a finding: a person decides whether the party is the listed one. <a href="#sums">Sums, lists and their days</a> stand at the end.</p>
<main id="parties">
`;
  };
  return {
    add: (screened) => [start() + partyHtml(screened, titles)],
    close: (summary) => [`${start()}</main>\n${sumsHtml(summary)}</body></html>\n`],
  };
}

function partyHtml({ party, matches }: ScreenedParty, titles: ReadonlyMap<string, string>): string {
  const where = `${party.file}${party.sheet === '' ? '' : `, sheet ${party.sheet}`}, row ${party.record}`;
  const name = party.query.name;
  if (name === '') return `<p class="none">${escapeHtml(where)}: no name, not screened</p>\n`;
  const id = fragmentId(`${party.file} ${party.sheet} ${party.record} ${name}`);
  if (matches.length === 0)
    return `<p class="none" id="${id}"><bdi>${escapeHtml(name)}</bdi> — no match (${escapeHtml(where)})</p>\n`;
  const alert = matches.some(isAlert);
  const groups = groupMatches(matches)
    .map((group) => groupHtml(group, titles))
    .join('');
  return `<article id="${id}" class="${alert ? 'alert' : 'hidden'}"><h2 dir="auto">${escapeHtml(name)}</h2>
<dl><dt>Where</dt><dd>${escapeHtml(where)}</dd>${factsHtml(party.query)}</dl>${groups}</article>\n`;
}

function factsHtml(query: ScreenedParty['party']['query']): string {
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ['Other names', query.otherNames ?? []],
    ['Countries', query.countries ?? []],
    ['Addresses', query.addresses ?? []],
    ['Born', query.birthDates ?? []],
    ['Identifiers', (query.identifiers ?? []).map(({ scheme, value }) => `${scheme} ${value}`)],
  ];
  return facts
    .filter(([, values]) => values.length > 0)
    .map(([what, values]) => `<dt>${what}</dt><dd dir="auto">${escapeHtml(values.join('; '))}</dd>`)
    .join('');
}

function groupHtml(group: MatchGroup, titles: ReadonlyMap<string, string>): string {
  const { match, name, all } = group;
  const decision = decisionText(match);
  const note = decision === undefined ? '' : `<p>${escapeHtml(decision)}</p>`;
  return `<div class="group"><h3><span class="score">${match.score.toFixed(2)}</span> ${RELATION_WORDS[match.relation]}: <bdi>${escapeHtml(name)}</bdi></h3>${note}
<p dir="auto">${escapeHtml(reasonsOf(match))}</p>
<div class="scroll"><table class="places"><caption>Where it is listed</caption><colgroup><col style="width:7rem"><col style="width:30%"><col><col style="width:30%"></colgroup><thead><tr><th scope="col">Since</th><th scope="col">List and entry</th><th scope="col">Programmes, scope</th><th scope="col">Source</th></tr></thead><tbody>${all.map((place) => placeHtml(place, titles)).join('')}</tbody></table></div>
<details><summary>Every comparison</summary><div class="scroll"><table><thead><tr><th scope="col">Compared</th><th scope="col">Asked</th><th scope="col">Listed</th><th scope="col">Alike</th><th scope="col">Adds</th></tr></thead><tbody>${asSpelled(match).map(comparisonHtml).join('')}</tbody></table></div></details></div>
`;
}

function placeHtml({ entry }: JudgedMatch, titles: ReadonlyMap<string, string>): string {
  const official = listDefinition(entry.list).title;
  const title = official === entry.list ? (titles.get(entry.list) ?? official) : official;
  const scope = [...entry.programmes, ...(entry.scope === undefined ? [] : [entry.scope])].join('; ');
  const short = scope.length > LONGEST_SCOPE ? `${scope.slice(0, LONGEST_SCOPE).trimEnd()} …` : scope;
  const { citation } = entry;
  const source = citation.pinpoint === undefined ? citation.title : `${citation.title}, ${citation.pinpoint}`;
  return `<tr><td class="day">${entry.listedOn ?? 'not given'}</td><td>${escapeHtml(title === entry.list ? title : `${title} (${entry.list})`)}${entry.entryId.startsWith(entry.list) ? '' : `<br><span class="soft">entry ${escapeHtml(entry.entryId)}</span>`}</td><td>${escapeHtml(short)}</td><td>${linkOrText(source, citation.url)}</td></tr>`;
}

function comparisonHtml({ feature, query, candidate, score, weight }: JudgedMatch['comparisons'][number]): string {
  const adds = weight === 0 ? '' : `${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(2)}`;
  return `<tr><td>${escapeHtml(featureText(feature))}</td><td dir="auto">${escapeHtml(query)}</td><td dir="auto">${escapeHtml(candidate)}</td><td class="number">${score.toFixed(2)}</td><td class="number">${adds}</td></tr>`;
}

function sumsHtml(summary: ScreenSummary): string {
  const rows: readonly (readonly [string, string | number])[] = [
    ['Lists as of', summary.asOf],
    ['Parties screened', summary.screened],
    ['Parties with a match', summary.alerts],
    ['Matches suppressed', summary.suppressed],
    ['Rows without a name, not screened', summary.withoutName],
    ['Least score reported', summary.threshold],
  ];
  const lists =
    summary.sources.length === 0
      ? '<p>Only the built-in companies: there were no official lists on the machine.</p>'
      : `<ul>${summary.sources.map((source) => `<li>${escapeHtml(source)}</li>`).join('')}</ul>`;
  return `<section id="sums"><h2>Sums</h2><table><tbody>${rows.map(([what, value]) => `<tr><th scope="row">${what}</th><td>${escapeHtml(String(value))}</td></tr>`).join('')}</tbody></table><h2>Lists and their days</h2>${lists}</section>`;
}
