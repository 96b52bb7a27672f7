// A server in front of a Catalog that changes some of its responses, in a thread of its own: the emulator's script blocks the thread
// of the tests while it fetches.
import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { startCatalog } from '../../emulator/index.ts';
import { CATALOG_HOST, openWorld, type World, type WorldOptions } from './open-world.ts';

/** What happens to the responses of matching requests. The first rule that still applies wins. */
export interface Oddity {
  /** A regular expression for `METHOD /path?query`. */
  match: string;
  /** How many matching requests to let pass, and how many to change. All if absent. */
  after?: number;
  times?: number;
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** The whole body. */
  body?: string;
  /** A regular expression in the body, and what replaces its first match. */
  replace?: readonly [pattern: string, by: string];
}

export interface OddWorld {
  world: World;
  /** Replaces all rules. */
  respond(oddities: readonly Oddity[]): Promise<void>;
}

/** Opens a world whose Catalog can be told to respond oddly. */
export async function openOddWorld(options: WorldOptions): Promise<OddWorld> {
  const catalog = await startCatalog({ seed: 1, scale: 'small', ...options.catalog });
  const worker = new Worker(
    `const { parentPort, workerData: target } = require('node:worker_threads');
     let rules = [];
     const ruleFor = (request) => rules.find((rule) => {
       if (!new RegExp(rule.match).test(request)) return false;
       rule.seen = (rule.seen ?? 0) + 1;
       const since = rule.seen - (rule.after ?? 0);
       return since > 0 && since <= (rule.times ?? Infinity);
     });
     require('node:http').createServer(async (request, response) => {
       const chunks = [];
       for await (const chunk of request) chunks.push(chunk);
       const rule = ruleFor(request.method + ' ' + request.url);
       const { host, connection, 'accept-encoding': _, 'content-length': __, 'transfer-encoding': ___, ...headers } = request.headers;
       const own = rule?.body === undefined ? await fetch(target + request.url, {
         method: request.method, headers, redirect: 'manual', body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
       }) : undefined;
       const text = rule?.body ?? await own.text();
       const [pattern, by] = rule?.replace ?? [];
       const body = pattern === undefined ? text : text.replace(new RegExp(pattern), by);
       const kept = Object.fromEntries([...(own?.headers ?? [])].filter(([name]) => !['content-length', 'transfer-encoding', 'connection'].includes(name)));
       const all = { 'content-type': 'application/json', ...kept, ...rule?.headers };
       response.writeHead(rule?.status ?? own?.status ?? 200, Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')));
       response.end(own?.status === 204 ? undefined : body);
     }).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });
     parentPort.on('message', (next) => { rules = next; parentPort.postMessage('set'); });`,
    { eval: true, workerData: catalog.url, execArgv: [] },
  );
  onTestFinished(async () => {
    await worker.terminate();
    await catalog.close();
  });
  const answer = () => new Promise<unknown>((resolve) => worker.once('message', resolve));
  const port = await answer();
  const hosts = { [CATALOG_HOST]: `http://127.0.0.1:${port}` };
  const world = await openWorld({ ...options, at: catalog, host: { ...options.host, hosts } });
  return {
    world,
    respond: async (oddities) => {
      const set = answer();
      worker.postMessage(oddities);
      await set;
    },
  };
}
