// The demo Catalog for a script in the same thread. Threads that wait for each other take longer than what they ask.
import type { Site } from '../../site.ts';
import { readPlainBody } from '../contract/read-body.ts';
import { createResponder } from './respond.ts';
import type { State } from './state.ts';

/** It reads no multipart forms. */
export function siteOf(state: State): Site {
  const respond = createResponder(state);
  return {
    respond({ method, url, headers, body }) {
      const named = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const header = (name: string) => named.get(name);
      const { response, latency } = respond({
        method,
        url: new URL(url),
        header,
        body: readPlainBody(body ?? new Uint8Array(), header('content-type') ?? ''),
      });
      if (response === 'drop') return { response, latency };
      const bytes = typeof response.body === 'string' ? new TextEncoder().encode(response.body) : (response.body ?? new Uint8Array());
      const length = response.body === undefined ? [] : ['Content-Length', String(bytes.length)];
      return {
        response: { status: response.status, headers: [...Object.entries(response.headers).flat(), ...length], body: bytes },
        latency,
      };
    },
  };
}
