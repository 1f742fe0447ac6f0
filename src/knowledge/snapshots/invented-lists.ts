/** UN-shaped lists of invented parties, for the tests of this folder. */
export interface InventedParty {
  readonly id: string;
  readonly name: string;
  readonly listedOn: string;
}

/** A published UN list of these parties, made on a day. `fill` adds that many more, so that the count is plausible. */
export function inventedList(day: string, parties: readonly InventedParty[], fill = 700): string {
  const more = Array.from({ length: fill }, (_, index) => ({
    id: `QDe.${index}`,
    name: `FILLING PARTY ${index}`,
    listedOn: '2001-01-01',
  }));
  const records = [...parties, ...more].map(
    (party) =>
      `<ENTITY><FIRST_NAME>${party.name}</FIRST_NAME><UN_LIST_TYPE>EX</UN_LIST_TYPE><REFERENCE_NUMBER>${party.id}</REFERENCE_NUMBER><LISTED_ON>${party.listedOn}</LISTED_ON></ENTITY>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<CONSOLIDATED_LIST dateGenerated="${day}T00:00:00Z"><ENTITIES>\n${records.join('\n')}\n</ENTITIES></CONSOLIDATED_LIST>\n`;
}
