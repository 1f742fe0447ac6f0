import { createWriteStream } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { type ProxyEnvironment, proxyFor } from './proxy.ts';

/** What is asked of a download. */
export interface DownloadRequest {
  readonly url: string;
  /** Where the whole file goes; `<to>.partial` holds what came so far. */
  readonly to: string;
  /** Validators of the copy at hand: the server may answer that nothing changed. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly env: ProxyEnvironment;
  readonly limits?: Partial<DownloadLimits>;
  readonly signal?: AbortSignal | undefined;
}

export interface DownloadLimits {
  /** Time without any byte. */
  readonly idleMs: number;
  /** Time for the whole download, all attempts together. */
  readonly totalMs: number;
  readonly bytes: number;
  readonly redirects: number;
  readonly attempts: number;
  /** Wait before the second attempt; doubled each time. */
  readonly backoffMs: number;
}

const DOWNLOAD_LIMITS: DownloadLimits = {
  idleMs: 60_000,
  totalMs: 1_800_000,
  bytes: 4 * 2 ** 30,
  redirects: 5,
  attempts: 4,
  backoffMs: 1_000,
};

/** What came of it. */
export type Downloaded =
  | { readonly state: 'unchanged' }
  | { readonly state: 'fetched'; readonly sizeBytes: number; readonly etag?: string; readonly lastModified?: string };

/** A download that failed for good; `retry` says whether another try later may help. */
export class DownloadError extends Error {
  readonly retry: boolean;

  constructor(message: string, retry: boolean, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DownloadError';
    this.retry = retry;
  }
}

interface Partial_ {
  readonly url: string;
  readonly validator: string;
}

/**
 * Fetches one file over HTTP: conditional (ETag, Last-Modified), resumed after an interruption when the server can prove
 * that it is the same file (Range with If-Range), through a proxy when the environment names one, never from https down
 * to http, and only complete: a body shorter than announced is no file. Throws DownloadError; the file at `to` is
 * replaced only by a complete one.
 */
export async function download(request: DownloadRequest): Promise<Downloaded> {
  const limits = { ...DOWNLOAD_LIMITS, ...request.limits };
  const end = AbortSignal.timeout(limits.totalMs);
  const signal = request.signal ? AbortSignal.any([end, request.signal]) : end;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(request, limits, signal);
    } catch (error) {
      const failed =
        error instanceof DownloadError ? error : new DownloadError((error as Error).message, true, { cause: error });
      if (signal.aborted)
        throw new DownloadError(
          `${request.url}: not finished after ${Math.round(limits.totalMs / 1000)} s: ${failed.message}`,
          true,
          { cause: error },
        );
      if (!failed.retry || attempt >= limits.attempts)
        throw new DownloadError(
          `${request.url}: ${failed.message}${attempt > 1 ? ` (tried ${attempt} times)` : ''}`,
          failed.retry,
          { cause: error },
        );
      await new Promise((resolve) => setTimeout(resolve, limits.backoffMs * 2 ** (attempt - 1)));
    }
  }
}

async function attemptOnce(request: DownloadRequest, limits: DownloadLimits, signal: AbortSignal): Promise<Downloaded> {
  const partial = `${request.to}.partial`;
  const begun = await partialOf(partial, request.url);
  const headers: Record<string, string> = { 'user-agent': 'nameplate', accept: '*/*', 'accept-encoding': 'identity' };
  if (begun) {
    headers['range'] = `bytes=${begun.bytes}-`;
    headers['if-range'] = begun.validator;
  } else {
    if (request.etag) headers['if-none-match'] = request.etag;
    if (request.lastModified) headers['if-modified-since'] = request.lastModified;
  }
  const response = await follow(new URL(request.url), headers, request.env, limits, signal);
  try {
    if (response.statusCode === 304) return { state: 'unchanged' };
    if (response.statusCode === 416) {
      // What is at hand is longer than the file: it is another file.
      await dropPartial(partial);
      throw new DownloadError('the server has no such range; starting over', true);
    }
    if (response.statusCode !== 200 && response.statusCode !== 206) {
      const status = response.statusCode ?? 0;
      throw new DownloadError(
        `the server answered ${status} ${response.statusMessage ?? ''}`.trim(),
        status === 429 || status >= 500,
      );
    }
    const resumed = response.statusCode === 206 && begun !== undefined;
    if (response.statusCode === 206 && !resumedAt(response, begun?.bytes ?? 0)) {
      await dropPartial(partial);
      throw new DownloadError('the server sent another part than asked', true);
    }
    return await receive(response, request, partial, resumed ? (begun?.bytes ?? 0) : 0, limits);
  } finally {
    response.destroy();
  }
}

function resumedAt(response: IncomingMessage, from: number): boolean {
  return Number(/^bytes (\d+)-/u.exec(response.headers['content-range'] ?? '')?.[1] ?? -1) === from;
}

async function partialOf(path: string, url: string): Promise<{ bytes: number; validator: string } | undefined> {
  try {
    const note = JSON.parse(await readFile(`${path}.json`, 'utf8')) as Partial_;
    const { size } = await stat(path);
    return note.url === url && size > 0 ? { bytes: size, validator: note.validator } : undefined;
  } catch {
    return undefined;
  }
}

async function dropPartial(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(`${path}.json`, { force: true });
}

async function receive(
  response: IncomingMessage,
  request: DownloadRequest,
  partial: string,
  offset: number,
  limits: DownloadLimits,
): Promise<Downloaded> {
  const { headers } = response;
  const announced = headers['content-length'] === undefined ? undefined : Number(headers['content-length']) + offset;
  if (announced !== undefined && announced > limits.bytes)
    throw new DownloadError(`${announced} bytes announced, limit ${limits.bytes}`, false);
  const strong = headers.etag !== undefined && !headers.etag.startsWith('W/') ? headers.etag : headers['last-modified'];
  if (offset === 0) {
    // Only what the server can recognise again may be resumed.
    if (strong === undefined) await rm(`${partial}.json`, { force: true });
    else await writeFile(`${partial}.json`, JSON.stringify({ url: request.url, validator: strong } satisfies Partial_));
  }
  const file = createWriteStream(partial, offset === 0 ? {} : { flags: 'a' });
  let size = offset;
  try {
    for await (const chunk of response) {
      size += (chunk as Buffer).length;
      if (size > limits.bytes) throw new DownloadError(`more than ${limits.bytes} bytes`, false);
      if (!file.write(chunk)) await new Promise<void>((resolve) => file.once('drain', () => resolve()));
    }
  } finally {
    await new Promise<void>((resolve) => file.end(() => resolve()));
  }
  if (!response.complete)
    throw new DownloadError(
      `the connection broke after ${size} bytes${announced === undefined ? '' : ` of ${announced}`}`,
      true,
    );
  if (announced !== undefined && size !== announced)
    throw new DownloadError(`${size} bytes came, ${announced} were announced`, true);
  if (size === 0) throw new DownloadError('an empty file came', true);
  await rename(partial, request.to);
  await dropPartial(partial);
  return {
    state: 'fetched',
    sizeBytes: size,
    ...(headers.etag === undefined ? {} : { etag: headers.etag }),
    ...(headers['last-modified'] === undefined ? {} : { lastModified: headers['last-modified'] }),
  };
}

async function follow(
  first: URL,
  headers: Readonly<Record<string, string>>,
  env: ProxyEnvironment,
  limits: DownloadLimits,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  let url = allowedAddress(first, undefined);
  for (let hops = 0; ; hops += 1) {
    const response = await send(url, headers, env, limits.idleMs, signal);
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status < 300 || status > 399 || status === 304 || location === undefined) return response;
    response.destroy();
    if (hops >= limits.redirects) throw new DownloadError(`more than ${limits.redirects} redirects`, false);
    url = allowedAddress(new URL(location, url), url);
  }
}

/** The address itself when it may be asked: https stays https, plain http is for this machine only. Throws DownloadError. */
export function allowedAddress(url: URL, from: URL | undefined): URL {
  if (url.protocol === 'https:') return url;
  if (url.protocol !== 'http:') throw new DownloadError(`${url.protocol} addresses are not fetched`, false);
  if (from?.protocol === 'https:')
    throw new DownloadError(`redirected from https to http (${url.host}); refused`, false);
  if (!/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(url.hostname))
    throw new DownloadError(`http://${url.host} is not encrypted; refused`, false);
  return url;
}

async function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  env: ProxyEnvironment,
  idleMs: number,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  let proxy: URL | undefined;
  try {
    proxy = proxyFor(url, env);
  } catch (error) {
    throw new DownloadError((error as Error).message, false, { cause: error });
  }
  const options: RequestOptions = { method: 'GET', headers: { ...headers }, signal, agent: false };
  if (proxy === undefined) return await answer(url, options, idleMs);
  if (url.protocol === 'http:') {
    return await answer(
      proxy,
      { ...options, path: url.href, headers: { ...headers, host: url.host, ...proxyAuthorization(proxy) } },
      idleMs,
    );
  }
  const socket = await tunnel(proxy, url, idleMs, signal);
  return await answer(
    url,
    { ...options, createConnection: () => tlsConnect({ socket, servername: url.hostname }) },
    idleMs,
  );
}

function proxyAuthorization(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {};
  const pair = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

async function answer(url: URL, options: RequestOptions, idleMs: number): Promise<IncomingMessage> {
  return await new Promise((resolve, reject) => {
    let response: IncomingMessage | undefined;
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (answered) => {
      response = answered;
      resolve(answered);
    });
    request.setTimeout(idleMs, () =>
      (response ?? request).destroy(new DownloadError(`nothing came for ${idleMs / 1000} s`, true)),
    );
    request.on('error', reject);
    request.end();
  });
}

/** A tunnel to the target through the proxy (HTTP CONNECT, RFC 9110 9.3.6). */
async function tunnel(proxy: URL, target: URL, idleMs: number, signal: AbortSignal): Promise<Socket> {
  const host = `${target.hostname}:${target.port || '443'}`;
  return await new Promise((resolve, reject) => {
    const request = httpRequest(proxy, {
      method: 'CONNECT',
      path: host,
      headers: { host, ...proxyAuthorization(proxy) },
      agent: false,
      signal,
    });
    request.setTimeout(idleMs, () =>
      request.destroy(new DownloadError(`proxy ${proxy.host}: nothing came for ${Math.round(idleMs / 1000)} s`, true)),
    );
    request.on('connect', (response, socket) => {
      if (response.statusCode === 200) resolve(socket);
      else {
        socket.destroy();
        reject(new DownloadError(`proxy ${proxy.host} answered ${response.statusCode ?? 0} to CONNECT ${host}`, false));
      }
    });
    request.on('error', reject);
    request.end();
  });
}
