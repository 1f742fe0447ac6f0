/**
 * Remembers the answers of a pure function for the last `limit` distinct texts. Inventories repeat their cells, so most
 * rows cost look-ups only; the bound keeps a million distinct serial numbers from filling memory.
 */
export function boundedMemo<Answer>(limit: number, compute: (text: string) => Answer): (text: string) => Answer {
  let young = new Map<string, Answer>();
  let old = new Map<string, Answer>();
  return (text) => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const answer = old.get(text) ?? compute(text);
    if (young.size >= limit / 2) {
      old = young;
      young = new Map();
    }
    young.set(text, answer);
    return answer;
  };
}
