// The threads of demo Catalogs. One that has been closed rests and is used again: to load the server and to compile the
// contract takes far longer than to fill another store.
import type { Worker } from 'node:worker_threads';
import { readContract } from '../contract/read-contract.ts';
import { startThread } from './bundle.ts';
import type { Birth, Life, Order, Word } from './question.ts';

/** Room for young objects: a hundred thousand orders are made at once, and moving them twice costs more than making them. */
const resourceLimits = { maxYoungGenerationSizeMb: 192 };

let resting: Worker[] = [];
const gone = new WeakSet<Worker>();

/** Resolves once the thread listens. */
export async function startLife(life: Life): Promise<{ port: number; rest(): Promise<void> }> {
  const worker = resting.pop() ?? (await born());
  worker.ref();
  const listens = await tell(worker, { type: 'live', life });
  let ended: Promise<void> | undefined;
  const end = async () => {
    if (gone.has(worker)) return;
    await tell(worker, { type: 'rest' });
    // Who only rests does not keep the process alive.
    worker.unref();
    resting.push(worker);
  };
  return {
    port: listens.type === 'listens' ? listens.port : 0,
    rest() {
      ended ??= end();
      return ended;
    },
  };
}

async function born(): Promise<Worker> {
  const birth: Birth = { contract: readContract() };
  const worker = await startThread({ workerData: birth, execArgv: [], resourceLimits });
  worker.on('exit', () => {
    gone.add(worker);
    resting = resting.filter((each) => each !== worker);
  });
  return worker;
}

/** What the thread replies, or the reason why it does not. */
function tell(worker: Worker, order: Order): Promise<Word> {
  return new Promise((resolve, reject) => {
    const heard = (act: () => void) => {
      worker.off('message', replied).off('error', failed).off('exit', stopped);
      act();
    };
    const replied = (word: Word) => heard(() => resolve(word));
    const failed = (error: unknown) => heard(() => reject(error));
    const stopped = (code: number) => heard(() => reject(new Error(`The demo Catalog exited with code ${code} before it was ready.`)));
    worker.on('message', replied).on('error', failed).on('exit', stopped);
    worker.postMessage(order, order.type === 'live' ? [order.life.channel] : []);
  });
}
