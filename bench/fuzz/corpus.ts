import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { zipOf } from '../made-list.ts';

/** One input to mutate. */
export interface FuzzInput {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Every fixture of every reader up to 256 KiB, the examples, and made inputs for readers without fixtures. */
export function fuzzCorpus(): readonly FuzzInput[] {
  const found: { name: string; bytes: Uint8Array }[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (
        (path.includes('/fixtures/') || path.startsWith('examples')) &&
        !path.endsWith('.md') &&
        statSync(path).size <= 262_144
      ) {
        found.push({ name: entry.name, bytes: readFileSync(path) });
      }
    }
  };
  walk(join('src', 'evidence'));
  walk('examples');
  const list =
    'Maker,Model,Serial,MAC\nZTE,F660,"A,1",28:a6:db:01:02:03\n"Hikvision","DS-2CD2042WD-I",2.1E+19,x\nTotal,,,\n';
  found.push(
    { name: 'list.csv', bytes: Buffer.from(list) },
    { name: 'list16.csv', bytes: Buffer.from(`\ufeff${list}`, 'utf16le') },
    {
      name: 'list.json',
      bytes: Buffer.from(
        '{"count":2,"results":[{"name":"a","device_type":{"manufacturer":{"name":"ZTE"},"model":"F660"}},{"lines":[{"item":"x"}]}]}',
      ),
    },
    { name: 'list.jsonl', bytes: Buffer.from('{"make":"ZTE"}\n{"make":"Axis","tags":["a"]}\n') },
    { name: 'mail.txt', bytes: Buffer.from('Hi Bob,\n- 4x Hikvision DS-2CD2042WD-I\n华为交换机 S5735\nTotal: 4\n') },
    { name: 'list.zip', bytes: zipOf({ 'a/list.csv': list, 'b.json': '[{"make":"ZTE"}]' }) },
  );
  return found;
}
