// When to ask again, as data and pure functions.

export const retryPolicy = {
  /** How often one request is sent at most: enough to halve a batch of 20 down to 1. */
  sends: 5,
  /** Milliseconds before the second send; doubled before each further one. */
  firstWait: 1_000,
  /** Milliseconds that one client sleeps in all; an execution has six minutes for everything. */
  sleepBudget: 20_000,
} as const;

/**
 * Milliseconds to wait after the nth send (from 1), or `undefined` when waiting is over. What the server asks for wins.
 * `retryAfter` in seconds, `slept` in milliseconds so far.
 */
export function waitAfterSend(send: number, retryAfter: number | undefined, slept: number): number | undefined {
  if (send >= retryPolicy.sends) return undefined;
  const wait = retryAfter === undefined ? retryPolicy.firstWait * 2 ** (send - 1) : retryAfter * 1_000;
  return slept + wait > retryPolicy.sleepBudget ? undefined : wait;
}

/** Seconds that a `Retry-After` header asks for, written as seconds or as a date. */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1_000));
}
