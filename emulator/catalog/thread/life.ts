// A demo Catalog from its first moment on, in whatever thread it runs.
import type { Checker } from '../contract/checker.ts';
import type { Contract } from '../contract/read-contract.ts';
import { fillStore, type StoreRecipe } from '../seed/fill-store.ts';
import { planFaults } from '../serve/faults.ts';
import { clockFrom, createState, type State } from '../serve/state.ts';
import type { Store } from '../store/store.ts';
import type { Beginning } from './question.ts';

/** Stores of the last recipes. A process opens many small Catalogs that begin alike, and filling one takes longer than most of what they're asked. */
const filled = new Map<string, Store>();
const MOST_STORES = 8;
/** Larger stores would only hold memory. */
const MOST_RECORDS = 3_000;

export function stateFor(beginning: Beginning, contract: Contract, checker: Checker): State {
  const { courses, orders, tags, users } = beginning.counts;
  const isSmall = courses + orders + tags + users <= MOST_RECORDS;
  const state = createState(contract, checker, isSmall ? sharedStore(beginning) : fillStore(beginning), beginning);
  // Whoever changes a shared one makes a copy first.
  state.isStoreKept = isSmall;
  state.faults = planFaults(beginning.faults);
  state.switches = beginning.switches;
  state.now = clockFrom(beginning.clock);
  return state;
}

function sharedStore({ seed, counts, name, until }: StoreRecipe): Store {
  const recipe = { seed, counts, name, until };
  const key = JSON.stringify(recipe);
  const store = filled.get(key) ?? fillStore(recipe);
  filled.delete(key);
  filled.set(key, store);
  const [oldest] = filled.keys();
  if (filled.size > MOST_STORES && oldest !== undefined) filled.delete(oldest);
  return store;
}
