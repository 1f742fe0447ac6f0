import type { Observation } from '../../core/evidence.ts';
import type { MakerId, Signal } from '../../core/identity.ts';
import type { BrandFact, Knowledge } from '../../knowledge/knowledge.ts';
import { addressBlock } from '../address-block.ts';
import { isVideo } from '../category.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { isQualified } from '../name-index.ts';
import { organisationsOf } from '../organisations.ts';
import { type ModelHit, type Scan, scannerOf } from '../scan.ts';
import { coreWords } from '../words.ts';
import { companyBrands } from '../company-brands.ts';

/** Joins a brand to the maker behind it by a dated, cited fact. */
export const rebrand: Identifier = {
  name: 'rebrand',
  summary: 'Brands whose goods another maker builds: always, for named models, or for some goods only',
  prepare(knowledge: Knowledge) {
    const scanner = scannerOf(knowledge);
    const companies = companyBrands(knowledge);
    const catalogue = new Map(knowledge.catalogue.map((maker) => [maker.id, maker]));
    const resolve = organisationsOf(knowledge);
    const named = (brand: BrandFact) => (brand.maker === undefined ? undefined : knowledge.maker(brand.maker));
    return (subject: Subject) => {
      const scan = scanner.subject(subject);
      const signals: Signal[] = [];
      for (const cell of scan.cells) {
        if (cell.role === 'dealer' || cell.role === 'host') continue;
        for (const mention of cell.mentions) {
          if (mention.stance !== 'names' && mention.stance !== 'link' && cell.role !== 'maker' && cell.role !== 'brand')
            continue;
          const makes = mention.entries.find((entry) => entry.kind === 'catalogue' && entry.makes.length > 0)?.makes;
          const told = new Set<BrandFact>();
          for (const entry of mention.entries) {
            const facts =
              entry.brand === undefined
                ? entry.kind === 'catalogue'
                  ? companies.ofMaker(entry.maker)
                  : []
                : entry.brand.relation === 'own-brand'
                  ? []
                  : [entry.brand];
            for (const brand of facts) {
              if (told.has(brand)) continue;
              told.add(brand);
              const sign = {
                because: cell.observation,
                brand,
                label: entry.maker,
                says: `The label is ${brand.brand}`,
              };
              signals.push(...brandSignals(sign, makes, scan, named(brand)?.name));
            }
          }
        }
      }
      for (const observation of subject.observations) {
        const registrant = addressBlock(observation, knowledge)?.registrant;
        if (registrant === undefined) continue;
        const { maker } = resolve(registrant);
        for (const brand of companies.ofCompany(registrant)) {
          const says = `The address block belongs to ${registrant}, which sells as ${brand.brand}`;
          const sign = { because: observation, brand, label: maker, says };
          signals.push(...brandSignals(sign, catalogue.get(maker)?.makes, scan, named(brand)?.name));
        }
      }
      return signals;
    };
  },
};

/** What shows that a thing is sold under a brand, and who goes by the brand. */
interface BrandSign {
  readonly because: Observation;
  readonly brand: BrandFact;
  readonly label: MakerId;
  readonly says: string;
}

function brandSignals(
  { because, brand, label, says: ownerSays }: BrandSign,
  makes: readonly string[] | undefined,
  scan: Scan,
  makerName: string | undefined,
): readonly Signal[] {
  const base = {
    technique: 'rebrand',
    because,
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
    says: ownerSays,
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
  if (!applies(brand, makes, scan, models)) return [];
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
function applies(
  brand: BrandFact,
  makes: readonly string[] | undefined,
  scan: Scan,
  models: readonly ModelHit[],
): boolean {
  if (models.length > 0) return true;
  if (isQualified(brand)) return false;
  const video = brand.maker === 'hikvision' || brand.maker === 'dahua';
  if (!video) return true;
  const known = scan.categories.filter(
    (category) => category !== 'service' && category !== 'network' && category !== 'component',
  );
  if (known.length > 0 && !known.some((category) => isVideo(category))) return false;
  // With named examples only, a brand that also sells other things is followed for cameras and recorders alone.
  const several = makes !== undefined && !makes.some((made) => isVideo(made));
  return !several || known.some((category) => isVideo(category)) || coreWords(brand.brand).length > 3;
}
