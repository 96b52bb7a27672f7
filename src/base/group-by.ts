// Things that belong together, such as the lines of one request.

/** Groups in the order of their first items; a group is never empty. */
export function groupBy<T, K>(items: Iterable<T>, nameOf: (item: T) => K): Map<K, [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}
