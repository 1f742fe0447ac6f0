import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/**
 * Runs the import rules and proves that they saw something: a boundary check that reads zero modules also reports
 * success, so the count is compared with the files on disk.
 */
const options = await extractDepcruiseOptions('./.dependency-cruiser.cjs');
const result = await cruise(['src'], options, undefined, { tsConfig: extractTSConfig('./tsconfig.json') });
if (typeof result.output === 'string') throw new Error('expected a report object');
const { modules, summary } = result.output;

const onDisk = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'));
const seen = new Set(modules.map((module) => module.source));
const unseen = onDisk.filter((file) => !seen.has(file));

for (const violation of summary.violations) {
  const rule = (options.ruleSet?.forbidden ?? []).find((candidate) => candidate.name === violation.rule.name);
  console.error(`${violation.rule.severity} ${violation.rule.name}: ${violation.from} → ${violation.to}`);
  if (violation.cycle) console.error(`  ${violation.cycle.map((step) => step.name).join(' → ')}`);
  if (rule?.comment) console.error(`  ${rule.comment}`);
}
for (const file of unseen) console.error(`the boundary check did not see ${file}`);
console.log(
  `boundaries: ${onDisk.length - unseen.length} of ${onDisk.length} modules checked, ${summary.violations.length} violations`,
);
if (summary.violations.length > 0 || unseen.length > 0 || onDisk.length === 0) process.exit(1);
