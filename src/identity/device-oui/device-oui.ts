import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { organisationsOf } from '../organisations.ts';
import { registeredSignal } from '../registered.ts';

/** Reads the block alone that a device gives for its maker, as TR-069 asks it to (DeviceId, ManufacturerOUI). */
export const deviceOui: Identifier = {
  name: 'device-oui',
  summary: 'The six-digit address block a device names as its maker’s (TR-069 ManufacturerOUI)',
  prepare(knowledge: Knowledge) {
    const resolve = organisationsOf(knowledge);
    return (subject: Subject) => {
      const signals: Signal[] = [];
      for (const observation of subject.observations) {
        if (observation.kind !== 'mac') continue;
        const digits = observation.value.trim().replace(/[:-]/g, '').toUpperCase();
        if (!/^[0-9A-F]{6}$/.test(digits)) continue;
        const hit = knowledge.registries.mac(`${digits}000000`);
        // Six digits of a divided block name the registration authority or one of many: they name no maker.
        if (
          hit === undefined ||
          (hit.prefixBits ?? 24) > 24 ||
          /registration authority|^private$/i.test(hit.registrant)
        )
          continue;
        const says = `The device gives ${digits} as its maker’s block, which belongs to ${hit.registrant}`;
        signals.push(
          registeredSignal('device-oui', observation, hit, resolve(hit.registrant), {
            role: 'manufacturer',
            strength: 'strong',
            says,
          }),
        );
      }
      return signals;
    };
  },
};
