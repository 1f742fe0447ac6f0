import type { Words } from './words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Things and services that are about somebody, in the languages inventories come in. Folded; own list. */
const TALK = set(
  'book books ebook report reports study article articles essay seminar webinar lecture conference presentation course courses training class classes guide handbook textbook tutorial certification exam consulting consultant consultancy advice legal attestation declaration form letter certificate opinion litigation lawsuit audit assessment review analysis survey research investigation briefing translation news newspaper magazine podcast documentary policy regulation questionnaire advertising marketing ' +
    'beratung bericht studie schulung kurs buch rechtsberatung gutachten ubersetzung artikel formation conseil rapport livre etude traduction curso cursos consultoria asesoria libro informe estudio capacitacion livro relatorio treinamento corso consulenza relazione szkolenie ksiazka raport doradztwo ' +
    'книга книги отчет обучение курс курсы консультация консультации консалтинг статья семинар вебинар исследование аудит перевод',
);
const ABOUT = set('on about re regarding concerning covering of uber zu sur sobre su o об про of de du del di a по');
/** What follows a name when it is talked of, and not bought. */
const TALKED_OF = set(
  'stock stocks shares litigation lawsuit ban bans sanctions delegation app apps hcia hcip hcie hcna hcnp hcda webinar seminar',
);
const SMALL = set('the a an brand der die das le la les el los');
const LABEL = /^\s*([\p{L} ]{3,24})\s*[:–—-]\s*["“”'„«]?\s*$/u;

/**
 * Whether a text is about the name: a book, a course, advice, a report (`Legal advice re Hikvision ban`, `Curso Huawei
 * HCIP`). `before` are the words before the name, nearest first.
 */
export function isTalkedOf(words: Words, start: number, next: number, before: readonly string[]): boolean {
  const after = words.list[next]?.text ?? '';
  if (TALKED_OF.has(after) && words.list[next + 1]?.text !== 'server') return true;
  const near = before.filter((word) => !SMALL.has(word));
  const about = near.findIndex((word) => ABOUT.has(word));
  if (about >= 0 && about <= 1 && near.slice(about + 1, about + 4).some((word) => TALK.has(word))) return true;
  if ((TALK.has(near[0] ?? '') || near.slice(1, 3).includes('legal')) && !/\d/.test(after)) return true;
  const label = LABEL.exec(words.folded.slice(0, start))?.[1]?.trim();
  return label !== undefined && TALK.has(label);
}
