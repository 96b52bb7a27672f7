/** Returns a function that makes a value when it's first needed. What few runs need then costs the start of the others nothing. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
