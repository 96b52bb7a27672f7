// What a ticket holds of a write: what it was to leave where, what wrong cells showed before it, and what stood in all rows and columns that
// it could hit if users change the layout meanwhile.
import { hash } from '../../base/hash.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { Cell, Properties, Workbook } from '../../platform/ports.ts';
import type { CellContext } from '../cells/codec.ts';
import type { Snapshot } from '../memory/snapshot.ts';
import { typedMeanwhile } from '../memory/typed-meanwhile.ts';
import { MAX_TICKET_LENGTH, readTicket } from '../memory/write-ticket.ts';
import type { Unknown } from './displaced.ts';
import type { Tracked } from './grid.ts';
import { settleTab } from './settle-tab.ts';
import { shownIn } from './shown-in.ts';
import type { Contents } from './tab.ts';
import { finderIn, idOfKey, keyOfId, placeOf } from './tracked.ts';
import { distinct, isHashed, nameOf, valuesOf, type Writes, type WrittenValue } from './written.ts';

/** A cell as JSON: a time in milliseconds, or a formula. */
type Packed = Exclude<Cell, Date> | { t: number } | { f: string };
type PackedValue = Packed | { h: string };

interface Ticket {
  v: 2;
  headers: readonly string[];
  columns: readonly string[];
  /** Identity of each row, and its cells by index of the column. */
  rows: [id: string, cells: { [column: number]: Packed }][];
  values: PackedValue[];
  /** What the write was to leave in the cells above and, with the rows after those, in new rows. All three are indexes. */
  meant: [row: number, column: number, value: number][];
  /** What wrong cells showed before it. */
  displaced: [row: number, column: number, value: number][];
  added: readonly string[];
  removing: readonly string[];
  isRepeated?: true;
}

const MAX_CELL = 500;
/** Small tabs are stored whole. */
const WHOLE = 3_000;

/** What a ticket holds, from the most to the least. */
const EXTENTS = ['all', 'without-long-texts', 'hit-rows'] as const;
type Extent = (typeof EXTENTS)[number];

/** Packs the writes to a tab, and the tab as it must be before the last one. */
export function packTicket({ grid, rows, columns }: Tracked, writes: Writes): string {
  const find = finderIn({ rows: [...rows, ...writes.added.map(idOfKey)], columns });
  const placed = (cells: Writes['meant']) =>
    Array.from(cells).flatMap(([place, value]) => {
      const { index, at } = find(place);
      return index < 0 || at < 0 ? [] : [{ row: index, column: at, value }];
    });
  const hits = placed(writes.meant);
  const present = hits.filter(({ row }) => row < rows.length);
  const hitRows = new Set(present.map(({ row }) => row));
  const hitColumns = new Set(present.map(({ column }) => column));
  const isSmall = rows.length * columns.length <= WHOLE;
  const isWhole = (index: number) =>
    isSmall || hitRows.has(index) || writes.removing.length > 0 || keyOfId(rows[index] ?? '') === undefined;
  const everyColumn = columns.map((_, at) => at);
  const someColumns = everyColumn.filter((at) => hitColumns.has(at));
  const cellsIn = (index: number, only: Extent): { [column: number]: Packed } => {
    const cells: { [column: number]: Packed } = {};
    if (only === 'hit-rows' && !hitRows.has(index)) return cells;
    for (const at of isWhole(index) ? everyColumn : someColumns) {
      const value = grid.values[index]?.[at];
      if (value === undefined || (only !== 'all' && typeof value === 'string' && value.length > MAX_CELL)) continue;
      const formula = grid.formulas[index]?.[at] ?? '';
      cells[at] = formula === '' ? packed(value) : { f: formula };
    }
    return cells;
  };
  const values = distinct(valuesOf(writes));
  const valueAt = new Map(values.map((value, index) => [nameOf(value), index]));
  const indexed = (cells: ReturnType<typeof placed>) =>
    cells.map(({ row, column, value }): Ticket['meant'][number] => [row, column, valueAt.get(nameOf(value)) ?? -1]);
  const pack = (only: Extent) =>
    JSON.stringify({
      v: 2,
      headers: grid.headers,
      columns,
      rows: rows.map((id, index): [string, { [column: number]: Packed }] => [id, cellsIn(index, only)]),
      values: values.map(packValue),
      meant: indexed(hits),
      displaced: indexed(placed(writes.displaced)),
      added: writes.added,
      removing: writes.removing,
      ...(writes.isRepeated && { isRepeated: true }),
    } satisfies Ticket);
  for (const only of EXTENTS) {
    const text = pack(only);
    if (text.length <= MAX_TICKET_LENGTH) return text;
  }
  return '';
}

function packed(value: Cell): Packed {
  return value instanceof Date ? { t: value.getTime() } : value;
}

function packValue(value: WrittenValue): PackedValue {
  if (isHashed(value)) return { h: value.hash };
  return typeof value === 'string' && value.length > MAX_CELL ? { h: hash(value) } : packed(value);
}

function unpacked(value: PackedValue): WrittenValue {
  if (typeof value !== 'object') return value;
  if ('t' in value) return new Date(value.t);
  return 'h' in value ? { hash: value.h } : '';
}

/** A tab whose wrong cells show what belongs there, and the cells of which that isn't known. */
export interface Repaired {
  contents: Contents;
  unknown: readonly Unknown[];
  /** The last write isn't known to have arrived. */
  isOpen: boolean;
}

export interface RepairScope {
  resource: Resource;
  context: CellContext;
  /** What the cells last showed from Catalog. */
  snapshot: Snapshot;
}

/** Returns a tab as it must be after a write that a killed run might have sent to the wrong cells. */
export function repaired(
  { workbook, document }: { workbook: Workbook; document: Properties },
  contents: Contents,
  { resource, context, snapshot }: RepairScope,
): Repaired {
  const text = readTicket(workbook, contents.sheet.id);
  if (text === undefined) return { contents, unknown: [], isOpen: false };
  const ticket = parseVersioned<Ticket | { v: 1 }>(text, 2);
  // The first form told by places what stood where, which doesn't hold if rows have moved again.
  if (ticket.v === 1) return { contents, unknown: [], isOpen: false };
  const { before, writes } = unpackTicket(ticket);
  const shown = shownIn({ resource, context, snapshot });
  const typed = typedMeanwhile(document, contents.sheet.id);
  const { now, unknown, lost } = settleTab(before, writes, contents, { resource, zone: context.zone, typed, shown, isKilled: true });
  // A row of which not all is known comes back with the next pull.
  const whole = lost?.lost.filter((index) => before.grid.values[index]?.every((cell) => cell !== undefined)) ?? [];
  return {
    contents: { ...now.grid, open: true, ...(lost && whole.length > 0 && { lost: { ...lost, lost: whole } }) },
    unknown,
    isOpen: true,
  };
}

function unpackTicket(ticket: Ticket): { before: Tracked; writes: Writes } {
  const { headers, columns, added, removing, isRepeated } = ticket;
  const rows = ticket.rows.map(([id]) => id);
  const cells = ticket.rows.map(([, of]) => columns.map((_, at) => of[at]));
  const before = {
    columns,
    rows,
    grid: {
      headers,
      keys: rows.map((id) => keyOfId(id) ?? ''),
      values: cells.map((row) => row.map(cellIn)),
      formulas: cells.map((row) => row.map(formulaIn)),
    },
  };
  const values = ticket.values.map(unpacked);
  const all = [...rows, ...added.map(idOfKey)];
  const at = (cells: Ticket['meant']) =>
    new Map(cells.map(([row, column, value]) => [placeOf(all[row] ?? '', columns[column] ?? ''), values[value] ?? '']));
  return {
    before,
    writes: { meant: at(ticket.meant), displaced: at(ticket.displaced), added, removing, ...(isRepeated && { isRepeated }) },
  };
}

function cellIn(cell: Packed | undefined): Cell | undefined {
  if (typeof cell !== 'object') return cell;
  return 't' in cell ? new Date(cell.t) : '';
}

function formulaIn(cell: Packed | undefined): string {
  return typeof cell === 'object' && 'f' in cell ? cell.f : '';
}
