// What a response to a read means: its JSON or an error, and when to send the request again.

import { parseJson } from '../../base/json.ts';
import type { HttpResponse } from '../../platform/ports.ts';
import type { Connection } from './connection.ts';
import { CatalogError, type CatalogErrorCode } from './errors.ts';
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

export const retryPolicy = {
  /** How often one request is sent at most: enough to halve a batch of 20 down to 1. */
  sends: 5,
  /** Milliseconds before the second send; doubled before each further one. */
  firstWait: 1_000,
  /** Milliseconds that one client sleeps in all; an execution has six minutes for everything. */
  sleepBudget: 20_000,
} as const;

/**
 * Milliseconds to wait after the nth send (from 1), or `undefined` when waiting is over. What the server asks for wins.
 * `retryAfter` in seconds, `slept` in milliseconds so far.
 */
export function waitAfterSend(send: number, retryAfter: number | undefined, slept: number): number | undefined {
  if (send >= retryPolicy.sends) return undefined;
  const wait = retryAfter === undefined ? retryPolicy.firstWait * 2 ** (send - 1) : retryAfter * 1_000;
  return slept + wait > retryPolicy.sleepBudget ? undefined : wait;
}

/** Seconds that a `Retry-After` header asks for, written as seconds or as a date. */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1_000));
}
