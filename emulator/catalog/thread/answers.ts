// What a demo Catalog replies to its owner's questions.
import { exportOf } from '../payments/exports.ts';
import { transactionsOf } from '../payments/transactions.ts';
import { planFaults } from '../serve/faults.ts';
import { countOperations } from '../serve/log.ts';
import { clockFrom, keepState, ownStore, type State } from '../serve/state.ts';
import { applyChange } from '../store/change.ts';
import { storedRecords } from '../store/stored-records.ts';
import type { Questions } from './question.ts';

export type Answers = { [Name in keyof Questions]: (argument: Questions[Name]['argument']) => Questions[Name]['answer'] };

export function answersOf(state: State): Answers {
  const kept: (() => void)[] = [];
  return {
    requests: () => state.requests,
    operations: () => countOperations(state.requests),
    clearRequests: () => {
      state.requests = [];
    },
    setFaults: (faults) => {
      state.faults = planFaults(faults);
    },
    setSwitches: (switches) => {
      state.switches = switches;
    },
    setClock: (clock) => {
      state.now = clockFrom(clock);
    },
    mutate: (change) => {
      applyChange(ownStore(state), change, state.now());
    },
    records: (resource) => storedRecords(state.store, resource),
    paymentExport: ({ provider, from, until }) => {
      const transactions = transactionsOf(state.store, from, until);
      return { transactions, text: exportOf(provider, transactions) };
    },
    at: ({ request, moment, change }) => {
      state.appointments.push({ left: request, moment, change });
    },
    keep: () => kept.push(keepState(state)) - 1,
    bringBack: (number) => {
      kept[number]?.();
    },
  };
}
