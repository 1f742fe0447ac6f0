/**
 * Where in a file a fact stands. `record` numbers follow docs/guide/records.md: spreadsheet row, CSV record (preamble,
 * blank and header records counted from 1), line of text, or 1-based position in an array or element list.
 */
export type Locator =
  | { readonly at: 'record'; readonly sheet: string; readonly record: number; readonly column?: string }
  | { readonly at: 'line'; readonly line: number; readonly column?: number }
  | { readonly at: 'path'; readonly path: string }
  | { readonly at: 'packet'; readonly index: number; readonly offset?: number }
  | { readonly at: 'byte'; readonly offset: number };
