import { describe, expect, it } from 'vitest';
import { chooseReader } from './choose.ts';
import { openBytes } from './open.ts';
import { DEFAULT_LIMITS } from './reader.ts';

async function readerOf(content: string, name = 'input'): Promise<string> {
  const [file] = await openBytes(name, Buffer.from(content), { limits: DEFAULT_LIMITS });
  return file === undefined || 'kind' in file ? 'none' : (chooseReader(file.probe)?.reader.name ?? 'none');
}

describe('chooseReader', () => {
  it.each([
    [
      'a table whose cells name network systems',
      'csv',
      '"name","model_id","manufacturer"\n"fw-1","FortiGate 100F","Fortinet"\n"sw","ProCurve 2530","HPE"\n',
    ],
    [
      'a list of lines that name network systems',
      'text',
      '2x FortiGate 100F firewall\nHP ProCurve 2530-24G\nDahua NVR4108\n',
    ],
    ['a table with a title and few columns', 'csv', 'Inventory\n\nMake;Model\nZTE;F660\nAxis;P3265\n'],
    ['an array of objects', 'json', '[{"make":"ZTE"}]'],
    ['an object a line', 'jsonl', '{"make":"ZTE"}\n{"make":"Axis"}\n'],
    ['a sentence with commas', 'text', 'We bought two cameras, a recorder, and cables.\nAlso one router.\n'],
    ['one line', 'text', 'Hikvision DS-2CD2042WD-I'],
  ])('gives %s to %s', async (_, reader, content) => expect(await readerOf(content)).toBe(reader));

  it('reads a damaged list rather than nothing', async () => {
    expect(await readerOf('Make,Model\nZTE,"F660\n', 'a.csv')).toBe('csv');
  });
});
