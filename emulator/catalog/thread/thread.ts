// The thread in which the demo Catalog runs: serves HTTP and answers the questions of the caller's thread.
import { parentPort, workerData } from 'node:worker_threads';
import { createChecker } from '../contract/checker.ts';
import { exportOf } from '../payments/exports.ts';
import { transactionsOf } from '../payments/transactions.ts';
import { fillStore } from '../seed/fill-store.ts';
import { planFaults } from '../serve/faults.ts';
import { countOperations } from '../serve/log.ts';
import { type Listening, startServer } from '../serve/server.ts';
import { clockFrom, createState, keepState, type State } from '../serve/state.ts';
import { applyChange } from '../store/change.ts';
import { storedRecords } from '../store/stored-records.ts';
import type { Birth, Life, Order, Questions, Reply, Word } from './question.ts';

type Answers = { [Name in keyof Questions]: (argument: Questions[Name]['argument']) => Questions[Name]['answer'] };

// Proof: start-catalog.ts is the only place that starts this thread, and gives it a Birth.
const { contract } = workerData as Birth;
const checker = createChecker(contract);
let server: Listening | undefined;

async function live(life: Life): Promise<void> {
  const state = createState(contract, checker, fillStore(life), life.apiKey, life.narrowKey);
  state.faults = planFaults(life.faults);
  state.switches = life.switches;
  state.now = clockFrom(life.clock);
  server = await startServer(state, life.port);
  const answers = answersOf(state);
  life.channel.on('message', ({ name, argument }) => {
    life.channel.postMessage(reply(answers, name, argument));
    Atomics.add(life.bell, 0, 1);
    Atomics.notify(life.bell, 0);
  });
  say({ type: 'listens', port: server.port });
}

/** Nothing of the last life is kept but the compiled contract. */
async function rest(): Promise<void> {
  await server?.close();
  server = undefined;
  say({ type: 'rests' });
}

function say(word: Word): void {
  parentPort?.postMessage(word);
}

function answersOf(state: State): Answers {
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
      applyChange(state.store, change, state.now());
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

function reply(answers: Answers, name: keyof Questions, argument: unknown): Reply {
  try {
    // Proof: both ends are written against Questions, so the argument is the one that belongs to the name.
    return { answer: (answers[name] as (argument: unknown) => unknown)(argument) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (order: Order) => void (order.type === 'live' ? live(order.life) : rest()));
