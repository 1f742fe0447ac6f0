import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '../../src/core/dates.ts';
import type { Sighting } from '../../src/core/evidence.ts';
import type { AssessmentTail, Dossier } from '../../src/core/verdict.ts';
import { DEFAULT_LIMITS } from '../../src/evidence/reader.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { openKnowledge } from '../../src/knowledge/open.ts';
import { assess } from '../../src/pipeline.ts';

const SITE = fileURLToPath(new URL('./fixtures/site/', import.meta.url));
const GOLDEN = fileURLToPath(new URL('./fixtures/site.golden.json', import.meta.url));
const FILES = readdirSync(SITE).sort();

interface Site {
  readonly dossiers: readonly Dossier[];
  readonly names: readonly string[];
  readonly formats: readonly string[];
  readonly tail: AssessmentTail;
}

let knowledge: Knowledge;

async function check(files: readonly string[]): Promise<Site> {
  const { events } = assess({
    paths: files.map((file) => join(SITE, file)),
    evidence: { limits: DEFAULT_LIMITS },
    question: { asOf: isoDate('2026-11-01') },
    knowledge,
    command: [],
    version: '0',
    oneFile: false,
  });
  const dossiers: Dossier[] = [];
  const names: string[] = [];
  const formats: string[] = [];
  for (;;) {
    const next = await events.next();
    if (next.done === true) return { dossiers, names, formats, tail: next.value };
    for (const event of next.value) {
      if ('item' in event) dossiers.push(event);
      else if (event.kind === 'artifact') {
        names[event.index] = event.name.split('/').at(-1) ?? '';
        formats[event.index] = event.format;
      }
    }
  }
}

/** Where a sighting stands, whatever files the run had besides. */
function place(site: Site, sighting: Sighting): string {
  return `${site.names[sighting.artifact]}#${sighting.sheet}!${sighting.record}`;
}

/** Makers of the knowledge base that the evidence names; a name nobody knows (`name:…`) is no answer to compare. */
function makersOf({ identification }: Dossier): readonly string[] {
  return identification.attributions
    .filter((one) => one.role === 'manufacturer' && one.confidence !== 'weak' && !one.maker.startsWith('name:'))
    .map((one) => one.maker);
}

function isNeighbourOnly({ item }: Dossier): boolean {
  return item.sightings.every((one) => one.part?.relation === 'neighbour-of');
}

function outline(site: Site): unknown {
  return site.dossiers.map((dossier) => ({
    ref: dossier.item.ref,
    label: dossier.item.label,
    makers: makersOf(dossier),
    status: dossier.status,
    ...(dossier.item.partOf === undefined ? {} : { partOf: dossier.item.partOf }),
    ...(isNeighbourOnly(dossier) ? { neighbour: true } : {}),
    seen: dossier.item.sightings.map((sighting) => place(site, sighting)),
    joinedBy: [...new Set(dossier.item.joins.map((one) => one.by))],
  }));
}

describe('one site in many files', () => {
  let whole: Site;
  beforeAll(async () => {
    knowledge = await openKnowledge();
    whole = await check(FILES);
  });

  it('is seen through at least eight formats, each by its own reader', () => {
    expect(new Set(whole.formats).size).toBeGreaterThanOrEqual(8);
    expect(whole.formats).not.toContain('text');
  });

  it('has the devices, makers, components and neighbours it has', () => {
    const found = `${JSON.stringify(outline(whole), null, 2)}\n`;
    if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(GOLDEN, found);
    expect(JSON.parse(found)).toEqual(JSON.parse(readFileSync(GOLDEN, 'utf8')));
  });

  it('has eleven things of its own, four parts, and one neighbour that nothing else saw', () => {
    const parts = whole.dossiers.filter((one) => one.item.partOf !== undefined);
    const neighbours = whole.dossiers.filter(isNeighbourOnly);
    expect([whole.dossiers.length, parts.length, neighbours.length]).toEqual([16, 4, 1]);
  });

  it('accounts for every record', () => {
    const { tally } = whole.tail;
    expect(tally.read).toBe(tally.items + tally.merged + tally.setAside + tally.unread);
    expect(tally.covered + tally.review + tally.clear).toBe(tally.items + tally.parts);
  });

  it('names the true maker of the camera sold under another label', () => {
    const camera = whole.dossiers.find((one) => one.item.label.startsWith('Annke'));
    expect(camera?.status).toBe('covered');
    expect(camera && makersOf(camera)).toContain('hikvision');
  });

  it('answers the same whichever file is named first', async () => {
    const turned = await check([...FILES].reverse());
    expect(outline(turned)).toEqual(outline(whole));
  });

  it.each(FILES)('without %s loses only what that file knew', async (removed) => {
    const rest = await check(FILES.filter((file) => file !== removed));
    const before = new Map<string, Dossier>();
    for (const dossier of whole.dossiers) {
      for (const sighting of dossier.item.sightings) before.set(place(whole, sighting), dossier);
    }
    const seen = new Set<string>();
    for (const dossier of rest.dossiers) {
      const places = dossier.item.sightings.map((sighting) => place(rest, sighting));
      for (const one of places) seen.add(one);
      const origins = new Set(places.map((one) => before.get(one)));
      // No two things grow together because a file is missing.
      expect(origins.size, places.join(', ')).toBe(1);
      const [origin] = origins;
      expect(origin).toBeDefined();
      if (origin === undefined) continue;
      const touched = origin.item.sightings.some((one) => place(whole, one).startsWith(`${removed}#`));
      // What the file did not speak of is answered as before; of the rest nothing new is claimed.
      if (!touched) expect([dossier.status, makersOf(dossier)]).toEqual([origin.status, makersOf(origin)]);
      else expect(makersOf(origin)).toEqual(expect.arrayContaining([...makersOf(dossier)]));
    }
    const left = [...before.keys()].filter((one) => !one.startsWith(`${removed}#`));
    expect([...seen].sort()).toEqual(left.sort());
  });
});
