/** A cache of objects by number, of fixed size: a later object takes the slot of an earlier one with the same last bits. */
export interface SlotCache<T> {
  get(id: number, make: (id: number) => T): T;
}

/** `slots` is a power of two. Costs one comparison where a `Map` would hash, and never grows. */
export function slotCache<T>(slots: number): SlotCache<T> {
  const ids = new Int32Array(slots).fill(-1);
  const objects = Array.from<T | undefined>({ length: slots });
  const mask = slots - 1;
  return {
    get(id, make) {
      const slot = id & mask;
      if (ids[slot] === id) return objects[slot] as T;
      const made = make(id);
      ids[slot] = id;
      objects[slot] = made;
      return made;
    },
  };
}
