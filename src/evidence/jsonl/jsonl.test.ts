import { describe, expect, it } from 'vitest';
import { readWith } from '../../../test/reading.ts';
import { jsonl } from './jsonl.ts';

describe('jsonl', () => {
  it('reads one object a line, numbered by line', async () => {
    const { devices, sureness } = await readWith(jsonl, '{"make":"ZTE","model":"F660"}\n\n{"make":"Axis"}\n', 'a.txt');
    expect(devices.map((device) => [device.record, device.label])).toEqual([
      [1, 'ZTE F660'],
      [3, 'Axis'],
    ]);
    expect(sureness).toBeGreaterThan(0.5);
  });
  it('counts a broken line as unread, says which, and goes on', async () => {
    const { devices, events, problems } = await readWith(
      jsonl,
      '{"make":"ZTE"}\n{"make"\n{"make":"Axis"}\n',
      'a.jsonl',
    );
    expect(devices.map((device) => device.record)).toEqual([1, 3]);
    expect(events.filter((event) => event.kind === 'unread').length).toBe(1);
    expect(problems[0]?.message).toContain('Line 2');
  });
  it.each([
    ['one JSON document', '{\n "a": 1\n}\n'],
    ['CSV', 'a,b\n1,2\n'],
  ])('leaves %s to others', async (_, content) => expect((await readWith(jsonl, content, 'x')).sureness).toBe(0));
});
