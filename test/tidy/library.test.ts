import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as library from '../../src/index.ts';

const PAGE = readFileSync('docs/reference/library.md', 'utf8');
const { assess, DEFAULT_LIMITS, isoDate, judgeCase, openKnowledge, parseQuestion, whoIs, writers } = library;

describe('the library', () => {
  it('has a page that names everything it exports', () => {
    expect(Object.keys(library).filter((name) => !PAGE.includes(`\`${name}`))).toEqual([]);
  });

  it('answers as its page shows', async () => {
    const knowledge = await openKnowledge();
    const asOf = isoDate('2026-11-24');
    expect(whoIs('4c:bd:8f:00:11:22', knowledge, asOf).makers[0]?.maker).toBe('hikvision');
    const question = parseQuestion({ maker: 'zte', category: 'router', act: 'buy', actor: 'federal-agency' }, asOf);
    expect(judgeCase(question, knowledge).outcome).toBe('prohibited');
    const run = assess({
      paths: ['examples/purchases.csv'],
      evidence: { limits: DEFAULT_LIMITS },
      question: { asOf },
      knowledge,
      command: ['check', 'examples/purchases.csv'],
      version: '0.1.0',
      oneFile: true,
    });
    const report = writers.jsonl.open(run.head, { colour: false, maxRows: 100 });
    let text = '';
    for (let next = await run.events.next(); ; next = await run.events.next()) {
      const chunks = next.done ? report.close(next.value) : report.write(next.value);
      for (const chunk of await chunks) text += String(chunk);
      if (next.done) break;
    }
    const kinds = text
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { kind: string }).kind);
    expect(kinds[0]).toBe('head');
    expect(kinds.filter((kind) => kind === 'item')).toHaveLength(14);
    expect(kinds.at(-1)).toBe('summary');
  });
});
