// How sure each operation of the contract is: as its `x-evidence` marks and its examples say.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Described {
  operationId?: string;
  'x-evidence'?: string;
  'x-inferred'?: string[];
  responses?: Record<string, { content?: Record<string, { examples?: unknown; example?: unknown }> }>;
}

/**
 * By operation: `example` where its answer was seen; `documented` where it has none; `documented, answer inferred`; `inferred`
 * with the parts that are.
 */
export function evidenceInContract(): Readonly<Record<string, string>> {
  const contract: unknown = parse(readFileSync(join(import.meta.dirname, '../emulator/catalog/openapi.yaml'), 'utf8'));
  const { paths } = contract as { paths: Record<string, Record<string, Described>> };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  return Object.fromEntries(operations.map((operation) => [operation.operationId, evidenceOf(operation)]));
}

function evidenceOf({ responses = {}, ...operation }: Described): string {
  const parts = operation['x-inferred'] ?? [];
  if (parts.length > 0) return `inferred: ${parts.join(', ')}`;
  if (operation['x-evidence'] === 'inferred') return 'inferred';
  const good = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const bodies = Object.values(good?.content ?? {});
  if (bodies.some(({ example, examples }) => example !== undefined || examples !== undefined)) return 'example';
  return bodies.length === 0 ? 'documented' : 'documented, answer inferred';
}
