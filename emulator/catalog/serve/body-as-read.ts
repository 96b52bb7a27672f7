// What the server makes of a body before it looks inside: the switches `formOnly` and `deleteBody`.
import type { CatalogSwitches } from '../../demo-catalog.ts';
import type { Operation } from '../contract/operations.ts';
import type { ReadBody } from '../contract/read-body.ts';

export function bodyAsRead(
  operation: Operation,
  { body, search }: { body: ReadBody; search: URLSearchParams },
  { formOnly, deleteBody = 'read' }: CatalogSwitches,
): ReadBody {
  if (operation.method === 'DELETE' && (deleteBody === 'dropped' || deleteBody === 'query-only')) {
    const saysNothing = operation.query.length > 0 && search.size === 0;
    if (deleteBody === 'query-only' && saysNothing) return { kind: 'unreadable', reason: 'parameters of a DELETE belong into its query' };
    return { kind: 'none' };
  }
  const takesForm = operation.body?.schemas['application/x-www-form-urlencoded'] !== undefined;
  if (formOnly === true && body.kind === 'json' && takesForm && !operation.path.includes('/analytics/')) {
    return { kind: 'unreadable', reason: 'only a form is read here' };
  }
  return body;
}
