import { readdirSync } from 'node:fs';

/**
 * `npm run bench [-- <name> …]` runs the benches named `bench/<name>.bench.ts`, each exporting `run(args)` and printing
 * its figures with the input's size. Without a name, all of them.
 */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
  .sort();
const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no bench called ${unknown.join(', ')}; there are: ${names.join(', ')}`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : names) {
  console.log(`# ${name}`);
  const module = (await import(`./${name}.bench.ts`)) as { run(args: readonly string[]): Promise<void> };
  await module.run(process.argv.slice(2).filter((word) => word.startsWith('-')));
}
