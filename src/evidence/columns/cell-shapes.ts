/** What a single cell looks like, whatever its column is called. */
export type CellShape =
  | 'blank'
  | 'mac'
  | 'ipv4'
  | 'cpe'
  | 'purl'
  | 'fcc-id'
  | 'date'
  | 'price'
  | 'number'
  | 'flag'
  | 'email'
  | 'url'
  | 'code'
  | 'word'
  | 'text';

const MAC = /^(?:[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})$/i;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/;
const DATE =
  /^(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{2,4}|[A-Za-z]{3,9} \d{1,2},? \d{4})(?:[T ]\d{1,2}:\d{2}.{0,20})?$/;
const PRICE =
  /^(?:[$€£¥￥₽₩]|USD|EUR|RMB|CNY|US\$)\s?-?[\d.,' ]{1,20}$|^-?[\d.,' ]{1,20}\s?(?:[$€£¥₽₩元円원]|USD|EUR|zł|руб\.?)$/i;
const NUMBER = /^[-+(]?\d[\d.,' ]{0,25}(?:[eE][-+]?\d{1,3})?[%)]?$/;
const FLAG = /^(?:yes|no|true|false|y|n|x|ja|nein|oui|non|si|sí|да|нет|是|否|はい|いいえ|✓|✔|✗)$/i;
const EMAIL = /^[^\s@]{1,80}@[^\s@]{1,120}\.[a-z]{2,}$/i;
const URL_START = /^(?:https?|ftp):\/\//i;
const FCC = /^FCC ?ID ?:? ?[A-Z0-9]{3,5}-?[A-Z0-9-]{1,14}$/i;
/** Letters and digits in one token: how model, part and serial numbers are written. */
const CODE = /^(?=[^\s]*\d)(?=[^\s]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9\-_./+#()]{2,39}$/;

/** Cells that stand for nothing. */
const NOTHING = new Set([
  '',
  'n/a',
  'na',
  '-',
  '--',
  '---',
  '—',
  '–',
  'null',
  'none',
  '#n/a',
  '(blank)',
  '(none)',
  '(empty)',
  '(null)',
  '<null>',
  '-none-',
  '--none--',
  '.',
  '/',
  'nan',
  '无',
  '無',
  '-/-',
  'нет данных',
  'なし',
  '없음',
  '#ref!',
  '#value!',
  '#name?',
  '#div/0!',
]);

/** Whether a cell says nothing: empty, a dash, `N/A`, `null`, a spreadsheet error. */
export function isNothing(cell: string): boolean {
  return cell.length <= 10 && NOTHING.has(cell.toLowerCase());
}

/** The shape of one trimmed cell. */
export function shapeOf(cell: string): CellShape {
  if (isNothing(cell)) return 'blank';
  if (cell.length > 400) return 'text';
  if (MAC.test(cell)) return 'mac';
  if (IPV4.test(cell)) return 'ipv4';
  if (cell.startsWith('cpe:')) return 'cpe';
  if (cell.startsWith('pkg:')) return 'purl';
  if (FCC.test(cell)) return 'fcc-id';
  if (DATE.test(cell)) return 'date';
  if (NUMBER.test(cell)) return 'number';
  if (PRICE.test(cell)) return 'price';
  if (FLAG.test(cell)) return 'flag';
  if (EMAIL.test(cell)) return 'email';
  if (URL_START.test(cell)) return 'url';
  if (CODE.test(cell)) return 'code';
  return /\s|[,;]/.test(cell) ? 'text' : 'word';
}

/** Whether a text holds a token with letters and digits that could be a model number: `DS-2CD2042WD-I`, `S5735`. */
export function holdsModel(text: string): boolean {
  return /(?:^|[\s,;:("/])(?=[A-Za-z0-9-]{0,20}\d)(?=[0-9-]{0,20}[A-Za-z])[A-Za-z0-9][A-Za-z0-9-]{3,}/.test(text);
}
