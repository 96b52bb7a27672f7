// How sure each operation of the contract is: as its `x-evidence` marks and its examples say.
import { type OperationObject, readContract } from '../emulator/contract.ts';

/**
 * By operation: `example` where its answer was seen; `documented` where it has none; `documented, response inferred`; `inferred`
 * with the parts that are.
 */
export function evidenceInContract(): Readonly<Record<string, string>> {
  const operations = Object.values(readContract().paths).flatMap((path) => Object.values(path));
  return Object.fromEntries(operations.map((operation) => [operation.operationId, evidenceOf(operation)]));
}

function evidenceOf({ responses, ...operation }: OperationObject): string {
  const parts = operation['x-inferred'] ?? [];
  if (parts.length > 0) return `inferred: ${parts.join(', ')}`;
  if (operation['x-evidence'] === 'inferred') return 'inferred';
  const good = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const bodies = good && 'content' in good ? Object.values(good.content ?? {}) : [];
  if (bodies.some((body) => 'examples' in body)) return 'example';
  return bodies.length === 0 ? 'documented' : 'documented, response inferred';
}
