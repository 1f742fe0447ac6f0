import { headerKey, type TableRow } from '../csv-rows.ts';
import { child, type XmlElement } from '../xml-records.ts';

/** Elements of the ConList XML whose names are not those of the table's columns. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  uniqueid: ['UKSanctionsListRef'],
  unreferencenumber: ['UNRef'],
  grouptype: ['GroupTypeDescription'],
  postzipcode: ['PostCode'],
  listedon: ['DateListed'],
  regime: ['RegimeName'],
  dob: ['Individual_DateOfBirth'],
  nationality: ['Individual_Nationality'],
  passportnumber: ['Individual_PassportNumber'],
  nationalidentificationnumber: ['Individual_NINumber'],
  position: ['Individual_Position'],
  subsidiaries: ['Entity_Subsidiaries'],
  parentcompany: ['Entity_ParentCompany'],
  businessregistrationnumbers: ['Entity_BusinessRegNumber'],
  imonumber: ['Ship_IMONumber'],
  currentowneroperators: ['Ship_CurrentOwners'],
  previousowneroperators: ['Ship_PreviousOwners'],
  currentbelievedflagofship: ['Ship_Flag'],
  hullidentificationnumberhin: ['Ship_HIN'],
};

/** A `FinancialSanctionsTarget` of the ConList XML as the row of the ConList table that it is: one name of one target. */
export function ukTargetRow(element: XmlElement, number: number): TableRow {
  const names = new Map(element.children.map((one) => [headerKey(one.name), one.name]));
  return {
    number,
    line: element.line,
    cells: element.children.map((one) => one.text),
    get(header) {
      const key = headerKey(header);
      for (const name of [names.get(key), ...(ELEMENTS[key] ?? [])]) {
        const text = name === undefined ? '' : (child(element, name)?.text ?? '');
        if (text !== '') return text;
      }
      return '';
    },
  };
}
