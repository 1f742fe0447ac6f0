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
  const kin = attributions.flatMap(({ signals }) => signals).find(({ group }) => group === 'related-company');
  const maker = attributions.find(({ role }) => role === 'manufacturer' || role === 'brand-owner')?.makerName;
  const listed = attributions.find(({ signals }) => kin !== undefined && signals.includes(kin))?.makerName;
  const sold = attributions
    .flatMap(({ makerName, signals }) => signals.map(({ group, period }) => ({ makerName, group, until: period?.to })))
    .find(({ group, until }) => group === 'rebrand-fact' && until !== undefined);
  if (sold !== undefined)
    steps.push(`Find out when it was made: ${sold.makerName} had to do with the brand until ${sold.until ?? ''}`);
  else if (kin !== undefined)
    steps.push(
      `Find out when it was made: ${maker ?? 'its maker'} and ${listed ?? 'a listed maker'} have a past or a doubt in common, and the day decides`,
    );
  const alike = attributions.find(
    ({ role, confidence, family, signals }) =>
      role === 'manufacturer' &&
      confidence === 'weak' &&
      family !== undefined &&
      signals.some(({ group }) => group === 'model-number'),
  );
  if (alike !== undefined && !has('manufacturer', 'brand'))
    steps.push(`Read the maker’s name on the label: ${alike.makerName} and others number goods alike`);
  // A host that was seen on the network has no order line to look for; what it answers tells sooner.
  const seen = has('ip', 'mac') && subject.sightings.every(({ cells }) => cells === undefined);
  if (seen && !has('model', 'part-number', 'description'))
    steps.push('Find out what answers at this address: its web page, SNMP, or a scan of its services');
  else if (!has('model', 'part-number', 'description'))
    steps.push('Find out what was bought: the invoice or order line');
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
