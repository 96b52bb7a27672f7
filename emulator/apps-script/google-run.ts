// `google.script.run`: which functions a page may call, and which values pass between page and script.
import { types } from 'node:util';
import { textOf } from './exceptions.ts';
import { runFunction } from './run.ts';
import type { World } from './world.ts';

export function callFromPage(world: World, name: string, args: unknown[]): unknown {
  args.forEach((arg, index) => {
    if (!passes(arg, [])) throw new Error(`Failed due to illegal value in property: ${index}`);
  });
  if (world.switches.accounts === 'several') throw new Error(textOf(world.switches.errorLanguage, 'other-account', []));
  if (name.endsWith('_')) throw new Error(`Script function not found: ${name}`);
  const answer = runFunction(world, { name, args: () => args.map(withNulls) }, { mode: 'FULL' }, (value, run) => {
    // A Date anywhere makes the whole answer null; functions come as text, undefined as null.
    if (holdsDate(value, [])) return null;
    return withNulls(run.realm.outward(value));
  });
  if (world.switches.pageConnection === 'lost') throw new Error(textOf(world.switches.errorLanguage, 'connection-lost', []));
  return answer;
}

/** Numbers, texts, booleans, null, and plain objects and lists of these. */
function passes(value: unknown, around: unknown[]): boolean {
  if (value === null || ['string', 'boolean', 'number'].includes(typeof value)) return true;
  if (typeof value !== 'object' || around.includes(value)) return false;
  const inside = [...around, value];
  if (Array.isArray(value)) return value.every((item) => item === undefined || passes(item, inside));
  if (Object.prototype.toString.call(value) !== '[object Object]') return false;
  return Object.values(value).every((item) => passes(item, inside));
}

function holdsDate(value: unknown, around: unknown[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (types.isDate(value)) return true;
  if (around.includes(value)) throw new Error('The script returned a circular structure.');
  return Object.values(value).some((item) => holdsDate(item, [...around, value]));
}

function withNulls(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withNulls);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNulls(item)]));
}
