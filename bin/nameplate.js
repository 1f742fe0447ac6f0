#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`nameplate needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(127);
}
// Left alone, the heap grows to four times what lives before it is swept; large inventories pass through, nothing of them
// lives long, so sweeping at twice that costs no time and halves the memory.
setFlagsFromString('--heap-growing-percent=80');
const built = new URL('../dist/main.js', import.meta.url);
if (!existsSync(built)) {
  process.stderr.write('nameplate is not built yet. Run: npm run build\n');
  process.exit(127);
}
const { main } = await import(built.href);
process.exitCode = await main(process.argv.slice(2));
