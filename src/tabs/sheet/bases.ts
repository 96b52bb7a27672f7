// What each cell of a tab last showed from Catalog. A run can be killed between any two writes, and afterward each cell must
// still be known as pulled or edited.
import { type Field, isEditable, writableFields } from '../../catalog/resource.ts';
import type { Cell, Properties, Workbook } from '../../platform/ports.ts';
import type { CellContext } from '../cells/codec.ts';
import { cellContext } from '../memory/context.ts';
import {
  type Base,
  type IfDamaged,
  isCommitted,
  type Place,
  readSnapshot,
  type Snapshot,
  type SnapshotRow,
  type Stored,
  showsBase,
} from '../memory/snapshot.ts';
import { DATA_SHEET, readHeads } from '../memory/storage.ts';
import { isTicketNoted, ticketHeader } from '../memory/write-ticket.ts';
import { fingerprintInTab } from './row-fingerprint.ts';
import { type Contents, cellAt, type OpenTab } from './tab.ts';
import { repaired } from './ticket.ts';

export interface Bases {
  rows: Snapshot;
  /** The tab with what belongs into cells that a killed run has written in the wrong place. */
  contents: Contents;
  /** The time zone in which times were written. Undefined before the first pull, and if the tab isn't editable. */
  zone: string | undefined;
  /** A run ended between snapshot and tab, so the snapshot has to be stored again. */
  uncommitted: boolean;
  /** Where the snapshot is, if all runs have ended. */
  place?: Place;
}

/** Where it is stored what a tab showed, and what was typed into it. */
export interface Files {
  workbook: Workbook;
  document: Properties;
}

/**
 * Reads the base of every cell. If a run ended between snapshot and tab, a cell that shows what was about to be written has
 * that as its base, and a cell that shows neither is an edit. Cells of a tab that isn't editable have none.
 */
export function readBases(files: Files, tab: OpenTab, ifDamaged: IfDamaged = 'throw'): Bases {
  const { workbook } = files;
  const { resource, context } = tab;
  if (!isEditable(resource)) {
    const rows: Snapshot = new Map();
    const hasTicket = isTicketNoted(files.document, tab.contents.sheet.id);
    const contents = hasTicket ? repaired(files, tab.contents, { resource, context, snapshot: rows }).contents : tab.contents;
    return { rows, contents, zone: undefined, uncommitted: false };
  }
  const shown = basesIn(workbook, tab, ifDamaged);
  const { contents, unknown, isOpen } = repaired(files, tab.contents, { resource, context, snapshot: shown.rows });
  if (!isOpen) return { ...shown, contents };
  const { rows, zone } = contents.wrong ? basesIn(workbook, { ...tab, contents }, ifDamaged) : shown;
  // A cell whose right value isn't known has no base, so it's no edit.
  for (const { index, column } of unknown) {
    const row = rows.get(contents.keys[index] ?? '');
    if (row) rows.set(contents.keys[index] ?? '', { ...row, bases: { ...row.bases, [column]: undefined } });
  }
  return { rows, zone, contents, uncommitted: true };
}

/** Returns whether what a tab last showed is known without a look at its cells: the last run that wrote to it has ended. */
export function isSettled(workbook: Workbook, sheet: number): boolean {
  const data = workbook.sheetNamed(DATA_SHEET);
  const heads = data ? readHeads(data) : [];
  return isCommitted(heads, sheet) && !heads.includes(ticketHeader(sheet));
}

/** Reads what belongs into the cells of a tab, if a killed run has written some in the wrong place. */
export function readRepaired(files: Files, tab: OpenTab): Contents {
  return readBases(files, tab, 'ignore').contents;
}

/** Reads the bases of a tab with the context in which it shows them: times keep the zone in which the last pull wrote them. */
export function readShown(
  { workbook, document }: Files,
  tab: Omit<OpenTab, 'context'>,
  ifDamaged: IfDamaged = 'throw',
): Bases & { context: CellContext } {
  const present = cellContext(workbook, document);
  const bases = readBases({ workbook, document }, { ...tab, context: present }, ifDamaged);
  return { ...bases, context: { ...present, zone: bases.zone ?? present.zone } };
}

function basesIn(workbook: Workbook, tab: OpenTab, ifDamaged: IfDamaged): Omit<Bases, 'contents'> {
  const { contents, resource } = tab;
  const { keys, sheet } = contents;
  const { committed, pending } = readSnapshot(workbook, { sheet: sheet.id, keys, resource }, ifDamaged);
  const zone = committed?.zone ?? pending[0]?.zone;
  const old: Snapshot = committed?.rows ?? new Map();
  const last = pending[pending.length - 1];
  if (!last) return { rows: old, zone, uncommitted: false, ...(committed?.place && { place: committed.place }) };
  const candidates = committed ? [committed, ...pending] : pending;
  // A row that the killed run deleted stays forgotten.
  const rows: Snapshot = new Map(Array.from(old).filter(([key]) => keys.includes(key) || last.rows.has(key)));
  keys.forEach((key, index) => {
    if (key === '' || !candidates.some((stored) => stored.rows.has(key))) return;
    rows.set(key, shownRow(tab, index, { old: old.get(key), candidates, zone }));
  });
  return { rows, zone, uncommitted: true };
}

interface Candidates {
  /** What the committed snapshot holds of the row. */
  old: SnapshotRow | undefined;
  /** The snapshots of which the tab can show any mixture. */
  candidates: readonly Stored[];
  zone: string | undefined;
}

/** Returns what a row shows, cell by cell from the latest snapshot that the cell agrees with. */
function shownRow({ contents, resource, context }: OpenTab, index: number, { old, candidates, zone }: Candidates): SnapshotRow {
  const key = contents.keys[index] ?? '';
  const bases: SnapshotRow['bases'] = { ...old?.bases };
  for (const field of writableFields(resource)) {
    if (!contents.columns.has(field.name)) continue;
    const cell = cellAt(contents, index, field.name);
    const shown = candidates.filter((stored) =>
      isShown(field, cell, stored.rows.get(key)?.bases[field.name], { ...context, baseZone: stored.zone }),
    );
    const latest = shown[shown.length - 1];
    if (!latest) continue;
    // A time written in another zone than the rest gets no base. The next pull writes it again.
    bases[field.name] = field.kind === 'time' && latest.zone !== zone ? undefined : latest.rows.get(key)?.bases[field.name];
  }
  return { updated: old?.updated ?? '', readOnlyFingerprint: fingerprintInTab({ contents, resource, context }, index), bases };
}

function isShown(field: Field, cell: Cell, base: Base, context: CellContext): boolean {
  return base !== undefined && showsBase(field, cell, base, context);
}
