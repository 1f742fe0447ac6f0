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

  it('screens as its page shows, with types from the package alone', async () => {
    const { makeReach, openIndex, screen } = library;
    const entries: library.ListEntry[] = [
      {
        kind: 'entry',
        list: 'ours',
        entryId: '1',
        entity: {
          id: 'ours:1',
          schema: 'Company',
          names: [{ value: 'Orvex Marine GmbH', kind: 'primary' }],
          identifiers: [],
          addresses: [],
          birthDates: [],
          countries: ['DE'],
          sectors: [],
        },
        programmes: [],
        citation: { title: 'Our own list' },
        hash: '1',
      },
    ];
    const index = openIndex(entries);
    const matches = screen(index, { name: 'ORVEX MARINE', countries: ['DE'] }, { threshold: 0.5 });
    expect(matches[0]?.relation).toBe('same-name');
    const { brands } = await openKnowledge();
    const relations: library.Relation[] = [
      {
        kind: 'relation',
        type: 'owner',
        from: 'ours:2',
        to: 'ours:1',
        sharePercent: 60,
        citation: { title: 'Register' },
      },
    ];
    const owner = { ...entries[0]!, entryId: '2' };
    const listed = openIndex([
      entries[0]!,
      { ...owner, entity: { ...owner.entity, id: 'ours:2', names: [{ value: 'Halden Holding', kind: 'primary' }] } },
    ]);
    const reach = makeReach(listed, relations, brands, isoDate('2026-11-24'));
    const [reached] = reach('Orvex Marine GmbH', screen(listed, { name: 'Orvex Marine GmbH' }));
    expect(reached).toMatchObject({ relation: 'owned-or-controlled', entry: { entryId: '2' } });
  });
});
