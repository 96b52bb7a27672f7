// The thread in which the demo Catalog runs: serves HTTP and answers the questions of the caller's thread.
import { parentPort, workerData } from 'node:worker_threads';
import { createChecker } from '../contract/checker.ts';
import { type Listening, startServer } from '../serve/server.ts';
import { type Answers, answersOf } from './answers.ts';
import { stateFor } from './life.ts';
import type { Birth, Life, Order, Questions, Reply, Word } from './question.ts';

// Proof: start-catalog.ts is the only place that starts this thread, and gives it a Birth.
const { contract } = workerData as Birth;
const checker = createChecker(contract);
let server: Listening | undefined;

async function live(life: Life): Promise<void> {
  const state = stateFor(life, contract, checker);
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

function reply(answers: Answers, name: keyof Questions, argument: unknown): Reply {
  try {
    // Proof: both ends are written against Questions, so the argument is the one that belongs to the name.
    return { answer: (answers[name] as (argument: unknown) => unknown)(argument) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (order: Order) => void (order.type === 'live' ? live(order.life) : rest()));
