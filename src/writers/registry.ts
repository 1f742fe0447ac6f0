/** Every report format, one line each, alphabetical. */
export { csv } from './csv/csv.ts';
export { html } from './html/html.ts';
export { json } from './json/json.ts';
export { jsonl } from './jsonl/jsonl.ts';
export { md } from './md/md.ts';
export { sarif } from './sarif/sarif.ts';
export { table } from './table/table.ts';
export { xlsx } from './xlsx/xlsx.ts';
