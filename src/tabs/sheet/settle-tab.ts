// A tab after writes that aren't known to have arrived: which row and column is which by now, what belongs into its cells, and what users
// typed meanwhile. Pure.
import type { Resource } from '../../catalog/resource.ts';
import { NOT_TYPED, type TypedMeanwhile } from '../memory/typed-meanwhile.ts';
import { type BelongsAt, lostRows, type Shown, settle, type Unknown } from './displaced.ts';
import type { Tracked } from './grid.ts';
import { type ReplacedEntries, replacedIn } from './replaced-entries.ts';
import type { Contents, LostRows } from './tab.ts';
import { follow } from './tracked.ts';
import { isAmong, valuesOf, type Writes } from './written.ts';

interface Scope {
  resource: Resource;
  zone: string;
  typed?: TypedMeanwhile;
  shown: Shown;
  isKilled?: true;
}

export interface SettledTab {
  /** The tab as it is now, with what belongs into its cells. */
  now: Tracked<Contents>;
  unknown: readonly Unknown[];
  lost: LostRows | undefined;
  /** What users typed meanwhile and get back, and what can't be kept. */
  back: BelongsAt;
  unkept: ReplacedEntries;
}

/** Returns a tab that was read after writes to it with what belongs into its cells. `before` is the tab before the last of them. */
export function settleTab(before: Tracked, writes: Writes, contents: Contents, { typed = NOT_TYPED, ...scope }: Scope): SettledTab {
  const isOurs = isAmong(valuesOf(writes), scope.zone);
  const read = follow(before, contents, { ...writes, isOurs });
  const { unkept, ...places } = replacedIn({ before, now: read, meant: writes.meant, isOurs }, typed, scope);
  const { tracked, unknown } = settle(before, writes, read, { ...scope, typed: places });
  return { now: tracked, unknown, lost: lostRows(before, writes, read.rows), back: places.back, unkept };
}
