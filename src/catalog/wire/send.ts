// The wire to one Catalog: the only place where the key meets a request. The key goes to one host, and to none after a 401.
import type { Clock, Http, HttpRequest, HttpResponse, Part } from '../../platform/ports.ts';
import { addressOn } from './address.ts';
import type { Connection } from './connection.ts';
import type { CatalogError } from './errors.ts';
import { parseReply } from './responses.ts';

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
  /**
   * Sends all calls at the same time, once. Throws when the network fails. Throws CatalogError and sends none of them if an
   * address leaves the host, or if Catalog has refused the key already.
   */
  sendOnce(calls: readonly Call[]): HttpResponse[];
  /** A file of the public internet, without the key. Throws when the network fails. */
  file: Http['file'];
  sleep(milliseconds: number): void;
  now(): number;
  /** Fetch rounds, requests and milliseconds slept so far. */
  readonly traffic: { rounds: number; requests: number; slept: number };
}

export function openWire(http: Http, clock: Clock, connection: Connection): Wire {
  const traffic = { rounds: 0, requests: 0, slept: 0 };
  let refused: CatalogError | undefined;
  const headers = { Authorization: `Token token="${connection.key}"`, Accept: 'application/json' };
  return {
    connection,
    traffic,
    file: (url) => http.file(url),
    now: () => clock.now(),
    sendOnce(calls) {
      if (calls.length === 0) return [];
      if (refused) throw refused;
      const requests = calls.map(({ path, ...call }) => ({ ...call, url: addressOn(connection.host, path), headers }));
      traffic.rounds += 1;
      traffic.requests += calls.length;
      const responses = http.fetchAll(requests);
      const denied = responses.find(({ status }) => status === 401);
      const reply = denied && parseReply(denied, connection, clock.now());
      if (reply && !reply.ok) refused = reply.error;
      return responses;
    },
    sleep(milliseconds) {
      traffic.slept += milliseconds;
      clock.sleep(milliseconds);
    },
  };
}
