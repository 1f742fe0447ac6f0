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

/** Whether a line closes a letter, so that a signature follows. */
export function isClosing(line: string): boolean {
  return (
    line.length < 40 &&
    /^(?:thanks|thank you|many thanks|cheers|(?:best|kind|warm|kindest) (?:regards|wishes)|best|regards|sincerely|yours \p{L}+|respectfully|gracias|saludos|atentamente|cordialement|merci|mit freundlichen gr[üu](?:ß|ss)en|viele gr[üu](?:ß|ss)e|danke|pozdrawiam|z poważaniem|obrigad[oa]|atenciosamente|grazie|cordiali saluti|с уважением|спасибо|谢谢|此致|よろしくお願い.{0,12}|감사합니다)\s?[,!.。]?$/iu.test(
      line,
    )
  );
}

/** Whether a line after a closing belongs to the signature: short, no list mark, no model number, no counted thing. */
export function isSignature(line: string): boolean {
  if (/^[-*•·]|^\d{1,4}[.)x×]/.test(line)) return false;
  return (
    line.length <= 60 &&
    line.split(/\s+/).length <= 8 &&
    !/(?:^|\s)(?=\S*\d)(?=\S*[A-Z])[A-Z0-9][A-Z0-9-]{4,}/.test(line)
  );
}
