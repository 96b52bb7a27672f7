// Changes that are plausible one by one, but not together: a column of amounts set to one value, or most of it changed by far. Pure.

import { groupBy } from '../../base/group-by.ts';
import { say } from '../../base/say.ts';
import type { Field } from '../../catalog/resource.ts';
import type { JournalEntry } from './journal-entry.ts';

/** From this share of the rows of a tab on, the changes of a column are most of it. */
const MOST = 0.5;
/** Up to this many need no confirmation. */
const MAX_UNASKED = 4;
/** More than this share of the old value is far. */
const FAR = 0.9;

export interface Sweep {
  sheet: number;
  /** Returns what happens to the column, with the count of its rows. */
  what: (some: number, all: number, tab: string) => string;
  requests: string[];
}

/** Returns the columns that the entries to send change like that. */
export function sweepsIn(
  entries: readonly JournalEntry[],
  rowsOf: (sheet: number) => number,
  fieldOf: (entry: JournalEntry) => Field | undefined,
): Sweep[] {
  const amounts = entries.filter((entry) => entry.operation === 'update' && fieldOf(entry)?.amount && isNumber(entry.value));
  return Array.from(groupBy(amounts, ({ sheet, field }) => `${sheet} ${field}`).values()).flatMap((column): Sweep[] => {
    const [first] = column;
    const isMost = (some: readonly JournalEntry[]) => some.length > MAX_UNASKED && some.length >= rowsOf(first.sheet) * MOST;
    const label = fieldOf(first)?.label ?? '';
    const sweep = (of: readonly JournalEntry[], what: Sweep['what']): Sweep[] => [
      { sheet: first.sheet, what, requests: of.map(({ request }) => request) },
    ];
    const same = Array.from(groupBy(column, ({ value }) => String(value)).values()).find((some) => isMost(some) && differ(some));
    if (same)
      return sweep(same, (some, all, tab) => say`“${label}” would be ${String(same[0].value)} in ${some} of ${all} rows of “${tab}”.`);
    const far = column.filter(isFar);
    return isMost(far)
      ? sweep(far, (some, all, tab) => say`“${label}” would change by more than ${FAR * 100}% in ${some} of ${all} rows of “${tab}”.`)
      : [];
  });
}

function isNumber(value: unknown): value is string | number {
  return value !== null && value !== '' && Number.isFinite(Number(value));
}

function isFar({ server, value }: JournalEntry): boolean {
  if (!isNumber(server) || Number(server) === 0) return false;
  return Math.abs(Number(value) - Number(server)) > FAR * Math.abs(Number(server));
}

/** Returns whether amounts that become equal were different before. */
function differ(entries: readonly JournalEntry[]): boolean {
  return new Set(entries.map(({ server }) => String(server))).size > 1 || Number(entries[0]?.value) === 0;
}
