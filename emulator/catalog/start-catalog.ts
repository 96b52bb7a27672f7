// Starts a practice Catalog: an HTTP server in a thread of its own that behaves like the API of Catalog.
import { createHash } from 'node:crypto';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { CatalogOptions, PracticeCatalog } from '../seam.ts';
import { readContract } from './contract/read-contract.ts';
import { countsOf } from './seed/scale.ts';
import { createAsk } from './thread/ask.ts';
import { threadCode } from './thread/bundle.ts';
import type { Birth } from './thread/question.ts';

/** Room for young objects: a hundred thousand orders are made at once, and moving them twice costs more than making them. */
const resourceLimits = { maxYoungGenerationSizeMb: 192 };

/** Resolves once the practice Catalog listens. Its methods are synchronous and may be called while requests run. */
export async function startCatalog(options: CatalogOptions = {}): Promise<PracticeCatalog> {
  const { name = 'production', seed = 1, scale, port = 0, faults = [], switches = {} } = options;
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const channel = new MessageChannel();
  const apiKey = keyFor(name === 'test' ? `test key ${seed}` : `key ${seed}`);
  const narrowKey = keyFor(`${name} subcatalog key ${seed}`);
  const birth: Birth = {
    contract: readContract(),
    name,
    seed,
    counts: countsOf(scale),
    port,
    apiKey,
    narrowKey,
    faults,
    switches,
    bell,
    channel: channel.port2,
  };
  const worker = new Worker(threadCode(), { eval: true, workerData: birth, transferList: [channel.port2], execArgv: [], resourceLimits });
  const listening = await firstMessage(worker);
  const ask = createAsk(channel.port1, bell);
  channel.port1.unref();
  return {
    url: `http://127.0.0.1:${listening}`,
    apiKey,
    keys: { root: apiKey, subcatalog: narrowKey },
    requests: () => ask('requests', undefined),
    operations: () => ask('operations', undefined),
    clearRequests: () => ask('clearRequests', undefined),
    setFaults: (wanted) => ask('setFaults', wanted),
    setSwitches: (wanted) => ask('setSwitches', wanted),
    mutate: (change) => ask('mutate', change),
    records: (resource) => ask('records', resource),
    at: (request, moment, change) => ask('at', { request, moment, change }),
    close: async () => {
      await worker.terminate();
      channel.port1.close();
    },
  };
}

/** The same for the same words, so that a saved connection still works after the next start. */
function keyFor(words: string): string {
  return `practice-${createHash('sha256').update(words).digest('hex').slice(0, 24)}`;
}

/** The port on which the server listens, or the reason why it does not. */
function firstMessage(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The practice Catalog stopped with code ${code} before it listened.`)));
  });
}
