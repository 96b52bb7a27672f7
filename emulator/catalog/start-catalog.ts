// A demo Catalog behaves like the API of Catalog: as an HTTP server in a thread of its own, or as a site in the caller's thread.
import { createHash } from 'node:crypto';
import { MessageChannel } from 'node:worker_threads';
import type { CatalogOptions, CatalogServer, DemoCatalog } from '../demo-catalog.ts';
import { createChecker } from './contract/checker.ts';
import { type Contract, readContract } from './contract/read-contract.ts';
import { countsOf } from './seed/scale.ts';
import { siteOf } from './serve/site.ts';
import { answersOf } from './thread/answers.ts';
import { type Ask, createAsk } from './thread/ask.ts';
import { stateFor } from './thread/life.ts';
import { startLife } from './thread/lives.ts';
import type { Beginning } from './thread/question.ts';

/** Resolves once the demo Catalog listens. Its methods are synchronous and may be called while requests run. */
export async function startCatalog(options: CatalogOptions = {}): Promise<CatalogServer> {
  const beginning = beginningOf(options);
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const channel = new MessageChannel();
  const thread = await startLife({ ...beginning, port: options.port ?? 0, bell, channel: channel.port2 });
  const ask = createAsk(channel.port1, bell);
  channel.port1.unref();
  const url = `http://127.0.0.1:${thread.port}`;
  const close = async () => {
    await thread.rest();
    channel.port1.close();
  };
  return { ...controls(beginning, ask), url, where: url, close };
}

let shared: { contract: Contract; checker: ReturnType<typeof createChecker> } | undefined;

/** The same at once and without a network: only hosts of this thread reach it. */
export function openCatalog(options: Omit<CatalogOptions, 'port'> = {}): DemoCatalog {
  // Compiling the contract takes longer than most of what is done with it.
  shared ??= withChecker(readContract());
  const beginning = beginningOf(structuredClone(options));
  const state = stateFor(beginning, shared.contract, shared.checker);
  const answers = answersOf(state);
  // Copies, as from another thread: what a caller makes of them changes nothing here.
  const ask: Ask = (name, argument) => structuredClone(answers[name](structuredClone(argument)));
  return { ...controls(beginning, ask), where: siteOf(state), close: async () => {} };
}

function withChecker(contract: Contract) {
  return { contract, checker: createChecker(contract) };
}

function beginningOf(options: CatalogOptions): Beginning {
  const { name = 'production', seed = 1, scale, faults = [], switches = {}, clock = Date.now(), data = 'today' } = options;
  return {
    name,
    seed,
    counts: countsOf(scale),
    clock,
    until: data === 'today' ? clock : data,
    apiKey: keyFor(name === 'test' ? `test key ${seed}` : `key ${seed}`),
    narrowKey: keyFor(`${name} subcatalog key ${seed}`),
    faults,
    switches,
  };
}

function controls({ apiKey, narrowKey }: Beginning, ask: Ask): Omit<DemoCatalog, 'where' | 'close'> {
  return {
    apiKey,
    keys: { root: apiKey, subcatalog: narrowKey },
    requests: () => ask('requests', undefined),
    operations: () => ask('operations', undefined),
    clearRequests: () => ask('clearRequests', undefined),
    setFaults: (wanted) => ask('setFaults', wanted),
    setSwitches: (wanted) => ask('setSwitches', wanted),
    setClock: (wanted) => ask('setClock', wanted),
    mutate: (change) => ask('mutate', change),
    records: (resource) => ask('records', resource),
    paymentExport: (provider, from, until) => ask('paymentExport', { provider, from, until }),
    at: (request, moment, change) => ask('at', { request, moment, change }),
    keep: () => {
      const kept = ask('keep', undefined);
      return () => ask('bringBack', kept);
    },
  };
}

/** The same for the same words, so that a saved connection still works after the next start. */
function keyFor(words: string): string {
  return `practice-${createHash('sha256').update(words).digest('hex').slice(0, 24)}`;
}
