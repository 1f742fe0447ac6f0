import type { Citation } from '../core/identity.ts';

/** One reason given on the way to a truth. */
export interface Reason {
  readonly says: string;
  readonly citation?: Citation;
}

/**
 * Kleene's strong three-valued logic. What is not known is not false: an unknown carries the names of the facts that
 * would decide it. Source: S. C. Kleene, Introduction to Metamathematics (1952), §64.
 */
export type Truth =
  | { readonly value: true; readonly because: readonly Reason[] }
  | { readonly value: false; readonly because: readonly Reason[] }
  | { readonly value: 'unknown'; readonly because: readonly Reason[]; readonly missing: readonly string[] };

/** A true answer with its reasons. */
export function yes(...because: readonly Reason[]): Truth {
  return { value: true, because };
}

/** A false answer with its reasons. */
export function no(...because: readonly Reason[]): Truth {
  return { value: false, because };
}

/** An open answer: the facts that would decide it, by name. */
export function unknown(missing: readonly string[], ...because: readonly Reason[]): Truth {
  return { value: 'unknown', because, missing: [...new Set(missing)] };
}

/** False when one part is false; else unknown when one is unknown; else true. An empty list is true. */
export function all(parts: readonly Truth[]): Truth {
  const failed = parts.find((part) => part.value === false);
  if (failed) return failed;
  const because = parts.flatMap((part) => part.because);
  const missing = parts.flatMap((part) => (part.value === 'unknown' ? part.missing : []));
  return missing.length > 0 || parts.some((part) => part.value === 'unknown')
    ? unknown(missing, ...because)
    : yes(...because);
}

/** True when one part is true; else unknown when one is unknown; else false. An empty list is false. */
export function any(parts: readonly Truth[]): Truth {
  const held = parts.find((part) => part.value === true);
  if (held) return held;
  const because = parts.flatMap((part) => part.because);
  const missing = parts.flatMap((part) => (part.value === 'unknown' ? part.missing : []));
  return parts.some((part) => part.value === 'unknown') ? unknown(missing, ...because) : no(...because);
}

/** Turns true and false round; unknown stays unknown. */
export function not(part: Truth): Truth {
  if (part.value === 'unknown') return part;
  return { value: !part.value, because: part.because };
}
