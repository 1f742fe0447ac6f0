import { isoDate } from '../src/core/dates.ts';
import type { Observation, ObservationKind } from '../src/core/evidence.ts';
import type { Subject } from '../src/identity/identifier.ts';
import { createIdentify } from '../src/identity/identify.ts';
import type { Knowledge } from '../src/knowledge/knowledge.ts';
import { openKnowledge } from '../src/knowledge/open.ts';

const AS_OF = isoDate('2026-11-23');
const MAKERS = [
  'Cisco',
  'Huawei',
  'Hewlett Packard Enterprise',
  'Dell',
  'Ubiquiti Inc.',
  'HIKVISION',
  'Axis Communications',
  'APC',
  'Generic',
  'Brother',
];
const MODELS = [
  'C9300-24UX',
  'S5735-L24T4X-A',
  'JL670A',
  'PowerEdge R740',
  'UVC-G5-Bullet',
  'DS-2CD2143G0-I',
  'P3245-LVE',
  'AP8853',
  'IP Camera',
  'HL-L5200DW',
];
const TEXTS = [
  '24 port PoE switch',
  'campus access switch',
  'wireless access point',
  'rack server 2U',
  'bullet camera outdoor',
  'dome camera lobby',
  'core router',
  'rack PDU',
  'uplink to core, see ticket',
  'office printer',
];

/** Microseconds per item of ten cells, for rows that repeat and rows that do not, and as the knowledge base grows. */
export async function run(): Promise<void> {
  const knowledge = await openKnowledge();
  const started = performance.now();
  createIdentify(knowledge);
  console.log(
    `prepared in ${(performance.now() - started).toFixed(0)} ms (${knowledge.makers.length} makers, ${knowledge.catalogue.length} catalogue entries)`,
  );
  measure('repeating cells', knowledge, (row) => TEXTS[row % TEXTS.length] ?? '');
  measure('every description distinct', knowledge, (row) => `${TEXTS[row % TEXTS.length]} room ${row}`);
  for (const times of [2, 4, 8]) {
    const grown: Knowledge = {
      ...knowledge,
      makers: knowledge.makers,
      catalogue: grow(knowledge, times),
      maker: knowledge.maker,
      owners: knowledge.owners,
      listingsOf: knowledge.listingsOf,
    };
    measure(
      `distinct, catalogue × ${times} (${grown.catalogue.length})`,
      grown,
      (row) => `${TEXTS[row % TEXTS.length]} room ${row}`,
    );
  }
}

function measure(label: string, knowledge: Knowledge, text: (row: number) => string): void {
  const identify = createIdentify(knowledge);
  const rows = 50_000;
  const subjects: Subject[] = [];
  for (let row = 0; row < rows; row += 1) subjects.push(subject(row, text(row)));
  for (let row = 0; row < 5_000; row += 1) identify(subjects[row] as Subject, AS_OF);
  // Processor time, so that other work on the machine does not count.
  const before = process.cpuUsage();
  for (const one of subjects) identify(one, AS_OF);
  const { user, system } = process.cpuUsage(before);
  const spent = (user + system) / 1000;
  console.log(
    `${label}: ${((spent * 1000) / rows).toFixed(1)} µs of processor time per item of 10 cells (${rows} items)`,
  );
}

function subject(row: number, text: string): Subject {
  const at = { at: 'record', sheet: '', record: row } as const;
  const cell = (kind: ObservationKind, value: string): Observation => ({ kind, value, at });
  const observations = [
    cell('asset-tag', `A-${row}`),
    cell('serial-number', `SN${row * 7919}`),
    cell('manufacturer', MAKERS[row % MAKERS.length] ?? ''),
    cell('model', MODELS[row % MODELS.length] ?? ''),
    cell('description', text),
    cell('location', 'Building 4'),
    cell('quantity', '1'),
    cell('price', '120.00'),
    cell('status', 'Active'),
    cell('hostname', `host-${row}`),
  ];
  return { sightings: [], observations };
}

/** The catalogue with invented makers added, so that cost can be seen against size. */
function grow(knowledge: Knowledge, times: number): Knowledge['catalogue'] {
  const copies = [...knowledge.catalogue];
  for (let copy = 1; copy < times; copy += 1)
    for (const fact of knowledge.catalogue)
      copies.push({
        ...fact,
        id: `${fact.id}-${copy}`,
        name: `${fact.name} ${copy}x`,
        names: [],
        brands: fact.brands.map((brand) => `${brand} ${copy}x`),
        models: [],
      });
  return copies;
}
