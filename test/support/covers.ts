// What a journey proves of the API: `docs/operations.md` is written from these calls, so each is a plain list of words.
import { expect } from 'vitest';
import { violations, type World } from './open-world.ts';

/**
 * Each operation of the contract that this journey caused, and the cell or record by which it was seen. Stands at the end of
 * a test, after the assertions. Checks that the requests came, were answered well, and kept to the contract.
 */
export function covers(world: World, operations: Readonly<Record<string, string>>): void {
  const good = new Set(
    world.catalog
      .requests()
      .filter((request) => request.status < 300 && !request.fault)
      .map((request) => request.operationId),
  );
  expect(Object.keys(operations).filter((operation) => !good.has(operation))).toEqual([]);
  expect(violations(world)).toEqual([]);
}
