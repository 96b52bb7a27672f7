// Carries requests to one Catalog: the only place where the key meets a request. The key goes to one host, and to none after a 401.
import type { Clock, Http, HttpRequest, HttpResponse, Part } from '../../platform/ports.ts';
import { addressOn } from './address.ts';
import type { Connection } from './connection.ts';
import { CatalogError } from './errors.ts';
import { parseReply } from './responses.ts';

/** A request without host and key. */
export interface ApiRequest {
  method: HttpRequest['method'];
  /** Path with query, starting with a slash. */
  path: string;
  contentType?: string;
  body?: string;
  parts?: readonly Part[];
}

export interface Transport {
  readonly connection: Connection;
  /**
   * Sends all requests at the same time, once. Throws when the network fails. Throws CatalogError and sends none of them if an
   * address leaves the host, or if Catalog has refused the key already.
   */
  sendOnce(requests: readonly ApiRequest[]): HttpResponse[];
  /** A file of the public internet, without the key. Throws when the network fails. */
  file: Http['file'];
  sleep(milliseconds: number): void;
  now(): number;
  /** Fetch rounds, requests and milliseconds slept so far. */
  readonly traffic: { rounds: number; requests: number; slept: number };
}

export function openTransport(http: Http, clock: Clock, connection: Connection): Transport {
  const traffic = { rounds: 0, requests: 0, slept: 0 };
  let refused: CatalogError | undefined;
  const headers = { Authorization: `Token token="${connection.key}"`, Accept: 'application/json' };
  return {
    connection,
    traffic,
    file: (url) => http.file(url),
    now: () => clock.now(),
    sendOnce(requests) {
      if (requests.length === 0) return [];
      if (refused) throw refused;
      const signed = requests.map(({ path, ...request }) => ({ ...request, url: addressOn(connection.host, path), headers }));
      traffic.rounds += 1;
      traffic.requests += requests.length;
      const responses = http.fetchAll(signed);
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

/**
 * Sends all requests once and returns their responses. Returns an error if none was sent. Returns no responses if the network
 * failed, and then any of the requests might have arrived.
 */
export function trySend(transport: Transport, requests: readonly ApiRequest[]): HttpResponse[] | CatalogError {
  try {
    return transport.sendOnce(requests);
  } catch (error) {
    return error instanceof CatalogError ? error : [];
  }
}
