/**
 * Name of a port in a scan: `tcp/80` when something answered there. A port that did not answer may be open or filtered
 * (nmap's `open|filtered`), and its name says so: nothing is known to listen there.
 */
export function openPlace(state: string, protocol: string, port: string): string {
  return state === 'open' ? `${protocol}/${port}` : `${protocol}/${port} ${state}`;
}
