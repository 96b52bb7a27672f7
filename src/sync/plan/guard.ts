// The guard of a plan that removes a lot: deletes and drops of a tab, and fields of a column that are made blank, need a
// word typed by hand once they are many; what takes a whole list always needs its count. Pure.
import type { Resource, Value } from '../../catalog/resource.ts';
import type { Base } from '../../tabs/memory/snapshot.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { isToSend, isUndecided } from './entry-state.ts';
import type { JournalEntry } from './journal-entry.ts';
import { isAllOrNothing } from './other-records.ts';

/** So many of one kind are let through unasked … */
const MAX_UNASKED = 4;
/** … and as many as this share of the tab's rows. */
const SHARE_UNASKED = 0.2;

/** A word of the Action column that takes something away for good, or `clear` for fields that are made blank. */
type Removal = string;

export interface Guard {
  /** To be typed by the person. */
  words: string;
  /** One sentence for each tab or column that is concerned. */
  why: string[];
  /** The requests that it is about. */
  requests: string[];
}

/** A tab as the guard has to know it. */
export interface GuardedTab {
  name: string;
  rows: number;
}

/** `undefined` where nothing in the lines asks for a guard. Lines that will not be sent do not count. `shapeOf` knows custom fields. */
export function guardOf(
  entries: readonly JournalEntry[],
  tabOf: (sheet: number) => GuardedTab,
  shapeOf: (line: JournalEntry) => Pick<Resource, 'fields'>,
): Guard | undefined {
  const counted = new Map<string, { removal: Removal; whole: boolean; sheet: number; label: string; requests: Set<string> }>();
  for (const line of entries) {
    const removal = removalOf(line);
    if (removal === undefined) continue;
    const field = removal === 'clear' ? line.field : '';
    const name = `${removal} ${line.sheet} ${field}`;
    const label = shapeOf(line).fields.find((each) => each.name === field)?.label ?? field;
    const entry = counted.get(name) ?? { removal, whole: isAllOrNothing(line), sheet: line.sheet, label, requests: new Set() };
    entry.requests.add(line.request);
    counted.set(name, entry);
  }
  const many = Array.from(counted.values()).filter(
    ({ whole, sheet, requests }) => whole || (requests.size > MAX_UNASKED && requests.size > tabOf(sheet).rows * SHARE_UNASKED),
  );
  if (many.length === 0) return undefined;
  return {
    words: Array.from(new Set(many.map(({ removal, whole, requests }) => (whole ? String(requests.size) : removal)))).join(' and '),
    why: many.map(({ removal, whole, sheet, label, requests }) =>
      whole
        ? 'This removes all of them in one request and can’t be undone. You can’t skip anyone.'
        : sentenceOf(removal, label, requests.size, tabOf(sheet)),
    ),
    requests: Array.from(new Set(many.flatMap(({ requests }) => Array.from(requests)))),
  };
}

/** Is this what the guard wants to have typed? Capitals and spaces around do not matter. */
export function isConfirmed(guard: Guard, typed: string | undefined): boolean {
  return typed?.trim().toLowerCase() === guard.words;
}

function removalOf(entry: JournalEntry): Removal | undefined {
  if (!isToSend(entry) && !isUndecided(entry)) return undefined;
  if (resourceOf(entry.resource).writes[entry.operation]?.effects.includes('deletion')) return entry.operation;
  return entry.operation === 'update' && isBlank(entry.value) && !isBlank(entry.server) ? 'clear' : undefined;
}

function isBlank(value: Base | Value): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function sentenceOf(removal: Removal, label: string, count: number, { name, rows }: GuardedTab): string {
  const of = `${count} of ${Math.max(rows, count)}`;
  if (removal === 'delete') return `${of} records in “${name}” would be deleted from Catalog.`;
  if (removal === 'drop') return `${of} learners in “${name}” would be dropped.`;
  if (removal !== 'clear') return `“${removal}” would be applied to ${of} records in “${name}”.`;
  return `“${label}” would be cleared in ${of} rows of “${name}”.`;
}
