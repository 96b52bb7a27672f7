// What is computed over and over of the same values.

/** Remembers what a function makes of each value. Once these are `most`, it begins again. */
export function remembering<From, T>(make: (from: From) => T, most = 20_000): (from: From) => T {
  const made = new Map<From, { result: T }>();
  return (from) => {
    const known = made.get(from);
    if (known) return known.result;
    const result = make(from);
    if (made.size >= most) made.clear();
    made.set(from, { result });
    return result;
  };
}
