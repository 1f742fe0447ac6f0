import type { Io } from './io.ts';

/** Progress on standard error for work that takes more than a second; silent when standard error is no terminal. */
export interface Progress {
  add(count: number): void;
  clear(): void;
}

/** Starts a counter of records. */
export function createProgress(io: Io, wanted: boolean): Progress {
  if (!io.progress || !wanted) return { add: () => undefined, clear: () => undefined };
  const started = performance.now();
  let last = started;
  let count = 0;
  let drawn = false;
  return {
    add(more) {
      count += more;
      const now = performance.now();
      if (now - started < 1000 || now - last < 200) return;
      last = now;
      drawn = true;
      const rate = Math.round((count / (now - started)) * 1000);
      io.stderr(`\r${count.toLocaleString('en-US')} records, ${rate.toLocaleString('en-US')} a second `);
    },
    clear() {
      if (drawn) io.stderr('\r\u001b[K');
    },
  };
}
