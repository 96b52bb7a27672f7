// A resource's tab: how it is made, and how it is read.

import { StopError } from '../../base/problem.ts';
import { actionsOf, type Field, isEditable, type Record_, type Resource } from '../../catalog/resource.ts';
import type { Area, Cell, Sheet } from '../../platform/ports.ts';
import { formatOf } from '../cells/codec.ts';
import { ATTENTION_MARK, EDITED } from '../cells/status-text.ts';
import { ACTION, type ColumnHead, type Columns, findColumns, headsOf, STATUS } from './columns.ts';

/** Blank rows kept below the data, where people can add rows. */
const SPARE_ROWS = 50;

/** A tab as it was read at one moment. Rows of `values` and `formulas` begin with row 2 of the sheet. */
export interface Contents {
  sheet: Sheet;
  name: string;
  columns: Columns;
  values: Cell[][];
  formulas: string[][];
  /** Key of each row, `''` where there is none. */
  keys: string[];
  /** The last row of the sheet that is ours: it has a key, or one of our cells is filled. 1 when there is none. */
  lastRow: number;
  /** The last row of the sheet that holds anything. */
  usedRows: number;
}

/** Reads a tab: one read of notes, one of values, one of formulas, however many rows there are. */
export function readTab(sheet: Sheet, resource: Resource): Contents {
  const name = sheet.name();
  const used = sheet.used();
  const width = Math.max(used.columns, 1);
  const [notes = []] = sheet.notes({ row: 1, column: 1, rows: 1, columns: sheet.size().columns });
  const columns = findColumns(notes, name);
  const height = Math.max(used.rows - 1, 0);
  const area: Area = { row: 2, column: 1, rows: height, columns: Math.max(width, ...columns.values()) };
  const values = height > 0 ? sheet.values(area) : [];
  const formulas = height > 0 ? sheet.formulas(area) : [];
  const ours = Array.from(columns.values());
  let lastRow = 1;
  values.forEach((row, index) => {
    if (ours.some((column) => row[column - 1] !== '' && row[column - 1] !== false && row[column - 1] !== EDITED)) lastRow = index + 2;
  });
  const keyColumn = resource.key === undefined ? undefined : columns.get(resource.key);
  const keys = values.map((row, index) => {
    // Rows without identity are told apart by their position alone.
    if (resource.key === undefined) return index + 2 <= lastRow ? String(index + 1) : '';
    return keyColumn === undefined ? '' : keyOf(row[keyColumn - 1]);
  });
  const contents = { sheet, name, columns, values, formulas, keys, lastRow, usedRows: used.rows };
  // What a person could edit is not even compared; elsewhere it is soon enough before something is written.
  if (isEditable(resource)) assertNoMergedCells(contents);
  return contents;
}

/**
 * Of merged cells only the first can hold anything: what is written into the others is lost, and they read as blank.
 */
export function assertNoMergedCells({ sheet, name, columns, usedRows }: Contents): void {
  const places = Array.from(columns.values());
  // A new tab has nothing that could be merged, and asking would wait for its headers to be written.
  if (places.length === 0 || usedRows < 2) return;
  const merges = sheet.merges({ row: 1, column: 1, rows: Math.max(usedRows, 1), columns: Math.max(...places) });
  const merge = merges.find((each) => places.some((place) => place >= each.column && place < each.column + each.columns));
  if (!merge) return;
  throw new StopError(
    'merged-cells',
    `The “${name}” tab has merged cells in Catalog columns (row ${merge.row}). No data was written or sent.`,
    'Select them, choose Format > Merge cells > Unmerge, then try again.',
  );
}

/** Without its key column a tab looks as if all of its rows were new. */
export function assertKeyColumn({ name, columns }: Contents, resource: Resource): void {
  if (resource.key === undefined || columns.has(resource.key)) return;
  throw new StopError(
    'no-key-column',
    `The “${name}” tab is missing its ${resource.fields.find((field) => field.name === resource.key)?.label ?? 'key'} column, so rows can’t be identified.`,
    'Undo the deletion, or delete the tab and pull it again.',
  );
}

/** The keys alone, as they are now: to see whether a person sorted meanwhile. */
export function readKeys(contents: Contents, resource: Resource): string[] {
  const column = resource.key === undefined ? undefined : contents.columns.get(resource.key);
  if (column === undefined || contents.values.length === 0) return contents.keys;
  // Rows that were deleted since may have taken the end of the grid along.
  const rows = Math.min(contents.values.length, contents.sheet.size().rows - 1);
  return rows < 1 ? [] : contents.sheet.values({ row: 2, column, rows, columns: 1 }).map(([cell]) => keyOf(cell));
}

/** The key that a cell holds, as text. */
export function keyOf(cell: Cell | undefined): string {
  return cell === undefined || cell instanceof Date || typeof cell === 'boolean' ? '' : String(cell).trim().replace(/^'/, '');
}

/** The cell of a field in a row of the contents; an empty one where the column is not there. */
export function cellAt(contents: Contents, index: number, name: string): Cell {
  const column = contents.columns.get(name);
  return column === undefined ? '' : (contents.values[index]?.[column - 1] ?? '');
}

/**
 * Gives a new sheet headers, notes, formats and drop-downs, and room for so many records. Can be done again where a run
 * was killed in the middle of it; `blank` where that has not been begun yet.
 */
export function formatTab(sheet: Sheet, resource: Resource, records: number, blank: boolean): void {
  const heads = headsOf(resource).filter(({ field }) => !field?.asked);
  const statusAt = heads.findIndex((head) => head.name === STATUS) + 1;
  // Rules that are there are ours or the person's, and stay. Asked before anything waits to be written.
  const colored = statusAt > 0 && !sheet.hasColorRules();
  const spare = resource.writes.create ? SPARE_ROWS : 1;
  if (blank) sheet.resize({ rows: records + 1 + spare, columns: heads.length });
  const header = { row: 1, column: 1, rows: 1, columns: heads.length };
  sheet.format(header, '@');
  sheet.write(header, [heads.map((head) => head.header)]);
  sheet.writeNotes(header, [heads.map((head) => head.note)]);
  const keyAt = heads.findIndex((head) => head.name === resource.key) + 1;
  const captionAt = heads.findIndex((head) => head.name === resource.caption) + 1;
  sheet.dress({
    headerColumns: heads.length,
    frozenRows: 1,
    frozenColumns: Math.max(keyAt, Math.min(captionAt, 4)),
    widths: Object.fromEntries(heads.map((head, index) => [index + 1, widthOf(head)])),
    editable: heads.flatMap((head, index) => (isEditableHead(resource, head) ? [index + 1] : [])),
    links: heads.flatMap((head, index) => (head.field?.link ? [index + 1] : [])),
    ...(colored && { status: { column: statusAt, edited: EDITED, trouble: ATTENTION_MARK } }),
  });
  // The rows of the records are dressed when they are written.
  const columns = new Map(heads.map((head, index) => [head.name, index + 1]));
  if (resource.writes.create) formatRows(sheet, resource, columns, sheet.size().rows - spare + 1, spare, []);
}

/** Formats and drop-downs for some rows; checkboxes only for the rows of `records`, because a checkbox is an entry. */
export function formatRows(
  sheet: Sheet,
  resource: Resource,
  columns: Columns,
  row: number,
  rows: number,
  records: readonly Record_[],
): void {
  if (rows < 1) return;
  const fields = new Map(resource.fields.map((field) => [field.name, field]));
  for (const segment of segmentsOf(columns)) {
    const formats = Array.from({ length: rows }, (_, index) => segment.map(([name]) => formatOfColumn(fields.get(name), records[index])));
    sheet.formatEach({ row, column: segment[0]?.[1] ?? 1, rows, columns: segment.length }, formats);
  }
  for (const [name, column] of columns) {
    const area = { row, column, rows, columns: 1 };
    const field = fields.get(name);
    if (name === ACTION) sheet.choice(area, { values: actionsOf(resource), strict: true });
    else if (!field?.write || !resource.writes.update) continue;
    else if (field.kind === 'choice' && field.choices) sheet.choice(area, { values: [...field.choices], strict: false });
    else if (field.kind === 'boolean' && !isCheckbox(field)) sheet.choice(area, { values: ['TRUE', 'FALSE'], strict: false });
    else if (isCheckbox(field) && records.length > 0) sheet.checkbox({ ...area, rows: records.length });
  }
}

/** Our columns in runs of neighbors, from left to right. */
export function segmentsOf(columns: Columns): [string, number][][] {
  const segments: [string, number][][] = [];
  for (const entry of Array.from(columns).sort((a, b) => a[1] - b[1])) {
    const open = segments[segments.length - 1];
    if (open && open[open.length - 1]?.[1] === entry[1] - 1) open.push(entry);
    else segments.push([entry]);
  }
  return segments;
}

function isCheckbox(field: Field): boolean {
  // A field that an older answer lacks would show as FALSE, which nobody said.
  return field.kind === 'boolean' && !field.nullable && !field.currentOnly;
}

function formatOfColumn(field: Field | undefined, record: Record_ | undefined): string {
  return field ? formatOf(field, record) : '@';
}

/** May what stands below this header be edited? */
export function isEditableHead(resource: Resource, head: ColumnHead): boolean {
  return head.name === ACTION || (head.field?.write !== undefined && Object.keys(resource.writes).length > 0);
}

function widthOf(head: ColumnHead): number {
  if (head.name === STATUS) return 170;
  if (head.name === ACTION) return 80;
  switch (head.field?.kind) {
    case 'id':
      return 90;
    case 'integer':
    case 'decimal':
    case 'money':
      return 95;
    case 'time':
      return 130;
    case 'boolean':
    case 'choice':
      return 105;
    default:
      return head.field?.name === 'currency' ? 75 : 220;
  }
}
