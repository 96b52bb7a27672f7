// What a response to a read means: its JSON or an error, and when to send the request again.

import { parseJson } from '../../base/json.ts';
import type { HttpResponse } from '../../platform/ports.ts';
import type { Connection } from './connection.ts';
import { CatalogError, type CatalogErrorCode } from './errors.ts';
import { isOnlyError, serverMessage } from './server-message.ts';

export type Reply = { ok: true; json: unknown; text: string; headers: Record<string, string> } | { ok: false; error: CatalogError };

/** `now` in milliseconds since 1970, for a `Retry-After` that is a date. */
export function parseReply(answer: HttpResponse, connection: Connection, now: number): Reply {
  if (answer.status >= 200 && answer.status < 300) {
    try {
      const json = parseJson(answer.body);
      if (!isOnlyError(json)) return { ok: true, json, text: answer.body, headers: answer.headers };
      const details = { status: answer.status, serverMessage: serverMessage(answer.body, connection.key) };
      return { ok: false, error: new CatalogError('server-error', connection.host, details) };
    } catch {
      const cut = /^\s*([[{]|$)/.test(answer.body);
      return { ok: false, error: new CatalogError(cut ? 'cut-answer' : 'not-catalog', connection.host, { status: answer.status }) };
    }
  }
  const retryAfter = readRetryAfter(answer.headers['retry-after'], now);
  const { location } = answer.headers;
  const error = new CatalogError(codeOf(answer, retryAfter), connection.host, {
    status: answer.status,
    serverMessage: serverMessage(answer.body, connection.key),
    location: location === undefined || answer.status >= 400 ? undefined : serverMessage(JSON.stringify(location), connection.key),
    retryAfter,
  });
  return { ok: false, error };
}

const LIMIT = /rate.?limit|too many requests|throttled/i;

/** Returns whether Catalog wants fewer requests. A 403 that names a limit, or a time to come back, isn't about permission. */
export function isLimit({ status, body }: HttpResponse, retryAfter: number | undefined): boolean {
  return status === 429 || (status === 403 && (retryAfter !== undefined || LIMIT.test(body.slice(0, 1_000))));
}

function codeOf(response: HttpResponse, retryAfter: number | undefined): CatalogErrorCode {
  const { status } = response;
  if (status < 200 || (status >= 300 && status < 400)) return 'not-catalog';
  if (status === 401) return 'wrong-key';
  if (isLimit(response, retryAfter)) return 'too-many-requests';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'not-found';
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
