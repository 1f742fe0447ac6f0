import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from './core/dates.ts';
import type { Item } from './core/verdict.ts';
import { DEFAULT_LIMITS } from './evidence/reader.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { openKnowledge } from './knowledge/open.ts';
import { assess } from './pipeline.ts';

const folder = mkdtempSync(join(tmpdir(), 'nameplate-pipeline-'));
let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function check(text: string): Promise<{ readonly items: readonly Item[]; readonly codes: readonly string[] }> {
  const path = join(folder, 'scan.xml');
  writeFileSync(path, text);
  const { events } = assess({
    paths: [path],
    evidence: { limits: DEFAULT_LIMITS },
    question: { asOf: isoDate('2026-11-01') },
    knowledge,
    command: [],
    version: '0',
    oneFile: true,
  });
  const items: Item[] = [];
  const codes: string[] = [];
  for await (const batch of events) {
    for (const event of batch) {
      if ('item' in event) items.push(event.item);
      else if (event.kind === 'problem') codes.push(event.code);
    }
  }
  return { items, codes };
}

const host = (address: string, inner = ''): string =>
  `<host><status state="up"/><address addr="${address}" addrtype="ipv4"/>${inner}</host>`;
const scan = (hosts: readonly string[]): string =>
  `<?xml version="1.0"?><nmaprun scanner="nmap">${hosts.join('')}<runstats><finished time="1"/></runstats></nmaprun>`;
const KEY = '2048 8e:1f:4c:20:99:a1:3b:5d:77:60:12:ce:45:0a:b8:f3 (RSA)';
const answers = `<ports><port protocol="tcp" portid="22"><state state="open"/><service name="ssh" product="OpenSSH"/><script id="ssh-hostkey" output="${KEY}"/></port></ports><hostscript><script id="nbstat" output="NetBIOS name: EDGE-GW-1, NetBIOS user: &lt;unknown&gt;"/></hostscript>`;

describe('one scan alone', () => {
  it('joins two addresses of one device, in the order of the file', async () => {
    const { items } = await check(scan([host('10.0.0.1', answers), host('10.0.0.9'), host('10.1.0.1', answers)]));
    expect(items.map((item) => item.sightings.map((one) => one.record))).toEqual([[1, 3], [2]]);
    expect(items[0]?.joins[0]?.by).toBe('key and name');
  });

  it('streams when it is too large to be held, says so, and loses no host', async () => {
    const many = Array.from({ length: 10_002 }, (_, at) => host(`10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`));
    const { items, codes } = await check(scan(many));
    expect(items.map((item) => item.sightings[0].record)).toEqual(many.map((_, at) => at + 1));
    expect(codes).toEqual(['evidence/large-scan']);
  });
});
