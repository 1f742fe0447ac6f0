import type { ObservationKind } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { normaliseHeader } from './normalise-header.ts';

/** The user's word on a column, or `undefined`. */
export type ColumnChoice = (header: string, index: number) => ObservationKind | 'ignored' | undefined;

/** Every meaning that a column map may give. */
const COLUMN_KINDS: readonly (ObservationKind | 'ignored')[] = [
  'brand',
  'manufacturer',
  'model',
  'part-number',
  'description',
  'category',
  'serial-number',
  'asset-tag',
  'quantity',
  'price',
  'date-obtained',
  'country-of-origin',
  'status',
  'purpose',
  'seller',
  'importer',
  'owner',
  'location',
  'person',
  'mac',
  'fcc-id',
  'cpe',
  'purl',
  'usb-id',
  'pci-id',
  'enterprise-number',
  'sys-object-id',
  'gtin',
  'sys-descr',
  'hostname',
  'ip',
  'platform',
  'os',
  'version',
  'banner',
  'http-server',
  'http-title',
  'tls-subject',
  'tls-issuer',
  'ssh-banner',
  'dhcp-vendor-class',
  'service',
  'tool-vendor',
  'other',
  'ignored',
];

/** Everyday words for the kinds. */
const SYNONYMS: Readonly<Record<string, ObservationKind | 'ignored'>> = {
  maker: 'manufacturer',
  make: 'manufacturer',
  vendor: 'seller',
  supplier: 'seller',
  merchant: 'seller',
  serial: 'serial-number',
  part: 'part-number',
  sku: 'part-number',
  item: 'description',
  text: 'description',
  type: 'category',
  name: 'hostname',
  host: 'hostname',
  qty: 'quantity',
  cost: 'price',
  date: 'date-obtained',
  origin: 'country-of-origin',
  country: 'country-of-origin',
  fcc: 'fcc-id',
  'mac address': 'mac',
  'ip address': 'ip',
  ignore: 'ignored',
  skip: 'ignored',
  none: 'ignored',
};

/**
 * Turns a column map (header text or 1-based column number → kind) into a choice. Unknown kinds become problems and the
 * entry is left out.
 */
export function columnChoice(map: Readonly<Record<string, string>> | undefined): {
  readonly choice: ColumnChoice;
  readonly problems: readonly Problem[];
} {
  const byHeader = new Map<string, ObservationKind | 'ignored'>();
  const byNumber = new Map<number, ObservationKind | 'ignored'>();
  const problems: Problem[] = [];
  for (const [column, word] of Object.entries(map ?? {})) {
    const kind = kindOf(word);
    if (kind === undefined) {
      problems.push({
        kind: 'problem',
        code: 'evidence/unknown-column-kind',
        severity: 'error',
        message: `Column map: "${word}" for column "${column}" is no kind of column`,
        hint: `Use one of: ${COLUMN_KINDS.join(', ')}`,
      });
    } else if (/^\d{1,5}$/.test(column)) byNumber.set(Number(column) - 1, kind);
    else byHeader.set(normaliseHeader(column), kind);
  }
  return { choice: (header, index) => byNumber.get(index) ?? byHeader.get(normaliseHeader(header)), problems };
}

function kindOf(word: string): ObservationKind | 'ignored' | undefined {
  const plain = word.trim().toLowerCase();
  return COLUMN_KINDS.find((kind) => kind === plain) ?? SYNONYMS[plain] ?? SYNONYMS[plain.replaceAll('-', ' ')];
}
