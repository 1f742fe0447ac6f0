/** A list of 32-bit numbers that is filled and emptied again and again without making garbage. */
export class NumberList {
  /** The numbers; those from `size` on are left-overs. Another array once the list has grown. */
  values = new Uint32Array(256);
  size = 0;

  push(value: number): void {
    if (this.size === this.values.length) {
      const larger = new Uint32Array(this.size * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.size++] = value;
  }

  clear(): void {
    this.size = 0;
  }

  /** Sorts the numbers and leaves each once. */
  sortOnce(): void {
    const { values } = this;
    values.subarray(0, this.size).sort();
    let kept = 0;
    for (let at = 0; at < this.size; at++) {
      if (kept > 0 && values[kept - 1] === values[at]) continue;
      values[kept++] = values[at]!;
    }
    this.size = kept;
  }
}
