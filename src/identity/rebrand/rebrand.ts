import type { Signal } from '../../core/identity.ts';
import type { BrandFact, Knowledge } from '../../knowledge/knowledge.ts';
import { isVideo } from '../category.ts';
import type { Identifier, Subject } from '../identifier.ts';
import type { Mention } from '../mentions.ts';
import { isQualified } from '../name-index.ts';
import { type CellScan, type ModelHit, type Scan, scannerOf } from '../scan.ts';
import { coreWords } from '../words.ts';

/** Joins a brand to the maker behind it by a dated, cited fact. */
export const rebrand: Identifier = {
  name: 'rebrand',
  summary: 'Brands whose goods another maker builds: always, for named models, or for some goods only',
  prepare(knowledge: Knowledge) {
    const scanner = scannerOf(knowledge);
    const named = (brand: BrandFact) => (brand.maker === undefined ? undefined : knowledge.maker(brand.maker));
    return (subject: Subject) => {
      const scan = scanner.subject(subject);
      const signals: Signal[] = [];
      for (const cell of scan.cells) {
        if (cell.role === 'dealer' || cell.role === 'host') continue;
        for (const mention of cell.mentions) {
          if (mention.stance !== 'names' && mention.stance !== 'link' && cell.role !== 'maker' && cell.role !== 'brand')
            continue;
          for (const entry of mention.entries) {
            if (entry.brand === undefined || entry.brand.relation === 'own-brand') continue;
            signals.push(...brandSignals(cell, mention, entry.brand, scan, named(entry.brand)?.name, entry.maker));
          }
        }
      }
      return signals;
    };
  },
};

function brandSignals(
  cell: CellScan,
  mention: Mention,
  brand: BrandFact,
  scan: Scan,
  makerName: string | undefined,
  label: string,
): readonly Signal[] {
  const base = {
    technique: 'rebrand',
    because: cell.observation,
    fact: brand.id,
    basis: brand.sources,
    verified: brand.verified,
    ...(brand.from || brand.to
      ? { period: { ...(brand.from ? { from: brand.from } : {}), ...(brand.to ? { to: brand.to } : {}) } }
      : {}),
  } as const;
  const owner: Signal = {
    ...base,
    maker: label,
    role: 'brand-owner',
    strength: 'medium',
    group: 'label-name',
    says: `The label is ${brand.brand}`,
    verified: true,
  };
  if (brand.maker === undefined || makerName === undefined) return [owner];
  const models = modelsOf(scan, brand);
  const spared = models.find((hit) => hit.payload.kind === 'spared');
  if (spared !== undefined)
    return [owner, behind(`${spared.text} is named as a model that ${makerName} does not make`, 'weak', true)];
  if (brand.relation === 'component-inside') {
    return [
      owner,
      { ...behind(`A part of ${brand.brand} is made by ${makerName}`, 'medium'), role: 'chipset', group: 'part-fact' },
    ];
  }
  if (!applies(mention, brand, scan, models)) return [];
  const example = models.find((hit) => hit.payload.kind === 'example');
  const family = models.find(
    (hit) => hit.payload.kind === 'grammar' && (brand.patternNeedsBrandContext || sameStem(hit.text, brand)),
  );
  const sure = brand.verified && brand.confidence !== 'disputed';
  if (example !== undefined && sure)
    return [owner, behind(`${example.text} sold as ${brand.brand} is made by ${makerName}`, 'strong')];
  if (family !== undefined && sure && brand.relation === 'oem-rebrand-some' && brand.confidence === 'confirmed')
    return [owner, behind(`${family.text} belongs to a family that ${makerName} makes for ${brand.brand}`, 'strong')];
  if (brand.relation === 'oem-rebrand-all') {
    return [owner, behind(`What is sold as ${brand.brand} is made by ${makerName}`, sure ? 'strong' : 'weak')];
  }
  if (brand.relation === 'former-oem')
    return [owner, behind(`${makerName} used to make goods sold as ${brand.brand}; which ones is not known`, 'weak')];
  return [
    owner,
    behind(
      `${makerName} makes some goods sold as ${brand.brand}; whether this model is one is not known`,
      sure ? 'medium' : 'weak',
    ),
  ];

  function behind(says: string, strength: Signal['strength'], against = false): Signal {
    return {
      ...base,
      maker: brand.maker ?? label,
      role: 'original-design-manufacturer',
      strength,
      group: 'rebrand-fact',
      says,
      ...(against ? { against: true } : {}),
    };
  }
}

/** Models in the item that belong to the brand fact. */
function modelsOf(scan: Scan, brand: BrandFact): readonly ModelHit[] {
  return scan.cells.flatMap((cell) =>
    cell.models.filter((hit) => hit.payload.brand?.id === brand.id && hit.stance === 'names'),
  );
}

/** Identical up to the first hyphen with one of the named examples, digits included: `IP8M-2493EW` and `IP8M-2496EB`. */
function sameStem(text: string, brand: BrandFact): boolean {
  const stem = text.split('-')[0] ?? '';
  return (
    /\d/.test(stem) &&
    text.includes('-') &&
    brand.modelExamples.some((example) => example.toLowerCase().split('-')[0] === stem)
  );
}

/**
 * Whether the fact is about this item: a fact about part of a brand (a remark in brackets, a maker of cameras only) says
 * nothing of the brand's other goods. `Bosch (entry-level …)` is not about a drill, `Uniden DB1` not about a scanner.
 */
function applies(mention: Mention, brand: BrandFact, scan: Scan, models: readonly ModelHit[]): boolean {
  if (models.length > 0) return true;
  if (isQualified(brand)) return false;
  const video = brand.maker === 'hikvision' || brand.maker === 'dahua';
  if (!video) return true;
  const known = scan.categories.filter(
    (category) => category !== 'service' && category !== 'network' && category !== 'component',
  );
  if (known.length > 0 && !known.some((category) => isVideo(category))) return false;
  // With named examples only, a brand that also sells other things is followed for cameras and recorders alone.
  const several = mention.entries.some(
    (entry) => entry.kind === 'catalogue' && entry.makes.length > 0 && !entry.makes.some((made) => isVideo(made)),
  );
  return !several || known.some((category) => isVideo(category)) || coreWords(brand.brand).length > 3;
}
