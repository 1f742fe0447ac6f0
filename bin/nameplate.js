#!/usr/bin/env node
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`nameplate needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(127);
}
const built = new URL('../dist/main.js', import.meta.url);
if (!existsSync(built)) {
  process.stderr.write('nameplate is not built yet. Run: npm run build\n');
  process.exit(127);
}
const { main } = await import(built.href);
process.exitCode = await main(process.argv.slice(2));
