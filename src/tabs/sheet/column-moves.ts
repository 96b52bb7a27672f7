// How few columns have to move so that ours stand in another order. Pure.

export interface ColumnMove {
  name: string;
  /** The column that it then stands right behind; none for the first one of ours. */
  behind?: string;
}

/**
 * The moves that bring `now` (our columns from left to right) into the order of `wanted`, which holds the same names. What
 * is in order already stays where it is, and so does each column of the person.
 */
export function columnMoves(now: readonly string[], wanted: readonly string[]): ColumnMove[] {
  const staying = new Set(longestRise(wanted.map((name) => now.indexOf(name))).map((place) => now[place]));
  return wanted.flatMap((name, index) => (staying.has(name) ? [] : [{ name, behind: wanted[index - 1] }]));
}

/** The longest part of these numbers, in their order, in which each is above the one before. */
function longestRise(numbers: readonly number[]): number[] {
  const best: number[][] = [];
  numbers.forEach((number, index) => {
    const before = best.slice(0, index).filter((rise) => (rise[rise.length - 1] ?? -1) < number);
    best.push([...before.reduce((longest, rise) => (rise.length > longest.length ? rise : longest), [] as number[]), number]);
  });
  return best.reduce((longest, rise) => (rise.length > longest.length ? rise : longest), [] as number[]);
}
