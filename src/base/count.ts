// How many of something, in words.

/** `1 row`, `2 rows`. */
export function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}
