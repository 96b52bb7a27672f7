// Misbehavior on request: which fault meets a request, and what it makes of the answer.
import type { Faults } from '../../demo-catalog.ts';
import { type Answer, refused } from './answer.ts';
import { keyOf } from './sign-in.ts';

export interface FaultPlan {
  faults: Faults[];
  /** How many matching requests each fault has seen. */
  seen: number[];
}

export interface MetFault {
  latency: number;
  answer: Faults['answer'];
}

export function planFaults(faults: Faults[]): FaultPlan {
  return { faults, seen: faults.map(() => 0) };
}

/** What meets this request (`METHOD /path?query`). Latencies add up; the first fault with an answer wins. */
export function meetFault(plan: FaultPlan, request: string): MetFault {
  const met: MetFault = { latency: 0, answer: undefined };
  plan.faults.forEach((fault, index) => {
    if (!matches(fault.match, request)) return;
    const before = plan.seen[index] ?? 0;
    plan.seen[index] = before + 1;
    const begin = fault.after ?? 0;
    if (before < begin || before >= begin + (fault.times ?? Number.POSITIVE_INFINITY)) return;
    met.latency += fault.latency ?? 0;
    met.answer ??= fault.answer;
  });
  return met;
}

function matches(match: Faults['match'], request: string): boolean {
  if (match === undefined) return true;
  // `search` ignores a pattern's own position, which a global pattern would keep from one request to the next.
  return typeof match === 'string' ? request.includes(match) : request.search(match) >= 0;
}

/** The key is missing or wrong: the framework's plain text. */
export const accessDenied: Answer = {
  status: 401,
  headers: { 'WWW-Authenticate': 'Token realm="Application"' },
  body: 'HTTP Token: Access denied.\n',
};

const htmlPage = '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Sign in to continue</h1></body></html>\n';

/** What a careless server tells of the request that it refuses. */
export function echoOf(authorization = ''): Answer {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const key = keyOf(authorization) ?? '';
  const said = [authorization, encodeURIComponent(authorization), key, encodeURIComponent(key), base64(authorization), base64(key)];
  said.push(Buffer.from(key).toString('hex'), Array.from(key).reverse().join(''), key.slice(2, 12).toUpperCase());
  return refused({ base: said.map((each) => `is refused for ${each}`) });
}

/** Faults that answer in place of the server, which then does not act. */
export const insteadOfActing: Partial<Record<NonNullable<Faults['answer']>, Answer>> = {
  '400': { status: 400, body: { error: 'Bad request' } },
  '401': accessDenied,
  '403': { status: 403, body: { error: 'Forbidden' } },
  '404': { status: 404, body: { error: 'Not found' } },
  '409': { status: 409, body: { error: 'Conflict' } },
  '422': { status: 422, body: { errors: { base: ['could not be saved'] } } },
  '429': { status: 429, body: { error: 'Rate limit exceeded' } },
  '429-retry-after': { status: 429, headers: { 'Retry-After': '1' }, body: { error: 'Rate limit exceeded' } },
  '500': { status: 500, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: '<h1>Something went wrong</h1>\n' },
  '503': { status: 503, body: 'Service Unavailable\n' },
  html: { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: htmlPage },
};
