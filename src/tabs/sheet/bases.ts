// What the cells of a tab last showed, kept in step with them: a run may be killed between any two writes, and afterward
// each cell must still be known as shown or typed.
import { isEditable, type Resource, writableFields } from '../../catalog/resource.ts';
import type { Workbook } from '../../platform/ports.ts';
import type { CellContext } from '../cells/codec.ts';
import { commitSnapshot, type Place, readSnapshot, type Snapshot, type Stored, showsBase, stageSnapshot } from '../memory/snapshot.ts';
import type { UpsertInput, UpsertResult } from './merge.ts';
import { fingerprintInTab } from './row-fingerprint.ts';
import { type Contents, cellAt } from './tab.ts';
import { upsertRows } from './write.ts';

export interface Bases {
  rows: Snapshot;
  /** The zone in which times were written; none before the first pull. */
  zone: string | undefined;
  /** A run ended between snapshot and tab, so the stored snapshot has to be written anew. */
  unsettled: boolean;
}

/**
 * The base of every cell. Where a run ended between snapshot and tab, a cell that shows what was about to be written has that
 * as its base; what shows neither is an edit. A `lenient` reading goes without what is damaged or lost.
 */
export function readBases(workbook: Workbook, resource: Resource, contents: Contents, context: CellContext, lenient = false): Bases {
  const { settled, pending } = readSnapshot(workbook, { sheet: contents.sheet.id, keys: contents.keys, resource }, lenient);
  const rows: Snapshot = settled?.rows ?? new Map();
  const zone = settled?.zone ?? pending[0]?.zone;
  if (pending.length === 0) return { rows, zone, unsettled: false };
  const candidates = settled ? [settled, ...pending] : pending;
  contents.keys.forEach((key, index) => {
    if (key === '' || !candidates.some((stored) => stored.rows.has(key))) return;
    const old = rows.get(key);
    const bases = { ...old?.bases };
    for (const field of writableFields(resource)) {
      const cell = cellAt(contents, index, field.name);
      const shown = candidates.filter((stored) => {
        const base = stored.rows.get(key)?.bases[field.name];
        return base !== undefined && showsBase(field, cell, base, { ...context, baseZone: stored.zone });
      });
      const latest = shown[shown.length - 1];
      // A time of another zone than the rest has no base that could be told; the next pull shows it anew.
      if (latest && contents.columns.has(field.name))
        bases[field.name] = field.kind === 'time' && latest.zone !== zone ? undefined : latest.rows.get(key)?.bases[field.name];
    }
    rows.set(key, { updated: old?.updated ?? '', fixed: fingerprintInTab(resource, contents, index, context), bases });
  });
  // What the killed run has forgotten with its row stays forgotten.
  for (const key of rows.keys()) if (!contents.keys.includes(key) && !pending[pending.length - 1]?.rows.has(key)) rows.delete(key);
  return { rows, zone, unsettled: true };
}

/**
 * Brings records into a tab and remembers what it then shows: first beside the old snapshot, then the tab, then instead of
 * it. `always` stores the snapshot where no cell of Catalog changes, too. The last step is the caller's to flush.
 */
export function upsertWithSnapshot(workbook: Workbook, bringing: UpsertInput, contents: Contents, always: boolean): UpsertResult {
  const { resource, context } = bringing;
  if (!isEditable(resource)) return upsertRows(workbook, bringing, contents);
  let place: Place | undefined;
  let stored: Snapshot | undefined;
  const store = (rows: Snapshot) => {
    const next: Stored = { rows, zone: context.zone };
    place = stageSnapshot(workbook, contents.sheet.id, resource, next, contents.usedRows, place);
    stored = rows;
    return place;
  };
  const brought = upsertRows(workbook, bringing, contents, (snapshot) => {
    const { usedBefore } = store(snapshot);
    workbook.flush();
    return usedBefore;
  });
  const now = brought.snapshot ?? (always ? bringing.snapshot : undefined);
  if (now) commitSnapshot(workbook, place && stored === now ? place : store(now));
  return brought;
}
