/** Fields of the ports at the two ends of a link, whatever a platform calls them. */
export const LOCAL_PORT = 'local port';
export const REMOTE_PORT = 'port id';

const PORT = String.raw`([A-Za-z][\w-]{0,30} ?\d[\w/.:-]{0,20}|\d[\w/.:]{0,20})`;
const ENDS: readonly (readonly [RegExp, string])[] = [
  // Cisco CDP: both ends in one line.
  [new RegExp(String.raw`^ *Interface: *${PORT}, `, 'i'), LOCAL_PORT],
  [new RegExp(String.raw`\(outgoing port\): *${PORT} *$`, 'i'), REMOTE_PORT],
  [new RegExp(String.raw`^ *Local ?(?:Intf|Port|Interface|Port id)(?: *\(?ID\)?)? *[:=] *${PORT} *$`, 'i'), LOCAL_PORT],
  // Huawei; Comware; Arista and EXOS.
  [new RegExp(String.raw`^ *${PORT} has \d+ neighbor`, 'i'), LOCAL_PORT],
  [new RegExp(String.raw`neighbor-information of port \d+\[${PORT}\]`, 'i'), LOCAL_PORT],
  [new RegExp(String.raw`^ *(?:Interface|LLDP Port) ${PORT} detected \d`, 'i'), LOCAL_PORT],
  [
    new RegExp(String.raw`^ *(?:- )?(?:Neighbor )?(?:Port ?-?ID|Remote Port(?: ID)?) *[:=] *"?${PORT}"? *$`, 'i'),
    REMOTE_PORT,
  ],
];

/** The ends of a link that one line of a neighbour block names. */
export function linkEnds(text: string): readonly { readonly value: string; readonly field: string }[] {
  if (text.length > 200) return [];
  return ENDS.flatMap(([pattern, field]) => {
    const value = pattern.exec(text)?.[1];
    return value === undefined ? [] : [{ value, field }];
  });
}
