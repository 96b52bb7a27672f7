// The filters and fields that the contract declares, by operation: what docs/operations.md counts against.
import { readContract } from '../emulator/contract.ts';
import { resources } from '../src/catalog/resources/index.ts';

/** Names by operation. */
export type Names = Record<string, string[]>;

type Node = Record<string, unknown>;

/** Pages are turned by the client, not chosen by people. */
const PAGING = ['page', 'per_page', 'size'];

/** Filters of all reads of lists, and the fields of all creates and updates, by the last part of their names. */
export function namesInContract(): { filters: Names; fields: Names } {
  const contract = node(readContract());
  const operations = new Map(
    Object.values(node(contract.paths))
      .flatMap((path) => Object.values(node(path)))
      .map((operation) => [String(node(operation).operationId), node(operation)]),
  );
  const lists = resources.map(({ list }) => list.operationId);
  const changes = resources.flatMap(({ writes }) => [writes.create, writes.update].flatMap((call) => call?.operationId ?? []));
  const names = (ids: readonly string[], namesOf: (operation: Node) => string[]) =>
    Object.fromEntries(
      ids.flatMap((id) => {
        const found = [...new Set(namesOf(operations.get(id) ?? {}))].sort();
        return found.length === 0 ? [] : [[id, found]];
      }),
    );
  return {
    filters: names(lists, (operation) =>
      [...queryOf(contract, operation), ...bodyOf(contract, operation)].filter((name) => !PAGING.includes(name)),
    ),
    fields: names(changes, (operation) => bodyOf(contract, operation)),
  };
}

function queryOf(contract: Node, operation: Node): string[] {
  return list(operation.parameters)
    .map((parameter) => resolved(contract, parameter))
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => String(parameter.name));
}

function bodyOf(contract: Node, operation: Node): string[] {
  const json = node(node(resolved(contract, operation.requestBody).content)['application/json']);
  return leaves(contract, json.schema);
}

function leaves(contract: Node, schema: unknown): string[] {
  const { properties, allOf, oneOf, anyOf } = resolved(contract, schema);
  return [
    ...[allOf, oneOf, anyOf].flatMap((several) => list(several).flatMap((each) => leaves(contract, each))),
    ...Object.entries(node(properties)).flatMap(([name, inside]) => {
      const below = leaves(contract, inside);
      return below.length > 0 ? below : [name];
    }),
  ];
}

function resolved(contract: Node, value: unknown): Node {
  const { $ref } = node(value);
  if (typeof $ref !== 'string') return node(value);
  const target = $ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, name) => node(at)[name], contract);
  return resolved(contract, target);
}

function node(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
