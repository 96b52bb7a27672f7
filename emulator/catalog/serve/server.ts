// The demo Catalog over HTTP.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Http2Bindings, type HttpBindings, serve } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { readBody } from '../contract/read-body.ts';
import { createResponder } from './respond.ts';
import type { State } from './state.ts';

/** Responds to requests as `fetch` has them. `drop` breaks their connection. */
export function createFetch(state: State): (request: Request, drop: () => Response) => Promise<Response> {
  const respond = createResponder(state);
  return async (request, drop) => {
    const { method, url, headers } = request;
    const header = (name: string) => headers.get(name) ?? undefined;
    const body = await readBody(await request.arrayBuffer(), header('content-type') ?? '');
    const { response, latency } = respond({ method, url: new URL(url), header, body });
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    if (response === 'drop') return drop();
    const { status } = response;
    return new Response(method === 'HEAD' ? null : (response.body ?? null), { status, headers: response.headers });
  };
}

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/** Serves on the loopback; resolves once it listens. */
export function startServer(state: State, port: number): Promise<Listening> {
  const respond = createFetch(state);
  const fetch = (request: Request, { incoming }: HttpBindings | Http2Bindings) =>
    respond(request, () => {
      incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    });
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
