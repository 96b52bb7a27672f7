// What requests said, by name: the filters of reads and the fields of writes. Kept beside the journeys, and counted by
// docs/operations.md.
import type { World } from './open-world.ts';

/** Names by operation of the contract, sorted. */
export type Said = Record<string, string[]>;

/** Which of the declared filters reads were asked with, in query or body. */
export function filtersAsked(world: World, declared: Said): Said {
  return said(world, declared, ({ path, body }) => [
    ...new URL(path, 'https://catalog.example.edu').searchParams.keys(),
    ...Object.keys(Object(body)),
  ]);
}

/** Which of the declared fields writes carried, by the last part of their names. */
export function fieldsSent(world: World, declared: Said): Said {
  return said(world, declared, ({ body }) => leaves(body));
}

/** As it is kept: a line for each operation, with its name first. */
export function recorded(names: Said): string {
  return Object.entries(names)
    .map(([operation, used]) => `${[operation, ...used].join(' ')}\n`)
    .join('');
}

interface Request {
  path: string;
  body: unknown;
}

function said(world: World, declared: Said, namesOf: (request: Request) => string[]): Said {
  const good = world.catalog.requests().filter(({ status }) => status < 300);
  return Object.fromEntries(
    Object.entries(declared).map(([operation, names]) => {
      const used = new Set(good.filter(({ operationId }) => operationId === operation).flatMap(namesOf));
      return [operation, names.filter((name) => used.has(name))];
    }),
  );
}

/** A map that people fill themselves is one field. */
const MAPS = ['custom_fields'];

function leaves(value: unknown): string[] {
  return Object.entries(Object(value)).flatMap(([name, inside]) =>
    typeof inside === 'object' && inside !== null && !Array.isArray(inside) && !MAPS.includes(name) ? leaves(inside) : [name],
  );
}
