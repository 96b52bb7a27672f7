// Which rows a review is about.
import { isEditable } from '../../catalog/resource.ts';
import type { Area, Sheet } from '../../platform/ports.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { isRowIn } from '../../tabs/sheet/tab.ts';
import type { Session } from '../jobs/session.ts';
import type { TabDiff } from './diff.ts';

/** Rows of one sheet, from `row` on. */
export interface SheetRows {
  sheet: number;
  row: number;
  rows: number;
}

export interface Scope {
  /** The only tab; all editable tabs of this Catalog when absent. */
  sheet?: number;
  /** The only rows of that tab; all when absent. */
  areas?: readonly Area[];
  /** The only rows, of any tabs, such as those that a task has added. */
  rows?: readonly SheetRows[];
  /** New rows that are to be created although their Action is blank. */
  include?: readonly { sheet: number; row: number }[];
}

/** Returns the active tab and its selection, if it is a tab that can be sent. */
export function placeLookedAt(session: Pick<Session, 'workbook' | 'document'>): { sheet: number; name: string; areas: Area[] } | undefined {
  const active = session.workbook.active();
  const entry = readTabs(session.document).find((tab) => tab.sheet === active?.id);
  if (!active || !entry || entry.part || !isEditable(resourceForTab(entry))) return undefined;
  return { sheet: active.id, name: active.name(), areas: session.workbook.selection() };
}

export function isInScope({ sheet: only, areas, rows }: Scope, sheet: number, row: number): boolean {
  if (only !== undefined && only !== sheet) return false;
  const among = rows?.filter((each) => each.sheet === sheet) ?? areas;
  return among === undefined || isRowIn(among, row);
}

/** More rows than this aren't asked whether they're hidden, which takes two calls for each. */
const MAX_ASKED = 300;

export interface ScopedDiff extends TabDiff {
  /** Hidden rows within the selection: they aren't in the diff. */
  hidden: readonly number[];
  /** Hidden rows with an Action, if the whole tab is reviewed: they are in the diff. */
  concealed: readonly number[];
}

/** Returns the diff of the rows in scope. */
export function diffInScope(diff: TabDiff, scope: Scope, sheet: Pick<Sheet, 'id' | 'hiddenRows'>): ScopedDiff {
  const hiddenAmong = (rows: readonly number[]) => (rows.length === 0 ? [] : sheet.hiddenRows(rows.slice(0, MAX_ASKED)));
  const hidden = scope.areas ? hiddenAmong(rowsOf(diff).filter((row) => isInScope(scope, sheet.id, row))) : [];
  const actions = diff.changes.filter(({ operation }) => operation !== 'update' && operation !== 'create');
  const concealed = scope.areas || scope.rows ? [] : hiddenAmong(actions.map(({ row }) => row));
  const isIn = (row: number) => isInScope(scope, sheet.id, row) && !hidden.includes(row);
  return {
    changes: diff.changes.filter((change) => isIn(change.row)),
    refused: diff.refused.filter((refused) => isIn(refused.row)),
    offered: diff.offered.filter(isIn),
    ignored: diff.ignored.filter(isIn),
    outranked: diff.outranked.filter(isIn),
    hidden,
    concealed,
  };
}

/** Returns the rows that a diff has something to say about. */
function rowsOf({ changes, refused, offered }: TabDiff): number[] {
  return Array.from(new Set([...[...changes, ...refused].map(({ row }) => row), ...offered]));
}

/** Returns the rows below the header, such as `2–5, 8`, or `''` if none is selected. */
export function rowsText(areas: readonly Area[]): string {
  return areas
    .map(({ row, rows }) => ({ from: Math.max(row, 2), to: row + rows - 1 }))
    .filter(({ from, to }) => to >= from)
    .map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`))
    .join(', ');
}
