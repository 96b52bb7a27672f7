// The write section: brings records into a tab in place, by key, without touching what a person typed. Short, because a
// person may sort or type at any moment: read, compute, look again, write, flush, look again.

import { StopError } from '../../base/problem.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { Cell, Sheet, Workbook } from '../../platform/ports.ts';
import { encodeCell } from '../cells/codec.ts';
import type { Snapshot } from '../memory/snapshot.ts';
import type { Block } from './blocks.ts';
import { STATUS } from './columns.ts';
import { formulasToFill } from './fill-down.ts';
import { type Merge, mergeRecords, type UpsertInput, type UpsertResult } from './merge.ts';
import { assertNoMergedCells, type Contents, formatRows, readKeys, readTab, segmentsOf } from './tab.ts';

const MAX_TRIES = 5;

/**
 * Throws a StopError when people keep changing the tab while it is written. `before` is told what the tab is about to show, and
 * answers how many rows were used before a run that was killed made room for new ones.
 */
export function upsertRows(
  workbook: Workbook,
  bringing: UpsertInput,
  contents: Contents,
  before?: (snapshot: Snapshot) => number,
): UpsertResult {
  let now = contents;
  const written = new Map<string, Cell>();
  const attempted: Attempted = { dressing: true, inserted: 0, changed: 0 };
  for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
    const merge = mergeRecords(bringing, now, written);
    if (merge.blocks.length === 0 && merge.adding.length === 0 && merge.deleting.length === 0) return upsertResult(merge, attempted);
    assertNoMergedCells(now);
    const used = merge.brought.snapshot && before?.(merge.brought.snapshot);
    if (used !== undefined) attempted.inserted = Math.max(attempted.inserted, now.usedRows - used);
    if (standsAsRead(now)) {
      try {
        write(bringing, now, merge, written, attempted);
        workbook.flush();
      } catch {
        if (!attempted.dressing) throw cannotWrite(now);
        attempted.changed = merge.brought.changed;
        // A table of Sheets has formats of its own and takes no others: then only values are written.
        attempted.dressing = false;
        now = readTab(now.sheet, bringing.resource);
        continue;
      }
      const seen = readKeys(now, bringing.resource);
      // Rows of this run's deletes are gone and its new ones stand below, so the rows that stayed tell of a sort.
      if (merge.staying.every((key, index) => key === seen[index])) return upsertResult(merge, attempted);
    }
    now = readTab(now.sheet, bringing.resource);
  }
  throw new StopError(
    'tab-moving',
    `Rows in “${now.name}” kept changing during the refresh.`,
    'Wait until all edits are finished, then refresh it again.',
  );
}

/** What earlier tries of the same run have come to. */
interface Attempted {
  /** Formats and drop-downs are set too. */
  dressing: boolean;
  /** Blank rows that were put below the last one of ours. */
  inserted: number;
  /** Rows in which a cell changed. */
  changed: number;
}

function upsertResult({ brought }: Merge, { dressing, changed }: Attempted): UpsertResult {
  return { ...brought, changed: Math.max(brought.changed, changed), ...(dressing ? {} : { undressed: true }) };
}

/** The platform's own words are in the person's language, so they cannot be told apart. */
function cannotWrite({ name }: Contents): StopError {
  return new StopError(
    'cannot-write',
    `Google didn’t let Catalog Sync write to the “${name}” tab.`,
    'Check whether the tab is protected. Remove the protection, then try again.',
  );
}

/** Has nobody typed or sorted since the tab was read? */
function standsAsRead({ sheet, values }: Contents): boolean {
  const [first] = values;
  if (!first) return true;
  const again = sheet.values({ row: 2, column: 1, rows: values.length, columns: first.length });
  return again.every((row, index) => row.every((cell, at) => sameCell(cell, values[index]?.[at])));
}

function sameCell(a: Cell, b: Cell | undefined): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}

function write(bringing: UpsertInput, contents: Contents, merge: Merge, written: Map<string, Cell>, attempted: Attempted): void {
  const { resource, context } = bringing;
  const { sheet, columns } = contents;
  const keyColumn = resource.key === undefined ? undefined : columns.get(resource.key);
  const has = (from: number, width: number, column: number | undefined) => column !== undefined && column >= from && column < from + width;
  // A new key before the Status that it takes the place of, and the keys of new rows first: a killed run finds its rows again.
  const isLate = ({ column, values }: Block) => {
    const width = values[0]?.length ?? 0;
    return has(column, width, columns.get(STATUS)) && !has(column, width, keyColumn);
  };
  writeBlocks(contents, [...merge.blocks.filter((block) => !isLate(block)), ...merge.blocks.filter(isLate)], resource, attempted.dressing);
  for (const block of merge.blocks) {
    block.values.forEach((cells, down) => {
      cells.forEach((cell, right) => {
        const place = merge.recordCell(block.row + down, block.column + right);
        if (place !== undefined) written.set(place, cell);
      });
    });
  }
  if (merge.adding.length > 0) {
    const count = merge.adding.length;
    const first = contents.lastRow + 1;
    const filling = formulasToFill(contents);
    const missing = count - Math.min(attempted.inserted, blankBelow(contents));
    if (contents.usedRows > contents.lastRow) {
      sheet.insertRows(contents.lastRow, missing);
      attempted.inserted = count;
    } else {
      const size = sheet.size().rows;
      if (size < contents.lastRow + count) sheet.insertRows(size, contents.lastRow + count - size);
    }
    const records = merge.adding;
    if (attempted.dressing) formatRows(sheet, resource, columns, first, count, records);
    const fields = new Map(resource.fields.map((field) => [field.name, field]));
    const startOf = (segment: [string, number][]) => segment[0]?.[1] ?? 1;
    const segments = segmentsOf(columns);
    const isFirst = (segment: [string, number][]) => has(startOf(segment), segment.length, keyColumn);
    for (const segment of [...segments.filter(isFirst), ...segments.filter((each) => !isFirst(each))]) {
      const rows = records.map((record) =>
        segment.map(([name]) => {
          const field = fields.get(name);
          return field ? encodeCell(field, record[name], context) : '';
        }),
      );
      const column = startOf(segment);
      sheet.write(
        { row: first, column, rows: count, columns: segment.length },
        attempted.dressing ? rows : asTexts(sheet, first, column, rows),
      );
    }
    for (const [column, formula] of filling) sheet.fill({ row: first, column, rows: count, columns: 1 }, formula);
  }
  if (resource.key === undefined) blankRows(contents, merge.deleting);
  else deleteRows(contents, merge.deleting);
}

/** Rows without any content right below the last one of ours. */
function blankBelow({ values, lastRow }: Contents): number {
  const below = values.slice(lastRow - 1);
  const filled = below.findIndex((row) => row.some((cell) => cell !== '' && cell !== false));
  return filled < 0 ? below.length : filled;
}

/** Writes blocks; text columns are set to the text format first where they are not. */
export function writeBlocks(contents: Contents, blocks: readonly Block[], resource: Resource, dressing = true): void {
  if (blocks.length === 0) return;
  const { sheet, columns } = contents;
  const texts = new Set(
    resource.fields.filter((field) => ['text', 'choice', 'set', 'ids'].includes(field.kind)).map((field) => columns.get(field.name)),
  );
  texts.add(columns.get(STATUS));
  const touched = blocks.filter((block) => (block.values[0] ?? []).some((_, right) => texts.has(block.column + right)));
  if (dressing && touched.length > 0) {
    const top = Math.min(...touched.map((block) => block.row));
    const bottom = Math.max(...touched.map((block) => block.row + block.values.length - 1));
    const left = Math.min(...touched.map((block) => block.column));
    const right = Math.max(...touched.map((block) => block.column + (block.values[0]?.length ?? 1) - 1));
    const formats = sheet.formats({ row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 });
    for (let column = left; column <= right; column++) {
      if (!texts.has(column) || formats.every((row) => row[column - left] === '@')) continue;
      sheet.format({ row: top, column, rows: bottom - top + 1, columns: 1 }, '@');
    }
  }
  for (const block of blocks) {
    const values = dressing ? block.values : asTexts(sheet, block.row, block.column, block.values);
    sheet.write({ row: block.row, column: block.column, rows: values.length, columns: values[0]?.length ?? 0 }, values);
  }
}

/** Texts for cells that could not be given the text format: an apostrophe in front keeps them from being taken for anything else. */
function asTexts(sheet: Sheet, row: number, column: number, values: Cell[][]): Cell[][] {
  const formats = sheet.formats({ row, column, rows: values.length, columns: values[0]?.length ?? 0 });
  return values.map((cells, down) =>
    cells.map((cell, at) =>
      typeof cell === 'string' && cell !== '' && !cell.startsWith("'") && formats[down]?.[at] !== '@' ? `'${cell}` : cell,
    ),
  );
}

function deleteRows(contents: Contents, rows: readonly number[]): void {
  for (let end = rows.length - 1; end >= 0; ) {
    let start = end;
    while (start > 0 && rows[start - 1] === (rows[start] ?? 0) - 1) start -= 1;
    contents.sheet.deleteRows(rows[start] ?? 0, end - start + 1);
    end = start - 1;
  }
}

function blankRows(contents: Contents, rows: readonly number[]): void {
  const [first] = rows;
  if (first === undefined) return;
  for (const segment of segmentsOf(contents.columns)) {
    contents.sheet.clear({ row: first, column: segment[0]?.[1] ?? 1, rows: rows.length, columns: segment.length });
  }
}
