import type { ObservationKind, Sighting } from '../../core/evidence.ts';
import { createNotes, labelOf } from '../record-notes.ts';
import { supplierKind } from '../supplier-role.ts';

/** One package of any SPDX version and form, as far as it is read. */
export interface PackageFacts {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** `Organization: X (mail)`, `Person: X`, `NOASSERTION`, or a bare name (3.0). */
  readonly supplier: string;
  readonly originators: readonly string[];
  /** `DEVICE`, `FIRMWARE`, `APPLICATION`, …; lower or upper case. */
  readonly purpose: string;
  readonly description: string;
  readonly references: readonly { readonly type: string; readonly value: string }[];
}

/** Which packages the document is about, and what contains what; known before the first sighting is made. */
export interface Outline {
  readonly described: Set<string>;
  /** Container of a package, when exactly one contains it. */
  readonly containers: Map<string, string>;
}

/** Starts an empty outline. */
export function createOutline(): Outline {
  return { described: new Set(), containers: new Map() };
}

/** Takes in one relationship of any SPDX version (`DESCRIBES`, `contains`, `PACKAGE_OF`, …). */
export function noteRelation(outline: Outline, from: string, type: string, to: string): void {
  switch (type.replaceAll('_', '').toUpperCase()) {
    case 'DESCRIBES':
      outline.described.add(to);
      break;
    case 'DESCRIBEDBY':
      outline.described.add(from);
      break;
    case 'CONTAINS':
      outline.containers.set(to, from);
      break;
    case 'CONTAINEDBY':
    case 'PACKAGEOF':
      outline.containers.set(from, to);
      break;
    default:
  }
}

const REFERENCES: Readonly<Record<string, ObservationKind>> = {
  cpe22type: 'cpe',
  cpe23type: 'cpe',
  cpe22: 'cpe',
  cpe23: 'cpe',
  purl: 'purl',
  packageurl: 'purl',
  swid: 'other',
  gtin: 'gtin',
};

/** The package as a sighting: a device or part, or software on the thing the document describes. */
export function packageSighting(facts: PackageFacts, outline: Outline, artifact: number, record: number): Sighting {
  const sheet = 'packages';
  const notes = createNotes(sheet, record);
  const makers = facts.originators.map(partyOf).filter((party) => party !== undefined);
  for (const maker of makers) notes.add(maker.person ? 'person' : 'manufacturer', maker.name, 'originator');
  const supplier = partyOf(facts.supplier);
  if (supplier !== undefined) {
    const kind = supplier.person ? 'person' : supplierKind(supplier.name, notes.has('manufacturer'));
    notes.add(kind, supplier.name, 'supplier');
  }
  const purpose = facts.purpose.toLowerCase().replaceAll(/[_-]/g, '');
  const hardware = purpose === 'device' || purpose === 'hardware';
  notes.add(hardware ? 'model' : 'description', facts.name, 'name');
  notes.add('version', facts.version, 'versionInfo');
  notes.add('description', facts.description, 'description');
  for (const { type, value } of facts.references.slice(0, 40)) {
    const kind = REFERENCES[type.toLowerCase().replace(/[^a-z0-9]/g, '')];
    if (kind !== undefined) notes.add(kind, value, type);
  }
  notes.add('category', CATEGORIES[purpose] ?? 'software', 'primaryPackagePurpose');

  const label = labelOf(notes.first('manufacturer'), facts.name, facts.version) || 'package';
  const sighting: Sighting = {
    kind: 'sighting',
    artifact,
    sheet,
    record,
    counted: true,
    label,
    observations: notes.list,
    key: facts.id,
  };
  const host = hostOf(facts.id, outline);
  if (host === undefined) return sighting;
  return { ...sighting, part: { relation: hardware ? 'component-of' : 'software-on', host } };
}

const CATEGORIES: Readonly<Record<string, string>> = {
  device: 'device',
  hardware: 'device',
  firmware: 'firmware',
  operatingsystem: 'operating system',
  application: 'software application',
  library: 'software library',
  framework: 'software framework',
  container: 'software container',
  devicedriver: 'software device driver',
};

/** What contains the package, else the one thing the document describes. */
function hostOf(id: string, outline: Outline): string | undefined {
  const container = outline.containers.get(id);
  if (container !== undefined && container !== id && container !== 'SPDXRef-DOCUMENT') return container;
  if (outline.described.size !== 1 || outline.described.has(id)) return undefined;
  return [...outline.described][0];
}

/** `Organization: ZTE (info@example.net)` → name; `undefined` for NOASSERTION, NONE, tools and nothing. */
function partyOf(text: string): { readonly name: string; readonly person: boolean } | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || /^(?:NOASSERTION|NONE)$/i.test(trimmed) || /^Tool:/i.test(trimmed)) return undefined;
  const match = /^(Organization|Person):\s*(.*)$/i.exec(trimmed);
  const name = (match?.[2] ?? trimmed).replace(/\s*\([^()]*\)$/, '').trim();
  if (name === '') return undefined;
  return { name, person: match?.[1]?.toLowerCase() === 'person' };
}
