import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../../test/subject.ts';
import { isoDate } from '../../core/dates.ts';
import type { Identification } from '../../core/identity.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { createIdentify, type Identify } from '../identify.ts';
import { type HeldOut, readHeldOut } from '../../../test/held-out.ts';

const AS_OF = isoDate('2026-11-23');
const MAKING = new Set(['manufacturer', 'original-design-manufacturer', 'grantee']);
const listed = readHeldOut(new URL('./fixtures/listed.txt', import.meta.url));
const others = readHeldOut(new URL('./fixtures/others.txt', import.meta.url));

let identify: Identify;
beforeAll(async () => {
  identify = createIdentify(await openKnowledge());
});

function ask(row: HeldOut): Identification {
  return identify(subjectFrom({ model: row.number, ...(row.beside ? { description: row.beside } : {}) }), AS_OF);
}

/** Families that the answer names as maker with more than weak evidence. */
function families(found: Identification): readonly string[] {
  return found.attributions.flatMap(({ role, confidence, family }) =>
    MAKING.has(role) && confidence !== 'weak' && family !== undefined ? [family] : [],
  );
}

describe('numbers written down before the grammars were tried on them', () => {
  it.each(['huawei', 'zte', 'hikvision', 'dahua', 'hytera'])('at least 95 of 100 of %s are told', (maker) => {
    const rows = listed.filter((row) => row.maker === maker);
    const missed = rows.filter((row) => {
      const found = ask(row);
      return found.state !== 'established' || !families(found).includes(maker);
    });
    expect(rows.length).toBeGreaterThan(100);
    expect(missed.length / rows.length, missed.map(({ number }) => number).join(', ')).toBeLessThan(0.05);
  });

  it('none of a listed maker is told as another listed maker’s', () => {
    const wrong = listed.filter((row) => families(ask(row)).some((family) => family !== row.maker));
    expect(wrong).toEqual([]);
  });

  it('no number of another maker is told as a listed maker’s', () => {
    expect(others.length).toBeGreaterThan(8000);
    expect(others.filter((row) => families(ask(row)).length > 0)).toEqual([]);
  });
});
