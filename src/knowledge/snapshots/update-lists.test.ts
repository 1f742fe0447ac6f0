import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoDate } from '../../core/dates.ts';
import { inventedList } from './invented-lists.ts';
import { snapshots } from './manifest.ts';
import { listStatus } from './status.ts';
import { updateLists, type UpdateOutcome } from './update-lists.ts';

let home: string;
let server: Server;
let handler: RequestListener;
let base: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'nameplate-update-'));
  server = createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(home, { recursive: true, force: true });
});

async function update(today: string, source = 'un-xml', paths = ['/consolidated.xml']): Promise<UpdateOutcome> {
  const addresses = { [source]: paths.map((path) => base + path) };
  for await (const outcome of updateLists({
    home,
    today: isoDate(today),
    env: {},
    sources: [source],
    addresses,
    limits: { idleMs: 200, backoffMs: 5, attempts: 2 },
  }))
    return outcome;
  throw new Error('no outcome');
}

const serve =
  (text: string, etag: string): RequestListener =>
  (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag }).end(text);
  };
const one = inventedList('2026-11-01', [{ id: 'EXe.1', name: 'ALPHA', listedOn: '2020-01-01' }]);
const two = inventedList('2026-11-20', [{ id: 'EXe.2', name: 'BETA', listedOn: '2026-11-10' }]);
const ids = async (): Promise<string[]> => (await snapshots(home)).map((manifest) => manifest.id);

describe('lists update', () => {
  it('takes a list over and notes where it came from', async () => {
    handler = serve(one, '"1"');
    expect(await update('2026-11-02')).toMatchObject({
      state: 'new',
      snapshots: [{ state: 'new', manifest: { date: '2026-11-01' } }],
    });
    expect((await snapshots(home))[0]?.inputs[0]?.url).toBe(`${base}/consolidated.xml`);
  });

  it('asks only for changes; an unchanged list counts as known good today', async () => {
    handler = serve(one, '"1"');
    await update('2026-11-02');
    expect(await update('2026-11-24')).toMatchObject({ state: 'unchanged', snapshots: [] });
    expect((await listStatus(home, isoDate('2026-11-24'))).lists).toMatchObject([
      { date: '2026-11-01', knownGoodOn: '2026-11-24', ageDays: 0, old: false },
    ]);
  });

  it('adds a new snapshot beside the old one', async () => {
    handler = serve(one, '"1"');
    await update('2026-11-02');
    handler = serve(two, '"2"');
    expect(await update('2026-11-24')).toMatchObject({ state: 'new' });
    expect(await ids()).toHaveLength(2);
  });

  it.each<[string, RequestListener]>([
    ['the server is gone', (_, response) => void response.writeHead(503).end()],
    [
      'the server stalls',
      (_, response) => void response.writeHead(200, { 'content-length': two.length }).write('<?xml'),
    ],
    [
      'the body is cut short',
      (_, response) =>
        void response
          .writeHead(200, { 'content-length': two.length, etag: '"2"' })
          .write(two.slice(0, 900), () => response.destroy()),
    ],
    [
      'the server ends a shorter body cleanly',
      (_, response) => void response.writeHead(200, { etag: '"2"' }).end(two.slice(0, 30_000)),
    ],
    [
      'the list has far too few entries',
      (_, response) => void response.writeHead(200, { etag: '"2"' }).end(inventedList('2026-11-20', [], 3)),
    ],
    [
      'an error page comes instead',
      (_, response) =>
        void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sorry, we are closed.</html>'),
    ],
    [
      'the server redirects for ever',
      (request, response) => void response.writeHead(302, { location: request.url ?? '/' }).end(),
    ],
  ])('leaves the old data in force when %s', async (_, broken) => {
    handler = serve(one, '"1"');
    await update('2026-11-02');
    const before = await ids();
    handler = broken;
    const outcome = await update('2026-11-24');
    expect(outcome.state).toBe('failed');
    expect(outcome.problems.length + outcome.snapshots.flatMap((made) => made.problems).length).toBeGreaterThan(0);
    expect(await ids()).toEqual(before);
    handler = serve(two, '"2"');
    expect(await update('2026-11-24')).toMatchObject({ state: 'new' });
  });

  it('keeps the files of one publication together, though only some of them changed', async () => {
    const main = (uid: number): string =>
      Array.from(
        { length: 5_200 },
        (_, row) => `${row + uid},"EXAMPLE ${row}",-0- ,"EX",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- `,
      ).join('\r\n');
    const alt = '1,1,"aka","OTHER NAME",-0- \r\n';
    const paths = ['/sdn.csv', '/alt.csv'];
    handler = (request, response) => serve(request.url === '/sdn.csv' ? main(1) : alt, '"1"')(request, response);
    expect((await update('2026-11-02', 'ofac-csv', paths)).snapshots).toMatchObject([{ state: 'new', problems: [] }]);
    handler = (request, response) =>
      (request.url === '/sdn.csv' ? serve(main(0), '"2"') : serve(alt, '"1"'))(request, response);
    expect((await update('2026-11-24', 'ofac-csv', paths)).snapshots).toMatchObject([
      { state: 'new', problems: [], read: 5_200 },
    ]);
  });

  it('says what it cannot fetch by itself', async () => {
    for await (const outcome of updateLists({ home, today: isoDate('2026-11-24'), env: {}, sources: ['eu-fsf'] })) {
      expect(outcome).toMatchObject({ state: 'failed', problems: [{ code: 'lists/not-fetchable' }] });
    }
  });
});
