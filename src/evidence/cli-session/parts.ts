import type { Observation, ObservationKind } from '../../core/evidence.ts';
import type { TextLine } from '../../lib/encoding/lines.ts';
import { macIn } from './addresses.ts';

/** One entry of an inventory or optics listing. `device` for the chassis itself. */
export interface Part {
  readonly line: number;
  readonly device: boolean;
  readonly label: string;
  readonly observations: readonly Observation[];
}

const KEYS: Readonly<Record<string, ObservationKind>> = {
  pid: 'model',
  sn: 'serial-number',
  device_name: 'model',
  device_serial_number: 'serial-number',
  mac_address: 'mac',
  vendor_name: 'manufacturer',
  vendorname: 'manufacturer',
  'vendor name': 'manufacturer',
  manufacturer: 'manufacturer',
  'manufacturer name': 'manufacturer',
  vendorpn: 'part-number',
  'vendor pn': 'part-number',
  'part number': 'part-number',
  vendorsn: 'serial-number',
  'vendor sn': 'serial-number',
  'serial number': 'serial-number',
  'manu. serial number': 'serial-number',
  barcode: 'serial-number',
  boardtype: 'model',
  item: 'part-number',
  description: 'description',
  descr: 'description',
};
const BEGINS =
  /^(?:NAME: "([^"]{0,80})"|\[([A-Za-z][\w /.-]{0,60})\]|(\S{1,40}) transceiver(?: (?:diagnostic|manufacture))? information:|Slot (\d+)(?: CPU \d+)?:|((?:Fan|Power|Subslot|Chassis)(?: \d+)?):$|(?:Port|Interface)\s*:? ?(\S{1,40})\s*$)/;
const MOST_PARTS = 20_000;

/** Reads inventories and optics: blocks of keys, each block a part; the chassis, back plane or main board is the device. */
export function partsIn(lines: readonly TextLine[]): readonly Part[] {
  const out: Part[] = [];
  let label = '';
  let start = lines[0]?.line ?? 0;
  let observations: Observation[] = [];
  const close = (next: string, line: number): void => {
    if (observations.some((one) => one.kind !== 'description') && out.length < MOST_PARTS) {
      const device =
        /^(?:chassis\b|back ?plane|main_?board|rack|(?:slot 1|1|switch 1)$)/i.test(label) &&
        !out.some((part) => part.device);
      out.push({ line: start, device, label, observations });
    }
    observations = [];
    label = next;
    start = line;
  };
  for (const { text, line } of lines) {
    if (text.length > 400) continue;
    const begins = BEGINS.exec(text);
    if (begins !== null) {
      const name = begins.slice(1).find((one) => one !== undefined) ?? '';
      if (!/^Board Properties|^Port|ArchivesInfo/.test(name) || label === '')
        close(text.startsWith('Slot') ? `slot ${name}` : name, line);
    }
    // `PID: X , VID: Y, SN: Z` holds several pairs on a line; others hold one.
    const pairs = /PID: ?\S/.test(text)
      ? text.split(/ *, */)
      : begins !== null && text.startsWith('NAME:')
        ? [text.replace(/^NAME: "[^"]*", */, '')]
        : [text];
    for (const pair of pairs) {
      const match = /^ *\/?([A-Za-z][A-Za-z_. ]{1,24}?) *[:=] *"?(.*?)"? *$/.exec(pair);
      const kind = KEYS[(match?.[1] ?? '').toLowerCase()];
      const value = (match?.[2] ?? '').trim();
      if (kind === undefined || value === '' || /^(?:-+|n\/?a|none|null|unspecified)$/i.test(value)) continue;
      // A second value of a kind begins the next part where no heading separates them.
      if (observations.some((one) => one.kind === kind) && (kind === 'manufacturer' || kind === 'model'))
        close(label, line);
      if (!observations.some((one) => one.kind === kind))
        observations.push({
          kind,
          value: kind === 'mac' ? (macIn(value) ?? value) : value,
          field: match?.[1] ?? '',
          at: { at: 'line', line },
        });
    }
  }
  close('', 0);
  return out;
}
