/** Every list source, one line each, alphabetical. */
export { bisCsv } from './bis-csv/bis-csv.ts';
export { bisDeniedPersons } from './bis-denied-persons/bis-denied-persons.ts';
export { csl } from './csl/csl.ts';
export { ecfrXml } from './ecfr-xml/ecfr-xml.ts';
export { euFsf } from './eu-fsf/eu-fsf.ts';
export { fccCoveredList } from './fcc-covered-list/fcc-covered-list.ts';
export { ftmJson } from './ftm-json/ftm-json.ts';
export { gleif } from './gleif/gleif.ts';
export { ofacAdvancedXml } from './ofac-advanced-xml/ofac-advanced-xml.ts';
export { ofacCsv } from './ofac-csv/ofac-csv.ts';
export { ofacEnhancedXml } from './ofac-enhanced-xml/ofac-enhanced-xml.ts';
export { ofacXml } from './ofac-xml/ofac-xml.ts';
export { senzingJson } from './senzing-json/senzing-json.ts';
export { uflpaHtml } from './uflpa-html/uflpa-html.ts';
export { ukSanctions } from './uk-sanctions/uk-sanctions.ts';
export { unXml } from './un-xml/un-xml.ts';
export { userList } from './user-list/user-list.ts';
