// Hidden sheets that hold what the product remembers of the tabs: one column of text chunks per entry.
import type { Sheet, Workbook } from '../../platform/ports.ts';

/** Characters in one cell: below the platform's 50,000, with room for what it adds. */
const CHUNK = 40_000;

export const DATA_SHEET = 'Catalog Sync data';

/** The newest version of what row 1 of the data sheet holds. */
export const NEWEST_HEAD = 2;

/**
 * A hidden sheet with text cells only, made when first asked for. Hiding comes last: a sheet that is neither hidden nor
 * filled was left unfinished by a run that was killed.
 */
export function hiddenSheet(workbook: Workbook, name: string, size: { rows: number; columns: number }): Sheet {
  const there = workbook.sheetNamed(name);
  if (there && (there.hidden() || there.used().rows > 0)) return there;
  const sheet = there ?? workbook.add(name);
  sheet.resize(size);
  sheet.format({ row: 1, column: 1, rows: size.rows, columns: size.columns }, '@');
  sheet.hide();
  return sheet;
}

/** The hidden sheet with the snapshots, a column for each tab. */
export function dataSheet(workbook: Workbook): Sheet {
  return hiddenSheet(workbook, DATA_SHEET, { rows: 50, columns: 6 });
}

/** Writes to the data sheet without changing it. The next flush fails if it's protected. */
export function tryDataSheet(workbook: Workbook): void {
  const data = workbook.sheetNamed(DATA_SHEET);
  if (!data) return;
  const { rows, columns } = data.size();
  data.format({ row: rows, column: columns, rows: 1, columns: 1 }, '@');
}

/** Returns row 1 of the data sheet, which says what each column holds. */
export function readHeads(data: Sheet, columns = data.size().columns): string[] {
  return (data.values({ row: 1, column: 1, rows: 1, columns })[0] ?? []).map(String);
}

/** Returns a column of the data sheet that holds nothing. It can be the one after the last. */
export function freeColumn(heads: readonly string[]): number {
  const free = heads.indexOf('');
  return (free < 0 ? heads.length : free) + 1;
}

/** Writes a column from its head on. The rest of it becomes blank: cells of a longer text must not stay. */
export function writeColumn(data: Sheet, column: number, cells: readonly string[]): void {
  const { rows } = data.size();
  data.write(
    { row: 1, column, rows, columns: 1 },
    Array.from({ length: rows }, (_, index) => [cells[index] ?? '']),
  );
}

/** Returns the texts below the head of a column. */
export function readColumn(data: Sheet, column: number): string[] {
  return joinCells(readCells(data, column));
}

/** Returns the filled cells below the head of a column. */
export function readCells(data: Sheet, column: number): string[] {
  const { rows } = data.size();
  const cells = rows < 2 ? [] : data.values({ row: 2, column, rows: rows - 1, columns: 1 });
  const texts = cells.map(([cell]) => String(cell ?? ''));
  const end = texts.indexOf('');
  return end < 0 ? texts : texts.slice(0, end);
}

/** Clears the columns of the data sheet whose heads are meant. */
export function clearColumns(workbook: Workbook, isMeant: (head: string) => boolean): void {
  const data = workbook.sheetNamed(DATA_SHEET);
  if (!data) return;
  const { rows, columns } = data.size();
  readHeads(data, columns).forEach((head, index) => {
    if (isMeant(head)) data.clear({ row: 1, column: index + 1, rows, columns: 1 });
  });
}

/** Starts a cell that continues the one above. No JSON starts with it, and no spreadsheet takes it for a formula. */
const CONTINUED = '~';

const BRACKETS = '[]'.length;

/** Packs items into as few JSON arrays as fit into cells. An array with an item that is longer than a cell continues in the cells below. */
export function packChunks(items: readonly unknown[]): string[] {
  const chunks: string[] = [];
  let open: string[] = [];
  let length = 0;
  for (const item of items) {
    const text = JSON.stringify(item);
    if (length + text.length + BRACKETS > CHUNK && open.length > 0) {
      chunks.push(`[${open.join(',')}]`);
      open = [];
      length = 0;
    }
    open.push(text);
    length += text.length + 1;
  }
  if (open.length > 0) chunks.push(`[${open.join(',')}]`);
  return chunks.flatMap(splitToCells);
}

/** Splits a text into texts that each fit into a cell. All but the first are marked as continued. */
export function splitToCells(text: string): string[] {
  const cells: string[] = [];
  for (let from = 0; from < text.length; ) {
    const next = from + CHUNK;
    // A character of two code units isn't split: a cell doesn't keep half of one.
    const end = isHighSurrogate(text.charCodeAt(next - 1)) ? next - 1 : next;
    cells.push(`${from === 0 ? '' : CONTINUED}${text.slice(from, end)}`);
    from = end;
  }
  return cells;
}

/** Returns the texts that were split into these cells. A cell that is missing from one of them leaves a text that is no JSON. */
export function joinCells(cells: readonly string[]): string[] {
  const texts: string[][] = [];
  for (const cell of cells) {
    const open = texts[texts.length - 1];
    if (open && cell.startsWith(CONTINUED)) open.push(cell.slice(CONTINUED.length));
    else texts.push([cell]);
  }
  return texts.map((parts) => parts.join(''));
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

/** Makes sure that the grid has so many rows and columns. */
export function growTo(sheet: Sheet, rows: number, columns: number): void {
  const size = sheet.size();
  if (size.rows < rows) {
    sheet.insertRows(size.rows, rows - size.rows);
    sheet.format({ row: size.rows + 1, column: 1, rows: rows - size.rows, columns: size.columns }, '@');
  }
  if (size.columns < columns) {
    sheet.insertColumns(size.columns, columns - size.columns);
    sheet.format({ row: 1, column: size.columns + 1, rows: Math.max(rows, size.rows), columns: columns - size.columns }, '@');
  }
}
