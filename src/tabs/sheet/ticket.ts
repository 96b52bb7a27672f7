// What a ticket holds of a write: its cells, and what stood in all rows and columns that it could hit if users change the layout meanwhile.
import { hash } from '../../base/hash.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { Cell, Workbook } from '../../platform/ports.ts';
import { type CellContext, encodeCell } from '../cells/codec.ts';
import { isShortened, type Snapshot } from '../memory/snapshot.ts';
import { MAX_TICKET_LENGTH, readTicket } from '../memory/write-ticket.ts';
import {
  asFarAsDone,
  corrected,
  type Displaced,
  type DisplacedCells,
  displacedBy,
  type Intended,
  type Landing,
  type Unknown,
} from './displaced.ts';
import type { Contents } from './tab.ts';
import { follow, isOneOf, keyOfId, type Tracked } from './tracked.ts';

/** A cell as JSON: a time in milliseconds, or a formula. */
type Packed = Exclude<Cell, Date> | { t: number } | { f: string };
type PackedValue = Packed | { h: string };

interface Ticket {
  v: 1;
  headers: readonly string[];
  columns: readonly string[];
  /** Identity of each row, and its cells by index of the column. */
  rows: [id: string, cells: { [column: number]: Packed }][];
  lastRow: number;
  added: number;
  deleting: readonly number[];
  cells: [row: number, column: number, value: PackedValue][];
  newCells: [row: number, column: number, value: PackedValue][];
  displaced: [place: string, shows: PackedValue, belongs: Packed | null][];
}

const MAX_CELL = 500;

export function packTicket({ grid, rows, columns }: Tracked<Contents>, intended: Intended, displaced: DisplacedCells): string {
  const hitRows = new Set(intended.cells.map(({ row }) => row - 2));
  const hitColumns = new Set(intended.cells.map(({ column }) => column - 1));
  const isWhole = (index: number) => hitRows.has(index) || intended.deleting.length > 0 || keyOfId(rows[index] ?? '') === undefined;
  const cellsIn = (index: number, only: 'all' | 'hit-rows'): { [column: number]: Packed } => {
    if (only === 'hit-rows' && !hitRows.has(index)) return {};
    const places = columns.flatMap((_, at) => (isWhole(index) || hitColumns.has(at) ? [at] : []));
    return Object.fromEntries(
      places.flatMap((at): [number, Packed][] => {
        const value = grid.values[index]?.[at] ?? '';
        const formula = grid.formulas[index]?.[at] ?? '';
        return String(value).length > MAX_CELL ? [] : [[at, formula === '' ? packed(value) : { f: formula }]];
      }),
    );
  };
  const pack = (only: 'all' | 'hit-rows') =>
    JSON.stringify({
      v: 1,
      headers: grid.headers,
      columns,
      rows: rows.map((id, index): [string, { [column: number]: Packed }] => [id, cellsIn(index, only)]),
      lastRow: intended.lastRow,
      added: intended.added,
      deleting: intended.deleting,
      cells: intended.cells.map(packLanding),
      newCells: intended.newCells.map(packLanding),
      displaced: Array.from(displaced, ([place, { shows, belongs }]): Ticket['displaced'][number] => [
        place,
        packValue(shows),
        belongs ? (belongs.formula === '' ? packed(belongs.value) : { f: belongs.formula }) : null,
      ]),
    } satisfies Ticket);
  const all = pack('all');
  if (all.length <= MAX_TICKET_LENGTH) return all;
  const less = pack('hit-rows');
  return less.length <= MAX_TICKET_LENGTH ? less : '';
}

function packed(value: Cell): Packed {
  return value instanceof Date ? { t: value.getTime() } : value;
}

function packValue(value: Landing['value']): PackedValue {
  if (typeof value === 'object' && !(value instanceof Date)) return { h: value.hash };
  return typeof value === 'string' && value.length > MAX_CELL ? { h: hash(value) } : packed(value);
}

function packLanding({ row, column, value }: Landing): [number, number, PackedValue] {
  return [row, column, packValue(value)];
}

function unpacked(value: PackedValue): Landing['value'] {
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

/** Returns a tab as it must be after a write that a killed run might have sent to the wrong cells. */
export function repaired(workbook: Workbook, contents: Contents, { resource, context, snapshot }: RepairScope): Repaired {
  const text = readTicket(workbook, contents.sheet.id);
  if (text === undefined) return { contents, unknown: [], isOpen: false };
  const ticket = parseVersioned<Ticket>(text);
  const zone = context.zone;
  const before: Tracked = {
    columns: ticket.columns,
    rows: ticket.rows.map(([id]) => id),
    grid: {
      headers: ticket.headers,
      keys: ticket.rows.map(([id]) => keyOfId(id) ?? ''),
      values: ticket.rows.map(([, cells]) => ticket.columns.map((_, at) => cellIn(cells[at]))),
      formulas: ticket.rows.map(([, cells]) => ticket.columns.map((_, at) => formulaIn(cells[at]))),
    },
  };
  const landing = ([row, column, value]: [number, number, PackedValue]): Landing => ({ row, column, value: unpacked(value) });
  const intended: Intended = { ...ticket, cells: ticket.cells.map(landing), newCells: ticket.newCells.map(landing) };
  const meant = asFarAsDone(before, intended, contents, zone);
  const now = follow(meant.layout, contents, isOneOf(meant.landings));
  const earlier = ticket.displaced.map(([place, shows, belongs]): [string, Displaced] => [
    place,
    { shows: unpacked(shows), belongs: belongs === null ? undefined : { value: cellIn(belongs) ?? '', formula: formulaIn(belongs) } },
  ]);
  const shown = (rowId: string, name: string): Cell | undefined => {
    const field = resource.fields.find((each) => each.name === name);
    const base = snapshot.get(keyOfId(rowId) ?? '')?.bases[name];
    if (!field || base === undefined || isShortened(base) || (typeof base === 'object' && base !== null && 'items' in base))
      return undefined;
    return encodeCell(field, base, context);
  };
  const displaced = new Map([...earlier, ...displacedBy(meant, now, zone)]);
  return { ...corrected(now, displaced, { resource, zone }, shown), isOpen: true };
}

export interface RepairScope {
  resource: Resource;
  context: CellContext;
  /** What the cells last showed from Catalog. */
  snapshot: Snapshot;
}

function cellIn(cell: Packed | undefined): Cell | undefined {
  if (typeof cell !== 'object') return cell;
  return 't' in cell ? new Date(cell.t) : '';
}

function formulaIn(cell: Packed | undefined): string {
  return typeof cell === 'object' && 'f' in cell ? cell.f : '';
}
