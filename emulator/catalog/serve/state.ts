// Everything that one running demo Catalog remembers between requests.
import type { CatalogChange, CatalogSwitches, LoggedRequest } from '../../demo-catalog.ts';
import type { Checker } from '../contract/checker.ts';
import { listOperations, type Operation } from '../contract/operations.ts';
import type { Contract } from '../contract/read-contract.ts';
import { narrowCatalogId } from '../seed/catalogs.ts';
import { mainCatalog, type Store } from '../store/store.ts';
import type { Reach } from './call.ts';
import { type FaultPlan, planFaults } from './faults.ts';
import { createLag, type Lag } from './lag.ts';
import { reachBelow } from './reach.ts';

export interface Keys {
  apiKey: string;
  /** The key of a subcatalog. */
  narrowKey: string;
}

export interface State extends Keys {
  store: Store;
  /** A kept moment holds the same store, so a change needs a copy of it. */
  isStoreKept: boolean;
  /** The clock: milliseconds since 1970. */
  now(): number;
  checker: Checker;
  operations: readonly Operation[];
  requests: LoggedRequest[];
  faults: FaultPlan;
  switches: CatalogSwitches;
  lag: Lag;
  /** Changes that wait for a request to come. */
  appointments: { left: number; moment: 'before' | 'after'; change: CatalogChange }[];
}

export function createState(contract: Contract, checker: Checker, store: Store, { apiKey, narrowKey }: Keys): State {
  return {
    store,
    isStoreKept: false,
    apiKey,
    narrowKey,
    now: Date.now,
    checker,
    operations: listOperations(contract),
    requests: [],
    faults: planFaults([]),
    switches: {},
    lag: createLag(),
    appointments: [],
  };
}

/** A clock that goes on from here. */
export function clockFrom(clock: number): () => number {
  const ahead = clock - Date.now();
  return () => Date.now() + ahead;
}

/** The store for whoever changes it. Most runs only read, so it's copied before the first change and not when a moment is kept. */
export function ownStore(state: State): Store {
  if (state.isStoreKept) Object.assign(state, { store: structuredClone(state.store), isStoreKept: false });
  return state.store;
}

/** Keeps all that requests change, and the time, and answers what brings it back, as often as wanted. */
export function keepState(state: State): () => void {
  const time = state.now();
  const { store, requests, faults, switches, lag, appointments } = state;
  const kept = structuredClone({ requests, faults, switches, lag, appointments });
  state.isStoreKept = true;
  return () => {
    Object.assign(state, structuredClone(kept), { store, isStoreKept: true, now: clockFrom(time) });
  };
}

/** What a key reaches; `undefined` for a key that is none. */
export function reachOf({ apiKey, narrowKey, store }: State, key: string | undefined): Reach | undefined {
  if (key === apiKey) return { home: mainCatalog(store).id, catalogs: 'all' };
  return key === narrowKey ? reachBelow(store, narrowCatalogId) : undefined;
}
