// The record inside the answer that holds one: under its root key, or bare.
import type { Resource } from '../resource.ts';

/** One tag stands bare, most others under a root key; the other form is taken, too. */
export function recordIn(resource: Resource, json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return undefined;
  const inside: unknown = Reflect.get(json, resource.single?.root ?? resource.one);
  return typeof inside === 'object' && inside !== null ? inside : json;
}
