/** Every list source, one line each, alphabetical. */
export { bisCsv } from './bis-csv/bis-csv.ts';
export { bisDeniedPersons } from './bis-denied-persons/bis-denied-persons.ts';
export { csl } from './csl/csl.ts';
export { euFsf } from './eu-fsf/eu-fsf.ts';
export { ofacCsv } from './ofac-csv/ofac-csv.ts';
export { ofacXml } from './ofac-xml/ofac-xml.ts';
export { ukSanctions } from './uk-sanctions/uk-sanctions.ts';
export { unXml } from './un-xml/un-xml.ts';
