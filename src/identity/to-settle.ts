import type { Attribution, Identification } from '../core/identity.ts';
import type { Subject } from './identifier.ts';

/** What a person can do, cheapest first, to settle an open question. Empty when the maker is established or nothing is open. */
export function toSettle(
  state: Identification['state'],
  category: string,
  attributions: readonly Attribution[],
  subject: Subject,
): readonly string[] {
  if (state === 'established') return partQuestions(attributions);
  if (state === 'not-equipment') return [];
  const has = (...kinds: string[]): boolean =>
    subject.observations.some((observation) => kinds.includes(observation.kind) && observation.value !== '');
  const steps: string[] = [];
  if (!has('model', 'part-number', 'description')) steps.push('Find out what was bought: the invoice or order line');
  if (!has('model', 'part-number')) steps.push('Read the model number on the label (a photo of it is enough)');
  const radio = ['radio', 'modem', 'module', 'phone', 'camera', 'router', 'access-point', 'drone'].includes(category);
  if (radio && !has('fcc-id'))
    steps.push('Read the FCC ID on the label: it names the company that had the device approved');
  if (!has('mac') && category !== 'chip')
    steps.push('Read the MAC address on the label or in the switch’s address table: it names who registered the block');
  if (attributions.some((attribution) => attribution.role === 'original-design-manufacturer'))
    steps.push('Ask the seller in writing who built this model; some goods of the brand come from another maker');
  if (attributions.some((attribution) => attribution.role === 'chipset'))
    steps.push('Note the hardware revision and the chip’s marking: the same model was built with different chips');
  if (state === 'contested' && steps.length === 0)
    steps.push('Compare the label on the device with the record: the signs point to different makers');
  if (steps.length === 0) steps.push('Ask the seller for the manufacturer’s name and a declaration');
  return steps.slice(0, 4);
}

function partQuestions(attributions: readonly Attribution[]): readonly string[] {
  return attributions.some(
    (attribution) =>
      (attribution.role === 'chipset' || attribution.role === 'module') && attribution.family !== undefined,
  )
    ? ['Note the hardware revision and the part’s marking: a part of a listed maker may be inside']
    : [];
}
