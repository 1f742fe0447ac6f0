import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childrenOf, textOf, type XmlElement, xmlElements } from './xml-elements.ts';
import { type XmlEvent, type XmlTrouble, xmlEvents } from './xml-events.ts';

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function elementsOf(xml: string | Uint8Array, name: string, size = 1 << 16) {
  const found: XmlElement[] = [];
  let trouble: XmlTrouble | undefined;
  const bytes = typeof xml === 'string' ? Buffer.from(xml) : xml;
  const options = { onTrouble: (first: XmlTrouble) => (trouble = first) };
  for await (const batch of xmlElements(cut(bytes, size), (local) => local === name, options)) found.push(...batch);
  return { found, trouble };
}

describe('xmlElements', () => {
  it('yields each wanted element with its children, whatever the prefix', async () => {
    const { found } = await elementsOf(
      '<r xmlns:n="u"><n:host id="1"><p a="x">one</p><p>two</p></n:host><host/></r>',
      'host',
    );
    expect(found.map((host) => childrenOf(host, 'p').map(textOf))).toEqual([['one', 'two'], []]);
    expect(found[0]?.attributes['id']).toBe('1');
  });
  it('keeps what came before the place where a document is cut off, and says so', async () => {
    const { found, trouble } = await elementsOf('<r><host>a</host><host>b</ho', 'host');
    expect(found.map(textOf)).toEqual(['a']);
    expect(trouble?.message).toMatch(/unclosed|end of/i);
  });
  it('does not expand entities that a DTD declares', async () => {
    const bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><r><host>&b;</host></r>';
    const { found, trouble } = await elementsOf(bomb, 'host');
    expect(found.map(textOf)).toEqual(['&b;']);
    expect(trouble?.message).toMatch(/entity/);
  });
  it('stops at the depth limit instead of filling memory', async () => {
    const { found, trouble } = await elementsOf(`<host>a</host>`.replace('a', '<d>'.repeat(5000)), 'host');
    expect(found).toEqual([]);
    expect(trouble).toMatchObject({ message: 'elements are nested deeper than 200', stopped: true });
  });
  it('reads the encoding that the declaration names', async () => {
    const xml = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><r><host>Mod'),
      Buffer.from([0xe8]),
      Buffer.from('le</host></r>'),
    ]);
    expect((await elementsOf(xml, 'host')).found.map(textOf)).toEqual(['Modèle']);
  });
  it('reads UTF-16 with a mark', async () => {
    const xml = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<r><host>型号</host></r>', 'utf16le')]);
    expect((await elementsOf(xml, 'host')).found.map(textOf)).toEqual(['型号']);
  });
  it('gives the same elements however the bytes are cut', async () => {
    const xml = '<r><host a="1&amp;2">é<![CDATA[<x>]]></host>\n<host b=\'"\'><c/>型</host></r>';
    const whole = await elementsOf(xml, 'host');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
        const parts = await elementsOf(xml, 'host', size);
        expect(parts.found.map((host) => ({ ...host, line: 0 }))).toEqual(
          whole.found.map((host) => ({ ...host, line: 0 })),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('xmlEvents', () => {
  it('never throws on garbage, and every end tag has its start', async () => {
    const garbage = fc.array(
      fc.constantFrom('<', '>', '/', 'a', '="', '"', '&', ';', '<!', '[', ']]>', '<?', '\0', 'é'),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(garbage, async (parts) => {
        const events: XmlEvent[] = [];
        for await (const batch of xmlEvents(cut(Buffer.from(parts.join('')), 5))) events.push(...batch);
        let depth = 0;
        for (const event of events) {
          if (event.at === 'open') depth++;
          if (event.at === 'close') depth--;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
