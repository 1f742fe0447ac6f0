import { fileURLToPath } from 'node:url';
import { checkData, countsOf } from '../src/knowledge/authoring/check.ts';
import { readData } from '../src/knowledge/authoring/read-data.ts';
import { checkRules } from '../src/verdicts/check.ts';

const data = readData(fileURLToPath(new URL('../data', import.meta.url)));
const entities = new Set(data.records.makers.map((record) => String(record.value['id'])));
const rules = data.records.rules.map((record) => record.value);
const faults = [...checkData(data), ...checkRules(rules, { entities })];
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`${faults.length} faults in the data`);
  process.exitCode = 1;
} else {
  const counts = Object.entries(countsOf(data)).map(([kind, count]) => `${count} ${kind}`);
  console.log(`data ok: ${data.files.length} files, ${counts.join(', ')}`);
}
