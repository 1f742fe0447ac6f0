import { allReaders } from '../../../evidence/choose.ts';
import * as registry from '../../../writers/registry.ts';
import type { Settings } from '../config.ts';
import { EXIT, type Io } from '../io.ts';

/** `nameplate formats`: what is read and what is written. */
export async function formats(_args: readonly string[], flags: Settings, io: Io): Promise<number> {
  const readers = allReaders().map((reader) => ({ name: reader.name, summary: reader.summary }));
  const writers = Object.values(registry).map((writer) => ({
    name: writer.name,
    extension: writer.extension,
    summary: writer.summary,
  }));
  if (flags['format'] === 'json') {
    await io.stdout(`${JSON.stringify({ reads: readers, writes: writers }, null, 1)}\n`);
    return EXIT.ok;
  }
  const width = Math.max(...[...readers, ...writers].map((one) => one.name.length)) + 2;
  const lines = (rows: readonly { name: string; summary: string }[]): string =>
    rows.map((row) => `  ${row.name.padEnd(width)}${row.summary}\n`).join('');
  await io.stdout(
    `Reads (recognised by content, not by name)\n${lines(readers)}\nWrites (-o result.<extension>, or -f <name>)\n${lines(writers)}`,
  );
  return EXIT.ok;
}
