// Starts a demo Catalog: an HTTP server in a thread of its own that behaves like the API of Catalog.
import { createHash } from 'node:crypto';
import { MessageChannel } from 'node:worker_threads';
import type { CatalogOptions, DemoCatalog } from '../demo-catalog.ts';
import { countsOf } from './seed/scale.ts';
import { createAsk } from './thread/ask.ts';
import { startLife } from './thread/lives.ts';
import type { Life } from './thread/question.ts';

/** Resolves once the demo Catalog listens. Its methods are synchronous and may be called while requests run. */
export async function startCatalog(options: CatalogOptions = {}): Promise<DemoCatalog> {
  const { name = 'production', seed = 1, scale, port = 0, faults = [], switches = {}, clock = Date.now(), data = 'today' } = options;
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const channel = new MessageChannel();
  const apiKey = keyFor(name === 'test' ? `test key ${seed}` : `key ${seed}`);
  const narrowKey = keyFor(`${name} subcatalog key ${seed}`);
  const life: Life = {
    name,
    seed,
    counts: countsOf(scale),
    clock,
    until: data === 'today' ? clock : data,
    port,
    apiKey,
    narrowKey,
    faults,
    switches,
    bell,
    channel: channel.port2,
  };
  const thread = await startLife(life);
  const ask = createAsk(channel.port1, bell);
  channel.port1.unref();
  return {
    url: `http://127.0.0.1:${thread.port}`,
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
    close: async () => {
      await thread.rest();
      channel.port1.close();
    },
  };
}

/** The same for the same words, so that a saved connection still works after the next start. */
function keyFor(words: string): string {
  return `practice-${createHash('sha256').update(words).digest('hex').slice(0, 24)}`;
}
