import { isIsoDate } from '../../../core/dates.ts';
import type { ParsedRegistry, RegistrySource } from '../registry-source.ts';
import { oneLine, tallied } from './tallied.ts';

/** USB vendor and device ids in the format of linux-usb.org's `usb.ids`. */
export const usbIds: RegistrySource = {
  name: 'usb',
  title: 'USB ID list of linux-usb.org',
  licence: 'BSD-3-Clause (chosen of GPL-2.0-or-later or BSD-3-Clause)',
  publication: 'https://www.linux-usb.org/usb-ids.html',
  downloads: [{ part: 'ids', url: 'https://www.linux-usb.org/usb.ids', file: 'usb.ids' }],
  expected: { vendors: { min: 3_000, max: 60_000 }, products: { min: 18_000, max: 2_000_000 } },
  oldAfterDays: 365,
  partOf: (beginning) =>
    isIdList(beginning) && /list of usb id/iu.test(beginning.slice(0, 4_000)) ? 'ids' : undefined,
  parse: (texts) => parseIds(texts.get('ids') ?? '', 'usb.ids'),
};

/** PCI vendor and device ids in the format of pci-ids.ucw.cz's `pci.ids`. */
export const pciIds: RegistrySource = {
  name: 'pci',
  title: 'PCI ID list of pci-ids.ucw.cz',
  licence: 'BSD-3-Clause (chosen of GPL-2.0-or-later or BSD-3-Clause)',
  publication: 'https://pci-ids.ucw.cz/',
  downloads: [{ part: 'ids', url: 'https://pci-ids.ucw.cz/v2.2/pci.ids', file: 'pci.ids' }],
  expected: { vendors: { min: 2_000, max: 60_000 }, products: { min: 15_000, max: 2_000_000 } },
  oldAfterDays: 365,
  partOf: (beginning) =>
    isIdList(beginning) && /list of pci id/iu.test(beginning.slice(0, 4_000)) ? 'ids' : undefined,
  parse: (texts) => parseIds(texts.get('ids') ?? '', 'pci.ids'),
};

function isIdList(beginning: string): boolean {
  return beginning.trimStart().startsWith('#');
}

/**
 * `vvvv  Vendor`, a tab and `dddd  Device` below it, two tabs and an interface or subsystem below that. The sections after
 * the vendors (classes, HID usages, languages) begin with a word in front of their number and name no maker.
 */
function parseIds(text: string, title: string): ParsedRegistry {
  const tally = tallied(title);
  const vendors: (readonly [number, string])[] = [];
  const products: (readonly [number, string])[] = [];
  let vendor: number | undefined;
  for (const line of text.split(/\r?\n/u)) {
    if (line === '' || line.startsWith('#')) continue;
    tally.read += 1;
    const found = /^(\t*)([0-9a-fA-F]{4}) {1,4}(\S.*)$/u.exec(line);
    if (!line.startsWith('\t')) {
      vendor = found === null ? undefined : Number.parseInt(found[2] ?? '', 16);
      if (vendor === undefined || found === null) {
        if (/^[A-Z]{1,4} /u.test(line)) tally.leave('class, usage and language sections', 'they name no maker');
        else tally.bad('neither a vendor nor a section', line);
        continue;
      }
      tally.used += 1;
      vendors.push([vendor, oneLine(found[3] ?? '')]);
    } else if (vendor === undefined) tally.leave('class, usage and language sections', 'they name no maker');
    else if (line.startsWith('\t\t')) tally.leave('interfaces and subsystems', 'not needed to name a maker');
    else if (found === null) tally.bad('no device', line);
    else {
      tally.used += 1;
      products.push([vendor * 0x10000 + Number.parseInt(found[2] ?? '', 16), oneLine(found[3] ?? '')]);
    }
  }
  const head = text.slice(0, 4_000);
  const day = (/^#\s*(?:Version|Date):\s*(\d{4}[.-]\d{2}[.-]\d{2})/mu.exec(head)?.[1] ?? '').replaceAll('.', '-');
  return {
    tables: [
      { name: 'vendors', entries: vendors },
      { name: 'products', entries: products },
    ],
    ...(isIsoDate(day) ? { date: { day, basis: 'published' as const } } : {}),
    ...tally.sums(),
  };
}
