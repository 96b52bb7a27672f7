// Lists that lag behind writes: what the store was before each of the last writes.
import type { Store } from '../store/store.ts';

export interface Lag {
  /** Requests so far. */
  requests: number;
  past: { request: number; store: Store }[];
}

export function createLag(): Lag {
  return { requests: 0, past: [] };
}

/** Counts a request, remembers the store before a write, and answers the store that lists show now. */
export function stepLag(lag: Lag, store: Store, isWrite: boolean, requests: number | undefined): Store {
  lag.requests++;
  lag.past = lag.past.filter((before) => requests !== undefined && lag.requests - before.request <= requests);
  if (isWrite && requests !== undefined) lag.past.push({ request: lag.requests, store: structuredClone(store) });
  return lag.past[0]?.store ?? store;
}
