// The wire to one Catalog: the only place where the key meets a request.
import type { Clock, Http, HttpAnswer, HttpRequest, Part } from '../platform/ports.ts';
import type { Connection } from './connection.ts';

/** A request without host and key. */
export interface Call {
  method: HttpRequest['method'];
  /** Path with query, starting with a slash. */
  path: string;
  contentType?: string;
  body?: string;
  parts?: readonly Part[];
}

export interface Wire {
  readonly connection: Connection;
  /** Sends all calls at the same time, once. Throws when the network fails. */
  sendOnce(calls: readonly Call[]): HttpAnswer[];
  /** A file of the public internet, without the key. Throws when the network fails. */
  file: Http['file'];
  sleep(milliseconds: number): void;
  now(): number;
  /** Fetch rounds, requests and milliseconds slept so far. */
  readonly traffic: { rounds: number; requests: number; slept: number };
}

export function openWire(http: Http, clock: Clock, connection: Connection): Wire {
  const traffic = { rounds: 0, requests: 0, slept: 0 };
  const headers = { Authorization: `Token token="${connection.key}"`, Accept: 'application/json' };
  return {
    connection,
    traffic,
    file: (url) => http.file(url),
    now: () => clock.now(),
    sendOnce(calls) {
      if (calls.length === 0) return [];
      traffic.rounds += 1;
      traffic.requests += calls.length;
      return http.fetchAll(calls.map(({ path, ...call }) => ({ ...call, url: `https://${connection.host}${path}`, headers })));
    },
    sleep(milliseconds) {
      traffic.slept += milliseconds;
      clock.sleep(milliseconds);
    },
  };
}
