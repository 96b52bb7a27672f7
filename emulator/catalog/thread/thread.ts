// The thread in which the practice Catalog runs: serves HTTP and answers the questions of the caller's thread.
import { parentPort, workerData } from 'node:worker_threads';
import { createChecker } from '../contract/checker.ts';
import { fillStore } from '../seed/fill-store.ts';
import { planFaults } from '../serve/faults.ts';
import { countOperations } from '../serve/log.ts';
import { startServer } from '../serve/server.ts';
import { createState, type State } from '../serve/state.ts';
import { applyChange } from '../store/change.ts';
import { storedRecords } from '../store/stored-records.ts';
import type { Birth, Questions, Reply } from './question.ts';

type Answers = { [Name in keyof Questions]: (argument: Questions[Name]['argument']) => Questions[Name]['answer'] };

async function live(birth: Birth): Promise<void> {
  const store = fillStore(birth.seed, birth.counts, birth.name);
  const state = createState(birth.contract, createChecker(birth.contract), store, birth.apiKey, birth.narrowKey);
  state.faults = planFaults(birth.faults);
  state.switches = birth.switches;
  const port = await startServer(state, birth.port);
  const answers = answersOf(state);
  birth.channel.on('message', ({ name, argument }) => {
    birth.channel.postMessage(reply(answers, name, argument));
    Atomics.add(birth.bell, 0, 1);
    Atomics.notify(birth.bell, 0);
  });
  parentPort?.postMessage(port);
}

function answersOf(state: State): Answers {
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
    mutate: (change) => {
      applyChange(state.store, change, state.now());
    },
    records: (resource) => storedRecords(state.store, resource),
    at: ({ request, moment, change }) => {
      state.appointments.push({ left: request, moment, change });
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

// Proof: start-catalog.ts is the only place that starts this thread, and gives it a Birth.
void live(workerData as Birth);
