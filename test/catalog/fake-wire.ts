// A Catalog that is a function from request to answer, for tests of the client.
import { createClient } from '../../src/catalog/client.ts';
import type { Connection } from '../../src/catalog/wire/connection.ts';
import type { Clock, HttpRequest, HttpResponse } from '../../src/platform/ports.ts';

export const connection: Connection = {
  id: 'c1',
  host: 'catalog.example.edu',
  label: 'Example',
  key: 'secret-key-4711',
  kind: 'test',
  scope: 's1',
};

/** `round` counts fetch rounds from 1. Throw `networkDown` to let the whole round fail. */
export type Server = (request: HttpRequest, round: number) => HttpResponse;

export const networkDown = new Error('network');

export function json(body: unknown, headers: Record<string, string> = {}, status = 200): HttpResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

export function status(code: number, headers: Record<string, string> = {}, body = ''): HttpResponse {
  return { status: code, headers, body };
}

/** A client of the server with all that it sends, by round, and how long it slept. */
export function clientOf(server: Server) {
  const rounds: HttpRequest[][] = [];
  const sleeps: number[] = [];
  let time = Date.UTC(2026, 0, 31, 12);
  const clock: Clock = {
    now: () => time,
    sleep: (milliseconds) => {
      sleeps.push(milliseconds);
      time += milliseconds;
    },
    id: () => 'id',
  };
  const http = {
    file: () => {
      throw networkDown;
    },
    fetchAll: (requests: HttpRequest[]) => {
      rounds.push(requests);
      return requests.map((request) => server(request, rounds.length));
    },
  };
  const client = createClient(http, clock, connection);
  return { client, rounds, sleeps, paths: () => rounds.map((round) => round.map((request) => pathOf(request))) };
}

/** Path and query of a request to the connection's host. */
export function pathOf(request: HttpRequest): string {
  return request.url.replace(`https://${connection.host}`, '');
}

export function queryOf(request: HttpRequest): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams);
}
