import { isoDate } from '../../src/core/dates.ts';
import type { Observation, Sighting } from '../../src/core/evidence.ts';
import type { Attribution } from '../../src/core/identity.ts';
import type { AssessmentEvent, AssessmentHead, AssessmentTail, Dossier, Verdict } from '../../src/core/verdict.ts';

/** A small invented assessment that writer tests share: hostile text, several scripts, every kind of event. */
const ASKED = isoDate('2026-11-23');

export const sampleHead: AssessmentHead = {
  tool: { name: 'nameplate', version: '0.1.0' },
  asOf: ASKED,
  bundle: {
    sha256: 'ab'.repeat(32),
    date: isoDate('2026-11-20'),
    lists: [{ id: 'fcc-covered', date: isoDate('2026-11-02') }],
  },
  rules: [
    { id: 'us-ndaa-889-a1a', title: 'Section 889 Part A', short: '889 A', citation: 'FAR 52.204-25(b)(1)' },
    { id: 'us-dod-1260h-list', title: 'DoD list of Chinese military companies', short: '1260H' },
  ],
  acts: ['buy', 'use'],
  questions: { maker: 'Who made it?' },
  profile: 'contractor',
  command: ['check', 'purchases.csv'],
};

/** Text that tries to break each format: markup, formula, escape sequence, direction override. */
export const HOSTILE = '=HYPERLINK("http://x","<script>alert(1)</script>")|\u001b[31m\u202e"&\'';

export function observation(kind: Observation['kind'], value: string, field: string, record: number): Observation {
  return { kind, value, field, at: { at: 'record', sheet: 'Assets', record, column: field } };
}

function sighting(record: number, cells: readonly string[], label: string): Sighting {
  return {
    kind: 'sighting',
    artifact: 0,
    sheet: 'Assets',
    record,
    counted: true,
    label,
    observations: [
      observation('brand', cells[0] ?? '', 'Make', record),
      observation('model', cells[1] ?? '', 'Model', record),
    ],
    cells,
  };
}

function verdict(rule: string, outcome: Verdict['outcome'], informational = false): Verdict {
  return {
    rule,
    title: rule === 'us-ndaa-889-a1a' ? 'Section 889 Part A' : 'DoD list of Chinese military companies',
    outcome,
    acts: ['buy'],
    asOf: ASKED,
    effective: { from: isoDate('2019-08-13') },
    citations: [{ title: 'FAR 52.204-25(b)(1)', url: 'https://www.acquisition.gov/far/52.204-25' }],
    proof: [{ says: 'Hangzhou Hikvision is named in the definition.' }],
    missing: outcome === 'undetermined' ? ['maker'] : [],
    exceptions: [{ id: 'waiver', what: 'agency-head waiver', needs: ['waiver document'] }],
    duties: [],
    informational,
  };
}

function claim(maker: string, name: string, seen: Observation, family?: Attribution['family']): Attribution {
  const signal = {
    technique: 'model-grammar',
    maker,
    role: 'manufacturer' as const,
    strength: 'strong' as const,
    group: 'label',
    because: seen,
    says: `"${seen.value}" follows the model grammar of ${name}.`,
    basis: [{ title: 'maker product guide', url: 'https://example.com/guide' }],
    verified: true,
  };
  return {
    maker,
    makerName: name,
    ...(family ? { family } : {}),
    role: 'manufacturer',
    confidence: 'strong',
    signals: [signal],
    against: [],
  };
}

function dossier(
  record: number,
  cells: readonly string[],
  status: Dossier['status'],
  verdicts: readonly Verdict[],
  makers: readonly Attribution[],
): Dossier {
  const label = cells.filter((cell) => cell !== '').join(' ');
  return {
    item: { ref: `Assets!${record}`, label, sightings: [sighting(record, cells, label)], joins: [] },
    identification: {
      attributions: makers,
      state: makers.length > 0 ? 'established' : 'unknown',
      category: 'camera',
      presence: 'present',
      toSettle: status === 'review' ? ['label photo', 'MAC address'] : [],
    },
    matches: [],
    verdicts,
    status,
    because:
      status === 'covered'
        ? 'model family; named by the rule'
        : status === 'review'
          ? 'no sign of a maker'
          : 'maker named; on no chosen list',
    fingerprint: `f${record}`.padEnd(16, '0'),
  };
}

const seen = observation('model', 'DS-2CD2143G0-I', 'Model', 3);

export const sampleEvents: readonly AssessmentEvent[] = [
  { kind: 'artifact', index: 0, name: 'purchases.csv', format: 'csv' },
  {
    kind: 'columns',
    artifact: 0,
    sheet: 'Assets',
    headerRecord: 2,
    columns: [
      { index: 0, header: 'Make', means: 'brand', because: 'header' },
      { index: 1, header: 'Model', means: 'model', because: 'header' },
    ],
  },
  {
    kind: 'set-aside',
    artifact: 0,
    sheet: 'Assets',
    record: 1,
    reason: 'title',
    excerpt: 'Purchases 2026',
    cells: ['Purchases 2026', ''],
  },
  {
    kind: 'set-aside',
    artifact: 0,
    sheet: 'Assets',
    record: 2,
    reason: 'header',
    excerpt: 'Make,Model',
    cells: ['Make', 'Model'],
  },
  dossier(
    3,
    ['Hikvision 海康威视', 'DS-2CD2143G0-I'],
    'covered',
    [verdict('us-ndaa-889-a1a', 'restricted'), verdict('us-dod-1260h-list', 'restricted', true)],
    [claim('hikvision', 'Hangzhou Hikvision Digital Technology', seen, 'hikvision')],
  ),
  dossier(4, [HOSTILE, ''], 'review', [verdict('us-ndaa-889-a1a', 'undetermined')], []),
  dossier(
    5,
    ['Axis', 'P3245-V'],
    'clear',
    [verdict('us-ndaa-889-a1a', 'clear')],
    [claim('axis-communications', 'Axis Communications', observation('brand', 'Axis', 'Make', 5))],
  ),
  { kind: 'unread', artifact: 0, sheet: 'Assets', record: 6, excerpt: '\ufffd\ufffd', why: 'not text' },
  {
    kind: 'problem',
    code: 'evidence/broken-quotes',
    severity: 'warning',
    message: 'Line 88: a quote is never closed.',
    hint: 'Rows 1 to 87 kept; the rest read as plain text.',
    path: 'purchases.csv',
    locator: { at: 'line', line: 88 },
  },
];

const sums = { read: 6, items: 3, parts: 0, merged: 0, setAside: 2, unread: 1, covered: 1, review: 1, clear: 1 };

export const sampleTail: AssessmentTail = {
  status: 'partial',
  artifacts: [
    { index: 0, name: 'purchases.csv', sizeBytes: 120, sha256: 'cd'.repeat(32), format: 'csv', encoding: 'utf-8' },
  ],
  tally: sums,
  perArtifact: [sums],
};
