import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Problem } from '../core/problem.ts';
import { ZipError, type ZipMember } from '../lib/zip/zip.ts';
import type { ByteSource } from './byte-source.ts';
import type { ReadLimits } from './reader.ts';

/** Below this size a high ratio is ordinary: empty sheets and logs pack well. */
const RATIO_FROM_BYTES = 64 * 2 ** 20;
/** Problems per archive about single members; more are summed up. */
const MOST_PROBLEMS = 20;

/** The members of a zip that may be read, with problems for those that may not, before anything is unpacked. */
export function readableMembers(
  all: readonly ZipMember[],
  name: string,
  limits: ReadLimits,
): { readonly members: readonly ZipMember[]; readonly problems: readonly Problem[] } {
  const members: ZipMember[] = [];
  const problems: Problem[] = [];
  let hidden = 0;
  for (const member of all) {
    if (member.isFolder) continue;
    if (isHiddenMember(member.name)) {
      hidden++;
      continue;
    }
    const why: { code: Problem['code']; what: string; hint: string } | undefined = member.encrypted
      ? {
          code: 'evidence/not-read-encrypted',
          what: 'is encrypted',
          hint: 'Unpack it with its password and give the folder',
        }
      : overRatio(member.packedBytes, member.sizeBytes, limits)
        ? {
            code: 'evidence/zip-ratio',
            what: `claims to unpack to ${member.sizeBytes} bytes from ${member.packedBytes}; not unpacked`,
            hint: 'If it is genuine, unpack it and give the folder',
          }
        : undefined;
    if (why === undefined) members.push(member);
    else problems.push(memberProblem(why.code, `${name}!${shownName(member.name)}`, why.what, why.hint));
  }
  if (hidden > 0) {
    const hint = 'Unpack the zip and name such a file to read it';
    problems.push({
      ...memberProblem('evidence/hidden-files', name, `has ${hidden} hidden files that were not read`, hint),
      severity: 'note',
    });
  }
  if (problems.length <= MOST_PROBLEMS) return { members, problems };
  const more = problems.length - MOST_PROBLEMS;
  const sum = memberProblem(
    'evidence/more-problems',
    name,
    `has ${more} more members that cannot be read`,
    'Unpack it and give the folder',
  );
  return { members, problems: [...problems.slice(0, MOST_PROBLEMS), sum] };
}

function memberProblem(code: Problem['code'], name: string, what: string, hint: string): Problem {
  return { kind: 'problem', code, severity: 'error', message: `${name} ${what}`, hint, path: name };
}

/** Whether a member promises more than a genuine one does. */
export function overRatio(packed: number, unpacked: number, limits: ReadLimits): boolean {
  return unpacked > RATIO_FROM_BYTES && unpacked > packed * limits.zipRatio;
}

function isHiddenMember(name: string): boolean {
  return name
    .split(/[/\\]/)
    .some(
      (part) => (part.startsWith('.') && part !== '.' && part !== '..') || part === '__MACOSX' || part === 'Thumbs.db',
    );
}

/**
 * A member's name for people: it never leaves the archive (`..`, drive letters and leading slashes removed) and holds no
 * control characters. Nothing is ever written under it.
 */
export function shownName(name: string): string {
  const parts = name
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '?')
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part));
  return parts.join('/') || 'unnamed';
}

/** Unpacks a gzip file while it streams; throws a ZipError when it is damaged or unpacks past the limits. */
export async function* gunzipped(source: ByteSource, limits: ReadLimits): AsyncGenerator<Uint8Array> {
  let packed = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.stream()) {
      packed += chunk.length;
      yield chunk;
    }
  }
  const unpacked: AsyncIterable<Uint8Array> = pipeline(
    Readable.from(counted(), { objectMode: false }),
    createGunzip({ chunkSize: 128 * 1024 }),
    () => {},
  );
  let size = 0;
  try {
    for await (const chunk of unpacked) {
      size += chunk.length;
      if (size > limits.unpackedBytes || overRatio(packed, size, limits)) {
        throw new ZipError('too-large', `it unpacks to more than ${size} bytes from ${packed}`);
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ZipError) throw error;
    throw new ZipError('damaged', error instanceof Error ? error.message : 'it cannot be unpacked');
  }
}
