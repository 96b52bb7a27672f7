// The HTTP server: one route for each operation of the contract.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type HttpBindings, serve } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { Operation } from '../contract/operations.ts';
import { readBody } from '../contract/read-body.ts';
import { handleRequest } from './handle-request.ts';
import type { State } from './state.ts';

interface Environment {
  Bindings: HttpBindings;
}

/** The routes without a network around them. */
export function createRoutes(state: State): Hono<Environment> {
  const app = new Hono<Environment>();
  // Fixed paths go first: `tags/bulk_delete` is no tag's id.
  const fixedFirst = [...state.operations].sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')));
  for (const operation of fixedFirst) {
    app.on(operation.method, operation.path.replace(/\{(\w+)\}/g, ':$1'), (context) => respond(state, operation, context));
  }
  app.all('*', (context) => respond(state, undefined, context));
  return app;
}

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/** Serves on the loopback; resolves once it listens. */
export function startServer(state: State, port: number): Promise<Listening> {
  const { fetch } = createRoutes(state);
  return new Promise((resolve, reject) => {
    const options = { fetch, port, hostname: '127.0.0.1', overrideGlobalObjects: false, createServer };
    // Proof: it is the plain server that `createServer` makes.
    const server = serve(options, (info: AddressInfo) => resolve({ port: info.port, close: () => closeServer(server) })) as Server;
    // A script can pause for longer than Node's 5 seconds on a busy computer. A request on a connection that's just being closed is lost.
    server.keepAliveTimeout = 600_000;
    server.on('error', reject);
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function respond(state: State, operation: Operation | undefined, context: Context<Environment>): Promise<Response> {
  const { req } = context;
  const url = new URL(req.url);
  const body = await readBody(await req.arrayBuffer(), req.header('content-type') ?? '');
  const { answer, latency } = handleRequest(state, operation, {
    method: req.method,
    origin: originOf(context),
    path: url.pathname,
    search: url.searchParams,
    target: url.pathname + url.search,
    authorization: req.header('authorization'),
    params: req.param(),
    body,
  });
  if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
  if (answer === 'drop') {
    context.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  const isCompressed = state.switches.compression === 'gzip' && /\bgzip\b/.test(req.header('accept-encoding') ?? '');
  // By its own clock: what has changed since is asked for by this time.
  const headers = { ...answer.headers, Date: new Date(state.now()).toUTCString() };
  if (answer.text === undefined || !isCompressed) return new Response(answer.text ?? null, { status: answer.status, headers });
  const compressed = { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' };
  return new Response(gzipSync(answer.text), { status: answer.status, headers: compressed });
}

/**
 * Where the client believes the Catalog to be: links in answers must point there. The emulated UrlFetchApp maps host
 * names to the loopback and says the asked name in `Host` or `X-Forwarded-Host`; by name, Catalog is on HTTPS only.
 */
function originOf({ req }: Context<Environment>): string {
  const host = req.header('x-forwarded-host') ?? req.header('host') ?? '127.0.0.1';
  const scheme = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host) ? 'http' : 'https';
  return `${scheme}://${host}`;
}
