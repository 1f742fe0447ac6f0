import { holdsModel, isNothing, shapeOf } from './cell-shapes.ts';

/** Words that begin a sum, as whole cells: `Total`, `Grand total (USD)`, `合计`, `Summe:`. */
const TOTAL =
  /^(?:(?:grand|sub|net|overall|running|page|order|invoice|report)[\s-]*)?(?:sub)?totals?\b(?![\s-]*(?:access|station|control))[^\p{L}]*(?:\p{L}+[^\p{L}]*){0,4}$|^(?:sum|count|average|avg|sum total|balance|amount due|total general|subtotaal|totaal|totale|subtotale|somme|sous-?total|suma|razem|ogółem|ogolem|summe|gesamt|gesamtsumme|zwischensumme|endsumme|(?:sales )?tax|vat|gst|hst|shipping|shipping (?:&|and) handling|freight|discount|iva|mwst|tva|итого|всего|сумма|підсумок|toplam|genel toplam|ara toplam|合计|合計|总计|總計|小计|小計|总数|總數|累计|共计|計|総計|합계|소계|총계|총합계)(?:[\s:：(（].{0,24})?$|^(?:共|总共)\s?\d+\s?.{0,6}$/iu;

/** Whether a cell is the label of a total line. */
export function isTotalLabel(cell: string): boolean {
  return cell.length <= 48 && TOTAL.test(cell.trim());
}

/** Whether a row is a total: its first filled cell says so and the rest are numbers, prices or further such labels. */
export function isTotalRow(cells: readonly string[], firstFilled: number): boolean {
  const first = (cells[firstFilled] ?? '').trim();
  if (!isTotalLabel(first)) return laterTotal(cells, firstFilled);
  return restIsNumbers(cells, firstFilled + 1);
}

/** `, , , Total, 1234`: a row of nothing but a label and sums, further right. */
function laterTotal(cells: readonly string[], firstFilled: number): boolean {
  const shape = shapeOf((cells[firstFilled] ?? '').trim());
  if (shape !== 'number' && shape !== 'price') return false;
  let label = -1;
  for (let index = firstFilled + 1; index < cells.length; index++) {
    const cell = (cells[index] ?? '').trim();
    if (isTotalLabel(cell)) label = index;
    else if (!isNothing(cell) && !isNumeric(cell)) return false;
  }
  return label !== -1;
}

function restIsNumbers(cells: readonly string[], from: number): boolean {
  for (let index = from; index < cells.length; index++) {
    const cell = (cells[index] ?? '').trim();
    if (cell !== '' && !isNumeric(cell) && !isNothing(cell) && !isTotalLabel(cell) && !/^.{1,4}$/u.test(cell))
      return false;
  }
  return true;
}

function isNumeric(cell: string): boolean {
  const shape = shapeOf(cell);
  return shape === 'number' || shape === 'price' || /^\d[\d.,]*\s?\p{L}{1,8}\.?$/u.test(cell);
}

const RULE = /^[\s\-=_*#~+|.·•—–:>]{3,}$/;
const SECTION_MARK = /^(?:#{1,6}\s|={2,}|\*{2,}|-{2,}\s|\[[^\]]{1,60}\]$|>{1,3}\s)|(?:={2,}|\*{2,}|-{2,})$/;
const SECTION_WORDS =
  /\b(?:section|site|building|bldg|floor|room|campus|warehouse|department|dept|district|phase|schedule|appendix|annex|lot|region|zone|area|office|branch|equipment|devices|cameras|switches|routers|phones|radios|servers|network|security|infrastructure|inventory|wireless|hardware|software|accessories|services|cctv|misc|miscellaneous|other|category|group|edificio|sala|planta|sede|bâtiment|batiment|salle|étage|gebäude|raum|standort|etage|budynek|piętro|oddział|здание|этаж|раздел|кабинет)\b|[楼層层室区區部栋棟]$|[一二三四五六七八九十]+[、.]|^(?:第.{1,4}[章节部分])|フロア|拠点|층$|동$/iu;

/** Ratings and sizes describe one thing, not a group: `12V power supply for cameras`, `24-port switches 10G`. */
const MEASURE =
  /\b\d+(?:[.,]\d+)?[\s-]?(?:k?V(?:DC|AC)?|k?VA|m?A|k?W|Ah|MP|megapixel|mm|cm|TB|GB|MB|[GM]bps|[MG]Hz|dBi|ports?|channels?|ch|core)\b/i;

/**
 * Whether a text that stands alone in a row of a table heads the rows below it. Texts with a model number or a rating
 * never do.
 */
export function isSectionText(text: string): boolean {
  const plain = text.trim();
  if (plain.length > 80 || plain.length < 2) return RULE.test(plain);
  if (RULE.test(plain)) return true;
  if (holdsModel(plain) || MEASURE.test(plain)) return false;
  if (SECTION_MARK.test(plain) || plain.endsWith(':') || plain.endsWith('：')) return true;
  return plain.split(/\s+/).length <= 8 && SECTION_WORDS.test(plain);
}

/** Greetings and closings stand alone or before a name; `Hi-Focus bullet camera` is neither. */
const NAMES = String.raw`(?:(?:\s+[\p{L}.'&-]+){0,2}|(?:\s+[\p{L}.'&-]+){0,6}\s?[,!:.]+)\s*$`;
const greeting = (words: string): RegExp => new RegExp(`^(?:${words})${NAMES}|^(?:${words})\\s?[,!:.]*$`, 'iu');

const CHATTER: readonly RegExp[] = [
  greeting(
    'hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern|hola|buenos d[ií]as|buenas tardes|buenas|estimad[oa]s?|bonjour|bonsoir|madame|monsieur|chers?|chère|hallo|guten (?:tag|morgen)|sehr geehrte[rn]?|liebe[rn]?|dzie[nń] dobry|szanown[iya]|cze[sś][cć]|ol[aá]|bom dia|prezad[oa]s?|caro|ciao|buongiorno|gentile|egregio|beste|geachte|merhaba|say[iı]n|здравствуйте|добрый день|привет|уважаем\\p{L}+',
  ),
  /^(?:您好|你好|各位|大家好|尊敬的|お世話になっております|お疲れ様です|こんにちは|안녕하세요|안녕하십니까|수고하십니다).{0,30}$/u,
  greeting(
    "thanks(?: again| a lot| so much| in advance| for your help| for your time)?|thank you(?: very much| so much| in advance| for your help| for your time)?|many thanks|thx|cheers|best|all the best|regards|(?:best|kind|warm|kindest|warmest) (?:regards|wishes)|sincerely|yours (?:sincerely|faithfully|truly)|respectfully|(?:muchas )?gracias|saludos(?: cordiales)?|un saludo|atentamente|merci(?: beaucoup| d'avance)?|cordialement|bien à vous|mit freundlichen gr[üu](?:ß|ss)en|(?:viele|beste|freundliche|liebe) gr[üu](?:ß|ss)e|gruß|danke|vielen dank|pozdrawiam|z poważaniem|dzi[eę]kuj[eę]|obrigad[oa]|atenciosamente|abraços|grazie(?: mille)?|(?:cordiali|distinti) saluti|saluti|met vriendelijke groeten?|bedankt|teşekkürler|saygılarımla|с уважением|спасибо|благодарю",
  ),
  /^(?:谢谢|謝謝|此致|敬礼|顺祝商祺|祝好|よろしくお願い|ありがとう|以上|감사합니다|고맙습니다).{0,30}$/u,
  /^(?:from|to|cc|bcc|subject|sent|date|re|fw|fwd|reply-to|von|an|betreff|gesendet|de|para|asunto|objet|à|envoyé|od|do|temat|da|oggetto|от|кому|тема|发件人|收件人|主题|抄送|差出人|宛先|件名|보낸사람|받는사람|제목)\s?[:：]\s?.{0,200}$/iu,
  /^(?:contact(?: person)?|attn|attention|ansprechpartner(?:in)?|kontakt|contacto|persona de contacto|interlocuteur|контактное лицо|联系人|聯絡人|担当者|(?:invoice|bill|ship|deliver) to)\s?[:：]\s?.{0,120}$/iu,
  /^(?:delivery (?:times?|terms|dates?)|lead times?|payment (?:terms|due|within)|terms (?:of|and)|(?:all )?prices (?:are|in|excl|incl|do|quoted)|(?:this )?(?:quote|offer|quotation) (?:is )?valid|valid (?:until|for)|lieferzeit|zahlungsbedingungen|alle preise|plazo de entrega|délai de livraison)\b.{0,160}$/iu,
  /^(?:inventory|asset (?:list|register|inventory)|(?:equipment|device|hardware) (?:list|inventory)|bestandsliste|geräteliste|inventario|inventaire)\s(?:of|for|at|as of|de|der|du|des|[-–—:]|[:：])(?!.*\b(?:camera|router|switch|modem|phone|radio|recorder|nvr|dvr|antenna|dongle|module|drone|server)s?\b).{1,80}$/iu,
  /^(?:we|our (?:office|site|company|school|agency))\s(?:do not|don't|does not|never|no longer) (?:use|buy|purchase|accept|allow|sell|install|deploy|operate|stock)\b(?!.*\b(?:except|but|only|other than|apart|still)\b).{1,120}$/iu,
  /^-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|mensaje original|message d'origine).{0,40}$/iu,
  /^(?:on|am|le|el|w dniu)\b.{4,90}(?:wrote|schrieb|a écrit|escribió|napisał\(?a?\)?)\s?:$/iu,
  /^sent from my\b.{0,40}$/iu,
  /^(?:page|seite|página|pagina|strona|стр\.?|страница|第)\s?\d{1,5}\s?(?:(?:of|von|de|di|z|из|\/|页|頁|ページ)\s?\d{0,5})?.{0,8}$/iu,
  /^(?:(?:strictly |company |private (?:and|&) )?confidential|(?:for )?internal use only|draft|privileged|do not distribute|for official use only|fouo|vertraulich|confidencial|confidentiel|poufne|конфиденциально|机密|内部资料|社外秘|대외비)(?:\s?[-–—:,.!/].{0,80}|\s?)$/iu,
  /^(?:report |list |file |data )?(?:generated|printed|exported|created|prepared|compiled|last (?:updated|modified)|approved|reviewed|submitted)(?:\s(?:by|on|at|from|for)\b|\s?[:：]).{0,100}$/iu,
  /^(?:report (?:date|run|period)|run date|as of(?=\s\d)|(?:data )?source|revision|version|date printed)\s?(?:[:：]|(?<=as of)).{0,100}$/iu,
  /^(?:end of (?:report|list|file|document|inventory)|eof|\*+\s?end\s?\*+|-+\s?end\s?-+|no further (?:items|entries)|-*\s?nothing follows\s?-*)\.?$/iu,
  /^(?:tel|phone|mobile|cell|fax|office|direct|ph|mob|тел|телефон|факс|电话|電話|传真|전화|telefon|teléfono|téléphone)\.?\s?[:：.]?\s?[+(]?\d[\d\s()./-]{5,24}$/iu,
  /^(?:e-?mail|web|website|internet|www|correo|courriel)\.?\s?[:：]\s?\S{3,120}$/iu,
  /^\(?\+?\d[\d\s().-]{8,20}$/,
  /^[^\s@]{1,80}@[^\s@]{1,120}\.[a-z]{2,}$/i,
  /^(?:https?:\/\/|www\.)\S{1,300}$/i,
  /^(?:\*|note|n\.?b\.?|disclaimer|remark|hinweis|nota|uwaga|примечание|注|备注|注意|※)\s?[:：*]?\s.{0,20}(?:price|vat|tax|subject to|excl|incl|not include|without|estimat|approx|含税|不含).{0,160}$/iu,
];

/**
 * How sentences about a list begin. They are talk only when they name nothing: no digit and no capital letter inside,
 * because *we have ZTE modems in three offices* is evidence.
 */
const SENTENCES: readonly RegExp[] = [
  /^(?:please|kindly|pls)\b.{0,200}$/iu,
  /^(?:let me know|see (?:below|attached|list)|attached|as (?:discussed|requested|promised|agreed)|here(?:'s| is| are)|below is|below are|following (?:is|are)|the following|i (?:have|am|will|would|need|think|hope)|we (?:have|need|are|will|would|should)|can you|could you|any questions|if you have|hope (?:this|you)|fyi|asap)\b.{0,160}$/iu,
];

/** Whether a line of text is talk about the list (greetings, signatures, mail headers, page footers) and no thing. */
export function isChatter(text: string): boolean {
  const plain = text.trim().replace(/^[>|\s]+/, '');
  if (plain === '') return false;
  if (plain.length > 300) return false;
  if (CHATTER.some((pattern) => pattern.test(plain))) return !namesThing(plain);
  return SENTENCES.some((pattern) => pattern.test(plain)) && !namesSomething(plain);
}

/** A digit, or a word in capitals or with a capital inside a sentence, may be a product or a maker. */
function namesSomething(sentence: string): boolean {
  const inner = sentence.replace(/\b(?:I|I'm|I'll|I've|FYI|ASAP|PO|PDF|OK)\b/g, '').replace(/^\P{L}*\p{L}+/u, '');
  return (
    /[\p{Lu}\p{N}\p{Lo}]/u.test(inner) ||
    /\b(?:camera|router|switch|modem|phone|radio|recorder|nvr|dvr|antenna|dongle|module|drone|server)s?\b/i.test(inner)
  );
}

/** A model number, or a counted thing, in a line that otherwise reads like talk. Mail headers and contacts are exempt. */
function namesThing(text: string): boolean {
  if (
    /^(?:from|to|cc|bcc|subject|betreff|asunto|objet|sent|date|tel|phone|mobile|fax|e-?mail|www|https?)\b/i.test(text)
  )
    return false;
  if (/^\+?[\d(]/.test(text) || /^[^\s]+@[^\s]+$/.test(text)) return false;
  return /(?:^|\s)(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{4,}/.test(
    text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, ''),
  );
}
