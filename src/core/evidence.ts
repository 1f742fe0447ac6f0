import type { Locator } from './locator.ts';
import type { Problem } from './problem.ts';
/** One input file, as the user named it and by its hash. */
export interface Artifact {
  /** Position in the run; sightings refer to their artifact by it. */
  readonly index: number;
  /** The file as the user named it; `-` for standard input. */
  readonly name: string;
  /** Path inside a zip or below a folder, when the file was found inside one. */
  readonly inner?: string;
  readonly sizeBytes: number;
  /** Hex SHA-256 of the bytes; known once the file has been read to its end. */
  readonly sha256: string;
  /** Reader that took the file, and the encoding it was read as when it is text. */
  readonly format: string;
  readonly encoding?: string;
}

/** What kind of fact an observation is. Readers choose the kind; identifiers pick the kinds they understand. */
export type ObservationKind =
  // what the record says it is
  | 'brand'
  | 'manufacturer'
  | 'model'
  | 'part-number'
  | 'description'
  | 'category'
  | 'serial-number'
  | 'asset-tag'
  | 'quantity'
  | 'price'
  | 'date-obtained'
  | 'country-of-origin'
  | 'status'
  | 'purpose'
  // who else is involved: never the maker
  | 'seller'
  | 'importer'
  | 'owner'
  | 'location'
  | 'person'
  // registered identifiers
  | 'mac'
  | 'fcc-id'
  | 'cpe'
  | 'purl'
  | 'usb-id'
  | 'pci-id'
  | 'enterprise-number'
  | 'sys-object-id'
  | 'bluetooth-company-id'
  | 'gtin'
  // what the device itself answers
  | 'sys-descr'
  | 'oid-value'
  | 'hostname'
  | 'ip'
  | 'platform'
  | 'os'
  | 'version'
  | 'banner'
  | 'http-server'
  | 'http-title'
  | 'http-body'
  | 'http-auth-realm'
  | 'favicon-hash'
  | 'tls-subject'
  | 'tls-issuer'
  | 'ssh-banner'
  | 'telnet-banner'
  | 'ftp-banner'
  | 'sip-user-agent'
  | 'rtsp-server'
  | 'upnp-field'
  | 'mdns-text'
  | 'onvif-scope'
  | 'dhcp-vendor-class'
  | 'dhcp-parameters'
  | 'cli-output'
  | 'service'
  | 'chassis-id'
  | 'engine-id'
  // fingerprint of a key or certificate the device answered with
  | 'key-fingerprint'
  // a tool's opinion: a lead, never proof by itself
  | 'tool-vendor'
  // anything else a reader keeps
  | 'other';

/** One fact as read, with the place a reviewer can open. */
export interface Observation {
  readonly kind: ObservationKind;
  /** The value as written, decoded to text; never normalised here. */
  readonly value: string;
  /** The header, key or field name it stood under, as written. */
  readonly field?: string;
  readonly at: Locator;
}

/**
 * What one file says about one thing. `part` names how it stands to another sighting of the same file: a component
 * raises its own finding inside its host, a neighbour is a device of its own.
 */
export interface Sighting {
  readonly kind: 'sighting';
  readonly artifact: number;
  /** Sheet name, table name or array name; empty when the format has none. */
  readonly sheet: string;
  /** Record number inside the sheet (see Locator). */
  readonly record: number;
  /** False when another sighting already accounts for this record in the row sums. */
  readonly counted: boolean;
  /** Short text for people: what the record is about. */
  readonly label: string;
  readonly observations: readonly Observation[];
  readonly part?: {
    readonly relation: 'component-of' | 'neighbour-of' | 'software-on';
    /** `key` of the host sighting in the same file. */
    readonly host: string;
  };
  /** Unique in its file when other sightings refer to it. */
  readonly key?: string;
  /** What the record was, cell by cell, for writers that give the user's columns back. Tabular readers only. */
  readonly cells?: readonly string[];
}

/** A record that is no item: header, title, section, total, blank or chatter. Counted and shown, never dropped. */
export interface SetAside {
  readonly kind: 'set-aside';
  readonly artifact: number;
  readonly sheet: string;
  readonly record: number;
  readonly reason: 'header' | 'title' | 'section' | 'total' | 'blank' | 'chatter' | 'repeat' | 'ended';
  readonly excerpt: string;
  readonly cells?: readonly string[];
  /**
   * What the record says if it is a thing after all. Given for headings and totals, which a reader tells by their form
   * alone; whether they name a maker is settled later, and reports never see it.
   */
  readonly reading?: Sighting;
}

/** A record that could not be understood; a problem says why. */
export interface Unread {
  readonly kind: 'unread';
  readonly artifact: number;
  readonly sheet: string;
  readonly record: number;
  readonly excerpt: string;
  readonly why: string;
}

/** How the columns of one sheet were understood; printed, and corrected with a column map. */
export interface ColumnReport {
  readonly kind: 'columns';
  readonly artifact: number;
  readonly sheet: string;
  /** True when the sheet was hidden in the workbook. */
  readonly hidden?: boolean;
  readonly headerRecord: number;
  readonly columns: readonly {
    readonly index: number;
    readonly header: string;
    readonly means: ObservationKind | 'ignored';
    /** `header` words, cell `content`, or the user's `map`. */
    readonly because: 'header' | 'content' | 'map' | 'none';
  }[];
}

/** What a reader yields. Sums hold per file: records read = counted sightings + set aside + unread. */
export type ReadEvent = Sighting | SetAside | Unread | ColumnReport | Problem;
