// Changes that are plausible one by one, but not together: a column of amounts set to one value, or most of it changed by far. Pure.
import { groupBy } from '../../base/group-by.ts';
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
  /** What happens to the column, before the count of its rows. */
  what: string;
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
    const sweep = (of: readonly JournalEntry[], what: string): Sweep[] => [
      { sheet: first.sheet, what: `“${fieldOf(first)?.label}” would ${what}`, requests: of.map(({ request }) => request) },
    ];
    const same = Array.from(groupBy(column, ({ value }) => String(value)).values()).find((some) => isMost(some) && differ(some));
    if (same) return sweep(same, `be ${same[0].value}`);
    const far = column.filter(isFar);
    return isMost(far) ? sweep(far, `change by more than ${FAR * 100}%`) : [];
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
