import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { listZip, memoryAccess, ZipError, type ZipMember } from './zip.ts';

async function textOf(member: ZipMember, limit = 1 << 20): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of member.stream(limit)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const reasonOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'none';
  } catch (error) {
    return error instanceof ZipError ? error.reason : String(error);
  }
};

describe('listZip', () => {
  it('lists members and unpacks stored and deflated ones', async () => {
    const zip = zipSync({ 'a.txt': [strToU8('hello'), { level: 0 }], 'd/型.txt': strToU8('x'.repeat(5000)) });
    const members = await listZip(memoryAccess(zip));
    expect(members.map((member) => member.name)).toEqual(['a.txt', 'd/型.txt']);
    expect(await Promise.all(members.map((member) => textOf(member)))).toEqual(['hello', 'x'.repeat(5000)]);
  });
  it('says that a zip cut at its end is truncated', async () => {
    const zip = zipSync({ 'a.txt': strToU8('hello') });
    expect(await reasonOf(listZip(memoryAccess(zip.subarray(0, 40))))).toBe('truncated');
  });
  it('says that other bytes are no zip', async () => {
    expect(await reasonOf(listZip(memoryAccess(strToU8('maker,model'))))).toBe('not-a-zip');
  });
  it('refuses a member that claims more than the limit, before unpacking', async () => {
    const zip = zipSync({ 'a.txt': strToU8('x'.repeat(100_000)) });
    const [member] = await listZip(memoryAccess(zip));
    expect(await reasonOf(textOf(member as ZipMember, 1000))).toBe('too-large');
  });
  it('stops while unpacking when a member holds more than it claims', async () => {
    const zip = Buffer.from(zipSync({ 'a.txt': strToU8('x'.repeat(100_000)) }));
    const directory = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt32LE(10, directory + 24);
    const [member] = await listZip(memoryAccess(zip));
    expect(await reasonOf(textOf(member as ZipMember))).toBe('too-large');
  });
  it('reports data that cannot be inflated as damage', async () => {
    const zip = Buffer.from(zipSync({ 'a.txt': strToU8('hello hello hello hello hello') }));
    zip.fill(0xff, 36, 44);
    const [member] = await listZip(memoryAccess(zip));
    expect(await reasonOf(textOf(member as ZipMember))).toMatch(/damaged|too-large/);
  });
  it('throws nothing but a ZipError on garbage after a zip signature', async () => {
    const base = Buffer.from(zipSync({ 'a.txt': strToU8('hello'), 'b.txt': deflateRawSync(strToU8('x')) }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { maxLength: 6 }), async (changes) => {
        const bytes = Buffer.from(base);
        for (const [at, value] of changes) bytes[at] = value;
        try {
          for (const member of await listZip(memoryAccess(bytes))) await textOf(member);
        } catch (error) {
          expect(error).toBeInstanceOf(ZipError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
