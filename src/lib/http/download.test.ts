import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowedAddress, download, DownloadError } from './download.ts';
import { proxyFor } from './proxy.ts';

let folder: string;
let server: Server;
let handler: RequestListener;
let base: string;
const BODY = 'a line of a list\n'.repeat(5_000);
const fast = { idleMs: 300, backoffMs: 5, attempts: 3 };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nameplate-http-'));
  server = createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string, extra: Partial<Parameters<typeof download>[0]> = {}): ReturnType<typeof download> =>
  download({ url: base + path, to: join(folder, 'list.csv'), env: {}, limits: fast, ...extra });
const held = (): Promise<string> => readFile(join(folder, 'list.csv'), 'utf8');

describe('download', () => {
  it('keeps a whole file and the validators the server gave', async () => {
    handler = (_, response) =>
      response.writeHead(200, { etag: '"v1"', 'last-modified': 'Tue, 03 Nov 2026 10:00:00 GMT' }).end(BODY);
    expect(await get('/')).toEqual({
      state: 'fetched',
      sizeBytes: BODY.length,
      etag: '"v1"',
      lastModified: 'Tue, 03 Nov 2026 10:00:00 GMT',
    });
    expect(await held()).toBe(BODY);
  });

  it('asks only for changes and takes 304 for an answer', async () => {
    let asked: string | undefined;
    handler = (request, response) => {
      asked = request.headers['if-none-match'];
      response.writeHead(304).end();
    };
    expect(await get('/', { etag: '"v1"' })).toEqual({ state: 'unchanged' });
    expect(asked).toBe('"v1"');
  });

  it('goes on where a broken connection left off', async () => {
    const ranges: (string | undefined)[] = [];
    handler = (request, response) => {
      ranges.push(request.headers.range);
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      if (from === 0) {
        response.writeHead(200, { etag: '"v1"', 'content-length': BODY.length });
        response.write(BODY.slice(0, 30_000), () => setTimeout(() => response.destroy(), 20));
        return;
      }
      expect(request.headers['if-range']).toBe('"v1"');
      response
        .writeHead(206, { etag: '"v1"', 'content-range': `bytes ${from}-${BODY.length - 1}/${BODY.length}` })
        .end(BODY.slice(from));
    };
    await get('/');
    expect(await held()).toBe(BODY);
    expect(ranges[0]).toBeUndefined();
    expect(ranges[1]).toMatch(/^bytes=\d+-$/);
  });

  it('starts over when the file changed between the parts', async () => {
    const other = 'another list\n'.repeat(100);
    let turn = 0;
    handler = (_, response) => {
      turn += 1;
      if (turn > 1) {
        response.writeHead(200, { etag: '"v2"' }).end(other);
        return;
      }
      response.writeHead(200, { etag: '"v1"', 'content-length': BODY.length });
      response.write(BODY.slice(0, 30_000), () => setTimeout(() => response.destroy(), 20));
    };
    await get('/');
    expect(await held()).toBe(other);
  });

  it('never takes a body shorter than announced for the file', async () => {
    handler = (_, response) => {
      response.writeHead(200, { 'content-length': BODY.length });
      response.write(BODY.slice(0, 1_000), () => response.destroy());
    };
    await expect(get('/')).rejects.toThrow(DownloadError);
    await expect(stat(join(folder, 'list.csv'))).rejects.toThrow();
  });

  it('gives up on a server that stalls', async () => {
    handler = (_, response) => {
      response.writeHead(200, { 'content-length': BODY.length });
      response.write('the beginning');
    };
    await expect(get('/', { limits: { idleMs: 80, backoffMs: 5, attempts: 2 } })).rejects.toThrow(/nothing came/);
  });

  it('gives up on a server that drips for ever', async () => {
    handler = (_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(drip));
    };
    await expect(get('/', { limits: { ...fast, totalMs: 200 } })).rejects.toThrow(/not finished after/);
  });

  it('refuses more bytes than the limit, announced or not', async () => {
    handler = (_, response) => response.writeHead(200, { 'content-length': BODY.length }).end(BODY);
    await expect(get('/', { limits: { ...fast, bytes: 100 } })).rejects.toThrow(/announced, limit 100/);
    handler = (_, response) => response.writeHead(200, { 'transfer-encoding': 'chunked' }).end(BODY);
    await expect(get('/', { limits: { ...fast, bytes: 100 } })).rejects.toThrow(/more than 100 bytes/);
  });

  it('follows a few redirects and refuses a loop', async () => {
    handler = (request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else response.writeHead(200).end(BODY);
    };
    expect(await get('/old')).toMatchObject({ state: 'fetched' });
    await expect(get('/loop')).rejects.toThrow(/more than 5 redirects/);
  });

  it('refuses to leave this machine without encryption', async () => {
    handler = (_, response) => response.writeHead(302, { location: 'http://lists.example/sdn.csv' }).end();
    await expect(get('/')).rejects.toThrow(/not encrypted; refused/);
    await expect(get('/', { url: 'ftp://lists.example/sdn.csv' })).rejects.toThrow(/ftp: addresses are not fetched/);
  });

  it('tries again on a busy server and not on a missing file', async () => {
    let asked = 0;
    handler = (_, response) => {
      asked += 1;
      if (asked < 3) response.writeHead(503).end();
      else response.writeHead(200).end(BODY);
    };
    expect(await get('/')).toMatchObject({ state: 'fetched' });
    asked = 0;
    handler = (_, response) => {
      asked += 1;
      response.writeHead(404).end();
    };
    await expect(get('/')).rejects.toThrow(/answered 404/);
    expect(asked).toBe(1);
  });

  it('keeps the old file when the new one fails', async () => {
    handler = (_, response) => response.writeHead(200).end('old');
    await get('/');
    handler = (_, response) => response.writeHead(500).end();
    await expect(get('/')).rejects.toThrow(DownloadError);
    expect(await held()).toBe('old');
  });

  it('asks a proxy by absolute address for http and by CONNECT for https', async () => {
    handler = (_, response) => response.writeHead(200).end(BODY);
    const seen: string[] = [];
    const proxy = createServer((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers['proxy-authorization'] ?? ''}`);
      response.writeHead(200).end('by proxy');
    });
    proxy.on('connect', (request, socket) => {
      seen.push(`CONNECT ${request.url}`);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = `http://user:secret@127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    await get('/list', { env: { HTTP_PROXY: address } });
    expect(await held()).toBe('by proxy');
    expect(seen[0]).toBe(`GET ${base}/list Basic ${Buffer.from('user:secret').toString('base64')}`);
    await expect(get('/', { url: 'https://lists.example/sdn.csv', env: { HTTPS_PROXY: address } })).rejects.toThrow(
      /answered 403 to CONNECT lists\.example:443/,
    );
    expect(seen[1]).toBe('CONNECT lists.example:443');
    proxy.close();
  });

  it('says so when nobody listens', async () => {
    const socket = createTcpServer();
    await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
    const { port } = socket.address() as AddressInfo;
    await new Promise<void>((resolve) => socket.close(() => resolve()));
    await expect(get('/', { url: `http://127.0.0.1:${port}/` })).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('allowedAddress', () => {
  it('refuses to step down from https to http', () => {
    expect(() => allowedAddress(new URL('http://127.0.0.1/list'), new URL('https://lists.example/'))).toThrow(
      /from https to http/,
    );
    expect(allowedAddress(new URL('https://other.example/list'), new URL('https://lists.example/')).host).toBe(
      'other.example',
    );
  });
});

describe('proxyFor', () => {
  const env = { HTTPS_PROXY: 'proxy.example:3128', NO_PROXY: 'localhost, .internal.example, lists.example:8443' };
  it.each([
    ['https://data.example/a', 'http://proxy.example:3128/'],
    ['https://deep.internal.example/a', undefined],
    ['https://lists.example:8443/a', undefined],
    ['https://lists.example/a', 'http://proxy.example:3128/'],
    ['http://data.example/a', undefined],
  ])('%s goes through %s', (url, expected) => {
    expect(proxyFor(new URL(url), env)?.href).toBe(expected);
  });

  it('lets * except every host', () => {
    expect(proxyFor(new URL('https://data.example/'), { HTTPS_PROXY: 'p:1', NO_PROXY: '*' })).toBeUndefined();
  });

  it('refuses proxies it cannot speak to', () => {
    expect(() => proxyFor(new URL('https://data.example/'), { ALL_PROXY: 'socks5://p:1' })).toThrow(/not supported/);
  });
});
