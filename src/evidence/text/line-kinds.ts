import { holdsModel } from '../columns/cell-shapes.ts';
import { readHeader } from '../columns/header-meaning.ts';

/** Whether a line heads the lines below it: marked as a heading, or nothing but column names. */
export function isHeadingLine(line: string): boolean {
  if (holdsModel(line)) return false;
  if (/^#{1,6}\s\S/.test(line) || /^={2,}[^=]{1,80}={2,}$/.test(line) || /^\*{2,}[^*]{1,80}\*{2,}$/.test(line))
    return true;
  return isColumnNames(line);
}

/** `Item  Qty  Price`, `Manufacturer / Model`: every part is a known column name, and there are at least two. */
function isColumnNames(line: string): boolean {
  if (line.length > 160) return false;
  const parts = line
    .split(/\s{2,}|\t|\s?[|/;,]\s?/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 1)
    return /^[^\d]{2,40}$/.test(line) && readHeader(line)?.exact === true && line.split(' ').length <= 3;
  return parts.every((part) => readHeader(part)?.exact === true);
}
