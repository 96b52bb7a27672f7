// The result of work that can fail without stopping other work.

export type Attempt<T> = { value: T } | { error: unknown };

export function attempted<T>(work: () => T): Attempt<T> {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}
