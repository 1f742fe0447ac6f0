import { describe, expect, it } from 'vitest';
import type { SetAside, Sighting } from '../core/evidence.ts';
import { createHeadings } from './headings.ts';

const thing = (record: number, label: string): Sighting => ({
  kind: 'sighting',
  artifact: 0,
  sheet: '',
  record,
  counted: true,
  label,
  observations: [],
});
const aside = (record: number, text: string, reason: SetAside['reason'] = 'section'): SetAside => ({
  kind: 'set-aside',
  artifact: 0,
  sheet: '',
  record,
  reason,
  excerpt: text,
  ...(reason === 'blank' ? {} : { reading: thing(record, text) }),
});
const END = {
  kind: 'artifact-read',
  artifact: { index: 0, name: 'a.csv', sizeBytes: 0, sha256: '', format: 'csv' },
} as const;

/** `+` marks an item; the rest are set aside, or the problem that tells of them. */
function settled(rows: readonly (Sighting | SetAside)[], batch = rows.length + 1): readonly string[] {
  const headings = createHeadings((sighting) => ['Hikvision', 'Dahua'].filter((name) => sighting.label.includes(name)));
  const all = [{ kind: 'artifact', index: 0, name: 'a.csv', format: 'csv' } as const, ...rows, END];
  const out: string[] = [];
  for (let at = 0; at < all.length; at += batch) {
    for (const event of headings.settle(all.slice(at, at + batch))) {
      if (event.kind === 'sighting') out.push(`+${event.record}`);
      else if (event.kind === 'set-aside') {
        expect(event).not.toHaveProperty('reading');
        out.push(String(event.record));
      } else if (event.kind === 'problem') out.push(event.message);
    }
  }
  return out;
}

describe('rows set aside that may be things', () => {
  it.each([1, 2, 100])(
    'takes a heading for a thing when the row below names another maker (batches of %i)',
    (batch) => {
      expect(settled([aside(1, 'Hikvision cameras'), thing(2, 'Dahua NVR')], batch)).toEqual(['+1', '+2']);
    },
  );

  it.each([1, 2, 100])('keeps a heading whose maker the row below names, and tells it (batches of %i)', (batch) => {
    expect(settled([aside(1, 'Hikvision cameras'), aside(2, '', 'blank'), thing(3, 'Hikvision dome')], batch)).toEqual([
      '1',
      '2',
      '+3',
      'A heading or total set aside names a maker: row 1 "Hikvision cameras" (Hikvision)',
    ]);
  });

  it('loses no row that nothing follows, nor one before another heading', () => {
    expect(settled([aside(1, 'Hikvision cameras'), aside(2, 'Cameras from Dahua')])).toEqual(['+1', '+2']);
  });

  it('leaves headings that name nobody, and tells totals that name somebody', () => {
    expect(settled([aside(1, 'Cameras'), thing(2, 'x'), aside(3, 'Total Dahua NVR', 'total')])).toEqual([
      '1',
      '+2',
      '3',
      'A heading or total set aside names a maker: row 3 "Total Dahua NVR" (Dahua)',
    ]);
  });
});
