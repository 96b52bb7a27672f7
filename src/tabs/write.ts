// The write section: brings records into a tab in place, by key, without touching what a person typed. Short, because a
// person may sort or type at any moment: read, compute, look again, write, flush, look again.
import { isEditable, type Record_, type Resource } from '../catalog/resource.ts';
import type { Cell, Workbook } from '../platform/ports.ts';
import { planBlocks } from './blocks.ts';
import { type CellContext, canonical, shows, toCell } from './cells.ts';
import { ACTION, STATUS } from './columns.ts';
import { hash } from './hash.ts';
import { StopError } from './problem.ts';
import { baseOf, type Snapshot, type SnapshotRow, showsBase } from './snapshot.ts';
import { type Contents, cellAt, dressRows, readKeys, readTab, segmentsOf } from './tab.ts';
import { intentIn, status } from './words.ts';

export interface Bringing {
  workbook: Workbook;
  resource: Resource;
  context: CellContext;
  /** By key, in the order in which new ones are added. */
  records: ReadonlyMap<string, Record_>;
  /** Keys of records that are known to be gone. */
  gone: ReadonlySet<string>;
  snapshot: Snapshot;
  /** What the Status of a row shall say, by its key or by the intent that its Status names. */
  marks?: ReadonlyMap<string, Mark>;
  /** Keys of new records by the intent that their row's Status names: the row gets the key. */
  born?: ReadonlyMap<string, string>;
}

export interface Mark {
  status: string;
  clearAction: boolean;
}

export interface Brought {
  added: number;
  /** Rows in which a cell changed. */
  changed: number;
  removed: number;
  /** Rows of gone records that stay because they hold a person's entries. */
  marked: number;
  /** Cells with unsent edits that were left alone. */
  kept: number;
  /** What the tab shows now, to be stored after the flush. Undefined when it is the same as before. */
  snapshot: Snapshot | undefined;
  rows: number;
}

const MOST_TRIES = 3;

/** Throws a StopError when a person keeps sorting the tab while it is written. */
export function bringRecords(bringing: Bringing, contents: Contents): Brought {
  let now = contents;
  const written = new Map<string, Cell>();
  for (let attempt = 1; ; attempt++) {
    const work = compute(bringing, now, written);
    if (work.idle) return work.brought;
    if (sameKeys(readKeys(now, bringing.resource), now.keys)) {
      write(bringing, now, work, written);
      bringing.workbook.flush();
      // New rows stand below ours and removed ones are gone, so the rows that stayed are enough to see a sort.
      const seen = readKeys(now, bringing.resource).filter((key) => !work.removing.has(key));
      if (sameKeys(seen.slice(0, work.stable.length), work.stable)) return work.brought;
    }
    if (attempt === MOST_TRIES) {
      throw new StopError(
        'tab-moving',
        `The rows of “${now.name}” were moved again and again while they were refreshed.`,
        'Wait until nobody sorts the tab, then refresh it again.',
      );
    }
    now = readTab(now.sheet, bringing.resource);
  }
}

interface Work {
  brought: Brought;
  idle: boolean;
  blocks: ReturnType<typeof planBlocks>;
  adding: [string, Record_][];
  /** Sheet rows to delete or, where rows have no identity, to blank. */
  deleting: number[];
  removing: Set<string>;
  /** Keys in the order in which they must still stand after writing. */
  stable: string[];
}

function compute(bringing: Bringing, contents: Contents, written: ReadonlyMap<string, Cell>): Work {
  const { resource, records, gone, context } = bringing;
  const fields = resource.fields.flatMap((field) => {
    const column = contents.columns.get(field.name);
    return column === undefined || field.writeOnly ? [] : [{ field, column }];
  });
  const changed = new Map<number, number[]>();
  const untouchable = new Set<string>();
  const marks = new Map<string, Cell>();
  const changedRows = new Set<number>();
  const snapshot: Snapshot = new Map();
  const deleting: number[] = [];
  const removing = new Set<string>();
  const recordOfRow = new Map<number, Record_>();
  const intents = contents.values.map((_, index) => intentIn(String(cellAt(contents, index, STATUS)))?.intent);
  const keys = contents.keys.map((key, index) => key || bringing.born?.get(intents[index] ?? '') || '');
  let kept = 0;
  let marked = 0;
  const mark = (column: number, row: number) => {
    const rows = changed.get(column) ?? [];
    rows.push(row);
    changed.set(column, rows);
    changedRows.add(row);
  };

  const put = (name: string, index: number, text: string) => {
    const column = contents.columns.get(name);
    if (column === undefined || cellAt(contents, index, name) === text) return;
    marks.set(`${index + 2}:${column}`, text);
    mark(column, index + 2);
  };

  keys.forEach((key, index) => {
    const row = index + 2;
    const said = bringing.marks?.get(key) ?? bringing.marks?.get(intents[index] ?? '');
    if (said) {
      put(STATUS, index, said.status);
      if (said.clearAction) put(ACTION, index, '');
    }
    if (key === '') return;
    const record = records.get(key);
    const old = bringing.snapshot.get(key);
    if (!record) {
      const isGone = gone.has(key);
      if (isGone && !holdsEntries(bringing, contents, index, old)) {
        deleting.push(row);
        removing.add(key);
        return;
      }
      if (old) snapshot.set(key, old);
      if (!isGone) return;
      marked += 1;
      put(STATUS, index, status.gone);
      return;
    }
    recordOfRow.set(row, record);
    const bases: SnapshotRow['bases'] = { ...old?.bases };
    for (const { field, column } of fields) {
      const value = record[field.name];
      if (value === undefined) {
        untouchable.add(`${row}:${column}`);
        continue;
      }
      const cell = contents.values[index]?.[column - 1] ?? '';
      const formula = contents.formulas[index]?.[column - 1] ?? '';
      const same = shows(field, cell, value, context);
      const ours = !field.write || showsBase(field, cell, old?.bases[field.name], context) || written.get(`${row}:${column}`) === cell;
      if (!same && !ours) {
        kept += 1;
        untouchable.add(`${row}:${column}`);
        continue;
      }
      if (field.write) bases[field.name] = baseOf(value);
      if (!same) mark(column, row);
      else if (formula !== '') untouchable.add(`${row}:${column}`);
    }
    if (isEditable(resource)) snapshot.set(key, { updated: updatedOf(resource, record), fixed: fixedOf(resource, record, context), bases });
  });

  const known = new Set(keys);
  const adding = Array.from(records).filter(([key]) => !known.has(key));
  for (const [key, record] of adding) if (isEditable(resource)) snapshot.set(key, snapshotRow(resource, record, context));
  const fieldAt = new Map(fields.map(({ field, column }) => [column, field]));
  const blocks = planBlocks({
    changed,
    wanted: (row, column) => {
      const said = marks.get(`${row}:${column}`);
      if (said !== undefined) return said;
      const field = fieldAt.get(column);
      const record = recordOfRow.get(row);
      return field && record && !untouchable.has(`${row}:${column}`) ? toCell(field, record[field.name], context) : undefined;
    },
    asItIs: (row, column) => contents.formulas[row - 2]?.[column - 1] || (contents.values[row - 2]?.[column - 1] ?? ''),
  });
  const idle = blocks.length === 0 && adding.length === 0 && deleting.length === 0;
  return {
    idle,
    blocks,
    adding,
    deleting,
    removing,
    stable: keys.slice(0, contents.lastRow - 1).filter((key) => !removing.has(key)),
    brought: {
      added: adding.length,
      changed: changedRows.size,
      removed: deleting.length,
      marked,
      kept,
      snapshot: sameSnapshot(snapshot, bringing.snapshot) ? undefined : snapshot,
      rows: keys.filter((key) => key !== '').length + adding.length - deleting.length,
    },
  };
}

function write(bringing: Bringing, contents: Contents, work: Work, written: Map<string, Cell>): void {
  const { resource, context } = bringing;
  const { sheet, columns } = contents;
  writeBlocks(contents, work.blocks, resource);
  for (const block of work.blocks) {
    block.values.forEach((cells, down) => {
      cells.forEach((cell, right) => {
        written.set(`${block.row + down}:${block.column + right}`, cell);
      });
    });
  }
  if (work.adding.length > 0) {
    const count = work.adding.length;
    const first = contents.lastRow + 1;
    if (contents.usedRows > contents.lastRow) sheet.insertRows(contents.lastRow, count);
    else {
      const size = sheet.size().rows;
      if (size < contents.lastRow + count) sheet.insertRows(size, contents.lastRow + count - size);
    }
    const records = work.adding.map(([, record]) => record);
    dressRows(sheet, resource, columns, first, count, records);
    const fields = new Map(resource.fields.map((field) => [field.name, field]));
    for (const segment of segmentsOf(columns)) {
      const rows = records.map((record) =>
        segment.map(([name]) => {
          const field = fields.get(name);
          return field ? toCell(field, record[name], context) : '';
        }),
      );
      sheet.write({ row: first, column: segment[0]?.[1] ?? 1, rows: count, columns: segment.length }, rows);
    }
  }
  if (resource.key === undefined) blankRows(contents, work.deleting);
  else deleteRows(contents, work.deleting);
}

/** Writes blocks; text columns are set to the text format first where they are not. */
export function writeBlocks(contents: Contents, blocks: ReturnType<typeof planBlocks>, resource: Resource): void {
  if (blocks.length === 0) return;
  const { sheet, columns } = contents;
  const texts = new Set(
    resource.fields.filter((field) => ['text', 'choice', 'set', 'ids'].includes(field.kind)).map((field) => columns.get(field.name)),
  );
  texts.add(columns.get(STATUS));
  const touched = blocks.filter((block) => (block.values[0] ?? []).some((_, right) => texts.has(block.column + right)));
  if (touched.length > 0) {
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
    sheet.write({ row: block.row, column: block.column, rows: block.values.length, columns: block.values[0]?.length ?? 0 }, block.values);
  }
}

/** What a snapshot keeps of a record that was just shown. */
export function snapshotRow(resource: Resource, record: Record_, context: CellContext): SnapshotRow {
  const bases: SnapshotRow['bases'] = {};
  for (const field of resource.fields) if (field.write && !field.writeOnly) bases[field.name] = baseOf(record[field.name]);
  return { updated: updatedOf(resource, record), fixed: fixedOf(resource, record, context), bases };
}

/** Fingerprint of the read-only cells of a row, as they stand in the tab. */
export function fixedInTab(resource: Resource, contents: Contents, index: number, context: CellContext): string {
  return hash(
    resource.fields
      .filter((field) => !field.write)
      .map((field) => canonical(cellAt(contents, index, field.name), context))
      .join('\u0000'),
  );
}

function fixedOf(resource: Resource, record: Record_, context: CellContext): string {
  return hash(
    resource.fields
      .filter((field) => !field.write)
      .map((field) => canonical(toCell(field, record[field.name], context), context))
      .join('\u0000'),
  );
}

function updatedOf(resource: Resource, record: Record_): string {
  return resource.updated === undefined ? '' : String(record[resource.updated] ?? '');
}

/** Does a row hold an unsent edit, or a constant in a column of the person? Rows without identity never do. */
function holdsEntries(bringing: Bringing, contents: Contents, index: number, old: SnapshotRow | undefined): boolean {
  if (bringing.resource.key === undefined) return false;
  const ours = new Set(contents.columns.values());
  const row = contents.values[index] ?? [];
  const personal = row.some((cell, at) => !ours.has(at + 1) && cell !== '' && (contents.formulas[index]?.[at] ?? '') === '');
  const edited = bringing.resource.fields.some(
    (field) => field.write && !showsBase(field, cellAt(contents, index, field.name), old?.bases[field.name], bringing.context),
  );
  return personal || edited;
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

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

function sameSnapshot(a: Snapshot, b: Snapshot): boolean {
  if (a.size !== b.size) return false;
  for (const [key, row] of a) {
    const other = b.get(key);
    if (!other || other.updated !== row.updated || other.fixed !== row.fixed || JSON.stringify(other.bases) !== JSON.stringify(row.bases))
      return false;
  }
  return true;
}
