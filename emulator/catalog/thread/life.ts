// A demo Catalog from its first moment on, in whatever thread it runs.
import type { Checker } from '../contract/checker.ts';
import type { Contract } from '../contract/read-contract.ts';
import { fillStore } from '../seed/fill-store.ts';
import { planFaults } from '../serve/faults.ts';
import { clockFrom, createState, type State } from '../serve/state.ts';
import type { Beginning } from './question.ts';

export function stateFor(beginning: Beginning, contract: Contract, checker: Checker): State {
  const state = createState(contract, checker, fillStore(beginning), beginning);
  state.faults = planFaults(beginning.faults);
  state.switches = beginning.switches;
  state.now = clockFrom(beginning.clock);
  return state;
}
