// What one answer to a read means: JSON, or one of the errors.
import type { HttpResponse } from '../../platform/ports.ts';
import type { Connection } from './connection.ts';
import { CatalogError, type CatalogErrorCode } from './errors.ts';
import { parseJson } from './json.ts';
import { readRetryAfter } from './retry.ts';
import { serverMessage } from './server-message.ts';

export type Reply = { ok: true; json: unknown; headers: Record<string, string> } | { ok: false; error: CatalogError };

/** `now` in milliseconds since 1970, for a `Retry-After` that is a date. */
export function parseReply(answer: HttpResponse, connection: Connection, now: number): Reply {
  if (answer.status >= 200 && answer.status < 300) {
    try {
      return { ok: true, json: parseJson(answer.body), headers: answer.headers };
    } catch {
      const cut = /^\s*([[{]|$)/.test(answer.body);
      return { ok: false, error: new CatalogError(cut ? 'cut-answer' : 'not-catalog', connection.host, { status: answer.status }) };
    }
  }
  const retryAfter = readRetryAfter(answer.headers['retry-after'], now);
  const error = new CatalogError(codeOf(answer.status, retryAfter), connection.host, {
    status: answer.status,
    serverMessage: serverMessage(answer.body, connection.key),
    retryAfter,
  });
  return { ok: false, error };
}

/** A 403 that names a time to come back is a limit, not a permission. */
function codeOf(status: number, retryAfter: number | undefined): CatalogErrorCode {
  if (status < 200 || (status >= 300 && status < 400)) return 'not-catalog';
  if (status === 401) return 'wrong-key';
  if (status === 403) return retryAfter === undefined ? 'forbidden' : 'too-many-requests';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 429) return 'too-many-requests';
  return status >= 500 || status === 408 ? 'server-error' : 'refused';
}
