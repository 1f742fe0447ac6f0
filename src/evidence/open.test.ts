import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EvidenceEvent, readEvidence } from './read-evidence.ts';
import { DEFAULT_LIMITS, type ReadLimits } from './reader.ts';
import { shownName } from './unpack.ts';

const LIST = 'Maker,Model\nZTE,F660\n';
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nameplate-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function read(paths: readonly string[], more: { limits?: ReadLimits; stdin?: AsyncIterable<Uint8Array> } = {}) {
  const events: EvidenceEvent[] = [];
  for await (const batch of readEvidence(paths, { limits: DEFAULT_LIMITS, ...more })) events.push(...batch);
  const short = (text: string): string => text.replaceAll(`${folder}/`, '');
  return {
    opened: events.flatMap((event) => (event.kind === 'artifact' ? [short(event.name)] : [])),
    items: events.filter((event) => event.kind === 'sighting').length,
    problems: events.flatMap((event) => (event.kind === 'problem' ? [`${short(event.message)}. ${event.hint}`] : [])),
    read: events.flatMap((event) => (event.kind === 'artifact-read' ? [event] : [])),
  };
}

async function* bytesOf(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}

const zip = (members: Zippable): Uint8Array => zipSync(members);

describe('readEvidence', () => {
  it('reads a folder in order, leaves hidden files out and says so', async () => {
    put('f/b.csv', LIST);
    put('f/a/z.csv', LIST);
    put('f/.secret.csv', LIST);
    const { opened, items, problems } = await read([join(folder, 'f')]);
    expect(opened).toEqual(['f/a/z.csv', 'f/b.csv']);
    expect(items).toBe(2);
    expect(problems[0]).toContain('f: 1 hidden files not read (.secret.csv)');
  });
  it('does not follow a folder into itself', async () => {
    put('loop/a.csv', LIST);
    symlinkSync(join(folder, 'loop'), join(folder, 'loop', 'again'));
    expect((await read([join(folder, 'loop')])).opened).toEqual(['loop/a.csv']);
  });
  it('reads the members of a zip, zips in it too, with names that cannot leave it', async () => {
    const inner = zip({ 'deep.csv': strToU8(LIST) });
    const path = put(
      'z.zip',
      zip({ '../../etc/x.csv': strToU8(LIST), 'in.zip': inner, '__MACOSX/._x.csv': strToU8('x') }),
    );
    const { opened, items } = await read([path]);
    expect(opened).toEqual(['z.zip!etc/x.csv', 'z.zip!in.zip!deep.csv']);
    expect(items).toBe(2);
  });
  it('refuses zips that are nested too deep', async () => {
    let bytes = zip({ 'a.csv': strToU8(LIST) });
    for (let level = 0; level < 6; level++) bytes = zip({ 'n.zip': [bytes, { level: 0 }] });
    const { problems } = await read([put('deep.zip', bytes)]);
    expect(problems[0]).toContain('nested deeper than 3');
  });
  it('refuses a zip bomb before unpacking it and reads the rest', async () => {
    const path = put('bomb.zip', zip({ 'bomb.csv': new Uint8Array(80 * 2 ** 20), 'a.csv': strToU8(LIST) }));
    const { items, problems } = await read([path]);
    expect(items).toBe(1);
    expect(problems[0]).toMatch(/bomb\.csv claims to unpack to/);
  });
  it('reads gzip, and stops at a gzip bomb', async () => {
    expect((await read([put('a.csv.gz', gzipSync(LIST))])).items).toBe(1);
    const limits = { ...DEFAULT_LIMITS, unpackedBytes: 1 << 20 };
    const bomb = put('b.csv.gz', gzipSync(Buffer.concat([Buffer.from(LIST), Buffer.alloc(4 << 20, 'a,b\n')])));
    const { items, problems } = await read([bomb], { limits });
    expect(items).toBeGreaterThan(0);
    expect(problems.join()).toMatch(/was not unpacked further/);
  });
  it('reads standard input, as a file or as a workbook', async () => {
    expect((await read(['-'], { stdin: bytesOf('Maker,Mo', 'del\nZTE,F660\n') })).opened).toEqual(['-']);
    expect((await read(['-'], { stdin: bytesOf(zip({ 'a.csv': strToU8(LIST) })) })).opened).toEqual(['-!a.csv']);
  });
  it('gives the hash, the encoding and the record sums of each file', async () => {
    const { read: done } = await read([put('h.csv', LIST)]);
    expect(done[0]).toMatchObject({ read: 2, sightings: 1, setAside: 1, unread: 0 });
    expect(done[0]?.artifact).toMatchObject({ format: 'csv', encoding: 'utf-8', sizeBytes: LIST.length });

    expect(done[0]?.artifact.sha256).toBe('0eaad699c2a0fd0dfc7ec3b66ac7a7595438cd7aa85992268d81295c38e6ecfb');
  });
  it.each([
    [
      'quote.pdf',
      '%PDF-1.7 xx',
      'quote.pdf: PDF is not read. Export to spreadsheet or paste the lines: nameplate check -',
    ],
    ['photo.png', '\x89PNG\r\n', 'photo.png: pictures are not read.'],
    ['x.bin', `\x01\x02\x03${'\x00\x01'.repeat(200)}`, 'x.bin: the content is neither text nor a format that is read'],
    ['empty.csv', '', 'empty.csv is empty'],
    ['talk.txt', 'Hi Bob,\nThanks\n', 'I read 2 lines of talk.txt but none looks like equipment'],
    [
      'cut.zip',
      Buffer.from(zipSync({ 'a.csv': strToU8(LIST) }))
        .subarray(0, 40)
        .toString('latin1'),
      'cut.zip is damaged: it ends before its directory',
    ],
  ])('says of %s what it is and what to do', async (name, content, says) => {
    const { problems, items } = await read([put(name, Buffer.from(content, 'latin1')), put('ok.csv', LIST)]);
    expect(problems.join('\n')).toContain(says);
    expect(items).toBe(1);
  });
  it('names a file that is not there and goes on', async () => {
    const { problems, items } = await read([join(folder, 'nope.csv'), put('ok2.csv', LIST)]);
    expect(problems[0]).toBe('nope.csv does not exist. Check the name and the folder you are in');
    expect(items).toBe(1);
  });
});

describe('shownName', () => {
  it.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['C:\\Windows\\a.csv', 'Windows/a.csv'],
    ['/abs/a.csv', 'abs/a.csv'],
    ['a\u001b[31m.csv', 'a?[31m.csv'],
    ['..', 'unnamed'],
  ])('shows %j as %j', (name, shown) => expect(shownName(name)).toBe(shown));
});
