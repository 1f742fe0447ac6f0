/**
 * `npm run accuracy -- <set> <path> [--errors] [--predictions <file.jsonl>]` scores the product on labelled sets.
 * Each set is one file beside this one that exports `run(args)`.
 */
const SETS = ['inventories', 'lines', 'identification', 'names'] as const;

const [set, ...args] = process.argv.slice(2);
const known = SETS.find((name) => name === set);
if (known === undefined) {
  console.error(`usage: npm run accuracy -- <${SETS.join('|')}> <path> [--errors] [--predictions <file.jsonl>]`);
  process.exit(2);
}
const module = (await import(`./${known}.ts`)) as { run(args: readonly string[]): Promise<void> };
await module.run(args);
