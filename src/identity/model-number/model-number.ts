import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { type CellScan, type ModelHit, type Scan, scannerOf } from '../scan.ts';

/** Reads model and part numbers by the grammars makers number their goods with. */
export const modelNumber: Identifier = {
  name: 'model-number',
  summary: 'Model and part numbers that follow one maker’s numbering',
  prepare(knowledge: Knowledge) {
    const scanner = scannerOf(knowledge);
    return (subject: Subject) => {
      const scan = scanner.subject(subject);
      const hits: { cell: CellScan; hit: ModelHit }[] = [];
      for (const cell of scan.cells) {
        if (cell.role === 'dealer' || cell.role === 'maker' || cell.role === 'brand' || cell.role === 'category')
          continue;
        for (const hit of cell.models)
          if (hit.payload.brand === undefined || hit.payload.kind === 'chip') hits.push({ cell, hit });
      }
      if (hits.length === 0) return [];
      const named = namedMakers(scan);
      const signals: Signal[] = [];
      for (const { cell, hit } of hits) {
        const signal = signalOf(cell, hit, scan, named, hits);
        if (
          signal !== undefined &&
          !signals.some(
            (other) => other.maker === signal.maker && other.role === signal.role && other.strength === signal.strength,
          )
        )
          signals.push(signal);
      }
      return signals;
    };
  },
};

/** Makers and families that the item's cells name. */
function namedMakers(scan: Scan): ReadonlySet<string> {
  const named = new Set<string>();
  for (const cell of scan.cells) {
    if (cell.role === 'dealer' || cell.role === 'host') continue;
    for (const mention of cell.mentions) {
      if (mention.stance !== 'names' && mention.stance !== 'link' && cell.role !== 'maker' && cell.role !== 'brand')
        continue;
      for (const entry of mention.entries) {
        named.add(entry.maker);
        if (entry.family !== undefined) named.add(entry.family);
      }
    }
  }
  return named;
}

/** Goods that nobody numbers like network, video or radio equipment: `AR2220 ar glasses`. */
const OTHER_GOODS = new Set(
  'glasses sunglasses printer copier toner chair desk shoe shoes boot boots drill saw pump valve motor bearing bearings filter oven fridge refrigerator vacuum mower toy lamp bulb sofa shirt jacket tire tyre drucker imprimante impresora принтер'.split(
    ' ',
  ),
);

/** Whether one of the two words right behind a number says that it is something quite different. */
function calledOtherwise(cell: CellScan, hit: ModelHit): boolean {
  const next = cell.words.list.findIndex((word) => word.start >= hit.end);
  return next >= 0 && cell.words.list.slice(next, next + 2).some(({ text }) => OTHER_GOODS.has(text));
}

function signalOf(
  cell: CellScan,
  hit: ModelHit,
  scan: Scan,
  named: ReadonlySet<string>,
  all: readonly { cell: CellScan; hit: ModelHit }[],
): Signal | undefined {
  const fact = hit.payload;
  if (fact.kind === 'spared' || fact.kind === 'example') return undefined;
  const root = fact.family ?? fact.maker;
  const base = {
    technique: 'model-number',
    maker: fact.maker,
    because: cell.observation,
    fact: fact.fact,
    basis: fact.basis,
    verified: fact.verified,
    group: 'model-number',
    product: hit.text.toUpperCase(),
  } as const;
  const number = `“${hit.text.toUpperCase()}”`;
  if (fact.kind === 'trap')
    return {
      ...base,
      role: 'mentioned',
      strength: 'medium',
      says: `${number} looks like another maker’s number: ${fact.makerName}`,
      against: true,
    };
  if (fact.kind === 'chip')
    return {
      ...base,
      role: 'chipset',
      strength: hit.stance === 'denied' ? 'weak' : 'strong',
      group: 'chip-number',
      says:
        fact.brand === undefined
          ? `${number} is a chip of ${fact.makerName}: a part inside, not the maker of the item`
          : `${number} is sold as ${fact.brand.brand.replace(/\s*\(.*$/, '')}, with silicon of ${fact.makerName} inside: a part, not the maker of the item`,
      ...(hit.stance === 'denied' ? { against: true } : {}),
    };
  if (hit.stance === 'denied')
    return {
      ...base,
      role: 'mentioned',
      strength: 'weak',
      says: `The text says that it is not a ${number}`,
      against: true,
    };
  if (hit.stance !== 'names' && hit.stance !== 'link') {
    const role = hit.stance === 'fits' ? 'compatible-with' : hit.stance === 'inside' ? 'module' : 'mentioned';
    return {
      ...base,
      role,
      strength: hit.stance === 'inside' ? 'medium' : 'weak',
      says: `The text names ${number} of ${fact.makerName} beside the item`,
    };
  }
  const trapped = all.some(
    (other) => other.hit.payload.kind === 'trap' && other.hit.start === hit.start && other.cell === cell,
  );
  if (trapped && !named.has(root)) return undefined;
  let strength = calledOtherwise(cell, hit) && fact.strength === 'strong' ? 'medium' : fact.strength;
  let why = `follows the numbering of ${fact.makerName} (${fact.product})`;
  if (strength !== 'strong') {
    if (named.has(root) || named.has(fact.maker)) strength = 'strong';
    else if (fact.needs.some((need) => scan.categories.includes(need))) strength = 'strong';
    else why += ', which others share: it needs the brand beside it';
  }
  // Two grammars of different makers on the same number prove neither.
  const rival = all.find(
    ({ hit: other, cell: otherCell }) =>
      otherCell === cell &&
      other !== hit &&
      other.start <= hit.start &&
      other.end >= hit.end &&
      other.payload.kind === 'grammar' &&
      (other.payload.family ?? other.payload.maker) !== root &&
      (other.payload.strength === 'strong' ||
        other.payload.strength === fact.strength ||
        named.has(other.payload.maker)),
  );
  if (rival !== undefined && !named.has(root) && !named.has(fact.maker)) {
    strength =
      rival.hit.payload.strength === 'strong' && fact.strength !== 'strong'
        ? 'weak'
        : strength === 'strong'
          ? 'medium'
          : 'weak';
    why += `; ${rival.hit.payload.makerName} numbers its goods alike`;
  }
  if (cell.role === 'host') strength = 'weak';
  if (cell.role === 'remark' && strength === 'strong') strength = 'medium';
  return { ...base, role: 'manufacturer', strength, says: `${number} ${why}` };
}
