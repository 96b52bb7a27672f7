// The guard of a plan that removes or changes a lot. Many deletes or drops in a tab, many cleared fields of a column, or most of its
// amounts changed at once need a word entered by hand. So does every large number of removals. An operation for all or none always needs its count. Pure.
import { said, say } from '../../base/say.ts';
import type { Resource, Value } from '../../catalog/resource.ts';
import type { Base } from '../../tabs/memory/snapshot.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { isToSend, isUndecided } from './entry-state.ts';
import type { JournalEntry } from './journal-entry.ts';
import { isAllOrNothing } from './other-records.ts';
import { sweepsIn } from './sweeping.ts';

/** Up to this many removals of one kind need no confirmation … */
const MAX_UNASKED = 4;
/** … nor does this share of the tab's rows. */
const SHARE_UNASKED = 0.2;
/** More than this always need one. A fifth of a large tab is more than anyone checks row by row. */
const MAX_UNASKED_EVER = 25;

/** An Action that removes data permanently, or `clear` for cleared fields. */
type Removal = string;

export interface Guard {
  /** What you enter to confirm. */
  words: string;
  /** One sentence for each affected tab or column. */
  why: string[];
  /** The requests to confirm. */
  requests: string[];
}

/** What the guard needs to know of a tab. */
export interface GuardedTab {
  name: string;
  rows: number;
}

/** Returns `undefined` if the entries to send need no confirmation. `shapeOf` returns the resource with its custom fields. */
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
  const groups = Array.from(counted.values());
  const many = groups.filter((group) => group.whole || isLarge(group, tabOf(group.sheet)) || totalOf(groups, group) > MAX_UNASKED_EVER);
  const sweeps = sweepsIn(
    entries.filter((entry) => isToSend(entry) || isUndecided(entry)),
    (sheet) => tabOf(sheet).rows,
    (entry) => shapeOf(entry).fields.find(({ name }) => name === entry.field),
  );
  if (many.length + sweeps.length === 0) return undefined;
  const words = [
    ...many.map(({ removal, whole, requests }) => (whole ? String(requests.size) : said(removal))),
    ...sweeps.map(() => say`change`),
  ];
  return {
    words: Array.from(new Set(words)).reduce((some, word) => say`${some} and ${word}`),
    why: [
      ...many.map(({ removal, whole, sheet, label, requests }) =>
        whole
          ? say`This removes all of them in one request and can’t be undone. You can’t skip anyone.`
          : sentenceOf(removal, label, requests.size, tabOf(sheet)),
      ),
      ...sweeps.map(({ sheet, what, requests: { length } }) => {
        const { name, rows } = tabOf(sheet);
        return what(length, Math.max(rows, length), name);
      }),
    ],
    requests: Array.from(new Set([...many.flatMap(({ requests }) => Array.from(requests)), ...sweeps.flatMap(({ requests }) => requests)])),
  };
}

type Group = { removal: Removal; sheet: number; label: string; requests: ReadonlySet<string> };

function isLarge({ requests }: Group, { rows }: GuardedTab): boolean {
  return requests.size > MAX_UNASKED && requests.size > rows * SHARE_UNASKED;
}

/** Returns how many removals of this kind the plan has in all tabs, or how many fields of this column are cleared. */
function totalOf(groups: readonly Group[], { removal, sheet, label }: Group): number {
  const same = groups.filter((each) => each.removal === removal && (removal !== 'clear' || (each.sheet === sheet && each.label === label)));
  return same.reduce((sum, { requests }) => sum + requests.size, 0);
}

/** Returns whether the entered text confirms. Case and surrounding spaces don't matter. */
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
  const all = Math.max(rows, count);
  if (removal === 'delete') return say`${count} of ${all} records in “${name}” would be deleted from Catalog.`;
  if (removal === 'drop') return say`${count} of ${all} learners in “${name}” would be dropped.`;
  if (removal !== 'clear') return say`“${said(removal)}” would be applied to ${count} of ${all} records in “${name}”.`;
  return say`“${label}” would be cleared in ${count} of ${all} rows of “${name}”.`;
}
