// Chance that repeats: the same seed gives the same choices.

export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  /** True this often, from 0 to 1. */
  chance(often: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Some different items in the order of the list. */
  some<T>(list: readonly T[], count: number): T[];
}

/** Mulberry32: small, fast enough for a hundred thousand orders, and the same on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    chance: (often) => next() < often,
    pick: (list) => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new Error('Can’t pick from an empty list.');
      return item;
    },
    some: (list, count) => {
      const wanted = new Set<number>();
      while (wanted.size < Math.min(count, list.length)) wanted.add(whole(0, list.length - 1));
      return Array.from(wanted)
        .sort((a, b) => a - b)
        .flatMap((index) => list.slice(index, index + 1));
    },
  };
}
