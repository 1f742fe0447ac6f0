/** Every list source, one line each, alphabetical. */
export { ofacCsv } from './ofac-csv/ofac-csv.ts';
export { ofacXml } from './ofac-xml/ofac-xml.ts';
