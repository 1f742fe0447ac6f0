const PAIR =
  /\b(?:vid[_:= ]?|ven[_:= ]?|0x)?([0-9a-f]{4})(?:[:/\- ,&]{1,3}(?:pid[_:= ]?|dev[_:= ]?|0x)?([0-9a-f]{4})|$)/i;

/** Reads a vendor and product id of a bus: `12d1:1f02`, `VID_12D1&PID_1F02`, `0x12d1/0x1f02`, `12d1`. Lower case. */
export function idPair(text: string): { readonly vendor: string; readonly product?: string } | undefined {
  const match = PAIR.exec(text.trim());
  const vendor = match?.[1]?.toLowerCase();
  if (vendor === undefined) return undefined;
  const product = match?.[2]?.toLowerCase();
  return product === undefined ? { vendor } : { vendor, product };
}
