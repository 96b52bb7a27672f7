// What the caller's thread may ask of the thread in which the demo Catalog runs.
import type { MessagePort } from 'node:worker_threads';
import type { CatalogChange, CatalogSwitches, Faults, LoggedRequest, PaymentExport, PaymentProvider } from '../../demo-catalog.ts';
import type { Contract } from '../contract/read-contract.ts';
import type { CatalogName } from '../seed/catalogs.ts';
import type { DataUntil } from '../seed/fill-store.ts';
import type { Counts } from '../seed/scale.ts';

/** Each question with its argument and its answer. */
export interface Questions {
  requests: { argument: undefined; answer: LoggedRequest[] };
  operations: { argument: undefined; answer: Record<string, number> };
  clearRequests: { argument: undefined; answer: undefined };
  setFaults: { argument: Faults[]; answer: undefined };
  setSwitches: { argument: CatalogSwitches; answer: undefined };
  setClock: { argument: number; answer: undefined };
  mutate: { argument: CatalogChange; answer: undefined };
  records: { argument: string; answer: Record<string, unknown>[] };
  paymentExport: { argument: { provider: PaymentProvider; from: number; until: number }; answer: PaymentExport };
  at: { argument: { request: number; moment: 'before' | 'after'; change: CatalogChange }; answer: undefined };
  /** Answers the number under which it is kept. */
  keep: { argument: undefined; answer: number };
  bringBack: { argument: number; answer: undefined };
}

export type Reply = { answer: unknown } | { problem: string };

/** What the caller's thread says besides. A thread that rests may live again, as another Catalog. */
export type Order = { type: 'live'; life: Life } | { type: 'rest' };

/** What the thread says of itself. */
export type Word = { type: 'listens'; port: number } | { type: 'rests' };

/** What a thread is born with: the same for all its lives. */
export interface Birth {
  contract: Contract;
}

/** How a demo Catalog begins. */
export interface Beginning {
  name: CatalogName;
  seed: number;
  counts: Counts;
  /** Where its clock starts: milliseconds since 1970. */
  clock: number;
  until: DataUntil;
  apiKey: string;
  narrowKey: string;
  faults: Faults[];
  switches: CatalogSwitches;
}

/** One demo Catalog in a thread. */
export interface Life extends Beginning {
  port: number;
  /** Rung after each reply, so that the asking thread can sleep until then. */
  bell: Int32Array;
  /** Where questions come from and replies go. */
  channel: MessagePort;
}
