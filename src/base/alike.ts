// Many objects with the same properties: ten thousand records of one list, or the rows of a snapshot. V8 makes a hash table of an object that
// gets many properties by name, one after the other: five times the memory, and slow to copy. A copy of an object that came as a whole stays
// small.

/** Returns an object with these properties, none of which has a value. */
export function blankObject<T>(names: readonly string[]): Record<string, T | undefined> {
  const blank = JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null]))));
  for (const name of names) blank[name] = undefined;
  return blank;
}

/**
 * Returns what makes an object of the values of these properties. One without a value (`undefined`) is left out. Most objects have the same
 * properties as the one before, so each is a copy of the one that came last in another form.
 */
export function alikeObjects<T>(names: readonly string[]): (values: readonly (T | undefined)[]) => Record<string, T> {
  let blank: Record<string, T | undefined> = {};
  let isThere: readonly boolean[] = names.map(() => false);
  /** Returns undefined if the object has other properties than the one before. */
  const copyOf = (values: readonly (T | undefined)[]): Record<string, T> | undefined => {
    const made = { ...blank };
    let at = 0;
    for (const name of names) {
      const value = values[at];
      if ((value !== undefined) !== isThere[at]) return undefined;
      if (value !== undefined) made[name] = value;
      at += 1;
    }
    return made as Record<string, T>;
  };
  return (values) => {
    const alike = copyOf(values);
    if (alike) return alike;
    isThere = names.map((_, at) => values[at] !== undefined);
    blank = blankObject(names.filter((_, at) => isThere[at]));
    return copyOf(values) ?? {};
  };
}
