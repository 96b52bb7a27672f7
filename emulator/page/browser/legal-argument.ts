// What may be given to `google.script.run`: numbers, booleans, texts, null, and plain objects and arrays of those.

/** Where the first illegal value stands: the number of the argument, or the name of the property; `undefined` when all are legal. */
export function illegalArgument(args: unknown[]): string | undefined {
  for (const [index, value] of args.entries()) {
    const found = illegalIn(value, String(index), []);
    if (found !== undefined) return found;
  }
  return undefined;
}

function illegalIn(value: unknown, place: string, around: unknown[]): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return undefined;
  if (typeof value !== 'object' || around.includes(value)) return place;
  const inner = [...around, value];
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) {
      // Arrays may have holes: they arrive as null.
      const found = each === undefined ? undefined : illegalIn(each, String(index), inner);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return place;
  if (Object.prototype.toString.call(value) !== '[object Object]' || value instanceof Map || value instanceof Set) return place;
  for (const [name, each] of Object.entries(value)) {
    const found = each === undefined ? undefined : illegalIn(each, name, inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
