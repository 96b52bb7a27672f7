// Everything that one running practice Catalog remembers between requests.
import type { CatalogChange, CatalogSwitches, LoggedRequest } from '../../seam.ts';
import type { Checker } from '../contract/checker.ts';
import { listOperations, type Operation } from '../contract/operations.ts';
import type { Contract } from '../contract/read-contract.ts';
import type { Store } from '../store/store.ts';
import { type FaultPlan, planFaults } from './faults.ts';

export interface State {
  store: Store;
  apiKey: string;
  checker: Checker;
  operations: Operation[];
  requests: LoggedRequest[];
  faults: FaultPlan;
  switches: CatalogSwitches;
  /** Changes that wait for a request to come. */
  appointments: { left: number; moment: 'before' | 'after'; change: CatalogChange }[];
}

export function createState(contract: Contract, checker: Checker, store: Store, apiKey: string): State {
  return {
    store,
    apiKey,
    checker,
    operations: listOperations(contract),
    requests: [],
    faults: planFaults([]),
    switches: {},
    appointments: [],
  };
}
