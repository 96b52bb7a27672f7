// The log of requests. The key never gets into it.
import type { LoggedRequest } from '../../demo-catalog.ts';
import type { Operation } from '../contract/operations.ts';
import type { ReadBody } from '../contract/read-body.ts';
import type { State } from './state.ts';

/** Begins the entry of a request; status and violations follow when it is answered. Status 0 means: never answered. */
export function logRequest(
  state: State,
  request: { method: string; path: string; operation: Operation | undefined; body: ReadBody },
): LoggedRequest {
  const { body } = request;
  const entry: LoggedRequest = {
    at: Date.now(),
    method: request.method,
    path: withoutKeys(request.path, state),
    operationId: request.operation?.id,
    // A copy: what the server makes of the body must not change the log.
    body: 'value' in body ? JSON.parse(withoutKeys(JSON.stringify(body.value), state)) : undefined,
    status: 0,
    fault: false,
    violations: [],
  };
  state.requests.push(entry);
  return entry;
}

/** Requests by operation, for tests that count them. */
export function countOperations(requests: LoggedRequest[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { operationId } of requests) {
    if (operationId !== undefined) counts[operationId] = (counts[operationId] ?? 0) + 1;
  }
  return counts;
}

function withoutKeys(text: string, { apiKey, narrowKey }: State): string {
  return text.split(narrowKey).join('[key]').split(apiKey).join('[key]');
}
