/** A unicast address of one interface, without its prefix length. */
export function deviceAddress(text: string): string | undefined {
  const address = (text.trim().split(/[/%]/)[0] ?? '').toLowerCase();
  const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address);
  if (v4 !== null) {
    const [first = 0, second = 0] = v4.slice(1).map(Number);
    const useless = first === 0 || first === 127 || first >= 224 || (first === 169 && second === 254);
    return useless ? undefined : address;
  }
  return /^[23][0-9a-f]{3}:[0-9a-f:]+$|^f[cd][0-9a-f]{2}:[0-9a-f:]+$/.test(address) ? address : undefined;
}
